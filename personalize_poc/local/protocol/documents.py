"""JSON documents of the stand-in's own paths, in and out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from personalize_poc.local import strict_json
from personalize_poc.local.protocol.codec import Request, Response


@dataclass(frozen=True)
class FileResponse(Response):
    """An answer whose body is a file, which is deleted once it is sent."""

    path: Path = Path()


@dataclass(frozen=True)
class LastResponse(Response):
    """An answer that is sent before `after` is called, which ends the server."""

    after: Callable[[], None] = lambda: None


class BadDocument(Exception):
    """A request's body is not what the path takes; the text says what it has to be."""


def document(status: int, content: Mapping[str, Any] | list[Any]) -> Response:
    """An answer in JSON."""
    return Response(status, {"Content-Type": "application/json"}, json.dumps(content).encode())


def refusal(status: int, message: str) -> Response:
    """An answer that says why not."""
    return document(status, {"message": message})


def read(request: Request, **members: type) -> dict[str, Any]:
    """The JSON object in the body, with at least these members of these types.

    Raises BadDocument.
    """
    try:
        found = strict_json.loads(request.body)
    except ValueError as error:
        raise BadDocument(f"The body is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise BadDocument("The body must be a JSON object.")
    for name, kind in members.items():
        if not isinstance(found.get(name), kind):
            raise BadDocument(f"The body must have {name}, a JSON {_JSON[kind]}.")
    return found


_JSON = {str: "string", dict: "object", list: "array", int: "number"}
