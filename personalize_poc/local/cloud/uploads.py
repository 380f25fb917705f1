"""Where moto keeps the content of objects, and how parts of an upload are joined without memory."""

from __future__ import annotations

import functools
import io
import threading
from collections.abc import Iterable
from typing import IO, Any

from personalize_poc.local.cloud.patching import patch


def object_buffer(key: Any) -> tuple[IO[bytes], threading.Lock]:
    """Where moto keeps the content of an object (`FakeKey`), and the lock for it.

    `FakeKey.value` gives it as one `bytes`. Seen with moto 5.2.5.
    """
    return key._value_buffer, key.lock


def is_on_disk(buffer: Any) -> bool:
    """Whether the content of an object has become too large for memory (Python 3.11 to 3.14)."""
    return bool(buffer._rolled)


@patch(
    "moto.s3.models:FakeMultipart",
    "complete",
    ("self", "body"),
    why="moto joins the parts of an upload in memory, and copies that: an object of a gigabyte "
    "takes more than two.",
)
def joined_parts(original: Any) -> Any:
    """The whole of an upload in parts is a stream, unless a checksum is asked of it as a whole."""

    @functools.wraps(original)
    def complete(self: Any, body: Iterable[tuple[int, str]]) -> tuple[Any, str, Any]:
        from moto.s3.models import MultipartChecksumBuilder

        chosen, told = list(body), self.metadata
        algorithm, kind = (told.get(f"x-amz-checksum-{one}") for one in ("algorithm", "type"))
        checksum: Any = MultipartChecksumBuilder(algorithm, kind)  # untyped
        if checksum.checksum_type != "COMPOSITE":
            value, etag, whole = original(self, chosen)
            return value, etag, whole
        parts = self.parts
        self.parts = {number: _Unread(part) for number, part in parts.items()}
        try:
            __, etag, __ = original(self, chosen)
        finally:
            self.parts = parts
        for number, __ in chosen:
            checksum.addPart(parts[number].value)
        contents = [_taken(parts[number]) for number, __ in chosen]
        return _Joined(contents), etag, checksum.build()

    return complete


class _Unread:
    """What is asked of a part of an upload before it is joined with others; not its content."""

    value = b""

    def __init__(self, part: Any) -> None:
        self.etag, self.contentsize = part.etag, part.contentsize


def _taken(part: Any) -> IO[bytes]:
    """The content of a part, taken away from it: moto closes what parts have before it is read."""
    buffer, lock = object_buffer(part)
    with lock:
        part._value_buffer = io.BytesIO()
    buffer.seek(0)
    return buffer


class _Joined:
    """A stream of one content after the other; each is closed once it is read."""

    def __init__(self, contents: list[IO[bytes]]) -> None:
        self._contents = contents

    def read(self, size: int) -> bytes:
        while self._contents:
            if piece := self._contents[0].read(size):
                return piece
            self._contents.pop(0).close()
        return b""
