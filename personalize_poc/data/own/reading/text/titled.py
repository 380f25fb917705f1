"""Several tables one below the other in one text, each below a line with its title alone.

Statements of banks and results of votes are written so: "PROJECTS", the names of its columns and
its rows, and then "VOTES" with other columns. Groups of one table have titles as well, but below
them the same columns, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from personalize_poc.data.own.reading.ground.units import Content, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.text import layout, sections
from personalize_poc.language import N_, _

_SIGNS = ",;\t|"
"""What stands between the fields of rows; spreadsheets fill lines of titles up with it."""
_AROUND = " \t\"'#*=:-[]"
"""What people put around a title."""
_LONGEST = 60
"""Letters of a title."""
_MARKED = re.compile(rb"(?m)^[^,;\t|\r\n]{1,80}[,;\t|]*\r?\n(?:[ \t]*\r?\n)*[^,;\t|\r\n]+[,;\t|]")
"""A line of one field above one of several."""
_NOTE = N_("names and values, not a table")
_VALUE = frozenset(("value", "values", "wert", "valor", "valeur", "valore", "waarde", "wartość",
                    "값", "値", "值"))  # fmt: skip
"""What the second of two columns is called whose first one has names of settings."""


def understand(
    work: Workspace, unit: Unit, path: Path, encoding: str, left_out: dict[str, str]
) -> list[Content]:
    """The tables of a text that holds several with titles and different columns; else none.

    Args:
        work: of this reading.
        unit: the file.
        path: its text in UTF-8.
        encoding: of the file.
        left_out: gets what has a title and is no table, with the reason.
    """
    parts = _parts(path) if set(unit.reading) <= {"encoding"} else {}
    sign = _common([text for _line, text in parts.values()])
    headers = {title: sections.header(text, sign) for title, (_line, text) in parts.items()}
    named = [cells for cells in headers.values() if cells]
    if len(set(named)) < max(2, len(named)) or len({len(cells) for cells in named}) < 2:
        return []
    tables = [one for one, cells in headers.items() if cells and not _are_settings(cells)]
    blocks = [parts[one] for one in tables]
    found = sections.contents(work, unit, encoding, blocks, tables, sign)
    for title in parts.keys() - set(tables) if found else ():
        left_out[f"{unit.file}, {title}"] = _(_NOTE)
    return found


def _are_settings(cells: tuple[str, ...]) -> bool:
    """Whether a header is that of names with their values."""
    return len(cells) == 2 and cells[1].strip().casefold() in _VALUE


def _common(texts: list[str]) -> str | None:
    """What stands between the names of columns in all tables; None where it is not the same.

    Rows of two columns that list three things each look like rows of three columns.
    """
    firsts = [text.lstrip("\r\n").split("\n", 1)[0] for text in texts]
    signs = [sign for sign in _SIGNS if all(sign in first for first in firsts)]
    return signs[0] if len(signs) == 1 else None


def _parts(path: Path) -> dict[str, sections.Block]:
    """What stands below each title: lines before it, and its text; {} if these are no titles."""
    if path.stat().st_size > sections.LARGEST:
        return {}
    raw = path.read_bytes()
    if not 2 <= sum(1 for _one in _MARKED.finditer(raw)) <= 2 * sections.MOST:
        return {}
    lines = raw.decode("utf-8-sig", errors="replace").splitlines(keepends=True)
    titles = list(_titles(lines))
    names = [_named(lines[at]) for at in titles]
    if not 2 <= len(titles) <= sections.MOST or len(set(names)) < len(names):
        return {}
    if any(_fields(line) > 1 for line in lines[: titles[0]]):
        return {}  # a table begins above the first of them, and they are groups of its rows
    ends = [*titles[1:], len(lines)]
    return {
        name: (at + 1, "".join(lines[at + 1 : end]))
        for name, at, end in zip(names, titles, ends, strict=True)
    }


def _titles(lines: list[str]) -> Iterator[int]:
    """Numbers of lines with one field above a line with several; not those inside of a field."""
    filled = [at for at, line in enumerate(lines) if line.strip(f" \r\n{_SIGNS}")]
    quotes, seen = 0, 0
    for at, below in pairwise(filled):
        quotes += sum(line.count('"') for line in lines[seen:at])
        seen = at
        name = _named(lines[at])
        told = 0 < len(name) <= _LONGEST and not layout.looks_like_data(name)
        if told and not quotes % 2 and _fields(lines[at]) == 1 < _fields(lines[below]):
            yield at


def _named(line: str) -> str:
    """The title that a line has."""
    return line.strip().rstrip(_SIGNS).strip(_AROUND)


def _fields(line: str) -> int:
    """How many fields a line has, without empty ones at its end."""
    told = line.strip().rstrip(_SIGNS)
    return 1 + max(map(told.count, _SIGNS))
