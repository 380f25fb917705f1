"""Durable queue, threads, worker processes, retries, periodic work. Knows no operation."""
