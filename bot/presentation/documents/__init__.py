"""A document and its layout come in; what was read of it goes out: for a person, for a program, as a report."""
