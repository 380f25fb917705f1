"""Clients of boto3 by a name that is known when the test runs."""

from __future__ import annotations

from typing import Any

import boto3

KEYS = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}


def client(service: str, region: str = "us-east-1", **options: Any) -> Any:
    """A client of this service; the types of boto3 know those of literal names alone."""
    made: Any = boto3
    return made.client(service, region_name=region, **options)
