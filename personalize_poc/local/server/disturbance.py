"""Fault rules around the answers to calls: pauses, errors, and answers that get lost.

Which calls are struck, `faults.engine` says; here it happens, for Personalize and for the services
that moto answers. Nothing of it is asked while no rule is for calls.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from personalize_poc.local.cloud import errors, operations
from personalize_poc.local.cloud.s3_access import CloudAccess
from personalize_poc.local.errors import Injected
from personalize_poc.local.faults.engine import NOTHING, Called, CallOutcome, Faults
from personalize_poc.local.protocol import codec, credentials
from personalize_poc.local.protocol.codec import Call, Request, Response

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_MAX_FORM = 1 << 20


class AnswerLost(Exception):
    """The work is done, and the connection has to break before the answer."""


class Disturbance:
    """What rules and delays do to calls.

    access: how Personalize sees IAM, which may be late. sleep: waits so many seconds.
    """

    def __init__(
        self,
        faults: Faults,
        access: CloudAccess,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.faults = faults
        self._access = access
        self._sleep = sleep

    @property
    def concerns_cloud(self) -> bool:
        """Whether services beside Personalize need `of_cloud` at all."""
        return self.faults.strikes_calls or self._access.iam.seconds > 0

    def of_personalize(
        self, call: Call, request: Request, answer: Callable[[Call, Request], Response]
    ) -> Response:
        """The answer to a call to Personalize under the rules; `answer` gives the usual one."""
        scope = credentials.scope(request.headers)
        key = scope.access_key if scope is not None else ""
        met = self._meet(Called(call.service, call.operation, call.region, key))
        if met.error is not None:
            error = Injected(met.error.code, met.error.status_code, met.error.text)
            return codec.serialise_error(call, error, request)
        response = answer(call, request)
        return replace(response, lost=True) if met.answer_lost else response

    def of_cloud(self, request: Request, query: str) -> CallOutcome:
        """What a request to another service meets, after its pause. Call it before the work.

        request: with its body if that is a form.
        """
        called = operations.called(request, query)
        if called is None:
            return NOTHING
        met = self._meet(called)
        if met.error is None:
            self._access.iam.before_request(called.service, called.operation)
        return met

    def around(
        self,
        cloud: Wsgi,
        request: Request,
        environ: dict[str, Any],
        start_response: Callable[..., Any],
    ) -> Iterable[bytes]:
        """The answer of `cloud` under the rules. Raises AnswerLost when the work is done."""
        if "form-urlencoded" in request.headers.get("content-type", ""):
            form = environ["wsgi.input"].read(min(_length(environ), _MAX_FORM))
            environ["wsgi.input"] = io.BytesIO(form)
            request = replace(request, body=form)
        met = self.of_cloud(request, environ.get("QUERY_STRING", ""))
        if met.error is not None:
            failure = errors.injected(met.error, operations.is_s3(request))
            return failure.answer(environ, start_response)
        if not met.answer_lost:
            return cloud(environ, start_response)
        answer = cloud(environ, lambda *_: None)
        getattr(answer, "close", lambda: None)()
        raise AnswerLost

    def _meet(self, called: Called) -> CallOutcome:
        if not self.faults.strikes_calls:
            return NOTHING
        met = self.faults.of_call(called)
        if met.latency_seconds:
            self._sleep(met.latency_seconds)
        return met


def _length(environ: Mapping[str, Any]) -> int:
    length = str(environ.get("CONTENT_LENGTH") or "0")
    return int(length) if length.isdigit() else 0
