"""End-to-end tests: the real command against a fake Bot API server, the test in the part of a person."""
