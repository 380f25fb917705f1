"""The local server seen from outside: find it, start it, share it, end it."""
