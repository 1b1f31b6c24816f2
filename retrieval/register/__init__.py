"""The facts of many documents come in, one entry for each person, meeting and document goes out."""
