"""Texts come in, their vectors and scores go out; the only importers of sentence-transformers."""
