"""A question that lacks what it needs comes in, what it may mean goes out, to be chosen from."""
