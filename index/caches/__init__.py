"""What is searched: the corpus's vectors and words come in, FAISS and Tantivy indices that fit it go out."""
