"""A text as it was typed comes in, what it asks goes out."""
