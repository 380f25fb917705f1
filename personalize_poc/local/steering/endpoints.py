"""The paths that steer the stand-in: reset, state, snapshots, requests, metrics, readiness."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from personalize_poc import contract
from personalize_poc.local.api.context import Service
from personalize_poc.local.process import memory, signals
from personalize_poc.local.protocol import documents
from personalize_poc.local.protocol.codec import Request, Response
from personalize_poc.local.protocol.documents import (
    FileResponse,
    LastResponse,
    document,
    refusal,
)
from personalize_poc.local.request_log import RequestLog
from personalize_poc.local.steering import archive, capture, prometheus, queries, renewal, snapshots
from personalize_poc.local.steering.archive import BadArchive
from personalize_poc.local.steering.hooks import Hooks
from personalize_poc.local.steering.snapshots import BadSnapshot

_NOT_HERE = (
    "This stand-in lives inside another program, or on a system where it cannot begin again by "
    "itself: stop it and use `personalize-poc local` with the same --data-dir."
)


@dataclass(frozen=True)
class Steering:
    """Answers requests that steer a stand-in.

    renew: has the server let in nobody new, and begin again after its end, doing what `renewal`
        notes; None: it cannot.
    """

    service: Service
    log: RequestLog
    renew: Callable[[], None] | None = None
    hooks: Hooks | None = None

    def answer(self, request: Request, body: IO[bytes]) -> Response | None:
        """Answer a request; None when the path or method is none of these.

        body: where the body of an imported state is read; of other requests it is in `request`.
        """
        for methods, path, handler in _ENDPOINTS:
            rest = request.path.removeprefix(path)
            if rest == request.path or request.method not in methods:
                continue
            if rest and not rest.startswith("/"):
                continue
            try:
                return handler(self, request, rest.removeprefix("/"), body)
            except (BadSnapshot, BadArchive, documents.BadDocument) as error:
                return refusal(400, str(error))
        return None

    def begin_again(self, word: str) -> Response:
        """Have the server begin again; `word` says what it does."""
        assert self.renew is not None
        told = document(202, {"status": word})
        self.renew()  # before the answer: who has it, and connects again, is for the next life
        return LastResponse(told.status, told.headers, told.body, after=signals.interrupt)


def _reset(steering: Steering, request: Request, rest: str, body: IO[bytes]) -> Response | None:
    """Begin with nothing, or forget what one account has in one region."""
    if rest:
        return None
    if steering.renew is None:
        return refusal(409, _NOT_HERE)
    data_dir = steering.service.data_dir
    if not request.body.strip():
        renewal.ask_for_nothing(data_dir)
    else:
        asked = documents.read(request, account=str, region=str)
        renewal.ask_for_place(data_dir, asked["account"], asked["region"])
    return steering.begin_again("resetting")


def _export(steering: Steering, request: Request, rest: str, body: IO[bytes]) -> Response | None:
    """The state as one file."""
    if rest:
        return None
    name = f"outgoing-{uuid.uuid4().hex}"
    folder = steering.service.data_dir / name
    target = folder.with_suffix(".tar")
    try:
        capture.capture(steering.service, folder)
        archive.write(folder, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    headers = {
        "Content-Type": "application/x-tar",
        "Content-Disposition": 'attachment; filename="personalize-state.tar"',
    }
    return FileResponse(200, headers, b"", path=target)


def _import(steering: Steering, request: Request, rest: str, body: IO[bytes]) -> Response | None:
    """Take the state of a file in the place of the present one."""
    if rest:
        return None
    if steering.renew is None:
        return refusal(409, _NOT_HERE)
    data_dir = steering.service.data_dir
    file = data_dir / f"incoming-{uuid.uuid4().hex}.tar"
    try:
        with file.open("wb") as target:
            shutil.copyfileobj(body, target, 1 << 20)
        archive.read(file, data_dir / renewal.INCOMING)
    finally:
        file.unlink(missing_ok=True)
    renewal.ask_for_incoming(data_dir)
    return steering.begin_again("importing")


def _snapshots(steering: Steering, request: Request, rest: str, body: IO[bytes]) -> Response | None:
    """List snapshots; make, restore and forget one."""
    data_dir = steering.service.data_dir
    name, _, action = rest.partition("/")
    asked = (request.method, action if name else None)
    if asked == ("GET", None):
        return document(200, {"snapshots": snapshots.names(data_dir)})
    if asked == ("PUT", ""):
        return document(201, snapshots.make(steering.service, name))
    if asked == ("DELETE", ""):
        snapshots.remove(data_dir, name)
        return document(200, {"snapshots": snapshots.names(data_dir)})
    if asked == ("POST", "restore"):
        if steering.renew is None:
            return refusal(409, _NOT_HERE)
        snapshots.restore(data_dir, name)
        return steering.begin_again("restoring")
    return None


def _requests(steering: Steering, request: Request, rest: str, body: IO[bytes]) -> Response | None:
    """The latest requests; those of some form; whether as many came as expected."""
    entries = steering.log.since()
    if request.method == "GET" and not rest:
        return document(200, {"requests": [entry._asdict() for entry in entries]})
    if request.method == "DELETE" and not rest:
        steering.log.forget()
        return document(200, {"requests": []})
    if request.method != "POST" or rest not in ("count", "assert"):
        return None
    asked = documents.read(request)
    form, numbers = _form(asked)
    if rest == "count":
        found = [entry._asdict() for entry in entries if form.fits(entry)]
        return document(200, {"count": len(found), "requests": found})
    problem = queries.unmet(form, entries, **numbers)
    return document(200, {"met": True}) if problem is None else refusal(409, problem)


_NUMBERS = {"times": "times", "atLeast": "at_least", "atMost": "at_most"}
_MEMBERS = {"operation": str, "service": str, "account": str, "region": str, "status": int}


def _form(asked: dict[str, Any]) -> tuple[queries.Form, dict[str, int]]:
    """The form and the expected numbers in a request. Raises BadDocument."""
    known = {*_NUMBERS, *_MEMBERS, "params"}
    if unknown := set(asked) - known:
        raise documents.BadDocument(
            f"The body has {', '.join(sorted(unknown))}; it may have {', '.join(sorted(known))}."
        )
    kinds = {**_MEMBERS, **dict.fromkeys(_NUMBERS, int), "params": dict}
    for name, value in asked.items():
        if not isinstance(value, kinds[name]) or isinstance(value, bool):
            raise documents.BadDocument(f"{name} must be of type {kinds[name].__name__}.")
    members = {name: asked[name] for name in (*_MEMBERS, "params") if name in asked}
    numbers = {own: asked[name] for name, own in _NUMBERS.items() if name in asked}
    return queries.Form(**members), numbers


def _metrics(steering: Steering, request: Request, rest: str, body: IO[bytes]) -> Response | None:
    """Counts and times for a monitoring system."""
    if rest:
        return None
    text = prometheus.text(steering.service, steering.log, memory.used())
    return Response(200, {"Content-Type": prometheus.CONTENT_TYPE}, text.encode())


def _ready(steering: Steering, request: Request, rest: str, body: IO[bytes]) -> Response | None:
    """200 once the start hooks have ended well, else 503."""
    if rest:
        return None
    hooks = steering.hooks.state() if steering.hooks else {"state": "none", "scripts": {}}
    ready = hooks["state"] in ("none", "done")
    return document(200 if ready else 503, {"ready": ready, "hooks": hooks})


_Handler = Callable[[Steering, Request, str, IO[bytes]], Response | None]

_ENDPOINTS: tuple[tuple[tuple[str, ...], str, _Handler], ...] = (
    (("POST",), contract.RESET_PATH, _reset),
    (("GET",), contract.STATE_PATH, _export),
    (("PUT", "POST"), contract.STATE_PATH, _import),
    (("GET", "PUT", "POST", "DELETE"), contract.SNAPSHOTS_PATH, _snapshots),
    (("GET", "POST", "DELETE"), contract.REQUESTS_PATH, _requests),
    (("GET",), contract.METRICS_PATH, _metrics),
    (("GET", "HEAD"), contract.READY_PATH, _ready),
)
