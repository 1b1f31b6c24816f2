"""A question becomes an answer with its sources; knows nothing of Telegram and settings."""
