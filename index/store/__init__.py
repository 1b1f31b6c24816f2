"""The database: documents, passages, vectors and facts come in, and what was stored goes out."""
