"""How likely a column names the user or the item: evidence of each kind and its weight."""
