"""Tests of what tables say."""
