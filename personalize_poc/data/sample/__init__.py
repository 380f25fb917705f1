"""The built-in sample: real films and a simulated audience."""

from personalize_poc.data.sample.loading import load
from personalize_poc.data.sample.world import edition

__all__ = ["edition", "load"]
