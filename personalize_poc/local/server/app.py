"""One WSGI application: Personalize answered here, every other service of AWS by moto.

Which of the two a request belongs to is decided by its target header, the service in its
signature's credential scope, or its path. Requests with a foreign Host or Origin header are
refused, so that no web page can reach the stand-in through somebody's browser.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from personalize_poc import contract
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.operations import operations
from personalize_poc.local.api.registry import Handler
from personalize_poc.local.cloud import access_keys
from personalize_poc.local.errors import (
    InvalidInputException,
    JobFailed,
    NotImplementedHere,
    ServiceError,
    StandInError,
)
from personalize_poc.local.protocol import codec, credentials
from personalize_poc.local.protocol.codec import Call, Request, Response, is_personalize
from personalize_poc.local.protocol.documents import FileResponse, LastResponse, document
from personalize_poc.local.request_log import RequestLog
from personalize_poc.local.server import recording
from personalize_poc.local.server.disturbance import AnswerLost, Disturbance
from personalize_poc.local.server.endpoints import Endpoints
from personalize_poc.local.server.hosts import Hosts
from personalize_poc.local.server.usage import Usage
from personalize_poc.local.state import disk_errors

if TYPE_CHECKING:
    from personalize_poc.local.cloud.app import CloudServices
    from personalize_poc.local.console.endpoints import Console
    from personalize_poc.local.steering.hooks import Hooks

_OF_A_PAGE = "Web pages may not steer the stand-in; its console asks with a token of its own."

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
log = logging.getLogger(__name__)


class Application:
    """The WSGI application.

    `cloud` answers for the rest of AWS (None: such requests are refused). `shutdown` is called
    when a process of this user asks the server to end, `renew` when it is to begin again with
    another state. `hooks` are the scripts of this start.
    """

    def __init__(
        self,
        service: Service,
        handlers: Mapping[str, Handler] | None = None,
        cloud: CloudServices | None = None,
        shutdown: Callable[[], None] | None = None,
        renew: Callable[[], None] | None = None,
        hooks: Hooks | None = None,
    ) -> None:
        self._service = service
        self._handlers = operations() if handlers is None else handlers
        self._cloud = cloud
        self._log = RequestLog(read=recording.params)
        self._opened: Console | None = None
        self._renew, self._hooks = renew, hooks
        self._endpoints = Endpoints(service, shutdown, self._console, self._steer)
        self._faults = service.faults
        self.disturbance = Disturbance(service.faults, service.cloud)
        self._usage = Usage(service)
        self._hosts = Hosts(service.options.allow_host)

    def answer(self, request: Request) -> Response:
        """Answer one request to Personalize. Never raises."""
        began = time.perf_counter()
        try:
            call = codec.parse(request, access_keys.account_of)
        except ServiceError as error:
            response = codec.serialise_error(None, error, request)
        except Exception:
            response = codec.internal_error(None, request)
        else:
            return self._answer(call, request)
        recording.personalize(self._log, None, request, response, time.perf_counter() - began)
        return response

    def takes(self, request: Request) -> bool:
        """Whether a request is one to Personalize that waits for nothing else."""
        headers = request.headers
        if self._faults.strikes_calls:
            return False  # a pause must not hold up others, and a lost answer breaks a connection
        if self._hosts.refusal(headers) is not None or not is_personalize(request):
            return False
        return self._cloud is None or not credentials.made_here(headers)

    def answer_from_memory(self, request: Request) -> Response | None:
        """Answer a question if nothing has to be loaded for it, else None. Never raises."""
        try:
            call = codec.parse(request, access_keys.account_of)
        except Exception:
            return None
        if not self._service.serving.has_in_memory(call.params):
            return None
        return self._answer(call, request)

    def _console(self, request: Request, rest: str) -> Response | None:
        """Answer the console's page, whose code is loaded when somebody opens it first."""
        if self._opened is None:
            from personalize_poc.local.console.endpoints import Console

            self._opened = Console(self._service, self._log, self._call)
        return self._opened.answer(request, rest)

    def _steer(self, request: Request, body: IO[bytes]) -> Response | None:
        """Answer what steers the stand-in; its code is loaded when somebody asks first."""
        from personalize_poc.local.steering.endpoints import Steering

        return Steering(self._service, self._log, self._renew, self._hooks).answer(request, body)

    def _call(self, operation: str, params: dict[str, Any], account: str, region: str) -> Response:
        """Answer an operation that the console asks for. Never raises."""
        request = Request("POST", contract.CONSOLE_PATH, {})
        try:
            call = codec.named(operation, params, account, region)
        except ServiceError as error:
            return codec.serialise_error(None, error, request)
        return self._answer(call, request)

    def _answer(self, call: Call, request: Request) -> Response:
        began = time.perf_counter()
        if self._faults.strikes_calls:
            response = self.disturbance.of_personalize(call, request, self._undisturbed)
        else:
            response = self._undisturbed(call, request)
        seconds = time.perf_counter() - began
        self._usage.note(call, response.status, seconds)
        recording.personalize(self._log, call, request, response, seconds)
        return response

    def _undisturbed(self, call: Call, request: Request) -> Response:
        try:
            return codec.serialise(call, self._handle(call))
        except ServiceError as error:
            return codec.serialise_error(call, error, request)
        except StandInError as error:
            return codec.unavailable(call, request, str(error))
        except (OSError, sqlite3.DatabaseError) as error:
            reason = disk_errors.explained(error, self._service.data_dir)
            if reason is None:
                return codec.internal_error(call, request)
            return codec.unavailable(call, request, reason)
        except Exception:
            return codec.internal_error(call, request)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one HTTP request, as WSGI asks.

        Raises AnswerLost when the connection has to break instead of an answer.
        """
        answer = self._answered(environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            # A body here would be read as the beginning of the next answer on the connection.
            getattr(answer, "close", lambda: None)()
            return []
        return answer

    def _answered(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        headers = _headers(environ)
        path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace")
        request = Request(environ["REQUEST_METHOD"], path, headers)
        refusal = self._hosts.refusal(headers)
        if refusal is not None:
            return _send(document(403, {"message": refusal}), start_response)
        if path.startswith(contract.OWN_PATHS):
            return _send(self._own(request, environ), start_response)
        if _is_browser(request):
            return _send(Response(302, {"Location": contract.CONSOLE_PATH}, b""), start_response)
        if is_personalize(request):
            if self._cloud is not None and credentials.made_here(headers):
                self._cloud.wait()  # whose key it is, IAM knows
            request = Request(request.method, path, headers, _body(environ))
            response = self.answer(request)
            if response.lost:
                raise AnswerLost
            return _send(response, start_response)
        if self._cloud is None:
            return _send(document(404, {"message": "Only Personalize is here."}), start_response)
        self._hosts.as_own(environ)
        cloud: recording.Wsgi = self._cloud
        if self.disturbance.concerns_cloud:
            cloud = partial(self.disturbance.around, cloud, request)
        return recording.beside(self._log, cloud, environ, start_response, request)

    def _own(self, request: Request, environ: dict[str, Any]) -> Response:
        """Answer a request to the stand-in itself."""
        if request.method not in ("GET", "HEAD"):
            # A browser names the page that asks; of pages only the console, which knows a token.
            if "origin" in request.headers and not request.path.startswith(contract.CONSOLE_PATH):
                return document(403, {"message": _OF_A_PAGE})
            if request.path != contract.STATE_PATH:
                request = replace(request, body=_body(environ))
        try:
            return self._endpoints.answer(request, environ["wsgi.input"])
        except (OSError, sqlite3.DatabaseError) as error:
            reason = disk_errors.explained(error, self._service.data_dir)
            return document(500, {"message": reason or f"It cannot be done ({error})."})

    def _handle(self, call: Call) -> dict[str, Any]:
        handler = self._handlers.get(call.operation)
        if handler is None:
            raise NotImplementedHere(
                f"{call.operation} is not built in this stand-in yet. Use the real service for it "
                "(target aws), or leave this step out."
            )
        if self._service.options.iam_delay:
            self._need_known_role(call)
        return handler(Context(self._service, call.account, call.region), call.params)

    def _need_known_role(self, call: Call) -> None:
        """Refuse a role that Personalize does not see yet. Raises InvalidInputException."""
        metrics = call.params.get("metricsOutputConfig") or {}
        role = call.params.get("roleArn") or metrics.get("roleArn")
        if role:
            try:
                self._service.cloud.need_known(role, call.account, call.region)
            except JobFailed as error:
                raise InvalidInputException(str(error)) from error


def _is_browser(request: Request) -> bool:
    """Whether a person has typed the address into a browser; no client of AWS asks like this."""
    headers = request.headers
    return (
        request.method == "GET"
        and request.path == "/"
        and "text/html" in headers.get("accept", "")
        and "authorization" not in headers
    )


def _headers(environ: Mapping[str, Any]) -> dict[str, str]:
    headers = {
        key[5:].replace("_", "-").lower(): value
        for key, value in environ.items()
        if key.startswith("HTTP_")
    }
    if environ.get("CONTENT_TYPE"):
        headers["content-type"] = environ["CONTENT_TYPE"]
    return headers


def _body(environ: Mapping[str, Any]) -> bytes:
    """The body, one byte longer than allowed at most: the wire refuses that."""
    try:
        length = max(0, int(environ.get("CONTENT_LENGTH") or 0))
    except ValueError:
        length = 0
    stream = environ["wsgi.input"]
    if not length and environ.get("wsgi.input_terminated"):
        return bytes(stream.read(codec.MAX_BODY_BYTES + 1))
    return bytes(stream.read(min(length, codec.MAX_BODY_BYTES + 1)))


def _send(response: Response, start_response: StartResponse) -> Iterable[bytes]:
    if isinstance(response, FileResponse):
        size = str(response.path.stat().st_size)
        headers = [*response.headers.items(), ("Content-Length", size)]
        start_response(response.status_line, headers)
        return _blocks(response.path)
    headers = [*response.headers.items(), ("Content-Length", str(len(response.body)))]
    start_response(response.status_line, headers)
    return _Last(response) if isinstance(response, LastResponse) else [response.body]


class _Last:
    """The body of an answer that ends the server once it is with the operating system."""

    def __init__(self, response: LastResponse) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield self._response.body

    def close(self) -> None:
        """WSGI: called after everything is sent, or cannot be."""
        self._response.after()


def _blocks(path: Path) -> Iterator[bytes]:
    """The content of a file, which is gone afterwards."""
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                yield block
    finally:
        path.unlink(missing_ok=True)
