"""Pictures of pages come in, the words that are recognised on them go out; without tesseract nothing is recognised."""
