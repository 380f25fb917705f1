"""Whether people choose by a column of the catalogue: a subject, or only who teaches it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

Pairs = Sequence[tuple[str, str]]

_ROWS, _SLICES = 50_000, 10
"""So many interactions are looked at, in so many parts that are spread over all of them."""
_DRAWN = 7
"""Seed of the pairs by chance."""


def pairs(interactions: pd.DataFrame) -> list[tuple[str, str]]:
    """Different items that one person chose one after the other, of many people.

    Args:
        interactions: USER_ID and ITEM_ID, a person's in their order.
    """
    rows = interactions[["USER_ID", "ITEM_ID"]]
    if len(rows) > _ROWS:
        starts = np.linspace(0, len(rows) - _ROWS // _SLICES, _SLICES).astype(int)
        rows = pd.concat([rows.iloc[start : start + _ROWS // _SLICES] for start in starts])
    rows = rows.drop_duplicates().astype(str).sort_values("USER_ID", kind="stable")
    users, items = rows["USER_ID"].to_numpy(), rows["ITEM_ID"].to_numpy()
    same = users[1:] == users[:-1]
    return list(zip(items[:-1][same], items[1:][same], strict=True))


def alike(values: pd.Series, chosen: Pairs) -> float:
    """How much more often two items of one person share a value than two of different people.

    Cohen's kappa (1960, "A coefficient of agreement for nominal scales") with pairs drawn by chance
    as what is expected: 0 where a column has nothing to do with what people choose, 1 where each
    chooses within one value. A pair of which a value is missing shares none.

    Args:
        values: of the items that have any, by their ids; `a|b` are two values.
        chosen: see `pairs`.
    """
    if not chosen:
        return 0.0
    known = {str(item): set(str(text).split("|")) for item, text in values.items()}
    first, second = zip(*chosen, strict=True)
    drawn = np.random.default_rng(_DRAWN).permutation(len(second))
    expected = _shared(known, first, [second[place] for place in drawn])
    found = _shared(known, first, second)
    return (found - expected) / (1 - expected) if expected < 1 else 0.0


def _shared(known: dict[str, set[str]], first: Sequence[str], second: Sequence[str]) -> float:
    """The share of pairs that have a value in common."""
    nothing: set[str] = set()
    pairs = zip(first, second, strict=True)
    return sum(bool(known.get(a, nothing) & known.get(b, nothing)) for a, b in pairs) / len(first)
