"""A question that leans on the turns before comes in, a whole one goes out."""
