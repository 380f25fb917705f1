"""A line in the log for every request, whoever answers it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from personalize_poc.local.protocol import credentials
from personalize_poc.local.protocol.codec import Call, Request, Response
from personalize_poc.local.request_log import RequestLog

MOST_BYTES_KEPT = 16 * 1024
"""Parameters of a larger request are not kept: a thousand of them would fill the memory."""

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
"""A WSGI application."""


def personalize(
    log: RequestLog, call: Call | None, request: Request, response: Response, seconds: float
) -> None:
    """Note a request to Personalize; call: None when it could not be read."""
    if call is None:
        target = request.headers.get("x-amz-target") or f"{request.method} {request.path}"
        who = ("personalize", target.rpartition(".")[2][:100], "", "")
        params = None
    else:
        who = (call.service, call.operation, call.account, call.region)
        params = call.params if len(request.body) <= MOST_BYTES_KEPT else None
    error = response.headers.get("x-amzn-ErrorType")
    log.add(*who, response.status, seconds, error, params)


def beside(
    log: RequestLog, cloud: Wsgi, environ: dict[str, Any], start_response: Any, request: Request
) -> Iterable[bytes]:
    """What another service answers; the body is not read for the log."""
    began = time.perf_counter()
    status = "500"

    def noting(line: str, *rest: Any) -> Any:
        nonlocal status
        status = line
        return start_response(line, *rest)

    answer = cloud(environ, noting)
    scope = credentials.scope(request.headers)
    target = request.headers.get("x-amz-target", "").rpartition(".")[2]
    log.add(
        scope.service if scope else "",
        (target or f"{request.method} {request.path}")[:100],
        "",
        scope.region if scope else "",
        int(status[:3]),
        time.perf_counter() - began,
    )
    return answer
