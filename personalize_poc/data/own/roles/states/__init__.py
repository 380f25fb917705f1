"""Marks of a row in its own table: states, flags, dates of undoing, numbers below zero."""
