"""CSV files: dialect, blocks, checks, and the import."""
