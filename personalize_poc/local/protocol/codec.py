"""The wire: HTTP requests of the three Personalize clients in, HTTP answers out.

Everything is read from the service models that botocore ships: which header or path names which
operation, which constraints its input has, and how its output looks. No operation of the
stand-in parses JSON or writes a response by hand.

service_models   operations of the three services, found by target header or path
credentials      account and region of the caller, from the signature's credential scope
compiler         shapes as functions, for requests and answers that fit
validation       every constraint of the model, reported in the general form of AWS
serializer       results and errors as JSON, checked against the output shape
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import Any

from personalize_poc.local import strict_json
from personalize_poc.local.errors import (
    Injected,
    SerializationException,
    ServiceError,
    UnknownOperationException,
)
from personalize_poc.local.protocol import credentials, serializer, validation
from personalize_poc.local.protocol.service_models import (
    CONTENT_TYPES,
    Protocol,
    Route,
    Routes,
    protocol_of_request,
)

MAX_BODY_BYTES = 16 * 1024 * 1024
"""No request of the three services can be larger: lists and strings have maxima in the model."""

_SERVICE_HOST = re.compile(r"personalize(-events|-runtime)?\.[a-z0-9-]+\.(amazonaws\.com|api\.aws)")
"""Hosts of the real services: seen by the hook in process, never by the server."""

_PHRASES = {status.value: status.phrase for status in HTTPStatus}

log = logging.getLogger(__name__)


_DRAWS = Random()


def new_request_id() -> str:
    """An id of the form of a version 4 UUID. It only has to be unique: drawn for each request."""
    drawn = f"{_DRAWS.getrandbits(128):032x}"
    return f"{drawn[:8]}-{drawn[8:12]}-4{drawn[13:16]}-a{drawn[17:20]}-{drawn[20:]}"


@dataclass(frozen=True)
class Request:
    """One HTTP request. Header names are lower case; `path` is percent-decoded."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Response:
    """One HTTP answer. lost: it must not arrive; the connection breaks instead."""

    status: int
    headers: dict[str, str]
    body: bytes
    lost: bool = False

    @property
    def status_line(self) -> str:
        """The status with its phrase: ``404 Not Found``."""
        return f"{self.status} {_PHRASES.get(self.status, 'Status')}"


@dataclass(frozen=True)
class Call:
    """One API call: parsed and validated.

    `params` holds the members of the input shape as JSON types, without nulls and without
    members that the model does not know. Timestamps are Unix seconds (float).
    """

    service: str
    operation: str
    params: dict[str, Any]
    account: str
    region: str
    request_id: str = field(default_factory=new_request_id)


def is_personalize(request: Request) -> bool:
    """Whether this request belongs to Personalize and to no other service of AWS."""
    if request.headers.get("x-amz-target", "").startswith("AmazonPersonalize."):
        return True
    scope = credentials.scope(request.headers)
    if scope is not None:
        return scope.service == "personalize"
    if _SERVICE_HOST.match(request.headers.get("host", "")):
        return True
    return (
        request.method == "POST"
        and "x-amz-target" not in request.headers
        and request.headers.get("content-type", "").startswith("application/json")
        and _routes().by_path(request.method, request.path) is not None
    )


def parse(request: Request, account_of: credentials.AccountOf = credentials.no_account) -> Call:
    """The call that a request makes. account_of: see `credentials.caller`.

    Raises UnknownOperationException (no such target or path), SerializationException (the
    body is not a JSON object) and InvalidInputException (a constraint of the model).
    """
    route = _route(request)
    account, region = credentials.caller(request.headers, account_of)
    document = _document(request.body)
    shape = route.model.input_shape
    params = validation.validate(document, shape) if shape is not None else {}
    return Call(route.service, route.model.name, params, account, region)


def named(operation: str, params: dict[str, Any], account: str, region: str) -> Call:
    """A call that does not come as a request of AWS's form, checked like one that does.

    Raises UnknownOperationException and InvalidInputException.
    """
    if operation not in _routes().names():
        raise UnknownOperationException(f"Amazon Personalize has no operation {operation[:300]}.")
    route = _routes().by_name(operation)
    shape = route.model.input_shape
    checked = validation.validate(params, shape) if shape is not None else {}
    return Call(route.service, operation, checked, account, region)


