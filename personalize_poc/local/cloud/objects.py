"""Objects of moto's S3 to and from files, however large: never whole in memory.

moto keeps a large object in a temporary file, but takes and gives it as one `bytes`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import IO, Any

from personalize_poc.local.cloud import patches, uploads

_CHUNK = 1 << 20


def put(
    bucket: str,
    key: str,
    content: IO[bytes],
    account: str,
    partition: str,
    kms_key: str | None = None,
) -> None:
    """Store an object. `content` is read to its end. kms_key: ARN of the key that encrypts it."""
    from moto.s3.models import s3_backends

    patches.object_value.install()
    value: Any = content
    # moto encrypts nothing, but tells what is encrypted with which key.
    encryption = "aws:kms" if kms_key else None
    s3_backends[account][partition].put_object(
        bucket, key, value, encryption=encryption, kms_key_id=kms_key
    )


def copy(item: Any, path: Path) -> None:
    """Write an object (moto's `FakeKey`) to a file."""
    buffer, lock = uploads.object_buffer(item)
    with lock, path.open("wb") as file:
        buffer.seek(0)
        shutil.copyfileobj(buffer, file, _CHUNK)


def link(item: Any, path: Path) -> int | None:
    """Make `path` lead to the temporary file in which moto keeps a large object.

    Its content stays what it is, whatever happens to the object, as long as the returned file
    descriptor is open in this process. None, and no `path`, for an object in memory and where
    the system has no such links (it is Linux's /proc).
    """
    buffer, lock = uploads.object_buffer(item)
    if not uploads.is_on_disk(buffer):
        return None
    with lock:
        buffer.flush()
        descriptor = os.dup(buffer.fileno())
    try:
        place = Path(f"/proc/{os.getpid()}/fd/{descriptor}")
        with place.open("rb"):  # where this is forbidden, a link is of no use
            path.symlink_to(place)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
