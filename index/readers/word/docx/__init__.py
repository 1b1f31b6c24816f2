"""In: the bytes of a Word file of 2007 and later. Out: its text with its layout, as a `Read`."""
