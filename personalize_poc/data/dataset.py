"""The one shape that every data set has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class DataSet:
    """A data set, both as its source has it and in the form Amazon Personalize imports.

    Attributes:
        name: what it was asked for by ("sample", "movielens-small", a folder's name).
        raw: the source's own table of behaviour (viewing log or ratings), own column names.
        interactions: USER_ID, ITEM_ID, EVENT_TYPE, TIMESTAMP (Unix seconds), context columns;
            ordered by time.
        items: ITEM_ID and metadata; multi-values joined by "|". None if the source has none.
        users: USER_ID and metadata. None if the source has none.
        titles: ITEM_ID -> what a person calls the item. Empty if the source has no titles.
        about: what this data is, in plain words, including what is not real about it.
        licence: under which terms it may be used.
        raw_items: the source's own table of items, or None.
        truth: for a simulated audience the simulator itself (``sample.Truth``), else None.
    """

    name: str
    raw: pd.DataFrame
    interactions: pd.DataFrame
    items: pd.DataFrame | None
    users: pd.DataFrame | None
    titles: dict[str, str]
    about: str
    licence: str
    raw_items: pd.DataFrame | None = None
    truth: Any = field(default=None, repr=False)

    def title(self, item_id: str) -> str:
        """Return the title of an item, or its id when it has none."""
        return self.titles.get(str(item_id), str(item_id))

    def __repr__(self) -> str:
        """Say the sizes, not the tables."""
        users = self.interactions["USER_ID"].nunique()
        items = self.interactions["ITEM_ID"].nunique()
        return (
            f"DataSet({self.name!r}: {len(self.interactions):,} interactions of {users:,} users "
            f"with {items:,} items)"
        )
