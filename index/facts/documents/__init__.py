"""A page comes in, the documents that it is and names go out."""
