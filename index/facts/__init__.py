"""Facts that a document states: officials, meetings and documents, each with its span and confidence."""
