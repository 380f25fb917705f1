"""How far behind the next column is, and whether both say the same."""
