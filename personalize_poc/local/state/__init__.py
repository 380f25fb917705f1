"""One SQLite file: schema, resources, events, records, job queue, ledger."""
