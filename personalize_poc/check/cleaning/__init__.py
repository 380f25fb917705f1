"""Cleaned files of a person's data, with a list of everything that was changed or left out."""
