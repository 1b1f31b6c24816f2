"""The bytes of a spreadsheet come in, its lines and tables go out, each cell as an office sees it."""
