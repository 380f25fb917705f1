"""Stored data as the arrays that a training reads."""
