"""Databases, their dumps and queries, and Parquet files."""
