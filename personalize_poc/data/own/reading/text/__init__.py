"""Delimited text: its encoding, its dialect, where a table begins and ends, and what is damaged."""
