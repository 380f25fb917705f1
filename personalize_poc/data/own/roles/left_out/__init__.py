"""Rows that do not count, and people who are no customers, by what other tables and names say."""
