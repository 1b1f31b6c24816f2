"""Tests of answers with sentences."""
