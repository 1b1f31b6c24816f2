"""A question about a document comes in, what the document's own parts, or those that name it, say goes out."""
