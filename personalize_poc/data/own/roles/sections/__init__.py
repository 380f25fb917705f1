"""The sections of a mapping: interactions, items and users with all their columns."""
