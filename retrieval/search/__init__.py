"""A question comes in, scored passages go out."""
