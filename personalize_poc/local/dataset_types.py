"""The types of datasets, as they are written on the wire and on disk."""

from __future__ import annotations

from enum import StrEnum


class DatasetType(StrEnum):
    """What a dataset is about."""

    INTERACTIONS = "INTERACTIONS"
    ITEMS = "ITEMS"
    USERS = "USERS"
    ACTIONS = "ACTIONS"
    ACTION_INTERACTIONS = "ACTION_INTERACTIONS"

    @classmethod
    def of(cls, text: str) -> DatasetType:
        """The type of this name, letter case ignored. Raises ValueError."""
        return cls(text.upper())

    @property
    def id_column(self) -> str | None:
        """The column whose values occur once; None where records are events."""
        return _ID_COLUMNS.get(self)


_ID_COLUMNS = {
    DatasetType.ITEMS: "ITEM_ID",
    DatasetType.USERS: "USER_ID",
    DatasetType.ACTIONS: "ACTION_ID",
}
