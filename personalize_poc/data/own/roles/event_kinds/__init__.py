"""What happened in a row: which column says it, and what its values mean."""
