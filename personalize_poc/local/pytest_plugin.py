"""The former place of `personalize_poc.local.testing.pytest_plugin`; it goes on to work."""

from personalize_poc.local.testing.pytest_plugin import (
    LocalServer,
    personalize_mock,
    personalize_server,
)

__all__ = ["LocalServer", "personalize_mock", "personalize_server"]
