"""Where a table begins and ends among rows: preamble, header, width, footer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from math import ceil

from personalize_poc.data.own import sql
from personalize_poc.data.own.reading.ground.dialect import Row

_NUMBER = re.compile(r"[-+(]?[$€£¥₩]?\s?[-+]?\d[\d.,'\s]*([eE][-+]?\d+)?\s?[%€$£¥₩)]?")
_WHOLE = re.compile(r"\d{1,18}", re.ASCII)
_DATE = re.compile(
    r"\d{1,4}[-./年월日\s]{1,2}(\d{1,2}|[A-Za-zÀ-ÿ]{3,9})[-./月\s,]{1,2}\d{1,4}.*|\d{1,2}:\d{2}(:\d{2})?.*"
)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w+|https?://\S+|[0-9a-fA-F-]{32,36}")
_RULER = re.compile(r"[-+=|_\s]{3,}")
"""A line that a terminal draws below the header."""
_SHORT = 80
"""Names of columns are not longer than that; most are far shorter."""
_ASKED, _ANSWER = 400, 0.5
"""Letters of a question that is a name at most, and those of its longest answer for each."""
_FEW_ANSWERS = 10
"""Answers by which that is not judged."""
_PREAMBLE = 100
_COUNTED = 5
"""Names of columns that are whole numbers, each larger than the one before: ids, or years."""

_SAID, _CHANGED = 0.75, 3
"""Share of the fields in which a header between rows says the same as the first one, at least, and
most fields in which it says something else."""
_NOTHING = 10
"""Most lines above a header that say nothing."""
_NULLS = frozenset(one.casefold() for one in sql.NOTHING)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Layout:
    """How the rows of a file lie.

    Attributes:
        width: fields of a row of data.
        header: the row with the names of columns, or None.
        data: number of the first row of data among the rows.
        preamble: how many rows stand before header and data.
    """

    width: int
    header: Row | None
    data: int
    preamble: int


def recognise(rows: Sequence[Row], *, header: bool | None = None) -> Layout:
    """Recognise how rows lie.

    Args:
        rows: from the beginning of the file, at least one.
        header: whether there is a header, where a person says so.
    """
    width = _width(rows)
    begin = _begin(rows, width)
    if header is None:
        begin = _below_numbers(rows, begin, width)
    first = rows[begin]
    body = [row.cells for row in rows[begin + 1 :] if len(row.cells) == width]
    if header is None:
        header = is_header(
            first.cells, [cells for cells in body if not _repeats(cells, first.cells)]
        )
    if header:
        below = begin + 1
        while below < len(rows) and _RULER.fullmatch("".join(rows[below].cells)):
            below += 1
        return Layout(width, first, below, begin)
    return Layout(width, None, begin, begin)


def _repeats(cells: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a row says once more what the first one says, but for a name that was changed since.

    Exports that are appended to each other have their headers between the rows. A row of data has
    a few values of the first one, and not its numbers and times.
    """
    if len(cells) != len(first):
        return False
    pairs = [(a.strip(), b.strip()) for a, b in zip(cells, first, strict=True) if a or b]
    return sum(a == b for a, b in pairs) >= least_said(len(pairs))


def least_said(named: int) -> int:
    """In how many of its fields, at least, a header between rows says what the first one says.

    Args:
        named: fields of the first one that are filled.
    """
    return max(ceil(_SAID * named), named - _CHANGED)


def _width(rows: Sequence[Row]) -> int:
    """The most frequent width; of those as frequent, the largest."""
    counts = Counter(len(row.cells) for row in rows[1:] or rows)
    usual = max(counts, key=lambda width: (counts[width], width))
    first = len(rows[0].cells)
    # Rows that end early where their last fields are empty: the header tells how wide they are.
    ragged = first == max(counts) and counts[first] > 1 and not _is_title(rows[0].cells)
    return first if ragged else usual


