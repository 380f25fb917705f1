"""Rules of the service, one module per resource family."""
