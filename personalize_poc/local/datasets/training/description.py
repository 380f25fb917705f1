"""What one training reads of the data of a dataset group, as it travels to the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.stored import StoredData

Columns = Mapping[DatasetType, list[str]]
"""Names of columns by the type of their dataset."""


@dataclass(frozen=True)
class EventWeight:
    """A type of event that is learned from, how much it counts, and from which value on.

    Only the ratio of weights matters, as the guide says.
    """

    event_type: str
    weight: float
    threshold: float | None = None


@dataclass(frozen=True)
class TrainingInput:
    """The data, and which of it is learned from.

    event_type: of the interactions that count (exact), None for all. event_value_threshold: rows
    below it or without a value are left out. events: the only types that count, when there are
    any. included_columns: of the datasets that it names, no others count. contextual: whether
    columns of interactions are read as context. texts: whether textual columns and names of items
    are read. now: see `arrays.types.TrainingData`.
    """

    data: StoredData
    event_type: str | None = None
    event_value_threshold: float | None = None
    events: tuple[EventWeight, ...] = ()
    excluded_columns: Columns = field(default_factory=dict)
    included_columns: Columns = field(default_factory=dict)
    contextual: bool = True
    texts: bool = False
    now: float | None = None

    def learns_from(self, kind: DatasetType, column: str) -> bool:
        """Whether a column of the dataset of this type may be learned from."""
        if column in self.excluded_columns.get(kind, ()):
            return False
        included = self.included_columns.get(kind)
        return included is None or column in included
