"""A question that asks for more than one clause comes in, a list, count, verdict, digest or choice goes out."""
