"""Answers and register entries come in, what a person or program reads goes out, free of any channel."""
