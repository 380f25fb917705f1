"""Ids that stand in the address of the page in the same row: what was looked at, and not who did.

A log without a header has "9143642" beside "/news/long-title/9143642". Each id has one page. Who
looks at pages has many, and an id in them is not theirs.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View

_LEAST, _LETTERS = 30, 3
"""Fewest rows by which it is judged, and letters of an id: shorter ones are there by chance."""
_BETWEEN = re.compile(r"[/?&=#._~-]+")
"""What parts an address."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether the values of a column stand in the addresses beside them, one address for each.

    Args:
        view: its table.
        column: of ids.
    """
    if column.shape.kind == "url" or view.hint(column.key).about("user"):
        return False
    return any(
        one is not column
        and one.shape.kind == "url"
        and _stand_in(column, one)
        and view.goes_with(column.key, one.key) > SURE
        for one in view.columns
    )


def _stand_in(column: ColumnProfile, addresses: ColumnProfile) -> bool:
    pairs = [
        (value.strip(), address)
        for value, address in zip(column.values, addresses.values, strict=True)
        if value and address and len(value.strip()) >= _LETTERS
    ]
    within = sum(_has(address, value) for value, address in pairs)
    return len(pairs) >= _LEAST and within >= SURE * len(pairs)


def _has(address: str, value: str) -> bool:
    """Whether a part of an address is a value, which may have such signs itself: "a-17"."""
    if value not in address:
        return False
    parts = _BETWEEN.split(address)
    return all(part in parts for part in _BETWEEN.split(value) if part)
