"""Recipes that count: popularity, trends, co-occurrence."""
