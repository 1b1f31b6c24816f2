"""The application: settings, people, Telegram, the local page, the command line."""
