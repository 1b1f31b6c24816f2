"""One update comes in, what is done about it goes out."""
