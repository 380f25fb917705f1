"""OPERATIONS.md and DIFFERENCES.md, and what writes them."""
