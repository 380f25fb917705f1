"""Compressed files: unpacked to the temporary folder, in bounded memory and up to a bound."""

from __future__ import annotations

import bz2
import gzip
import lzma
import shutil
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from personalize_poc.data.errors import BadFile
from personalize_poc.data.own.reading.ground.units import Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.packed import zstd
from personalize_poc.language import _

_BLOCK = 1 << 20
BOMB_BYTES = 1 << 30
"""From here on a file that grows too much is not unpacked any further."""
BOMB_RATIO = 250
"""No table of a company becomes that many times larger."""
_SPARE = 100_000_000
"""Bytes that stay free on the disk."""
_BROKEN = (
    *(EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile),
    *(zipfile.BadZipFile, OSError, ValueError),
)
_AFTER_THE_END = "Not a gzipped file"
"""What Python says of bytes behind a whole gzip stream, which was proved to be right."""


@dataclass(frozen=True)
class End:
    """How a compressed stream ended.

    Attributes:
        broken: why it ends early; "" if it is whole.
        inside: whether it is damaged before its end. What came out of it may then be wrong long
            before that was noticed: a checksum stands behind what it is the sum of.
    """

    broken: str = ""
    inside: bool = False


@dataclass(frozen=True)
class Unpacked:
    """A file after unpacking.

    Attributes:
        path: of what was unpacked.
        broken: why it ends early; "" if it is whole.
    """

    path: Path
    broken: str = ""


def unpack(work: Workspace, unit: Unit, kind: str) -> Unpacked:
    """Unpack a compressed file.

    Args:
        work: of this reading.
        unit: the file.
        kind: "gzip", "bz2", "xz" or "zstd".

    Raises:
        BadFile: nothing of it can be unpacked or believed, or far more comes out of it than of any
            table.
        DataError: the disk is full.
    """
    target = work.new_path()
    if kind == "zstd" and zstd.module() is None:
        broken = zstd.by_duckdb(work, unit, target)
        return Unpacked(target, broken)
    with _opened(unit.path, kind) as packed:
        end = copy(work, packed, target, unit.file, unit.path.stat().st_size)
    if end.broken and not target.stat().st_size:
        told = _("it is damaged and cannot be unpacked ({reason})").format(reason=end.broken)
        raise BadFile(f"it is damaged and cannot be unpacked ({end.broken})", unit.file, told=told)
    if end.inside:
        target.unlink()
        raise damaged_inside(end, unit.file)
    return Unpacked(target, end.broken)


def damaged_inside(end: End, file: str) -> BadFile:
    """What is said of a stream of which nothing can be believed."""
    told = _(
        "the compressed file is damaged inside ({reason}), and nothing tells which of its rows are "
        "right: copy or export it again"
    ).format(reason=end.broken)
    return BadFile(
        f"the compressed file is damaged inside ({end.broken}), and nothing tells which of its "
        "rows are right: copy or export it again",
        file,
        told=told,
    )


def copy(work: Workspace, packed: Any, target: Path, file: str, size: int) -> End:
    """Write what comes out of a compressed stream."""
    done = 0
    with target.open("wb") as plain:
        while True:
            try:
                block = packed.read1(_BLOCK)  # what is there before an error
            except _BROKEN as error:
                early = isinstance(error, EOFError) or str(error).startswith(_AFTER_THE_END)
                return End(str(error) or type(error).__name__, inside=not early)
            except Exception as error:  # zstd has an error of its own, wherever it comes from
                if type(error).__name__ != "ZstdError":
                    raise
                return End(str(error), inside=True)
            if not block:
                return End()
            done += len(block)
            if done > BOMB_BYTES and done > BOMB_RATIO * size:
                raise BadFile(
                    f"{done / 1e6:,.0f} MB came out of {size / 1e6:,.3f} MB so far: this is no "
                    "export of a table, and unpacking was stopped",
                    file,
                )
            _room(work, len(block), file)
            try:
                plain.write(block)
            except OSError as error:
                raise work.sentence(error, file) from error


def _room(work: Workspace, size: int, file: str) -> None:
    if shutil.disk_usage(work.folder).free < size + _SPARE:
        raise work.sentence(OSError("no space left"), file)


def _opened(path: Path, kind: str) -> BinaryIO:
    if kind == "gzip":
        return cast(BinaryIO, gzip.open(path))
    if kind == "bz2":
        return cast(BinaryIO, bz2.open(path))
    if kind == "xz":
        return cast(BinaryIO, lzma.open(path))
    module = zstd.module()
    assert module is not None
    return cast(BinaryIO, module.open(path))