def serialise(call: Call, result: Mapping[str, Any] | None) -> Response:
    """The answer of a call that succeeded.

    Raises serializer.OutputError when `result` does not fit the output shape: a bug.
    """
    route = _routes().by_name(call.operation)
    shape = route.model.output_shape
    if shape is None:
        if result:
            raise serializer.OutputError(f"{call.operation} has no output: {sorted(result)}")
        # The five operations of the events service answer with an empty body.
        body = b"" if route.protocol is Protocol.REST_JSON else b"{}"
    else:
        body = serializer.to_json(serializer.output(result or {}, shape))
    headers = {"Content-Type": CONTENT_TYPES[route.protocol]} if body else {}
    return Response(200, {**headers, "x-amzn-RequestId": call.request_id}, body)


def serialise_error(
    call: Call | None, error: ServiceError, request: Request | None = None
) -> Response:
    """The answer of a call that failed; `call` is None when it could not be parsed."""
    route: Route | None = None
    if call is not None:
        route = _routes().by_name(call.operation)
    elif request is not None:
        route = _routes().find(request.method, request.path, request.headers)
    headers = request.headers if request is not None else {}
    protocol = route.protocol if route else protocol_of_request(headers)
    status = _status(error, route, protocol)
    request_id = call.request_id if call else new_request_id()
    return _error(status, error.code, error.message, protocol, request_id)


def internal_error(call: Call | None, request: Request) -> Response:
    """Log the exception being handled with its traceback; answer 500 with the request id."""
    request_id = call.request_id if call else new_request_id()
    what = call.operation if call else f"{request.method} {request.path}"
    log.exception("Bug in %s (request id %s)", what, request_id)
    message = (
        f"The stand-in failed on {what}. This is a bug of the stand-in; the traceback stands "
        f"in its log under request id {request_id}."
    )
    protocol = protocol_of_request(request.headers)
    return _error(500, "InternalServerException", message, protocol, request_id)


def unavailable(call: Call | None, request: Request, message: str) -> Response:
    """The stand-in cannot do it now, for a reason that a person can remove."""
    log.error("%s: %s", call.operation if call else request.path, message)
    request_id = call.request_id if call else new_request_id()
    protocol = protocol_of_request(request.headers)
    return _error(500, "InternalServerException", message, protocol, request_id)


def _route(request: Request) -> Route:
    route = _routes().find(request.method, request.path, request.headers)
    if route is not None:
        return route
    target = request.headers.get("x-amz-target")
    what = f"the target {target}" if target else f"{request.method} {request.path}"
    raise UnknownOperationException(
        f"Amazon Personalize has no operation for {what[:300]}. Check the operation's name "
        "and that the client is personalize, personalize-events or personalize-runtime."
    )


def _routes() -> Routes:
    return Routes.load()


def _document(body: bytes) -> dict[str, Any]:
    if len(body) > MAX_BODY_BYTES:
        raise SerializationException(
            f"The request has {len(body)} bytes; no operation takes more than {MAX_BODY_BYTES}."
        )
    if not body.strip():
        return {}
    try:
        document = strict_json.loads(body)
    except ValueError as error:
        raise SerializationException(f"The request body is not JSON: {error}") from error
    if not isinstance(document, dict):
        raise SerializationException("The request body must be a JSON object.")
    return document


def _status(error: ServiceError, route: Route | None, protocol: Protocol) -> int:
    if isinstance(error, Injected):
        return error.status
    if isinstance(error, UnknownOperationException):
        return 404 if protocol is Protocol.REST_JSON else 400
    if route is not None:
        for shape in route.model.error_shapes:
            if shape.name == error.code:
                return int(shape.metadata.get("error", {}).get("httpStatusCode", error.status))
    return error.status


def _error(status: int, code: str, message: str, protocol: Protocol, request_id: str) -> Response:
    return Response(
        status,
        {
            "Content-Type": CONTENT_TYPES[protocol],
            "x-amzn-RequestId": request_id,
            "x-amzn-ErrorType": code,
        },
        serializer.to_json({"__type": code, "message": message}),
    )
