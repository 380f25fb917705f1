"""Places in S3 as requests name them: which bucket and key is meant, which objects are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from personalize_poc.local.errors import JobFailed

_VIRTUAL_HOST = re.compile(r"(?P<bucket>.+)\.s3[.-][a-z0-9.-]*amazonaws\.com(\.cn)?$")
_PATH_HOST = re.compile(r"s3[.-][a-z0-9.-]*amazonaws\.com(\.cn)?$")


def named(uri: str, no_place: str) -> tuple[str, str]:
    """Bucket and key of ``s3://bucket/key`` or of the URL of an object.

    Raises JobFailed beginning with `no_place`: it names no bucket.
    """
    parts = urlsplit(uri)
    # '?' and '#' are ordinary characters of a key.
    path = uri.split("://", 1)[-1].partition("/")[2]
    host = parts.netloc
    if parts.scheme == "s3" and host:
        return host, path
    if parts.scheme in ("http", "https"):
        path = unquote(path)  # as S3 writes the URL of an object
        virtual = _VIRTUAL_HOST.match(host)
        if virtual:
            return virtual["bucket"], path
        bucket, _, key = path.partition("/")
        if _PATH_HOST.match(host) and bucket:
            return bucket, key
    raise JobFailed(f"{no_place} {uri} does not name a bucket; use s3://bucket/path.")


def objects_at(bucket: Any, key: str) -> Iterator[Any]:
    """The object of this key, or else all of this folder, in the order of keys."""
    from moto.s3.models import FakeKey

    if key in bucket.keys and not key.endswith("/"):
        names = [key]
    else:
        key = key if not key or key.endswith("/") else f"{key}/"
        names = sorted(n for n in list(bucket.keys) if n.startswith(key) and not n.endswith("/"))
    for name in names:
        item = bucket.keys.get(name)
        if isinstance(item, FakeKey):  # not a delete marker
            yield item


def nothing_at(bucket_name: str, key: str) -> str:
    """That `objects_at` finds none, as a sentence."""
    if not key or key.endswith("/"):
        return f"There is no object under s3://{bucket_name}/{key}."
    return f"There is no object or folder s3://{bucket_name}/{key}."


def file_name(key: str) -> str:
    """The last part of a key as a file name that every system accepts."""
    return re.sub(r"[^\w.\-]", "_", key.rsplit("/", 1)[-1], flags=re.ASCII)[-100:]
