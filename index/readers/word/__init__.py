"""In: the bytes of a file that a word processor or its like has written. Out: its text with its layout, as a `Read`."""
