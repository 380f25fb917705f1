"""Columnar files of a dataset, with checksums, and the list of those that hold."""
