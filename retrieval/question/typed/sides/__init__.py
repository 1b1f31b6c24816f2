"""A question that asks about two things together comes in, one question for each side goes out."""
