"""From a file on disk to something searchable."""
