"""A question and the tables of its evidence come in, the cells that answer go out."""
