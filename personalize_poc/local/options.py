"""What a person may set when the stand-in starts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from personalize_poc.local import quotas as numbers
from personalize_poc.local.faults.rules import InjectedError, InvalidRule, Rule

_ERRORS = (
    ("throttling", InjectedError(400, "ThrottlingException")),
    ("server_errors", InjectedError(500, "InternalServerException")),
    ("unavailable", InjectedError(503, "ServiceUnavailable")),
)
"""What the shares among the options stand for."""


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

    all_interfaces: listen on every address of this machine, not on 127.0.0.1 alone. allow_host:
    further names under which requests may come (see `server.hosts`).
    hooks: folder of scripts that run once the stand-in is ready (see `steering.hooks`).

    The others teach the stand-in to behave like a slow or failing service: faults: rules (see
    `faults.rules`), for short also as follows. job_seconds: least seconds that a job of this kind
    takes. job_failures: the reason with which every job of this kind fails. throttling,
    server_errors, unavailable: the share of calls to Personalize, 0 to 1, answered with
    ThrottlingException, InternalServerException (500) or ServiceUnavailable (503). What is drawn
    comes from fault_seed. iam_delay: jobs see IAM as it was so many seconds ago, calls
    as it was half as many ago.
    """

    seed: int = 42
    workers: int = 2
    enforce_permissions: bool = True
    quotas: Mapping[str, int] = field(default_factory=dict)
    training_seconds: float = 1200.0
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
    hooks: Path | None = None
    all_interfaces: bool = False
    allow_host: tuple[str, ...] = ()
    faults: tuple[Rule, ...] = ()
    iam_delay: float = 0.0

    def __post_init__(self) -> None:
        """Raises ValueError for a quota that is none and a speed or delay below 0."""
        numbers.checked(self.quotas)
        if not 0 <= self.iam_delay < math.inf:
            raise ValueError(f"iam_delay must be 0 or more seconds, not {self.iam_delay}")
        if not 0 <= self.schedule_speed < math.inf:
            raise ValueError(f"schedule_speed must be 0 or more, not {self.schedule_speed}")

    def rules(self) -> list[Rule]:
        """All of the options that are rules of faults. Raises InvalidRule."""
        shares = [(getattr(self, name), error) for name, error in _ERRORS]
        if not all(0 <= share <= 1 for share, _ in shares) or sum(s for s, _ in shares) > 1:
            raise InvalidRule(
                "The rates of throttling, server errors and unavailability are shares of all "
                "calls: each from 0 to 1, and not more than 1 together; given were "
                f"{tuple(share for share, _ in shares)}."
            )
        for kind, seconds in self.job_seconds.items():
            if not 0 <= seconds < math.inf:
                raise InvalidRule(f"The least time of {kind} must be 0 or more seconds: {seconds}.")
        slow = [Rule(job=kind, job_seconds=least) for kind, least in self.job_seconds.items()]
        failing = [Rule(job=kind, failure_reason=why) for kind, why in self.job_failures.items()]
        return [*_of_shares(shares), *slow, *failing, *self.faults]


def _of_shares(shares: list[tuple[float, InjectedError]]) -> list[Rule]:
    """Rules that strike these shares of all calls.

    Each is asked about what the ones before it let pass, so it strikes a larger share of that.
    """
    rules, left = [], 1.0
    for share, error in shares:
        if share:
            part = min(1.0, share / left)
            rules.append(Rule(service="personalize", probability=part, error=error))
        left -= share
    return rules
