"""The truth of an A/B test: everybody in each of its worlds, again and again with other luck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from personalize_poc.experiment.audience.diary import METRICS
from personalize_poc.experiment.audience.repeated import daily

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.experiment.audience.looking import Floats
    from personalize_poc.experiment.audience.playing import Audience, Novelty

REPLAYS = 30


@dataclass(frozen=True)
class Truth:
    """What each variant truly brings per user, as no experiment can see it.

    Attributes:
        means: variant -> mean over everybody; the control first.
        errors: variant -> standard error of its difference to the control, over the replays.
    """

    means: Mapping[str, float]
    errors: Mapping[str, float]

    @property
    def control(self) -> str:
        """The name of the control."""
        return next(iter(self.means))

    def difference(self, variant: str) -> float:
        """Of a variant to the control, per user."""
        return self.means[variant] - self.means[self.control]

    def lift(self, variant: str) -> float:
        """The same relative to the control."""
        control = self.means[self.control]
        return self.difference(variant) / control if control else 0.0


def truths(
    crowd: Audience,
    lists: Mapping[str, Mapping[str, Sequence[str]]],
    days: int,
    *,
    seed: int,
    replays: int = REPLAYS,
    renewed: int | None = None,
    novelty: Novelty | None = None,
) -> dict[str, Truth]:
    """Show everybody the list of each variant, in as many worlds.

    Args:
        crowd: the audience.
        lists: variant -> user -> items, of the same users; the control first.
        days: how long.
        seed: of the first replay.
        replays: with other luck.
        renewed: as `Audience.visit` takes it.
        novelty: the same; not for the control.

    Returns:
        The truth of each metric: means over those who came, as an experiment sees them.
    """
    found = {(metric, name): np.zeros(replays) for metric in METRICS for name in lists}
    for replay in range(replays):
        for at, (name, shown) in enumerate(lists.items()):
            fresh = novelty if at else None
            played = crowd.visit(shown, days, seed=seed + replay, renewed=renewed, novelty=fresh)
            visits = played.visits
            for metric in METRICS:
                total = visits[metric].sum() / max(visits["user"].nunique(), 1)
                found[metric, name][replay] = total
    return {metric: _told(metric, list(lists), found) for metric in METRICS}


def everybody(
    crowd: Audience,
    lists: Mapping[str, Mapping[str, Sequence[str]]],
    days: int,
    *,
    seed: int,
) -> dict[str, pd.DataFrame]:
    """One replay of each world, with the same luck: variant -> what `repeated.daily` tells."""
    users = list(next(iter(lists.values())))
    return {
        name: daily(crowd.visit(shown, days, seed=seed), users, days)
        for name, shown in lists.items()
    }


def _told(metric: str, names: list[str], found: Mapping[tuple[str, str], Floats]) -> Truth:
    control = found[metric, names[0]]
    return Truth(
        {name: float(found[metric, name].mean()) for name in names},
        {name: _error(found[metric, name] - control) for name in names},
    )


def _error(values: Floats) -> float:
    if len(values) < 2:
        return 0.0
    return float(values.std(ddof=1) / np.sqrt(len(values)))
