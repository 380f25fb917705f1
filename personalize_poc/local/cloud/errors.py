"""What a client is told when moto does not answer its request."""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import escape

from personalize_poc.local.cloud import signing
from personalize_poc.local.faults.rules import InjectedError

_NOT_READABLE = (ExpatError, ParseError, json.JSONDecodeError, UnicodeError)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Failure:
    """An error of AWS: the status of HTTP, the code by which clients know it, and a text.

    is_bare: in XML, without a frame around the error, as S3 sends it.
    """

    status: str
    code: str
    text: str
    is_bare: bool = False

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        """Send it in the form that the client of this request can read."""
        request_id = str(uuid.uuid4())
        is_json = "json" in environ.get("CONTENT_TYPE", "") or "HTTP_X_AMZ_TARGET" in environ
        if is_json:
            body = json.dumps({"__type": self.code, "message": self.text})
        else:
            error = f"<Code>{escape(self.code)}</Code><Message>{escape(self.text)}</Message>"
            request = f"<RequestId>{request_id}</RequestId>"
            body = (
                f"<Error>{error}{request}</Error>"
                if self.is_bare
                else f"<ErrorResponse><Error>{error}</Error>{request}</ErrorResponse>"
            )
        raw = body.encode()
        headers = [
            ("Content-Type", "application/json" if is_json else "text/xml"),
            ("Content-Length", str(len(raw))),
            ("x-amzn-RequestId", request_id),
            ("x-amzn-ErrorType", self.code),
        ]
        start_response(self.status, headers)
        return [raw]


def injected(error: InjectedError, is_bare: bool) -> Failure:
    """What a fault rule asks for."""
    known = {status.value: status.phrase for status in HTTPStatus}
    status = f"{error.status_code} {known.get(error.status_code, 'Status')}"
    return Failure(status, error.code, error.text, is_bare)


def not_offered(path: str) -> Failure:
    """A control path of moto that would open the stand-in to the internet or to the disk."""
    return Failure("404 Not Found", "NotFound", f"{path} is not offered here.")


def unsigned(why: str) -> Failure:
    """A request without a signature that something else would have to make up for."""
    text = f"The request is not signed, and {why}."
    return Failure("403 Forbidden", "MissingAuthenticationTokenException", text)


def no_service(environ: dict[str, Any]) -> Failure:
    """moto raised while it looked for the service of a request. Call it where that is caught."""
    if not signing.is_signed(environ):
        return unsigned("nothing else says which service it is for")
    log.exception("No service of moto for %s", _name(environ))
    return _not_built("The stand-in has no such service of AWS; it offers those that moto offers.")


def of_exception(error: Exception, environ: dict[str, Any]) -> Failure:
    """What moto, or the journal, raised while it answered. Call it where that is caught."""
    if isinstance(error, OSError):
        log.exception("Not written: %s", _name(environ))
        text = f"The stand-in cannot write to its data directory ({error.strerror}); free space"
        return Failure("503 Service Unavailable", "ServiceUnavailable", text)
    if isinstance(error, NotImplementedError):
        return _not_built(f"Not built in moto, which answers for this service here: {error}")
    if not signing.is_signed(environ):
        return unsigned("no service answers it unsigned")
    if isinstance(error, _NOT_READABLE):
        text = f"The body of the request is not what this call takes: {error}"
        return Failure("400 Bad Request", "MalformedXML", text)
    if isinstance(error, KeyError):
        # So moto misses what it needs, and no repetition of the request brings it.
        log.warning("moto found no %s for %s", error, _name(environ))
        text = (
            f"moto, which answers for this service here, looked for {error} and found none: a "
            "parameter that this call needs, or the name of something unknown."
        )
        return Failure("400 Bad Request", "InvalidRequest", text)
    log.exception("moto failed on %s", _name(environ))
    text = "moto, which answers for this service here, failed; see the stand-in's log."
    return Failure("500 Internal Server Error", "InternalFailure", text)


def _not_built(text: str) -> Failure:
    return Failure("501 Not Implemented", "NotImplementedException", text)


def _name(environ: dict[str, Any]) -> str:
    return f"{environ['REQUEST_METHOD']} {environ.get('PATH_INFO', '/')}"
