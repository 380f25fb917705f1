"""Recipes: what Personalize offers to train, and the algorithms behind it. Arrays only."""
