"""Your tests with a stand-in in a container, by the package testcontainers.

The image is built by the Containerfile beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest

containers = pytest.importorskip("testcontainers.core.container")
waiting = pytest.importorskip("testcontainers.core.waiting_utils")


@pytest.fixture(scope="session")
def personalize() -> Iterator[Any]:
    """A client of a stand-in that lives as long as the session."""
    with containers.DockerContainer("personalize-local").with_exposed_ports(4570) as container:
        waiting.wait_for_logs(container, "Amazon Personalize on this machine")
        yield boto3.client(
            "personalize",
            endpoint_url=f"http://127.0.0.1:{container.get_exposed_port(4570)}",
            region_name="us-east-1",
            aws_access_key_id="local",
            aws_secret_access_key="local",
        )


def test_a_group_is_made(personalize: Any) -> None:
    """As on AWS."""
    made = personalize.create_dataset_group(name="mine")
    assert made["datasetGroupArn"].endswith(":dataset-group/mine")
