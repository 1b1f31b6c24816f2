"""The lines of an official paper come in, what its head and its signature say goes out."""
