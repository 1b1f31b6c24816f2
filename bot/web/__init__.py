"""The web channel: requests come in, pages and JSON go out."""
