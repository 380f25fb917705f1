"""Data sets as the notebooks have them."""

from __future__ import annotations

import pandas as pd

from personalize_poc.data import DataSet


def data_set(
    interactions: pd.DataFrame,
    items: pd.DataFrame | None = None,
    titles: dict[str, str] | None = None,
) -> DataSet:
    """One with these tables."""
    return DataSet("test", interactions, interactions, items, None, titles or {}, "", "")


def items_of(loaded: DataSet) -> pd.DataFrame:
    """Its items, which must be there."""
    assert loaded.items is not None
    return loaded.items
