"""A question comes in, what it asks a list of and by what that is narrowed goes out."""
