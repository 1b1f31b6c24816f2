"""A question and its evidence come in, a cited answer goes out; one file a kind."""
