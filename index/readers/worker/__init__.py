"""Reading in a process of its own: bytes and a name come in, what was read or why it was not goes out."""
