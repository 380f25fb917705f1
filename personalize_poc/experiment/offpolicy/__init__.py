"""Off-policy evaluation: what a new policy would have brought, from the log of another one.

A policy says with which probability each action (an item in a place, a list, a recipe) is shown. If
the one that ran explored, and the probability of what it showed is known, rewards can be weighted
so that they stand for the new one. `logs` holds and checks what is needed, `evaluation` estimates.
"""
