"""Objects of moto's S3 to and from files, however large: never whole in memory.

moto keeps a large object in a temporary file, but takes and gives it as one `bytes`.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import IO, Any

_CHUNK = 1 << 20


def put(bucket: str, key: str, content: IO[bytes], account: str, partition: str) -> None:
    """Store an object. `content` is read to its end."""
    from moto.s3.models import s3_backends

    value: Any = content if _takes_streams() else content.read()
    s3_backends[account][partition].put_object(bucket, key, value)


def copy(item: Any, path: Path) -> None:
    """Write an object (moto's `FakeKey`) to a file."""
    buffer, lock = _buffer(item)
    if buffer is None:
        path.write_bytes(item.value)
        return
    with lock, path.open("wb") as file:
        buffer.seek(0)
        shutil.copyfileobj(buffer, file, _CHUNK)


def link(item: Any, path: Path) -> int | None:
    """Make `path` lead to the temporary file in which moto keeps a large object.

    Its content stays what it is, whatever happens to the object, as long as the returned file
    descriptor is open in this process. None, and no `path`, for an object in memory and where
    the system has no such links (it is Linux's /proc).
    """
    buffer, lock = _buffer(item)
    if buffer is None or not getattr(buffer, "_rolled", False):
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


def _buffer(item: Any) -> tuple[Any, Any]:
    """Where moto keeps the content of an object, and the lock of that; None in other versions."""
    buffer, lock = getattr(item, "_value_buffer", None), getattr(item, "lock", None)
    return (None, None) if lock is None else (buffer, lock)


@cache
def _takes_streams() -> bool:
    """Let moto's objects take a stream as their value; whether this version of moto can."""
    from moto.s3.models import FakeKey

    value = FakeKey.value
    try:
        probe: Any = FakeKey("probe", b"", account_id="", region_name="us-east-1")
    except TypeError:  # another version: it gets bytes
        return False
    if not hasattr(probe, "_value_buffer") or not isinstance(value, property):
        return False
    probe.dispose()
    whole: Any = value.fset

    def take(self: Any, content: Any) -> None:
        if not hasattr(content, "read"):
            whole(self, content)
            return
        whole(self, b"")
        shutil.copyfileobj(content, self._value_buffer, _CHUNK)
        self.contentsize = self._value_buffer.tell()

    FakeKey.value = value.setter(take)
    return True
