"""What a question of yes or no claims comes in; whether the documents say so, and by which clause, goes out."""
