"""A question that names a part of a paper comes in, that part goes out, whole, or that the paper has none such."""
