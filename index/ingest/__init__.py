"""Files and folders come in, a corpus in step with them goes out."""
