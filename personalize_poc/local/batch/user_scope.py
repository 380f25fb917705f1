"""What filters on users look at in a batch segment job."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.datasets.columns import AnyColumn
from personalize_poc.local.datasets.stored import StoredPart
from personalize_poc.local.datasets.training import entities
from personalize_poc.local.filters import Known

LATEST = 100
"""Interactions of each event type of a user that filters consider."""


class UserTable:
    """Metadata of the users; a column is read when a filter asks for it first."""

    def __init__(self, part: StoredPart | None, user_ids: list[str]) -> None:
        """part: the Users dataset. user_ids: the rows."""
        self.user_ids = user_ids
        self._part = part
        self._columns: dict[str, AnyColumn] = {}

    def column(self, name: str) -> AnyColumn:
        """A column over the users, letter case ignored. Raises KeyError for an unknown one."""
        if name not in self._columns:
            if self._part is None:
                raise KeyError(name)
            schema = self._part.schema
            names = {c.name for c in schema.columns if c.name.upper() == name}
            found = entities.columns(entities.table(self._part), schema, self.user_ids, names)
            self._columns[name] = found[names.pop()] if names else found[name]
        return self._columns[name]


class UserLog:
    """Who interacted with an item, and how: the latest interactions of each user and type."""

    def __init__(
        self, data: TrainingData, item_ids: list[str], their_ids: list[str], user_ids: list[str]
    ) -> None:
        """data: all interactions; their_ids: ids of its users. user_ids: ids that answers have."""
        rows = {user: row for row, user in enumerate(user_ids)}
        self._row = np.array([rows.get(user, -1) for user in their_ids], np.int64)
        self._event_types = [name.casefold() for name in data.event_types]
        self._items = {item: index for index, item in enumerate(item_ids)}
        log = data.interactions
        kept = np.sort(_latest(log.users, log.event_types))
        order = kept[np.argsort(log.items[kept], kind="stable")]
        self._users, self._types = log.users[order], log.event_types[order]
        self._starts = np.searchsorted(log.items[order], np.arange(len(item_ids) + 1))

    def users(self, item: str | None, event_types: frozenset[str] | None) -> NDArray[np.int64]:
        """Rows of the users who interacted with an item by one of these (casefolded) types."""
        index = self._items.get(item) if item is not None else None
        if index is None:
            return np.empty(0, np.int64)
        part = slice(int(self._starts[index]), int(self._starts[index + 1]))
        users = self._users[part]
        if event_types is not None:
            wanted = [n for n, name in enumerate(self._event_types) if name in event_types]
            users = users[np.isin(self._types[part], wanted)]
        rows = self._row[np.unique(users)]
        return rows[rows >= 0]


def _latest(users: NDArray[Any], types: NDArray[Any]) -> NDArray[np.int64]:
    """Indexes of the newest LATEST interactions of each user and event type."""
    order = np.lexsort((np.arange(len(users)), types, users))
    new = np.ones(len(order), np.bool_)
    new[1:] = (np.diff(users[order]) != 0) | (np.diff(types[order]) != 0)
    starts = np.flatnonzero(new)
    ends = np.append(starts[1:], len(order))
    age = np.repeat(ends, ends - starts) - 1 - np.arange(len(order))
    return order[age < LATEST]


class UserScope:
    """The candidates of one line: all users, and the item that the line asks for."""

    def __init__(self, users: UserTable, log: UserLog | None, item: str | None) -> None:
        self._users, self._log, self._item = users, log, item

    @property
    def size(self) -> int:
        """Number of users."""
        return len(self._users.user_ids)

    def column(self, dataset: str, name: str) -> AnyColumn:
        """A column of USERS."""
        return self._users.column(name)

    def interacted(self, event_types: frozenset[str] | None) -> NDArray[np.int64]:
        """Users who interacted with the item of the line."""
        if self._log is None:
            return np.empty(0, np.int64)
        return self._log.users(self._item, event_types)

    def current_user(self, column: str) -> Known:
        """Nothing: no single user asks for a segment."""
        return None

    def current_item(self, column: str) -> Known:
        """Nothing; filters on users have no CurrentItem."""
        return None
