"""A table as it is looked at, and what its values and names say of each column."""
