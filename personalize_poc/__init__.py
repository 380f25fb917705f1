"""Helpers for six notebooks about Amazon Personalize, on AWS or on this machine."""

__version__ = "0.1.0"
