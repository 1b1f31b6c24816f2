"""A question about who holds an office, or what someone holds, comes in; the spans that say it go out."""
