"""How much a run is asked for and was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Workload:
    """How much a run is asked for and was given.

    Attributes:
        requests_per_second: average of all campaigns and recommenders together.
        interactions: rows of the interactions, if known.
        users: users in them, if known.
    """

    requests_per_second: float = 0.0
    interactions: int | None = None
    users: int | None = None

    @classmethod
    def of(cls, recorded: Mapping[str, Any], requests_per_second: float = 0.0) -> Workload:
        """What notebook 3 has recorded of the data, with a traffic."""
        counts = [recorded.get(key) for key in ("interactions", "USER_ID")]
        rows, users = (one if type(one) is int else None for one in counts)
        return cls(requests_per_second, rows, users)
