"""People whom a list asks for come out: those who hold an office, and those of whom something is told."""
