"""In: the bytes of a Word file of 1997 to 2003. Out: its text with its layout, as a `Read`."""
