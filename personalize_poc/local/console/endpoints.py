"""What the console's page asks for, under `contract.CONSOLE_PATH`: one function a path."""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Callable
from typing import Any

from personalize_poc import __version__
from personalize_poc.local.api.context import Service
from personalize_poc.local.console import (
    catalogue,
    dataset_view,
    model_view,
    pages,
    resource_map,
)
from personalize_poc.local.process import memory
from personalize_poc.local.protocol import documents
from personalize_poc.local.protocol.codec import Request, Response
from personalize_poc.local.protocol.documents import document, refusal
from personalize_poc.local.request_log import RequestLog

TOKEN_HEADER = "x-personalize-console"  # noqa: S105 - the name of a header
"""Carries the token of the page with every request that is not a plain GET."""

MOST_ITEMS = 500
"""Items that one request may ask about, as many as one answer can recommend."""

_FOREIGN = "Only the console's own page may ask this. Load the page again if that is where you are."

Call = Callable[[str, dict[str, Any], str, str], Response]
"""Answers an operation: its name, parameters, account and region."""


class Console:
    """Answers requests of the page, and of nobody else.

    A page from elsewhere cannot read these answers (no header allows it) and cannot change
    anything, since it does not know the token.
    """

    def __init__(self, service: Service, log: RequestLog, call: Call) -> None:
        self.service = service
        self.log = log
        self._call = call
        self._token = secrets.token_urlsafe(24)

    def answer(self, request: Request, rest: str) -> Response | None:
        """Answer a request; rest: the path after `contract.CONSOLE_PATH`. None: nothing is there.

        Raises what the state raises when it cannot be read.
        """
        if request.method in ("GET", "HEAD"):
            return self._shown(request, rest)
        if request.method != "POST":
            return None
        given = request.headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            return refusal(403, _FOREIGN)
        try:
            return self._asked(request, rest)
        except documents.BadDocument as error:
            return refusal(400, str(error))

    def _shown(self, request: Request, rest: str) -> Response | None:
        if not rest:
            return pages.page(self._token)
        first, _, more = rest.partition("/")
        if first == "static":
            return pages.file(more, request)
        view = _VIEWS.get(first)
        found = view(self, more) if view is not None else None
        return document(200, found) if found is not None else None

    def _asked(self, request: Request, rest: str) -> Response | None:
        if rest == "call":
            asked = documents.read(request, operation=str, params=dict, account=str, region=str)
            return self._call(
                asked["operation"], asked["params"], asked["account"], asked["region"]
            )
        if rest == "history":
            asked = documents.read(request, group=str, user=str)
            known = catalogue.history(self.service, asked["group"], asked["user"])
            return document(200, {"history": known})
        if rest == "items":
            asked = documents.read(request, group=str, ids=list)
            ids = [str(one) for one in asked["ids"][:MOST_ITEMS]]
            return document(200, {"items": catalogue.items(self.service, asked["group"], ids)})
        return None


def _resources(console: Console, place: str) -> dict[str, Any]:
    account, _, region = place.partition("/")
    return {"resources": resource_map.resources(console.service, account, region)}


def _requests(console: Console, after: str) -> dict[str, Any] | None:
    if not after.isdigit():
        return None
    return {"requests": [entry._asdict() for entry in console.log.since(int(after))]}


def _health(console: Console, _: str) -> dict[str, Any]:
    unfinished = console.service.state.jobs.unfinished()
    return {
        "version": __version__,
        "pid": os.getpid(),
        "data_dir": str(console.service.data_dir),
        "memory": memory.used(),
        "since": console.log.began,
        "jobs": [{"arn": row.arn, "kind": row.kind, "state": row.state} for row in unfinished],
        **console.log.figures(),
    }


_View = Callable[[Console, str], dict[str, Any] | None]

_VIEWS: dict[str, _View] = {
    "places": lambda console, _: {"places": resource_map.places(console.service)},
    "resources": _resources,
    "resource": lambda console, arn: resource_map.detail(console.service, arn),
    "data": lambda console, arn: dataset_view.view(console.service, arn),
    "models": lambda console, arn: {"versions": model_view.versions(console.service, arn)},
    "suggestions": lambda console, arn: dict(catalogue.suggestions(console.service, arn)),
    "requests": _requests,
    "health": _health,
}
"""First part of a path -> what it shows, given the rest; None: there is no such thing."""
