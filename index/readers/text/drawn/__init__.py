"""The lines of a plain text come in, its stretches that draw a table come out as tables, the others as they are."""
