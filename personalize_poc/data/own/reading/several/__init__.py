"""Several files that are one table, and what the files of a folder say about each other."""
