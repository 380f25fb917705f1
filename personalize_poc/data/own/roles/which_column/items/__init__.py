"""Which of several things, copies and titles of a row the item is."""
