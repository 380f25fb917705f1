"""The server as a process: daemon, data directory, lock, isolation, import guard."""
