"""Keeps what moto holds in memory over restarts."""
