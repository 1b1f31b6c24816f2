"""In: the bytes of a PowerPoint file of 2007 and later. Out: its text with its layout, a page a slide, as a `Read`."""
