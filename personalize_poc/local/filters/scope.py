"""What a filter is evaluated over, as the evaluation sees it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.datasets.columns import AnyColumn

Mask = NDArray[np.bool_]
Known = list[str] | float | None
"""What is known of one user or item: its texts, its number, or nothing."""


class Masks(Protocol):
    """Masks by what they were computed from. Masks that were put in never change."""

    def get(self, key: Hashable) -> Mask | None:
        """A mask, or None."""
        ...

    def put(self, key: Hashable, value: Mask) -> None:
        """Keep a mask for as long as there is space."""
        ...


class Scope(Protocol):
    """What a filter is evaluated over: `size` candidates and the user and item of the request.

    Names of data sets and columns arrive in upper case, whatever the schema writes. A scope may
    have an attribute `masks` (`Masks`): there masks are kept that depend on the candidates alone.
    """

    @property
    def size(self) -> int:
        """Number of candidates n."""
        ...

    def column(self, dataset: str, name: str) -> AnyColumn:
        """A column of ITEMS (USERS, ACTIONS) over the n candidates."""
        ...

    def interacted(self, event_types: frozenset[str] | None) -> NDArray[Any]:
        """Indexes of candidates with which the user interacted by one of these event types.

        Event types arrive casefolded; None: by any. The latest 100 interactions of each type
        count, live events among them.
        """
        ...

    def current_user(self, column: str) -> Known:
        """What is known of the user of the request."""
        ...

    def current_item(self, column: str) -> Known:
        """What is known of the item of the request."""
        ...
