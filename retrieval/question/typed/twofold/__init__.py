"""A question about two things together comes in; its two sides, each asked about by itself, go out."""
