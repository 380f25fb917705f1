"""The rest of AWS beside Personalize, answered by moto in this process.

moto is imported with the first request to one of its services, or in the background by `warm`,
so that the server is ready at once. With a folder, what the journal keeps survives the process: it
is repeated by `warm`, and requests wait until that is done.
"""

from __future__ import annotations

import io
import json
import logging
import re
import threading
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import escape

from personalize_poc.local.cloud import iam_policy, objects
from personalize_poc.local.cloud.journal import determinism, replay
from personalize_poc.local.cloud.journal.replay import RequestJournal
from personalize_poc.local.protocol import credentials

log = logging.getLogger(__name__)

_PLAIN_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?", re.IGNORECASE)
_MAX_FORM = 1 << 20

_ALLOWED_CONTROL = frozenset({"/moto-api/reset"})
"""Of moto's own control paths only this one: others let requests through to the internet, or
record them to files."""


class CloudServices:
    """A WSGI application over moto's services. Failures are answers, never tracebacks.

    `folder` is where the kept services are journalled; None keeps everything in memory. Raises
    StandInError when the journal in it is damaged. With a folder, call `warm` and `close`.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._dispatch: Any = None
        self._lock = threading.Lock()
        self._keeper = RequestJournal(folder) if folder is not None else None
        self._repeated = threading.Event()
        if self._keeper is None or not self._keeper.open():
            self._repeated.set()

    def wait(self) -> None:
        """Block until everything kept is there again."""
        self._repeated.wait()

    def put_object(self, bucket: str, key: str, path: Path, account: str, partition: str) -> None:
        """Store an object on behalf of the service, without asking for permission."""
        self.wait()
        self._load()
        if self._keeper is not None:
            self._keeper.put_object(bucket, key, path, account, partition)
        else:
            with path.open("rb") as content:
                objects.put(bucket, key, content, account, partition)

    def close(self) -> None:
        """Bring the journal in order. Requests must have ended."""
        if self._keeper is not None:
            self._keeper.close()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer one HTTP request, as WSGI asks."""
        path = environ.get("PATH_INFO", "/")
        if path.startswith("/moto-api") and path.rstrip("/") not in _ALLOWED_CONTROL:
            return _failure(
                environ, start_response, "404 Not Found", "NotFound", f"{path} is not offered here."
            )
        if _nobodys(environ):
            text = "The request is not signed, and nothing in it says which service it is for."
            return _failure(environ, start_response, *_UNSIGNED, text)
        # moto needs the path as it was sent: keys may hold encoded characters.
        environ.setdefault("RAW_URI", environ.get("REQUEST_URI", path))
        self.wait()
        dispatch = self._load()
        try:
            application = dispatch.get_application(environ)
        except Exception:
            if not _signed(environ):
                text = "The request is not signed, and nothing else says which service it is for."
                return _failure(environ, start_response, *_UNSIGNED, text)
            log.exception("No service of moto for %s %s", environ["REQUEST_METHOD"], path)
            text = "The stand-in has no such service of AWS; it offers those that moto offers."
            return _failure(environ, start_response, *_NOT_BUILT, text)
        try:
            if self._keeper is None:
                return application(environ, start_response)
            return self._kept(self._keeper, application, environ, start_response)
        except OSError as error:
            log.exception("Not written: %s %s", environ["REQUEST_METHOD"], path)
            text = f"The stand-in cannot write to its data directory ({error.strerror}); free space"
            return _failure(environ, start_response, *_UNAVAILABLE, text)
        except NotImplementedError as error:
            text = f"Not built in moto, which answers for this service here: {error}"
            return _failure(environ, start_response, *_NOT_BUILT, text)
        except Exception as error:
            if not _signed(environ):
                text = "The request is not signed, and no service answers it unsigned."
                return _failure(environ, start_response, *_UNSIGNED, text)
            if isinstance(error, _NOT_READABLE):
                text = f"The body of the request is not what this call takes: {error}"
                return _failure(environ, start_response, *_MALFORMED, text)
            if isinstance(error, KeyError):
                # So moto misses what it needs, and no repetition of the request brings it.
                log.warning("moto found no %s for %s %s", error, environ["REQUEST_METHOD"], path)
                text = (
                    f"moto, which answers for this service here, looked for {error} and found "
                    "none: a parameter that this call needs, or the name of something unknown."
                )
                return _failure(environ, start_response, *_INCOMPLETE, text)
            log.exception("moto failed on %s %s", environ["REQUEST_METHOD"], path)
            text = "moto, which answers for this service here, failed; see the stand-in's log."
            return _failure(environ, start_response, *_FAILED, text)

    def _kept(
        self,
        kept: RequestJournal,
        application: Any,
        environ: dict[str, Any],
        start_response: Callable[..., Any],
    ) -> Iterable[bytes]:
        """Answer a request of which nothing may be lost."""
        if application.service == "moto_api" and environ["REQUEST_METHOD"] == "POST":
            return kept.reset(lambda: application(environ, start_response))
        if not replay.changes(application.service, environ):
            return application(environ, start_response)
        status, headers, body = kept.perform(environ, application)
        start_response(status, headers)
        return [body]

    def warm(self) -> None:
        """Load the services that every run uses, and repeat what is kept."""
        try:
            dispatch = self._load()
            if self._keeper is not None and not self._repeated.is_set():
                self._keeper.replay(dispatch.get_application)
        finally:
            self._repeated.set()
        from moto.iam.models import get_account_id_from

        get_account_id_from("nobody")  # moto asks this on every request; first it builds all of IAM
        for service in ("s3", "iam", "sts"):
            with dispatch.lock:
                if service not in dispatch.app_instances:
                    dispatch.app_instances[service] = dispatch.create_app(service)

    def _load(self) -> Any:
        with self._lock:
            if self._dispatch is None:
                from moto.moto_server.werkzeug_app import (
                    DomainDispatcherApplication,
                    create_backend_app,
                )
                from moto.s3.models import FakeBucket

                if self._keeper is not None:
                    determinism.install()
                FakeBucket.get_permission = bucket_permission  # type: ignore[assignment,method-assign]
                self._dispatch = DomainDispatcherApplication(create_backend_app)
            return self._dispatch


