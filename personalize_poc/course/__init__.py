"""What the notebooks of the course have in common: beginning, showing, exercises."""
