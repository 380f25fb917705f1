"""Fixtures for people who test their own code against Personalize on this machine.

Ask for them in a conftest:

    pytest_plugins = ["personalize_poc.local.testing.pytest_plugin"]

personalize_server   one server process for the whole test session; ask it for clients
personalize_mock     a fresh Personalize in process for one test (see `mock`)
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest

from personalize_poc.local.process import daemon


@dataclass(frozen=True)
class LocalServer:
    """A running stand-in. `environment` holds the variables that point any SDK at it."""

    endpoint: str
    port: int
    pid: int
    data_dir: Path

    @property
    def environment(self) -> dict[str, str]:
        """Variables for other processes (those to unset are left out)."""
        variables = daemon.environment(self.endpoint, "us-east-1")
        return {name: value for name, value in variables.items() if value is not None}

    def client(self, service: str, region: str = "us-east-1", **options: Any) -> Any:
        """A boto3 client of this service that talks to the stand-in."""
        session = boto3.Session(
            aws_access_key_id="local", aws_secret_access_key="local", region_name=region
        )
        make: Any = session.client  # its types know services by their literal names only
        return make(service, **({"endpoint_url": self.endpoint} | options))


@pytest.fixture(scope="session")
def personalize_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server process on a free port with an empty data directory, ended after the session."""
    data_dir = tmp_path_factory.mktemp("personalize")
    # A session that is killed ends the server as well: nobody holds the other end any more.
    theirs, ours = os.pipe()
    with os.fdopen(theirs, "rb"), os.fdopen(ours, "wb"):
        state, _ = daemon.start(data_dir, 0, ["--exit-with-stdin"], stdin=theirs)
        try:
            yield LocalServer(state["endpoint"], state["port"], state["pid"], data_dir)
        finally:
            daemon.stop(data_dir)


@pytest.fixture
def personalize_mock() -> Iterator[Any]:
    """Personalize and the services beside it in process, empty for every test."""
    from personalize_poc.local.testing.mock import mock_personalize

    with mock_personalize() as mock:
        yield mock
