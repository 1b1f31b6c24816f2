"""What a question names, each thing with how it is known in a text, and where around a sentence it stands."""
