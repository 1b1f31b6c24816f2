"""Judged questions come in, figures go out."""
