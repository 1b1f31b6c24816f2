"""What the bot does with an update, one file a concern."""
