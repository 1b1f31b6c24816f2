"""A page that was read comes in, what it says of officials, meetings and documents goes out."""
