"""A text with its sentences comes in, the tree of its parts goes out: articles, clauses, points, headings, lead-ins."""
