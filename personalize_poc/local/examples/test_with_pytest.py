"""Your tests with the fixtures of the stand-in.

    cd personalize_poc/local/examples
    pytest -p personalize_poc.local.testing.pytest_plugin test_with_pytest.py

In a project of your own, `pytest_plugins = ["personalize_poc.local.testing.pytest_plugin"]` in
conftest.py does what -p does here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import boto3
import pytest

sys.path.insert(0, str(Path(__file__).parent))
import journey


def test_in_process(personalize_mock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh Personalize, empty for each test."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    similar = journey.main()
    assert set(similar) <= {f"film-{number}" for number in range(30)}  # of the same series
    assert "film-3" not in similar


def test_on_a_server(personalize_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One server for the whole session, for code in other processes and languages as well."""
    for name, value in personalize_server.environment.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("personalize")
    group = client.create_dataset_group(name="mine")["datasetGroupArn"]
    journey.ready(client.describe_dataset_group, "datasetGroup", datasetGroupArn=group)
    assert group in [g["datasetGroupArn"] for g in client.list_dataset_groups()["datasetGroups"]]
