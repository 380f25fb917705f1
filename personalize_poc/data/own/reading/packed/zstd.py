"""Files of zstd: Python's module for them where there is one, DuckDB where there is none."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any, BinaryIO

from personalize_poc.data.errors import BadFile, DataError
from personalize_poc.data.own.reading.ground.units import Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace

_MAGIC = 0xFD2FB528
_SKIPPED = range(0x184D2A50, 0x184D2A60)
_RUN, _RESERVED = 1, 3
_LINES = (
    "read_csv(?, auto_detect=false, header=false, columns={'line': 'VARCHAR'}, delim='\x1f', "
    "quote='', escape='', compression='zstd')"
)


def module() -> Any:
    """Python's module for zstd, of the standard library from 3.14 on; None if there is none."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    return None


def by_duckdb(work: Workspace, unit: Unit, target: Path) -> str:
    """Unpack with DuckDB, which reads zstd in tables only: line by line.

    Returns:
        Why it ends early; "" if it is whole.

    Raises:
        BadFile: it cannot be unpacked so.
    """
    # DuckDB takes the end of a truncated file for the end of the text.
    whole = is_whole(unit.path)
    try:
        work.run(
            f"COPY (SELECT line FROM {_LINES}) TO '{target}' "
            "(FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x1f')",
            (work.plain(unit.path),),
            unit.file,
        )
    except DataError as error:
        raise BadFile("it cannot be unpacked here: unpack it first (zstd -d)", unit.file) from error
    return "" if whole else "the file ends early"


def is_whole(path: Path) -> bool:
    """Whether the frames of a file are all there, from the lengths that they name (RFC 8878)."""
    size = path.stat().st_size
    with path.open("rb") as file:
        while file.tell() < size:
            magic = _number(file, 4)
            if magic in _SKIPPED:
                file.seek(_number(file, 4), 1)
            elif magic != _MAGIC or not _frame(file, size):
                return False
        return file.tell() == size


def _frame(file: BinaryIO, size: int) -> bool:
    """Pass over a frame; False if it is broken."""
    flags = _number(file, 1)
    single, dictionary = flags >> 5 & 1, flags & 3
    content = (1 if single else 0, 2, 4, 8)[flags >> 6]
    file.seek((0 if single else 1) + (0, 1, 2, 4)[dictionary] + content, 1)
    last = False
    while not last:
        if file.tell() + 3 > size:
            return False
        head = _number(file, 3)
        last, kind, length = bool(head & 1), head >> 1 & 3, head >> 3
        if kind == _RESERVED:
            return False
        file.seek(1 if kind == _RUN else length, 1)
    file.seek(4 if flags >> 2 & 1 else 0, 1)
    return file.tell() <= size


def _number(file: BinaryIO, size: int) -> int:
    return int.from_bytes(file.read(size), "little")
