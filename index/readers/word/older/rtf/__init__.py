"""In: the bytes of an RTF file. Out: its text with its layout, as a `Read`."""
