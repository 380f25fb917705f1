"""Amazon Personalize on this machine: real imports, training, metrics, filters and answers.

Nothing in here imports the thin package, and the thin package imports nothing from here:
they meet on the wire, as the notebooks meet AWS.
"""
