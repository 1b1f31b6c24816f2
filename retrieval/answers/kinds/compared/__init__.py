"""A question that asks about two things together comes in; both with their sources, and how they differ, go out."""
