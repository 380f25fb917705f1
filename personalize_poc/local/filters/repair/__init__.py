"""Proposes the nearest right form of a filter expression that is refused."""
