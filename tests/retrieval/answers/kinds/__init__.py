"""Answers of more than one clause, a module of the room each."""
