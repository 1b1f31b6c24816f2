"""Bytes, or letters as fonts and encodings before Unicode have them, come in; sound Unicode text goes out."""