def _begin(rows: Sequence[Row], width: int) -> int:
    """Number of the first row that belongs to the table: its header, or data."""
    filled = sorted(_filled(row.cells) for row in rows if len(row.cells) == width)
    usual = filled[len(filled) // 2] if filled else 0
    for number, row in enumerate(rows[:_PREAMBLE]):
        if len(row.cells) == width and not _is_title(row.cells, usual):
            return number if number == 0 else _header_before(rows, number, width)
    return 0


def _below_numbers(rows: Sequence[Row], begin: int, width: int) -> int:
    """Number of a header below lines that say nothing; `begin` if there are no such lines.

    People write the numbers of columns, or one word into each of them, above their names.
    """
    number = begin
    while number < min(begin + _NOTHING, len(rows) - 1) and _says_nothing(rows[number].cells):
        number += 1
    if number == begin or len(rows[number].cells) != width:
        return begin
    body = [row.cells for row in rows[number + 1 :] if len(row.cells) == width]
    named = _filled(rows[number].cells) == width and is_header(rows[number].cells, body)
    return number if named else begin


def _says_nothing(cells: Sequence[str]) -> bool:
    """Whether a line has the numbers of columns, one word again and again, or nothing."""
    filled = [text for cell in cells if (text := cell.strip().casefold())]
    told = [text for text in filled if text not in _NULLS]
    if len(told) < 3:
        return not told
    counted = [str(number) for number in range(1, len(told) + 1)]
    return told == counted or told == list(_LETTERS[: len(told)]) or len(set(told)) == 1


def _header_before(rows: Sequence[Row], number: int, width: int) -> int:
    """A header may be one field shorter or longer than the rows below it."""
    above = rows[number - 1].cells
    near = abs(len(above) - width) == 1 and len(above) > 1 and not _is_title(above)
    if near and not any(looks_like_data(cell) for cell in above):
        following = [row.cells for row in rows[number + 1 :] if len(row.cells) == width]
        if not is_header(rows[number].cells, following):
            return number - 1
    return number


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _is_title(cells: Sequence[str], usual: int = 0) -> bool:
    """A line above the table that a spreadsheet filled up with empty fields.

    Args:
        cells: of the line.
        usual: how many fields most rows have filled.
    """
    return len(cells) >= 3 and _filled(cells) <= max(1, usual / 2)


def looks_like_data(cell: str) -> bool:
    """Whether a field is a number, a date or an address: no name of a column is."""
    text = cell.strip()
    return bool(
        text and (_NUMBER.fullmatch(text) or _DATE.fullmatch(text) or _ADDRESS.fullmatch(text))
    )


def is_header(cells: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether a row names the columns of the rows below it."""
    counted, body = _counted(cells), body[:1000]
    if counted and 2 * sum(_counted(row) >= counted for row in body) < len(body):
        # A table with a column for each thing has their ids, or years, behind the usual names.
        return is_header(cells[:-counted], [row[:-counted] for row in body])
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or len(filled) < len(cells) / 2:
        return False
    if not all(
        len(cell.strip()) <= _SHORT or _is_question(at, cell.strip(), body)
        for at, cell in enumerate(cells)
    ):
        return False
    data = sum(looks_like_data(cell) for cell in filled)
    if data == len(filled) or data > len(filled) / 3:
        return False
    if not body:
        return data == 0
    votes = [_vote(cells[i], [row[i] for row in body if i < len(row)]) for i in range(len(cells))]
    return sum(votes) > 0 or (sum(votes) == 0 and data == 0)


def _is_question(at: int, cell: str, body: Sequence[Sequence[str]]) -> bool:
    """Whether a long cell is what was asked in a survey: all that stands below it is far shorter.

    A remark of a row of data is as long as others of its column.
    """
    given = [row[at].strip() for row in body if at < len(row) and row[at].strip()]
    short = all(len(value) <= _ANSWER * len(cell) for value in given)
    return len(given) > _FEW_ANSWERS and len(cell) <= _ASKED and short


def _counted(cells: Sequence[str]) -> int:
    """How many whole numbers a row ends with that rise from one to the next; 0 for a few."""
    numbers = list(takewhile(_WHOLE.fullmatch, reversed(cells)))
    falling = takewhile(lambda both: int(both[0]) > int(both[1]), pairwise(numbers))
    found = 1 + sum(1 for __ in falling)
    return found if _COUNTED <= found < len(cells) else 0


def _vote(cell: str, column: Sequence[str]) -> float:
    """For a header (above 0) or against one, from one column."""
    values = [value.strip() for value in column if value.strip()]
    text = cell.strip()
    if not values or not text:
        return 0.0
    typed = sum(looks_like_data(value) for value in values) / len(values)
    if typed > 0.9:
        return -1.0 if looks_like_data(text) else 1.0
    if text in values:
        return -1.0
    shapes = Counter(_shape(value) for value in values)
    shape, often = shapes.most_common(1)[0]
    if often > 0.8 * len(values) and re.search(r"\d", shape):
        return -1.0 if _shape(text) == shape else 1.0
    return 0.0


def _shape(text: str) -> str:
    """A value with every digit as 9 and every run of letters as a."""
    return re.sub(r"9+", "9", re.sub(r"[^\W\d_]+", "a", re.sub(r"\d", "9", text)))
