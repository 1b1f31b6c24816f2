"""Lines drawn on pages and words come in; tables, put together over pages, go out."""
