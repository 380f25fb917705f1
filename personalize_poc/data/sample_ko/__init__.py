"""A made-up Korean shop: products put together from words, bought by a simulated audience."""

from personalize_poc.data.sample_ko.loading import edition, load

__all__ = ["edition", "load"]
