"""Vietnamese spelling: letters, marks, words, sentences and numerals of any text."""
