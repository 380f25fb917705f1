"""Sentences about the films of the sample, which has no texts of its own.

Each is made of what the source knows of a film: kind, year, director, cast and country. The cast
stands in no column of the items, so only a recipe that reads text can know it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from personalize_poc.data.dataset import DataSet

_CAST = 6
"""So many actors are named in a sentence."""
_COLUMNS = {"TITLE", "GENRES", "YEAR", "DIRECTOR", "ACTORS", "COUNTRY"}


def of(dataset: DataSet) -> pd.DataFrame | None:
    """ITEM_ID, NAME, DESCRIPTION and CREATION_TIMESTAMP of each item.

    None for data whose source names no directors and actors.
    """
    raw, items = dataset.raw_items, dataset.items
    if raw is None or items is None or not set(raw.columns) >= _COLUMNS:
        return None
    made = [_sentence(row) for row in raw.to_dict("records")]
    table = raw[["ITEM_ID"]].assign(NAME=raw["TITLE"].fillna("unknown"), DESCRIPTION=made)
    return table.merge(items[["ITEM_ID", "CREATION_TIMESTAMP"]], on="ITEM_ID")


def people(dataset: DataSet) -> dict[str, frozenset[str]]:
    """Who made each item and plays in it, as far as its sentence says; empty without a source."""
    raw = dataset.raw_items
    if raw is None or not set(raw.columns) >= _COLUMNS:
        return {}
    return {
        str(row["ITEM_ID"]): frozenset([*_some(row["DIRECTOR"]), *_some(row["ACTORS"])[:_CAST]])
        for row in raw.to_dict("records")
    }


def _sentence(row: Mapping[Any, Any]) -> str:
    parts = [f"{', '.join(_some(row['GENRES'])) or 'Film'} of {row['YEAR']}"]
    for word, names in (
        ("directed by", _some(row["DIRECTOR"])),
        ("with", _some(row["ACTORS"])[:_CAST]),
        ("from", _some(row["COUNTRY"])),
    ):
        parts += [f"{word} {', '.join(names)}"] if names else []
    return "; ".join(parts) + "."


def _some(value: Any) -> list[str]:
    return value.split("|") if isinstance(value, str) and value else []
