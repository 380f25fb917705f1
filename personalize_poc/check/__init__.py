"""Checking a person's own data: what it is, what is wrong with it, and what it allows."""
