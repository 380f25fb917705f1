"""A person's own files, and the mapping that says what is in them."""

from personalize_poc.data.own.loading import MAPPING, check, interactions_file, load

__all__ = ["MAPPING", "check", "interactions_file", "load"]
