"""One dataset group in memory: histories, catalogue, impressions."""
