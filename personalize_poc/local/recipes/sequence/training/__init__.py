"""The optimisation of the sequence model. Imports JAX, in workers only."""
