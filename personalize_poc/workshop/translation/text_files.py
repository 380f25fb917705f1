"""The text file of a translated notebook: one block a cell, under a line that names the cell."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from personalize_poc.errors import BadInput

_HEAD = re.compile(r"<!-- cell (\S+) of ([0-9a-f]{12}) -->\s*")
_NEARLY = re.compile(r"\s*<!--\s*cell\b")


@dataclass(frozen=True)
class Block:
    """The translation of one cell.

    Attributes:
        id: of the cell.
        digest: of the English source that was translated.
        text: the translated source.
        line: where it begins in its file, from 1.
    """

    id: str
    digest: str
    text: str
    line: int


def digest(source: str) -> str:
    """What a block says about the source that it translates: 12 hex digits."""
    return hashlib.sha256(source.encode("utf-8")).hexdigest()[:12]


def read(path: Path) -> list[Block]:
    """The blocks of a file, in its order.

    Raises:
        BadInput: the file cannot be read, has text before its first block, or a line that names a
            cell in another form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read: {error}.", "Write it as UTF-8 text.") from error
    heads = [
        (number, found) for number, line in enumerate(lines) if (found := _HEAD.fullmatch(line))
    ]
    known = {number for number, _ in heads}
    for number, line in enumerate(lines):
        if number not in known and _NEARLY.match(line):
            raise BadInput(
                f"{path}, line {number + 1}: {line.strip()!r} names a cell in another form.",
                "Write: <!-- cell ID of DIGEST -->, with 12 hex digits.",
            )
    first = heads[0][0] if heads else len(lines)
    if any(line.strip() for line in lines[:first]):
        raise BadInput(
            f"{path} has text before its first cell.", "Put it under a cell, or drop it."
        )
    ends = [number for number, _ in heads[1:]] + [len(lines)]
    return [
        Block(found[1], found[2], _stripped(lines[number + 1 : end]), number + 1)
        for (number, found), end in zip(heads, ends, strict=True)
    ]


def write(blocks: Iterable[Block]) -> str:
    """The text of a file with these blocks."""
    return (
        "\n\n".join(f"<!-- cell {one.id} of {one.digest} -->\n{one.text}" for one in blocks) + "\n"
    )


def _stripped(lines: list[str]) -> str:
    """The lines without blank ones at both ends."""
    full = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[full[0] : full[-1] + 1]) if full else ""
