"""What a person may set when the stand-in starts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from personalize_poc.local import quotas as numbers

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Options:
    """What a person may set when the stand-in starts.

    seed: where every random draw of training and serving derives from. workers: processes that
    run jobs at the same time. enforce_permissions: whether roles and bucket policies are checked.
    quotas: numbers that replace documented ones, by the names of `quotas.DOCUMENTED`.
    training_seconds: a training learns for about so long at most; what it has learned by then is
    evaluated and served. enforce_tps: whether campaigns and recommenders refuse more questions a
    second than they are provisioned for. schedule_speed: how many times faster than on the service
    automatic trainings of solutions and recommenders come, 0 for never. strict_imports: metadata
    values that are empty or unreadable fail an import, instead of being taken as missing.
    withdrawn_recipes: ListRecipes shows those too that the service lists no longer.

    The others teach the stand-in to behave like a slow or failing service (see `faults`):
    job_seconds: least seconds that a job of this kind takes. job_failures: the reason with which
    every job of this kind fails. throttling, server_errors, unavailable: the share of calls, 0 to
    1, answered with ThrottlingException, InternalServerException (500) or ServiceUnavailable
    (503), drawn from fault_seed.
    """

    seed: int = 42
    workers: int = 2
    enforce_permissions: bool = True
    quotas: Mapping[str, int] = field(default_factory=dict)
    training_seconds: float = 1500.0
    enforce_tps: bool = False
    schedule_speed: float = 1.0
    strict_imports: bool = False
    withdrawn_recipes: bool = False
    job_seconds: Mapping[str, float] = field(default_factory=dict)
    job_failures: Mapping[str, str] = field(default_factory=dict)
    throttling: float = 0.0
    server_errors: float = 0.0
    unavailable: float = 0.0
    fault_seed: int = 0

    def __post_init__(self) -> None:
        """Raises ValueError for a quota that is none and a speed below 0."""
        numbers.checked(self.quotas)
        if not 0 <= self.schedule_speed < math.inf:
            raise ValueError(f"schedule_speed must be 0 or more, not {self.schedule_speed}")
