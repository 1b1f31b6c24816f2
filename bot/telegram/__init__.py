"""The Telegram channel: updates come in, messages and buttons go out."""
