"""The former place of `personalize_poc.local.testing.mock`; imports from here go on to work."""

from personalize_poc.local.testing.mock import mock_personalize, patch_client

__all__ = ["mock_personalize", "patch_client"]
