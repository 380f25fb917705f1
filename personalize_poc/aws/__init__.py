"""The account: which target, names, resources, policies, storage, waiting, what it costs."""
