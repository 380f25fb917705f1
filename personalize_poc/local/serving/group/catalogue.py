"""The items an answer may hold, and what a filter sees of them during one request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from personalize_poc.local.caches import Cache, nbytes
from personalize_poc.local.datasets import columns as filter_columns
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.serving.group.histories import History, latest_per_type
from personalize_poc.local.serving.group.vocabulary import Codes, Translation, Vocabulary

_NONE = np.empty(0, np.int32)

MASKS_BYTES = 64 * 1024**2
"""Memory for masks of filters over one catalogue: 6,000 of 10,000 items."""


MOST_SEEN = 20_000
"""Sets of items that users interacted with, about 1 KB each."""


class Catalogue:
    """Items numbered 0 … n-1 with their metadata, encoded once per column.

    What it says never changes. Safe to use from many threads: two may encode a column at once.
    """

    def __init__(
        self,
        ids: Sequence[str],
        items: EntityTable,
        vocabulary: Vocabulary,
        generation: int = 0,
    ) -> None:
        """ids: the items in order. vocabulary: the numbering of items in histories.

        generation: of the group, in which these items came.
        """
        self.generation = generation
        self.ids = list(ids)
        self.index = {key: place for place, key in enumerate(self.ids)}
        self.items = items
        self.from_history: Callable[[Codes], Codes] = Translation(vocabulary, self.index)
        self.masks: Cache[NDArray[np.bool_]] = Cache(MASKS_BYTES, nbytes)
        """What parts of filters that depend on these items alone let through."""
        self.seen: Cache[NDArray[np.int32]] = Cache(MOST_SEEN)
        """Places of items that users interacted with, by user and event types."""
        self._columns: dict[str, Any] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def column(self, name: str) -> Any:
        """The Items column of this name (upper case), in the catalogue's order, for filters.

        Raises InvalidInputException when the dataset was deleted, or made again without it, after
        the filter was checked.
        """
        found = self._columns.get(name)
        if found is None:
            column = self.items.find_column(name)
            if column is None:
                raise InvalidInputException(
                    f"The filter uses the column {name}, which the dataset does not have any more."
                )
            values = pa.array(self.ids, pa.string())
            own = self.items.schema.id_column if self.items.schema else ""
            if column.name != own:  # every item has its id, also one without a record
                values = self.items.values(column.name, self.ids)
            found = filter_columns.encode(values, column)
            self._columns[name] = found
        return found


@dataclass(frozen=True)
class RequestScope:
    """What a bound filter may look at in one request: the `Scope` of the filters package."""

    catalogue: Catalogue
    users: EntityTable
    event_types: Vocabulary
    history: History
    user_id: str | None = None
    item_id: str | None = None

    @property
    def size(self) -> int:
        """Number of items that a mask covers."""
        return len(self.catalogue)

    @property
    def masks(self) -> Cache[NDArray[np.bool_]]:
        """Masks that hold for every request about these items."""
        return self.catalogue.masks

    def column(self, dataset: str, name: str) -> Any:
        """A column over the items of the catalogue."""
        assert dataset.upper() == "ITEMS", f"no column of {dataset} runs over items"
        return self.catalogue.column(name)

    def interacted(self, event_types: frozenset[str] | None) -> NDArray[np.int32]:
        """Places of items that the user interacted with: the latest 100 per event type."""
        history = self.history
        if not len(history):
            return _NONE
        key, version = (self.user_id, event_types), history.version
        found = self.catalogue.seen.get(key, version)
        if found is None or version is None:
            found = self._interacted(event_types)
            if version is not None:
                self.catalogue.seen.put(key, found, version)
        return found

    def _interacted(self, event_types: frozenset[str] | None) -> NDArray[np.int32]:
        codes = latest_per_type(self.history, self.event_types, event_types)
        places = self.catalogue.from_history(codes)
        return np.unique(places[places >= 0])

    def current_user(self, column: str) -> list[str] | float | None:
        """What is known of the user in a column of Users."""
        return None if self.user_id is None else self.users.known(column, self.user_id)

    def current_item(self, column: str) -> list[str] | float | None:
        """What is known of the request's item in a column of Items."""
        return None if self.item_id is None else self.catalogue.items.known(column, self.item_id)
