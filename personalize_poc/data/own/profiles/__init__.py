"""Facts of every column of a table: what its values look like, and how often they come back."""

from personalize_poc.data.own.profiles.facts import profile
from personalize_poc.data.own.profiles.model import ColumnProfile, TableProfile

__all__ = ["ColumnProfile", "TableProfile", "profile"]
