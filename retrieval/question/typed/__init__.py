"""A text as it was typed comes in, what was meant by it goes out: without courtesy, slips and times told from today."""
