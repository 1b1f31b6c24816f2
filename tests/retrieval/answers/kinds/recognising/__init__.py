"""Tests of what tells the kind of a question."""
