"""A line in the log for every request, whoever answers it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from personalize_poc.local import strict_json
from personalize_poc.local.protocol import codec, credentials
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
    given: Mapping[str, Any] | bytes | None = None
    if call is None:
        target = request.headers.get("x-amz-target") or f"{request.method} {request.path}"
        who = ("personalize", target.rpartition(".")[2][:100], "", "")
    else:
        who = (call.service, call.operation, call.account, call.region)
        # What the console asks for has no body. The bytes of one are a single object; all the
        # parsed ones of a thousand requests would crowd the caches of the processor.
        given = request.body or call.params
        if len(given) > MOST_BYTES_KEPT:
            given = None
    error = response.headers.get("x-amzn-ErrorType")
    log.add(*who, response.status, seconds, error, given)


def params(operation: str, body: bytes) -> Mapping[str, Any]:
    """The parameters in the body of a call that was answered."""
    document = strict_json.loads(body) if body.strip() else {}
    return codec.named(operation, document, "", "").params


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
