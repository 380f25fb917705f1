"""Fixtures for people who test their own code against Personalize on this machine.

Installed means usable: pytest finds them by itself.

personalize_server    one server process for the whole test session; ask it for clients
personalize_mock      a fresh Personalize in process for one test (see `mock`)
personalize_trained   a server with trained campaigns, as new for each test
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from personalize_poc.local.testing.server import LocalServer, Trained

__all__ = ["LocalServer", "personalize_mock", "personalize_server", "personalize_trained"]

_NEW = "as-new"


def __getattr__(name: str) -> Any:
    """Names that code imported from here before."""
    if name in ("LocalServer", "Trained"):
        from personalize_poc.local.testing import server

        return getattr(server, name)
    raise AttributeError(name)


# Imports stand inside: every test session in this environment loads this module.


@pytest.fixture(scope="session")
def personalize_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server process on a free port with an empty data directory, ended after the session."""
    from personalize_poc.local.testing.server import running

    with running(tmp_path_factory.mktemp("personalize")) as server:
        yield server


@pytest.fixture(scope="session")
def _personalize_trained_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Trained]:
    from personalize_poc.local.testing.server import running_trained

    with running_trained(tmp_path_factory.mktemp("personalize-trained")) as trained:
        trained.server.snapshot(_NEW)
        yield trained


@pytest.fixture
def personalize_trained(_personalize_trained_server: Trained) -> Iterator[Trained]:
    """Trained campaigns to ask, with filters and an event tracker; see `server.Trained`.

    What a test changes is taken back after it.
    """
    trained = _personalize_trained_server
    trained.server.forget_requests()
    yield trained
    if trained.server.has_changed():
        trained.server.restore(_NEW)


@pytest.fixture
def personalize_mock() -> Iterator[Any]:
    """Personalize and the services beside it in process, empty for every test."""
    from personalize_poc.local.testing.mock import mock_personalize

    with mock_personalize() as mock:
        yield mock
