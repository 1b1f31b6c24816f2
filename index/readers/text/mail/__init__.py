"""The bytes of a mail or a saved web page come in, its text and that of its attachments goes out."""
