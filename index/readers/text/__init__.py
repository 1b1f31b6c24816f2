"""Bytes of plain text, web pages, mails and sheets come in, their text and tables go out."""
