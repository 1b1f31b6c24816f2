"""In: the bytes of a .doc or .rtf file. Out: its text with its layout, as a `Read`."""
