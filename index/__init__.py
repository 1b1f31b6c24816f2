"""A file becomes searchable text, facts and vectors; knows nothing of questions."""
