"""A table as a file has it comes in, what it says goes out: titles of columns, rows, groups of rows, frames."""
