"""How tables hang together: keys, and what stands one table further."""
