"""Objects of moto's S3 to and from files, however large: never whole in memory.

moto keeps a large object in a temporary file, but takes and gives it as one `bytes`.
"""

from __future__ import annotations

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
    buffer, lock = getattr(item, "_value_buffer", None), getattr(item, "lock", None)
    if buffer is None or lock is None:
        path.write_bytes(item.value)
        return
    with lock, path.open("wb") as file:
        buffer.seek(0)
        shutil.copyfileobj(buffer, file, _CHUNK)


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
