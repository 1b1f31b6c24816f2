"""A meeting's paragraphs come in, what is asked of whom by when goes out."""
