"""A text comes in, what its parts are goes out: furniture, head, paragraphs, passages."""
