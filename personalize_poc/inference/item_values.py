"""Which columns of a catalogue have values to compare items by, and those of an item as a set."""

from __future__ import annotations

from typing import Any

import pandas as pd

NOTHING: frozenset[str] = frozenset()
"""An item of which nothing is known."""
_FEWEST = 3
"""Different values of a column, at least: a yes or no is nothing to notice."""
_LONGEST = 60
"""Letters of a value on average, above which a column holds descriptions."""


def categories(items: pd.DataFrame | None) -> list[str]:
    """The columns of texts that come back; titles, ids, descriptions and flags do not."""
    if items is None:
        return []
    found = []
    for name in items.columns.drop("ITEM_ID"):
        values = items[name].dropna()
        if pd.api.types.is_numeric_dtype(values.dtype) or not len(values):
            continue
        texts = values.astype(str)
        several = texts.str.contains("|", regex=False).any()
        marked = texts.str.contains("</", regex=False).any()
        told = marked or (not several and texts.str.len().mean() > _LONGEST)
        if told or values.nunique() < _FEWEST:
            continue
        if several or values.nunique() < 0.9 * len(values):
            found.append(str(name))
    return [name for name in found if "TITLE" not in name.upper() and "NAME" not in name.upper()]


def whole(text: Any) -> frozenset[str]:
    """Several values that only occur together: all genres of a film."""
    every = parts(text)
    return frozenset([", ".join(sorted(every))]) if len(every) > 1 else NOTHING


def number(value: Any) -> frozenset[str]:
    """A number as the one value of an item, without decimals."""
    return NOTHING if pd.isna(value) else frozenset([f"{value:.0f}"])


def parts(text: Any) -> frozenset[str]:
    """The values of a field: `a|b` are two."""
    return NOTHING if pd.isna(text) else frozenset(p for p in str(text).split("|") if p)
