"""The command line: arguments come in, lines and exit statuses go out."""
