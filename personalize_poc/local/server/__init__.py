"""HTTP in, HTTP out: the application, its fast path, faults, and how a service is put together."""
