"""Data sets the workshop can run on: the built-in sample, MovieLens, or your own files."""
