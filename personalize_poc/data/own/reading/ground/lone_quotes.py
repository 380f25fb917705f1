"""Quotes that open and never close, in a text that quotes nothing there: `"u1,i7,2024-03-01`.

Taken for letters, they make users and items of their own; taken for quotes, they swallow the rows
below. In words of people a quote may stand anywhere: that is told from ids by the column.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

WHOLE = re.compile(
    r"[-+]?\d+([.,]\d+)?|[\w.@+/#%-]+|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}([ T][\d:.+Z-]+)?|"
)
"""Values that look whole: a number, a word, a date, nothing."""
_ALIKE = 0.95
"""Share of the values of a column without quotes that have to look whole."""
_FEWEST = 10
"""Lines without quotes from which on this is judged."""
_LOOKED_AT = 1000
"""Lines by which a column is judged."""


def blanked(text: str, delimiter: str, quote: str = '"') -> str:
    """A text with nothing in place of each line in which a quote opens an id and never closes.

    Args:
        text: whole lines.
        delimiter: of fields.
        quote: that may open and not close.
    """
    found = numbers(text, delimiter, quote)
    if not found:
        return text
    return "\n".join(
        "" if number in found else line for number, line in enumerate(text.split("\n"), 1)
    )


def numbers(text: str, delimiter: str, quote: str = '"') -> set[int]:
    """The numbers of these lines, from 1; arguments as of `blanked`."""
    if not delimiter or not quote or quote not in text:
        return set()
    every = enumerate(text.split("\n"), 1)
    next((line for __, line in every if line.strip()), None)  # it may name the columns
    lines = dict(every)
    rows = {number: line.split(delimiter) for number, line in lines.items() if quote in line}
    plain = [line for line in lines.values() if line.strip() and quote not in line]
    found = _broken(rows, plain, delimiter, quote) if len(plain) >= _FEWEST else set()
    return found if len(found) <= len(plain) else set()


def _broken(
    rows: dict[int, list[str]], plain: Sequence[str], delimiter: str, quote: str
) -> set[int]:
    """Which of the rows with quotes have a lone one before an id."""
    usual = Counter(line.count(delimiter) for line in plain).most_common(1)[0][0]
    lone: dict[int, set[int]] = defaultdict(set)
    words: set[int] = set()
    ends = _closers(rows, usual + 1, quote)
    for at, cells in rows.items():
        if len(cells) != usual + 1 or at in ends:
            continue
        for column, cell in enumerate(cells):
            value = cell.strip()
            if not value.startswith(quote) or (len(value) > 1 and value.endswith(quote)):
                continue
            if quote not in value[1:] and value[1:] and WHOLE.fullmatch(value[1:]):
                lone[column].add(at)
            else:
                words.add(column)
    values = [line.split(delimiter) for line in plain[:_LOOKED_AT]]
    ids = [one for one in lone if one not in words and _is_whole(values, one)]
    return set().union(*(lone[column] for column in ids))


def _closers(rows: dict[int, list[str]], width: int, quote: str) -> set[int]:
    """Lines whose open quote closes in the next line with a quote, which is no row by itself."""
    return {
        at
        for at, below in pairwise(rows)
        if len(rows[below]) != width
        and any(
            cell.strip().endswith(quote) and not cell.strip()[:-1].startswith(quote)
            for cell in rows[below]
        )
    }


def _is_whole(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column has values without blanks, as ids, numbers and times are."""
    values = [row[column].strip() for row in rows if column < len(row)]
    return sum(bool(WHOLE.fullmatch(value)) for value in values) >= _ALIKE * len(values) > 0
