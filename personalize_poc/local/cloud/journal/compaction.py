"""Which entries of the journal still matter: deleted buckets and overwritten objects do not.

Only what is certain is dropped: requests in path style, without features that reach other buckets
or keep older versions. An entry that stays without need costs disk space, one that is dropped
wrongly costs somebody's data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote

from personalize_poc.local.cloud.journal.log import Entry
from personalize_poc.local.cloud.signing import PLAIN_HOST

_S3_SCOPE = re.compile(r"Credential=[^,\s]*/s3/aws4_request")
_REACHING = frozenset({"logging", "replication", "inventory"})
"""Settings through which one bucket changes another."""
_REMEMBERING = frozenset({"versioning", "object-lock", "notification", "lifecycle", "delete"})
"""Settings of a bucket, after which an overwritten object may still matter; and deletions whose
keys stand in the body."""


@dataclass(frozen=True)
class _Request:
    """What an entry does to S3."""

    index: int
    method: str
    bucket: str
    key: str
    query: frozenset[str]
    upload: str | None
    source: str | None
    conditional: bool

    @property
    def plain(self) -> bool:
        return not self.query and not self.conditional


def live(entries: list[Entry]) -> list[Entry]:
    """The entries that are needed to come to the same state, in their order."""
    requests = []
    for index, entry in enumerate(entries):
        if not _is_s3(entry):
            continue
        request = _request(index, entry)
        if request is None:
            return entries
        requests.append(request)
    if any(request.query & _REACHING for request in requests):
        return entries
    sources = {request.source for request in requests if request.source}
    of_bucket: dict[str, list[_Request]] = defaultdict(list)
    for request in requests:
        of_bucket[request.bucket].append(request)
    void: set[int] = set()
    for bucket, history in of_bucket.items():
        if bucket and bucket not in sources:
            rest = _after_deletion(history, void)
            if not any(request.query & _REMEMBERING for request in rest):
                _overwritten(rest, void)
    return [entry for index, entry in enumerate(entries) if index not in void]


def _is_s3(entry: Entry) -> bool:
    if entry.kind == "object":
        return True
    authorization = entry.what.get("HTTP_AUTHORIZATION", "")
    # Unsigned and presigned requests are S3's; other services need a signature.
    return not authorization.startswith("AWS4") or bool(_S3_SCOPE.search(authorization))


def _request(index: int, entry: Entry) -> _Request | None:
    """None when it cannot be told for certain what the entry touches."""
    what = entry.what
    if entry.kind == "object":
        return _Request(index, "PUT", what["bucket"], what["key"], frozenset(), None, None, False)
    if not PLAIN_HOST.fullmatch(what.get("HTTP_HOST", "")):
        return None
    bucket, _, key = what.get("PATH_INFO", "/").lstrip("/").partition("/")
    query = parse_qs(what.get("QUERY_STRING", ""), keep_blank_values=True)
    named = frozenset(name for name in query if name != "x-id" and not name.startswith("X-Amz-"))
    source = unquote(what.get("HTTP_X_AMZ_COPY_SOURCE", "")).lstrip("/").partition("/")[0]
    conditional = "HTTP_IF_MATCH" in what
    upload = query.get("uploadId", [None])[0]
    method = what["REQUEST_METHOD"]
    return _Request(index, method, bucket, key, named, upload, source or None, conditional)


def _after_deletion(history: Sequence[_Request], void: set[int]) -> list[_Request]:
    """What remains after the last life of a bucket that was made and deleted by requests."""
    rest: list[_Request] = []
    for request in history:
        rest.append(request)
        if request.method == "DELETE" and not request.key and request.plain:
            if rest[0].method == "PUT" and not rest[0].key and rest[0].plain:
                void.update(item.index for item in rest)
                rest = []
            else:
                return []  # made by other means: nothing is certain
    return rest


def _overwritten(history: Iterable[_Request], void: set[int]) -> None:
    """Void what came before the last whole write or deletion of each object."""
    of_key: dict[str, list[_Request]] = defaultdict(list)
    for request in history:
        if request.key:
            of_key[request.key].append(request)
    for writes in of_key.values():
        whole = [i for i, w in enumerate(writes) if w.plain and w.method in ("PUT", "DELETE")]
        if not whole:
            continue
        before, after = writes[: whole[-1]], writes[whole[-1] :]
        started = sum(w.method == "POST" and "uploads" in w.query for w in before)
        ended = {w.upload for w in before if w.upload and w.method in ("POST", "DELETE")}
        goes_on = any(w.upload for w in after) or started != len(ended)
        if not goes_on:
            void.update(w.index for w in before)
