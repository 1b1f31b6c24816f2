"""Tests of answers with the cells of tables."""
