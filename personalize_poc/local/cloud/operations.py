"""Which operation of S3, IAM or another service beside Personalize a request is."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote

from personalize_poc.local.cloud.signing import PLAIN_HOST
from personalize_poc.local.faults.engine import Called
from personalize_poc.local.protocol import credentials
from personalize_poc.local.protocol.codec import Request

_CLIENTS = {"monitoring": "cloudwatch", "email": "ses", "execute-api": "apigateway"}
"""Names of boto3 clients that differ from the name in signatures."""
_QUERY_CREDENTIAL = re.compile(r"X-Amz-Credential=([^&]+)")


def called(request: Request, query: str) -> Called | None:
    """The call that a signed request is; None for an unsigned one.

    request: with its body if that is a form. query: of its URL, as it was sent.
    """
    headers = request.headers
    scope = credentials.scope(headers)
    if scope is None and (presigned := _QUERY_CREDENTIAL.search(query)) is not None:
        text = f"Credential={unquote(presigned[1])}"
        scope = credentials.scope({"authorization": text})
    if scope is None:
        return None
    service = _CLIENTS.get(scope.service, scope.service)
    arguments = parse_qs(query, keep_blank_values=True)
    if service == "s3":
        operation = _of_s3(request, arguments)
    elif "x-amz-target" in headers:
        operation = headers["x-amz-target"].rpartition(".")[2]
    else:
        form = parse_qs(request.body.decode("utf-8", "replace"))
        operation = next(iter(form.get("Action") or arguments.get("Action") or ()), None)
    return Called(service, operation, scope.region, scope.access_key)


def is_s3(request: Request) -> bool:
    """Whether a request is signed for S3, or so that only S3 takes it (in its URL)."""
    scope = credentials.scope(request.headers)
    return scope is None or scope.service == "s3"


@dataclass(frozen=True)
class _Template:
    """What requests of an operation of S3 look like. The more it asks for, the earlier it comes."""

    operation: str
    method: str
    parts: int
    """0: no bucket, 1: a bucket, 2: an object."""
    query: Mapping[str, str]
    needed: frozenset[str]
    """Arguments that must be in the query."""
    headers: frozenset[str]

    @property
    def asks_for(self) -> tuple[int, int]:
        return len(self.query) + len(self.needed), len(self.headers)

    def fits(self, method: str, parts: int, request: Request, query: Mapping[str, Any]) -> bool:
        return (
            self.method == method
            and self.parts == parts
            and all(query.get(name, [None])[0] == value for name, value in self.query.items())
            and self.needed <= query.keys()
            and self.headers <= request.headers.keys()
        )


def _of_s3(request: Request, query: Mapping[str, Any]) -> str | None:
    path = request.path.lstrip("/")
    if PLAIN_HOST.fullmatch(request.headers.get("host", "")) is None and not re.match(
        r"s3[.-]", request.headers.get("host", "")
    ):
        path = f"bucket/{path}"  # the host names it
    bucket, _, key = path.partition("/")
    parts = 2 if key else 1 if bucket else 0
    for template in _templates():
        if template.fits(request.method, parts, request, query):
            return template.operation
    return None


@functools.cache
def _templates() -> list[_Template]:
    """The operations of S3, those that ask for most first."""
    import botocore.loaders  # only who gives rules waits for it
    from botocore.model import ServiceModel

    model = ServiceModel(botocore.loaders.Loader().load_service_model("s3", "service-2"), "s3")
    every = [model.operation_model(name) for name in model.operation_names]
    found = [_template(one) for one in every if not one.deprecated]
    return sorted(found, key=lambda one: one.asks_for, reverse=True)


def _template(operation: Any) -> _Template:
    path, _, literal = operation.http["requestUri"].partition("?")
    query = {name: values[0] for name, values in parse_qs(literal, keep_blank_values=True).items()}
    query.pop("x-id", None)
    shape = operation.input_shape
    required = [shape.members[name] for name in shape.required_members] if shape else []

    def needed(location: str) -> list[str]:
        at = [member.serialization for member in required]
        return [str(one["name"]) for one in at if one.get("location") == location]

    parts = 2 if "{Key+}" in path else 1 if "{Bucket}" in path else 0
    return _Template(
        operation.name,
        operation.http["method"],
        parts,
        query,
        frozenset(needed("querystring")),
        frozenset(name.lower() for name in needed("header")),
    )
