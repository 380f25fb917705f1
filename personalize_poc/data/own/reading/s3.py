"""Files below an address s3://bucket/prefix, brought to the temporary folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from personalize_poc.data.errors import DataError
from personalize_poc.data.own.reading.folder import MOST, keys, why_not
from personalize_poc.data.own.reading.units import Unit
from personalize_poc.data.own.reading.workspace import Workspace

SCHEME = "s3://"
_SAID = {
    "NoSuchBucket": "there is no bucket of this name",
    "AccessDenied": "the account may not read it (s3:ListBucket on the bucket, s3:GetObject on its "
    "objects)",
    "403": "the account may not read it (s3:GetObject)",
    "404": "it does not exist",
    "NoSuchKey": "it does not exist",
    "ExpiredToken": "the credentials have expired",
    "InvalidAccessKeyId": "the credentials are not accepted",
    "InvalidObjectState": "it is in an archive (Glacier): restore it first",
}


def fetched(work: Workspace, address: str, s3: Any) -> tuple[list[Unit], dict[str, str]]:
    """Download objects.

    Args:
        work: of this reading.
        address: s3://bucket/prefix, or of one object.
        s3: client of boto3.

    Returns:
        The files, and those left out with the reason.

    Raises:
        DataError: there is nothing, or the account may not read it.
    """
    bucket, _, prefix = address.removeprefix(SCHEME).partition("/")
    if not bucket:
        raise DataError(f"{address} names no bucket.", "Write s3://bucket/folder.")
    if s3 is None:
        raise DataError(f"{address} can be read on target aws only.", "Or copy the files here.")
    units: list[Unit] = []
    left_out: dict[str, str] = {}
    for key, size in _listed(address, bucket, prefix, s3):
        name = _relative(key, prefix)
        if reason := why_not(PurePosixPath(name), size):
            left_out[name] = reason
            continue
        # Downloads by number: a key may hold anything, `../` too.
        target = work.new_path()
        _asked(address, lambda t=target, k=key: s3.download_file(bucket, k, str(t)), work)
        units.append(Unit(target, name, size, keys(name), temporary=True))
        if len(units) > MOST:
            raise DataError(f"{address} holds more than {MOST:,} files.", "Name a longer prefix.")
    if not units and not left_out:
        raise DataError(f"There is nothing at {address}.", "Check the prefix.")
    return units, left_out


def _listed(address: str, bucket: str, prefix: str, s3: Any) -> list[tuple[str, int]]:
    """Keys and sizes: of the object itself, or of all below it as a folder."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    found = _asked(address, lambda: [c for page in pages for c in page.get("Contents", [])])
    within = prefix if not prefix or prefix.endswith("/") else f"{prefix}/"
    listed = [(c["Key"], int(c["Size"])) for c in found]
    exact = [(key, size) for key, size in listed if key == prefix and not key.endswith("/")]
    return exact or [x for x in listed if x[0].startswith(within) and not x[0].endswith("/")]


def _relative(key: str, prefix: str) -> str:
    if key == prefix:
        return PurePosixPath(key).name
    return key[len(prefix) :].lstrip("/")


def _asked(address: str, call: Any, work: Workspace | None = None) -> Any:
    """Call boto3, whose errors become sentences."""
    try:
        return call()
    except OSError as error:
        if work is None:
            raise
        raise work.sentence(error, address) from error
    except Exception as error:
        if not type(error).__module__.startswith(("botocore", "boto3", "s3transfer")):
            raise
        code = getattr(error, "response", {}).get("Error", {}).get("Code", "")
        raise DataError(f"{address} cannot be read: {_SAID.get(code) or error}.") from error


def is_address(source: str | Path) -> bool:
    """Whether a source is an address of S3."""
    return str(source).startswith(SCHEME)
