"""What the language is, as tables, and what reads them."""
