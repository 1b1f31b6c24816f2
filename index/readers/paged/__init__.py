"""Files whose text stands on pages come in (PDF, scans, photographs); paragraphs and tables in reading order go out."""
