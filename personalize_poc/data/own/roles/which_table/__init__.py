"""Which table holds the interactions, or why none does."""
