"""Kinds of exports from which nothing can be learned, and what is missing in each of them."""
