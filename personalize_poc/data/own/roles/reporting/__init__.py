"""What a person is told, and what only the person can decide."""
