"""What recipes that rank users are made of: a segment, the users to choose from, the interface."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Interactions
from personalize_poc.local.recipes.affinity.attributes import Attributes


@dataclass(frozen=True)
class Segment:
    """What users are wanted for: one item, or all items that have all of these attributes.

    item: index, or None. attributes: (column, value) pairs; text for a categorical column, a
    number for a numeric one.
    """

    item: int | None = None
    attributes: tuple[tuple[str, str | float], ...] = ()


RECENCY = 0.97
"""What an interaction counts against the next newer one of the same user."""

PIECE = 1_000_000
"""Interactions that are read at a time."""


@dataclass(frozen=True, eq=False)
class Audience:
    """The users that a segment is drawn from, with what they did until now.

    interactions: sorted by user and time; item indexes are those of the model.
    """

    interactions: Interactions
    n_users: int

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """Number of interactions of each user, [n_users]."""
        return np.bincount(self.interactions.users, minlength=self.n_users)

    @cached_property
    def active(self) -> NDArray[np.int64]:
        """The users that have interactions, ascending."""
        return np.flatnonzero(self.lengths)

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Row of the first interaction of each active user, parallel to `active`."""
        return (np.cumsum(self.lengths) - self.lengths)[self.active]

    @cached_property
    def recency(self) -> Floats:
        """How much each interaction counts for what a user wants now, [n].

        RECENCY ** age, age being the number of newer interactions of the same user.
        """
        users, ends = self.interactions.users, np.cumsum(self.lengths)
        powers = (RECENCY ** np.arange(int(self.lengths.max(initial=0)))).astype(np.float32)
        counts = np.empty(len(users), np.float32)
        for start in range(0, len(users), PIECE):
            rows = slice(start, min(start + PIECE, len(users)))
            counts[rows] = powers[ends[users[rows]] - 1 - np.arange(rows.start, rows.stop)]
        return counts

    @cached_property
    def recency_sums(self) -> NDArray[np.float64]:
        """Sum of `recency` of each active user: a geometric series."""
        sums = (1 - RECENCY ** self.lengths[self.active]) / (1 - RECENCY)
        return np.asarray(sums, np.float64)


class SegmentModel(Protocol):
    """A fitted model that ranks users. Scores are comparable within one segment only."""

    @property
    def n_items(self) -> int:
        """Number of items that it knows."""
        ...

    def items(self, segment: Segment) -> NDArray[np.bool_]:
        """bool [n_items]: the items that a segment is about; none when it knows no such item."""
        ...

    @property
    def attributes(self) -> Attributes:
        """What segments may ask by; no columns where they ask by item."""
        ...

    def knows(self, item: int) -> bool:
        """Whether training saw interactions with an item, 0 … n_items - 1."""
        ...

    def testable(self, newer: Interactions) -> list[Segment]:
        """Segments that interactions after those of training tell something about."""
        ...

    def score(self, segments: list[Segment], audience: Audience) -> Floats:
        """Scores float32 [len(segments), n_users], finite. A batch answers as single calls do."""
        ...

    def save(self, folder: Path) -> None:
        """Write plain arrays (.npy/.npz, JSON) into an existing folder. No pickle."""
        ...
