"""A file and a passage of it come in; the picture of the page that it stands on, the passage marked, goes out."""
