"""Recipes that find similar items."""
