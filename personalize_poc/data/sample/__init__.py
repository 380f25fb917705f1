"""The built-in sample: real films and a simulated audience."""

from personalize_poc.data.sample.loading import load

__all__ = ["load"]
