"""The bytes of a file come in, its text goes out; one file a format."""
