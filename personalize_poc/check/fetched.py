"""Files of S3, fetched to a folder of this machine to be checked there."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from personalize_poc.aws.service_errors import reraise
from personalize_poc.errors import BadInput
from personalize_poc.language import _

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

SCHEME = "s3://"
_BUCKET = re.compile(r"[A-Za-z0-9._-]{1,255}")


def is_address(source: str) -> bool:
    """Whether this is an address of S3 and not a path."""
    return source.startswith(SCHEME)


@contextmanager
def folder(s3: S3Client, address: str) -> Iterator[Path]:
    """The file or folder at an address, as one on this machine; it goes afterwards.

    Args:
        s3: the client of the target.
        address: s3://BUCKET/KEY of a file, or s3://BUCKET/PREFIX/ of many.

    Raises:
        BadInput: there is nothing, it does not fit on the disk, or a key leads out of the folder.
        Refused: the service refused to list or to hand out.
    """
    bucket, __, prefix = address.removeprefix(SCHEME).partition("/")
    if not _BUCKET.fullmatch(bucket):
        raise BadInput(f"{address} names no bucket.", _("Write s3://bucket/folder/."))
    found = _listed(s3, bucket, prefix)
    if not found:
        raise BadInput(f"There is nothing at {address}.", _("Name a file, or a folder with files."))
    with tempfile.TemporaryDirectory(prefix="personalize-poc-") as temporary:
        place = Path(temporary)
        size = sum(found.values())
        free = shutil.disk_usage(place).free
        if size > 0.9 * free:
            raise BadInput(
                f"{address} has {size / 1e9:,.1f} GB; {free / 1e9:,.1f} GB are free in {place}.",
                _("Set TMPDIR to a larger disk."),
            )
        for key in found:
            target = place / _inside(key, prefix)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                s3.download_file(bucket, key, str(target))
            except Exception as problem:
                reraise(f"{SCHEME}{bucket}/{key}", problem)
        yield place / PurePosixPath(prefix).name if prefix in found else place


def _listed(s3: S3Client, bucket: str, prefix: str) -> dict[str, int]:
    """Keys and sizes: the one of this name, or those below it."""
    found: dict[str, int] = {}
    try:
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
            found |= {one["Key"]: one["Size"] for one in page.get("Contents", [])}
    except Exception as problem:
        if getattr(problem, "response", {}).get("Error", {}).get("Code") == "NoSuchBucket":
            raise BadInput(
                f"There is no bucket {bucket}.", _("Check its name, and the account that is asked.")
            ) from problem
        reraise(f"{SCHEME}{bucket}/{prefix}", problem)
    if prefix in found and not prefix.endswith("/"):
        return {prefix: found[prefix]}
    below = prefix if not prefix or prefix.endswith("/") else f"{prefix}/"
    return {k: size for k, size in found.items() if k.startswith(below) and not k.endswith("/")}


def _inside(key: str, prefix: str) -> PurePosixPath:
    """Where an object belongs below the folder."""
    if key == prefix:
        return PurePosixPath(PurePosixPath(key).name)
    path = PurePosixPath(key.removeprefix(prefix).lstrip("/"))
    if ".." in path.parts:
        raise BadInput(f"The key {key!r} leads out of its folder.", _("Rename the object."))
    return path
