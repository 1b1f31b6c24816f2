"""People reach it: Telegram, the page and the command line."""
