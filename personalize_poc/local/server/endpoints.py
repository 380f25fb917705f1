"""What the stand-in answers itself, under /_personalize/: one function an endpoint."""

from __future__ import annotations

import io
import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from personalize_poc import __version__, contract
from personalize_poc.local import quotas, strict_json
from personalize_poc.local.api.context import Service
from personalize_poc.local.api.solutions import evaluated
from personalize_poc.local.faults import rules
from personalize_poc.local.faults.rules import InvalidRule, Rule
from personalize_poc.local.protocol.codec import Request, Response
from personalize_poc.local.protocol.documents import document

STARTED = time.time()
"""When this server began, Unix seconds: another number after a reset or restore."""


@dataclass(frozen=True)
class Endpoints:
    """Answers requests under `contract.OWN_PATHS`.

    shutdown: called when a process of this user asks the server to end; None: nobody can ask.
    console: answers what its page asks for, given the path below the console's; None: no console.
    steering: answers what steers the stand-in, given where a large body is read; None: nothing is.
    """

    service: Service
    shutdown: Callable[[], None] | None = None
    console: Callable[[Request, str], Response | None] | None = None
    steering: Callable[[Request, IO[bytes]], Response | None] | None = None

    def answer(self, request: Request, body: IO[bytes] | None = None) -> Response:
        """Answer a request; 404 for what does not exist.

        body: of a state that is imported, which is not in `request`.
        """
        for methods, path, handler in _ENDPOINTS:
            rest = request.path.removeprefix(path)
            found = rest != request.path and (not rest or path.endswith("/"))
            if found and request.method in methods and (answer := handler(self, request, rest)):
                return answer
        if self.steering is not None:
            steered = self.steering(request, body or io.BytesIO(request.body))
            if steered is not None:
                return steered
        return document(404, {"message": f"{request.method} {request.path} does not exist."})


def _health(endpoints: Endpoints, request: Request, rest: str) -> Response:
    content = {
        "status": "ready",
        "version": __version__,
        "data_dir": str(endpoints.service.data_dir),
        "pid": os.getpid(),
        "started": STARTED,
        "iamDelay": endpoints.service.options.iam_delay,
        "quotas": {**quotas.DOCUMENTED, **endpoints.service.options.quotas},
    }
    return document(200, content)


def _shutdown(endpoints: Endpoints, request: Request, rest: str) -> Response | None:
    if endpoints.shutdown is None:
        return None
    if request.headers.get(contract.SHUTDOWN_HEADER) != str(os.getpid()):
        return document(
            403, {"message": f"The header {contract.SHUTDOWN_HEADER} must name the pid."}
        )
    threading.Timer(0.1, endpoints.shutdown).start()
    return document(202, {"status": "ending"})


def _evaluation(endpoints: Endpoints, request: Request, arn: str) -> Response:
    """What GetSolutionMetrics has no place for: intervals, baseline, textbook NDCG, novelty."""
    version = endpoints.service.state.resources.find(arn)
    found = evaluated.page(version) if version else None
    if found is None:
        return document(404, {"message": f"{arn} is no solution version with an evaluation."})
    return document(200, {"solutionVersionArn": arn, "evaluation": found})


def _test_users(endpoints: Endpoints, request: Request, arn: str) -> Response:
    """The lists and the truths that the metrics of a solution version were made of."""
    from personalize_poc.local.evaluation import (
        kept,  # seldom asked; the start need not wait for it
    )

    version = endpoints.service.state.resources.find(arn)
    model = version.private.get("model") if version else None
    found = None
    if model is not None:
        folder = endpoints.service.data_dir / model
        names = ("item_ids.json", "user_ids.json")
        if all((folder / name).is_file() for name in names):
            ids = [json.loads((folder / name).read_text(encoding="utf-8")) for name in names]
            found = kept.read(folder, *ids)
    if found is None:
        return document(404, {"message": f"Nothing is kept of the test users of {arn}."})
    return document(200, {"solutionVersionArn": arn, **found})


def _progress(endpoints: Endpoints, request: Request, arn: str) -> Response:
    """How far a worker is: its step, what it counts, and for how many seconds it has worked."""
    found = endpoints.service.jobs.progress(arn)
    if found is None:
        return document(404, {"message": f"Nobody works on {arn} now."})
    return document(200, {"arn": arn, "progress": found})


def _faults(endpoints: Endpoints, request: Request, rest: str) -> Response:
    """The rules of faults: read, set (POST, PUT), added (PATCH), taken back (DELETE).

    Every answer is the list of rules that are in force then.
    """
    faults = endpoints.service.faults
    try:
        if request.method == "DELETE" and not request.body.strip():
            faults.replace([])
        elif request.method != "GET":
            change = {"DELETE": faults.remove, "PATCH": faults.add}
            change.get(request.method, faults.replace)(_rules(endpoints, request.body))
    except InvalidRule as error:
        return document(400, {"message": str(error)})
    return document(200, [rule.document() for rule in faults.rules()])


def _rules(endpoints: Endpoints, body: bytes) -> list[Rule]:
    """The rules in the body of a request. Raises InvalidRule."""
    try:
        given = strict_json.loads(body)
    except ValueError as error:
        raise InvalidRule(f"The body is not JSON: {error}.") from error
    found = rules.read(given)
    endpoints.service.jobs.check_rules(found)
    return found


def _fault_counts(endpoints: Endpoints, request: Request, rest: str) -> Response:
    """How many calls and jobs each rule has matched and struck."""
    return document(200, endpoints.service.faults.counts())


def _console(endpoints: Endpoints, request: Request, rest: str) -> Response | None:
    """The page for a browser, and what it asks for."""
    return endpoints.console(request, rest) if endpoints.console else None


_Handler = Callable[[Endpoints, Request, str], Response | None]

_ENDPOINTS: tuple[tuple[tuple[str, ...], str, _Handler], ...] = (
    (("GET", "HEAD"), contract.HEALTH_PATH, _health),
    (("POST",), contract.SHUTDOWN_PATH, _shutdown),
    (("GET",), contract.EVALUATION_PATH, _evaluation),
    (("GET",), contract.TEST_USERS_PATH, _test_users),
    (("GET",), contract.PROGRESS_PATH, _progress),
    (("GET", "HEAD", "POST"), contract.CONSOLE_PATH, _console),
    (("GET", "POST", "PUT", "PATCH", "DELETE"), contract.FAULTS_PATH, _faults),
    (("GET",), contract.FAULT_COUNTS_PATH, _fault_counts),
)
"""Methods, path (all that begins so if it ends with /), and what answers.

A handler gets the rest of the path; None from it: there is no such endpoint now.
"""
