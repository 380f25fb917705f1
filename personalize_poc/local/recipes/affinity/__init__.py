"""Which users have an affinity to an item, or to attributes of items."""
