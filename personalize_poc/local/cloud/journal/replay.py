"""S3 and IAM survive the process: their changes are journalled, and repeated at the next start.

moto keeps everything in memory. What changes its state is a request, and with `repeatable` the
same request has the same effect, so the requests are journalled: written to disk before moto sees
them, taken back when moto refuses them, acknowledged afterwards. This holds for every
feature of these services, present and future, and needs no knowledge of moto's objects; their
snapshots (pickle) would cost a copy of everything for each change and break with moto's versions.

Changes are made one at a time, in the order of the journal. Reads do not wait for them.
"""

from __future__ import annotations

import io
import logging
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from personalize_poc.local.cloud import objects
from personalize_poc.local.cloud.determinism import repeatable
from personalize_poc.local.cloud.journal import compaction
from personalize_poc.local.cloud.journal.log import Body, DamagedBody, Entry, Journal
from personalize_poc.local.errors import StandInError

JOURNALLED = frozenset({"s3", "s3control", "iam", "sts", "ssm", "cloudformation"})
"""Services of moto whose state survives. Others (KMS, SageMaker, Lambda …) start empty."""

_READS = re.compile(r"(Get|List|Describe|Simulate|BatchGet|Query|Scan|Validate|Estimate)[A-Z]")
_SIGNATURE = re.compile(r"(Signature=)[0-9a-fA-F]+")
_DROPPED = frozenset({"HTTP_X_AMZ_SECURITY_TOKEN", "HTTP_COOKIE"})

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Answer = tuple[str, list[tuple[str, str]], bytes]
log = logging.getLogger(__name__)


class RequestJournal:
    """The journal of one data directory and what is needed to write and to repeat it."""

    def __init__(self, folder: Path) -> None:
        self._journal = Journal(folder)
        self._lock = threading.Lock()
        self._entries: list[Entry] = []

    def open(self) -> int:
        """Read the journal; returns how many changes wait to be repeated. Raises StandInError."""
        self._entries = self._journal.open(compaction.live)
        return len(self._entries)

    def close(self) -> None:
        """Close the journal, without what later changes have made void."""
        with self._lock:
            self._compact()
            self._journal.close()

    def replay(self, application: Callable[[dict[str, Any]], Wsgi]) -> None:
        """Make all changes of the journal again, in order. What cannot be repeated is logged."""
        started, lost = time.monotonic(), 0
        for entry in self._entries:
            try:
                with (
                    self._journal.open_body(entry.body, check=True) as body,
                    repeatable(entry.seed, entry.at),
                ):
                    if entry.kind == "object":
                        objects.put(content=body, **entry.what)
                        continue
                    environ = _environ(entry.what, body, entry.body.size)
                    status, _, answer = _run(application(environ), environ)
                if int(status[:3]) >= 400:
                    lost += 1
                    log.warning("Not repeated: %s (%s %r)", _name(entry), status, answer[:300])
            except DamagedBody as error:
                lost += 1
                log.error("A stored object is damaged and left out: %s (%s)", _name(entry), error)
            except Exception:
                lost += 1
                log.exception("Not repeated: %s", _name(entry))
        done, seconds = len(self._entries) - lost, time.monotonic() - started
        log.info(
            "S3, IAM and others: %s changes repeated in %.1f s, %s could not be",
            done,
            seconds,
            lost,
        )
        self._entries = []

    def perform(self, environ: dict[str, Any], application: Wsgi) -> Answer:
        """Make a change: journal first, then moto; a refused change leaves the journal.

        Raises OSError when the journal cannot be written; nothing has happened then.
        """
        body = self._journal.write_body(environ["wsgi.input"], _length(environ))
        entry = Entry("request", _recorded(environ, body), body, at=time.time())
        with self._lock:
            place = self._append(entry)
            refused = True
            try:
                with self._journal.open_body(body) as stream, repeatable(entry.seed, entry.at):
                    environ["wsgi.input"] = stream
                    environ["CONTENT_LENGTH"] = str(body.size)
                    answer = _run(application, environ)
                refused = int(answer[0][:3]) >= 400
            finally:
                if refused:
                    self._journal.take_back(place, entry)
            if self._journal.is_compaction_due:
                self._compact()
        return answer

    def put_object(
        self,
        bucket: str,
        key: str,
        path: Path,
        account: str,
        partition: str,
        kms_key: str | None = None,
    ) -> None:
        """Store an object on behalf of the service. Raises OSError."""
        what = {"bucket": bucket, "key": key, "account": account, "partition": partition}
        if kms_key:
            what["kms_key"] = kms_key
        with path.open("rb") as stream:
            body = self._journal.write_body(stream, None)
        entry = Entry("object", what, body, at=time.time())
        with self._lock:
            place = self._append(entry)
            try:
                with path.open("rb") as content, repeatable(entry.seed, entry.at):
                    objects.put(content=content, **what)
            except BaseException:
                self._journal.take_back(place, entry)
                raise
            if self._journal.is_compaction_due:
                self._compact()

    def reset(self, run: Callable[[], Any]) -> Any:
        """Forget everything together with moto (`run` resets it)."""
        with self._lock:
            answer = run()
            self._journal.clear()
            return answer

    def _append(self, entry: Entry) -> int:
        try:
            return self._journal.append(entry)
        except OSError:
            self._journal.discard(entry.body)
            raise

    def _compact(self) -> None:
        """Drop what later changes have made void."""
        try:
            self._journal.compact(compaction.live)
        except (OSError, StandInError) as error:
            log.error("The journal stays as it is: %s", error)


def changes(service: str, environ: Mapping[str, Any]) -> bool:
    """Whether a request may change the state of a journalled service. In doubt it may."""
    if service not in JOURNALLED or environ["REQUEST_METHOD"] in ("GET", "HEAD", "OPTIONS"):
        return False
    if service == "s3":
        return "select" not in parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    action = environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
    if not action and isinstance(environ["wsgi.input"], io.BytesIO):  # a form that moto has read
        form = environ["wsgi.input"].getvalue().decode("utf-8", "replace")
        action = parse_qs(form).get("Action", [""])[0]
    return _READS.match(action) is None


def _recorded(environ: Mapping[str, Any], body: Body) -> dict[str, str]:
    """What of a request is written down: no signature, no session token."""
    found = {
        key: _SIGNATURE.sub(r"\g<1>0", value) if key == "HTTP_AUTHORIZATION" else value
        for key, value in environ.items()
        if isinstance(value, str) and not key.startswith("wsgi.") and key not in _DROPPED
    }
    return {**found, "CONTENT_LENGTH": str(body.size)}


def _environ(recorded: Mapping[str, str], body: Any, size: int) -> dict[str, Any]:
    return {
        **recorded,
        "CONTENT_LENGTH": str(size),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def _length(environ: Mapping[str, Any]) -> int | None:
    """Bytes of the body; None when only its end says so."""
    length = str(environ.get("CONTENT_LENGTH") or "")
    if length.isdigit():
        return int(length)
    return None if environ.get("wsgi.input_terminated") else 0


def _run(application: Wsgi, environ: dict[str, Any]) -> Answer:
    """The whole answer of a WSGI application."""
    started: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        started[:] = [status, headers]

    parts = application(environ, start_response)
    try:
        body = b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
    status, headers = started
    return status, headers, body


def _name(entry: Entry) -> str:
    what = entry.what
    if entry.kind == "object":
        return f"object s3://{what['bucket']}/{what['key']}"
    return f"{what.get('REQUEST_METHOD')} {what.get('REQUEST_URI') or what.get('PATH_INFO')}"
