"""Target aws in this process, answered by a stand-in: everything but the wire is as on AWS.

Session, clients, hosts and retries are those that AWS would meet. A request is turned to the
stand-in only after it was found to go to AWS. What is asked is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from personalize_poc.aws import propagation, sessions, waiting

if TYPE_CHECKING:
    import boto3

_OF_BUCKET = re.compile(r"(?P<bucket>.+)\.s3[.-].*")
_CREDENTIALS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}


@dataclass(frozen=True)
class Call:
    """One call of an operation with its parameters, and where it went."""

    service: str
    """As boto3 names it, e.g. `personalize-runtime`."""
    operation: str
    parameters: dict[str, Any]
    region: str


@contextmanager
def answered_by(endpoint: str) -> Iterator[list[Call]]:
    """Inside, `targets.connect("aws")` of this process leads to a stand-in.

    Args:
        endpoint: the stand-in's URL.

    Yields:
        The calls made inside, in their order; the list grows.
    """
    calls: list[Call] = []
    real = sessions.aws

    def session(region: str) -> boto3.Session:
        made = real(region)
        made.events.register_first("provide-client-params.*.*", _Keeper(calls, region))
        made.events.register_last("before-send", _Redirection(endpoint))
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sessions, "aws", session)
        # AWS takes minutes, the stand-in not.
        patch.setattr(waiting, "AWS_INTERVAL", waiting.LOCAL_INTERVAL)
        patch.setattr(propagation, "PAUSE", propagation.LOCAL_PAUSE)
        for name, value in _CREDENTIALS.items():
            patch.setenv(name, value)
        yield calls


class _Keeper:
    """A hook of botocore: what a client is asked, before anything is made of it."""

    def __init__(self, calls: list[Call], region: str) -> None:
        self.calls, self.region = calls, region

    def __call__(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        service = str(model.service_model.service_name)
        self.calls.append(Call(service, str(model.name), dict(params), self.region))


class _Redirection:
    """A hook of botocore, the last one before a request is sent: it goes to the stand-in."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint

    def __call__(self, request: Any, **_: Any) -> None:
        parts = urlsplit(request.url)
        of_bucket = _OF_BUCKET.fullmatch(parts.hostname or "")
        path = f"/{of_bucket['bucket']}{parts.path}" if of_bucket else parts.path
        request.url = self.endpoint + path + (f"?{parts.query}" if parts.query else "")
