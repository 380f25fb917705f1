"""Schemas, CSV import, columnar storage and the arrays made from it."""
