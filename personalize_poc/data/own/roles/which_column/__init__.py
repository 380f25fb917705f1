"""Which columns are the user, the item and the time of a row."""
