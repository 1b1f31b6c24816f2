"""A page comes in, the meetings that it reports and names go out."""
