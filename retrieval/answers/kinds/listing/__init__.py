"""A question that asks for all of several comes in, what is listed and the things of register and corpus go out."""
