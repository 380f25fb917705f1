"""The rest of AWS beside Personalize, answered by moto in this process.

moto is imported with the first request to one of its services, or in the background by `warm`,
so that the server is ready at once. With a folder, what is journalled survives the process: it is
replayed then, and requests wait until that is done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from personalize_poc.local.cloud import errors, objects, patches, patching, signing
from personalize_poc.local.cloud.journal import replay
from personalize_poc.local.cloud.journal.replay import RequestJournal

_ALLOWED_CONTROL = frozenset({"/moto-api/reset"})
"""Of moto's own control paths only this one: others let requests through to the internet, or
record them to files."""


class CloudServices:
    """A WSGI application over moto's services. Failures are answers, never tracebacks.

    `folder` is where changes are journalled; None keeps everything in memory. Raises
    StandInError when the journal in it is damaged. With a folder, call `warm` and `close`.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._dispatch: Any = None
        self._lock = threading.Lock()
        self._journal = RequestJournal(folder) if folder is not None else None
        self._is_restored = self._journal is None or not self._journal.open()

    def wait(self) -> None:
        """Block until moto is imported and everything journalled is there again.

        Several threads that import parts of moto at once may fail.
        """
        self._ready()

    def put_object(
        self,
        bucket: str,
        key: str,
        path: Path,
        account: str,
        partition: str,
        kms_key: str | None = None,
    ) -> None:
        """Store an object on behalf of the service, without asking for permission."""
        self._ready()
        if self._journal is not None:
            self._journal.put_object(bucket, key, path, account, partition, kms_key)
        else:
            with path.open("rb") as content:
                objects.put(bucket, key, content, account, partition, kms_key)

    def close(self) -> None:
        """Bring the journal in order. Requests must have ended."""
        if self._journal is not None:
            self._journal.close()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer one HTTP request, as WSGI asks."""
        path = environ.get("PATH_INFO", "/")
        if path.startswith("/moto-api") and path.rstrip("/") not in _ALLOWED_CONTROL:
            return errors.not_offered(path).answer(environ, start_response)
        if signing.is_anonymous(environ):
            failure = errors.unsigned("nothing in it says which service it is for")
            return failure.answer(environ, start_response)
        # moto needs the path as it was sent: keys may hold encoded characters.
        environ.setdefault("RAW_URI", environ.get("REQUEST_URI", path))
        dispatch = self._ready()
        try:
            application = dispatch.get_application(environ)
        except Exception:
            return errors.no_service(environ).answer(environ, start_response)
        try:
            return self._answer(application, environ, start_response)
        except Exception as error:
            return errors.of_exception(error, environ).answer(environ, start_response)

    def _answer(
        self, application: Any, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request, of which nothing may be lost if it changes something."""
        answer: Iterable[bytes]
        journal = self._journal
        if journal is None:
            answer = application(environ, start_response)
        elif application.service == "moto_api" and environ["REQUEST_METHOD"] == "POST":
            answer = journal.reset(lambda: application(environ, start_response))
        elif not replay.changes(application.service, environ):
            answer = application(environ, start_response)
        else:
            status, headers, body = journal.perform(environ, application)
            start_response(status, headers)
            answer = [body]
        return answer

    def warm(self) -> None:
        """Load the services that every run uses, and replay the journal."""
        patches.preload(self._ready(), ("s3", "iam", "sts"))

    def _ready(self) -> Any:
        """What finds the service of a request, with everything journalled there again.

        Whoever comes first sees to it, and the others wait: what has failed in one thread (imports
        in several at once may) is done by the next, and nobody is answered from an empty state.
        """
        if self._dispatch is not None and self._is_restored:
            return self._dispatch
        with self._lock:
            if self._dispatch is None:
                self._dispatch = self._load()
            if self._journal is not None and not self._is_restored:
                self._journal.replay(self._dispatch.get_application)
                self._is_restored = True
            return self._dispatch

    def _load(self) -> Any:
        from moto.moto_server.werkzeug_app import (
            DomainDispatcherApplication,
            create_backend_app,
        )

        patching.install(patches.ANSWERS if self._journal is None else patches.PATCHES)
        return DomainDispatcherApplication(create_backend_app)
