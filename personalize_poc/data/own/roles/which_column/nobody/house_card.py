"""The card that a shop has for itself: 9999000000001 among cards that all begin with 2650.

Staff swipe it for whoever has none, or for themselves, so that it has far more rows than anybody;
or at least far more than most, where it is the first number of all, 770000001 before 770300000.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View

if TYPE_CHECKING:
    import duckdb

_BEGINNING, _LEAST = 4, 8
"""Digits with which all cards of a house begin, and fewest digits of one."""
_SAME = 6
"""Zeros or nines with which the number of such a card ends, and no other one does."""
_APART = 10
"""How far it is from every other one, for each card that there is."""
_CARDS, _MORE = 50, 2
"""Fewest cards, and times as many rows as anybody else has."""
_FIRST = re.compile(r"[1-9]\d*0{5,}[1-9]")
"""The first number of a series, or one of the first nine."""
_ROWS, _TIMES = 50, 20
"""Fewest rows of such a number, and times as many as somebody in the middle has."""


def find(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, nobody: list[str]
) -> list[str]:
    """The number that begins with one digit over and over, as no other one does; none if unsure.

    Args:
        connection: where the table is.
        view: the table.
        column: of it, with the users.
        nobody: values of which it is known that they stand for nobody.
    """
    others = [value for value in column.frequencies if value not in nobody]
    begun = {value[:_BEGINNING] for value in others}
    # Signs of those who have no card make words of a column of numbers.
    coded = column.shape.kind in ("integer", "code") or all(map(str.isdigit, others))
    if not coded or len({len(one) for one in others}) != 1:
        return []
    if len(others[0]) < _LEAST or not 1 <= len(begun) <= 2:
        return []
    counts = value_counts(connection, view, column)
    rows = [(card, n) for card, n in counts.items() if card not in nobody]
    if len(rows) < _CARDS:
        return []
    if rows[0][1] < _MORE * rows[1][1]:
        return _first(rows)
    if _is_round(rows[0][0], [card for card, __ in rows[1:]]):
        return [rows[0][0]]
    first, rest = rows[0][0], {card[:_BEGINNING] for card, __ in rows[1:]}
    own = first[:_BEGINNING]
    alone = len(set(own)) == 1 and own.isdigit() and len(rest) == 1 and own not in rest
    return [first] if alone and len(first) == len(others[0]) else []


def _first(rows: list[tuple[str, int]]) -> list[str]:
    """The first number of all, far below those that people have, if it has many rows; else none."""
    numbers = sorted((int(card), card, n) for card, n in rows if card.isdigit())
    low, card, count = numbers[0] if numbers else (0, "", 0)
    if len(numbers) < len(rows) or not _FIRST.fullmatch(card):
        return []
    often = count >= max(_ROWS, _TIMES * median(n for __, n in rows))
    return [card] if often and numbers[1][0] - low > _APART * len(rows) else []


def _is_round(card: str, others: list[str]) -> bool:
    """Whether a number ends with zeros or nines over and over, and no other one does.

    Where ids are counted from such a number on, the first one is somebody like all others.
    """
    ends = "0" * _SAME, "9" * _SAME
    if not card.isdigit() or not card.endswith(ends):
        return False
    numbers = [int(other) for other in others if other.isdigit()]
    apart = min((abs(int(card) - one) for one in numbers), default=0) > _APART * len(others)
    return apart and not any(other.endswith(ends) for other in others)
