"""Which time of a row is the one at which it happened, and its form."""