def bucket_permission(bucket: Any, action: str, resource: str) -> Any:
    """What a bucket's policy says to callers of its account, in the place of moto's own answer.

    moto ignores conditions, so a policy that denies insecure transport, as many buckets have,
    would close the bucket to everybody. Here a request counts as sent through TLS: on AWS it
    would be.
    """
    from moto.iam.access_control import PermissionResult

    policy = [iam_policy.document(bucket.policy)]
    caller = f"AWS:arn:aws:iam::{bucket.account_id}:root"
    context = {"aws:SecureTransport": "true", "aws:PrincipalAccount": bucket.account_id}
    access = iam_policy.Access(action, resource, caller, context)
    if iam_policy.denied(policy, access):
        return PermissionResult.DENIED
    if iam_policy.allowed(policy, access):
        return PermissionResult.PERMITTED
    return PermissionResult.NEUTRAL


_NOT_BUILT = ("501 Not Implemented", "NotImplementedException")
_UNAVAILABLE = ("503 Service Unavailable", "ServiceUnavailable")
_UNSIGNED = ("403 Forbidden", "MissingAuthenticationTokenException")
_MALFORMED = ("400 Bad Request", "MalformedXML")
_INCOMPLETE = ("400 Bad Request", "InvalidRequest")
_NOT_READABLE = (ExpatError, ParseError, json.JSONDecodeError, UnicodeError)
_FAILED = ("500 Internal Server Error", "InternalFailure")


def _signed(environ: dict[str, Any]) -> bool:
    """Whether the request carries a signature that names a service, in a header or in its URL."""
    if credentials.scope({"authorization": environ.get("HTTP_AUTHORIZATION", "")}) is not None:
        return True
    query = environ.get("QUERY_STRING", "")
    return "X-Amz-Credential=" in query or "AWSAccessKeyId=" in query


def _nobodys(environ: dict[str, Any]) -> bool:
    """Whether a request to ``/`` is unsigned and names no service. moto would list all buckets.

    Services are named by a target, or by an ``Action`` in the query or in a form (STS takes some
    unsigned); a bucket by the name of the host. Unsigned requests to objects are S3's to judge.
    """
    if environ.get("PATH_INFO", "/").strip("/") or _signed(environ):
        return False
    if "HTTP_X_AMZ_TARGET" in environ or not _PLAIN_HOST.fullmatch(environ.get("HTTP_HOST", "")):
        return False
    if "Action=" in environ.get("QUERY_STRING", ""):
        return False
    if "form-urlencoded" not in environ.get("CONTENT_TYPE", ""):
        return True
    form = environ["wsgi.input"].read(min(int(environ.get("CONTENT_LENGTH") or 0), _MAX_FORM))
    environ["wsgi.input"] = io.BytesIO(form)
    return b"Action=" not in form


def _failure(
    environ: dict[str, Any], start_response: Callable[..., Any], status: str, code: str, text: str
) -> list[bytes]:
    """An error in the form that the client of this request can read."""
    request_id = str(uuid.uuid4())
    is_json = "json" in environ.get("CONTENT_TYPE", "") or "HTTP_X_AMZ_TARGET" in environ
    if is_json:
        body = json.dumps({"__type": code, "message": text})
    else:
        body = (
            f"<ErrorResponse><Error><Code>{code}</Code><Message>{escape(text)}</Message></Error>"
            f"<RequestId>{request_id}</RequestId></ErrorResponse>"
        )
    raw = body.encode()
    headers = [
        ("Content-Type", "application/json" if is_json else "text/xml"),
        ("Content-Length", str(len(raw))),
        ("x-amzn-RequestId", request_id),
        ("x-amzn-ErrorType", code),
    ]
    start_response(status, headers)
    return [raw]
