"""In: the bytes of an OpenDocument text (.odt). Out: its text with its layout, as a `Read`."""
