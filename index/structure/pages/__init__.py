"""The lines of a web page or of news come in, what is the page's and what the text says of itself goes out."""
