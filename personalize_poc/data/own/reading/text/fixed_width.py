"""Texts whose columns begin at the same place in each line, filled up with blanks.

Mainframes and older programs write them. A place is counted in letters, in columns of a terminal
or in bytes: Korean letters take two columns, and two or three bytes.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import dialect
from personalize_poc.data.own.reading.ground.units import Content, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.text import delimited

_HEAD = 1 << 18
_LINES = 2000
"""Lines by which the columns are told."""
_FEWEST = 5
"""Lines below the first one from which on it is said."""
_COLUMNS = 3
"""Fewest columns: texts of people may be laid out in two."""
_GAP = 2
"""Blanks between columns somewhere; fewer may stand within a value in each line."""
_STRAY = 0.01
"""Share of the lines that may not keep to the columns: titles, and totals at the end."""
_ALIGNED = 0.97
"""Share of the fields of a column that begin, or end, at its edge."""
_SPACED = 0.8
"""Share of the lines that have blanks between columns."""


def columns(text: str) -> tuple[Callable[[str], str], list[tuple[int, int]]] | None:
    """How lines are measured, and where each column begins and ends; None of any other text.

    Args:
        text: whole lines from the beginning of the file.
    """
    lines = [line.rstrip() for line in text.splitlines()[:_LINES] if line.strip()]
    spaced = sum("  " in line.strip() for line in lines)
    if len(lines) <= _FEWEST or "\t" in text or spaced < _SPACED * len(lines):
        return None
    form = dialect.recognise(text)
    if form.delimiter in dialect.USUAL and (form.delimiter != "," or "," in lines[0]):
        return None  # a comma may stand within each amount
    for measure in (_letters, _shown, _bytes):
        found = _edges([measure(line) for line in lines])
        if len(found) >= _COLUMNS:
            return measure, found
    return None


def _letters(line: str) -> str:
    return line


def _shown(line: str) -> str:
    """A line with a sign more behind each letter that is two columns wide."""
    wide = (one + "\0" if unicodedata.east_asian_width(one) in "WF" else one for one in line)
    return "".join(wide)


def _bytes(line: str) -> str:
    """A line with as many signs as it has bytes in UTF-8."""
    return "".join(one + "\0" * (len(one.encode()) - 1) for one in line)


def _edges(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where columns begin and end; [] if lines do not keep to any."""
    width = max(map(len, lines))
    filled = [0] * width
    for line in lines:
        for at, sign in enumerate(line):
            filled[at] += sign != " "
    stray = _STRAY * len(lines) if len(lines) >= 1 / _STRAY else 0
    used = [count > stray for count in filled]
    starts = [at for at in range(width) if used[at] and (not at or not used[at - 1])]
    ends = [at + 1 for at in range(width) if used[at] and (at + 1 == width or not used[at + 1])]
    runs = _joined(list(zip(starts, ends, strict=True)), lines[0])
    if not any(begin - end >= _GAP for (__, end), (begin, __) in pairwise(runs)):
        return []
    keeps = all(_is_aligned(lines[1:], begin, end) for begin, end in runs)
    begins = [begin for begin, __ in runs]
    return list(zip(begins, [*begins[1:], 1 << 20], strict=True)) if keeps else []


def _joined(runs: Sequence[tuple[int, int]], first: str) -> list[tuple[int, int]]:
    """Runs with those together that one blank parts and that the first line names once: a time."""
    found: list[tuple[int, int]] = []
    for begin, end in runs:
        near = found and begin - found[-1][1] < _GAP
        if near and not first[begin:end].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


def _is_aligned(lines: Sequence[str], begin: int, end: int) -> bool:
    """Whether fields begin, or end, at the edges of their column."""
    cells = [line[begin:end].ljust(end - begin) for line in lines if line[begin:end].strip()]
    left = sum(cell[0] != " " for cell in cells)
    right = sum(cell[-1] != " " for cell in cells)
    return max(left, right) >= _ALIGNED * len(cells)


def understand(
    work: Workspace, unit: Unit, path: Path, encoding: str, findings: Sequence[Finding] = ()
) -> Content | None:
    """The table of a text in columns of a fixed width; None of any other text.

    Args:
        work: of this reading.
        unit: the file.
        path: its text in UTF-8.
        encoding: of the file.
        findings: made so far.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    text = head[: head.rfind(b"\n") + 1].decode("utf-8-sig", errors="replace")
    said = str(unit.reading.get("delimiter", dialect.FIXED))
    found = columns(text) if said == dialect.FIXED else None
    if found is None:
        return None
    measure, edges = found
    first = measure(next(line for line in text.splitlines() if line.strip()))
    if not unit.alone and not all(first[begin:end].strip() for begin, end in edges):
        return None  # in a folder it may be a note
    target = work.new_path(".csv")
    with (
        path.open(encoding="utf-8-sig", errors="replace", newline="\n") as lines,
        target.open("w", encoding="utf-8", newline="") as written,
    ):
        writer = csv.writer(written, lineterminator="\n")
        for line in lines:
            whole = measure(line.rstrip("\r\n"))
            cells = [whole[begin:end].replace("\0", "").strip() for begin, end in edges]
            writer.writerow(cells if any(cells) else [])
    own = {"delimiter": ",", "quote": '"', "escape": '"'}
    reading = {**unit.reading, **own}
    content = delimited.understand(work, replace(unit, reading=reading), target, encoding, findings)
    assert content.text is not None
    return replace(
        content,
        unit=unit,
        reading={**content.reading, "delimiter": dialect.FIXED, "quote": "", "escape": ""},
        text=replace(content.text, mended=True),
    )
