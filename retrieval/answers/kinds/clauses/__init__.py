"""A question for several clauses of a paper comes in, the list as the paper has it goes out."""
