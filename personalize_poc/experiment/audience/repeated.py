"""The same test a thousand times with other assignments: how often daily looks mislead.

What people do is played once in each world. What chance decides anew each time is who is in which
arm, so an A/A test of it has exactly no effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from personalize_poc.experiment import power
from personalize_poc.experiment.audience.diary import WATCH
from personalize_poc.experiment.statistics import sequential
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.experiment.audience.diary import Played
    from personalize_poc.experiment.audience.looking import Floats

_CHUNK = 250
"""Tests that are worked out at once."""
_MANY = 20
_FIRST_LOOK = 20
"""Users in the smaller arm before anybody looks, however impatient."""


@dataclass(frozen=True)
class Repeated:
    """What each of many tests showed at the end of each day; n tests, d days.

    Attributes:
        lifts: [n, d] treatment / control - 1 so far; NaN where the control has brought nothing.
        z: [n, d] differences in standard errors; 0 where there were too few users to look.
        limits: [d] the always-valid limit of |z|; infinite where it does not look yet.
        limit: that of one look at the end.
    """

    lifts: Floats
    z: Floats
    limits: Floats
    limit: float

    @property
    def naive(self) -> float:
        """Share of the tests that looked significant on one day at least."""
        return float((np.abs(self.z) > self.limit).any(axis=1).mean())

    @property
    def once(self) -> float:
        """Share of the tests that were significant on the last day."""
        return float((np.abs(self.z[:, -1]) > self.limit).mean())

    @property
    def always_valid(self) -> float:
        """Share of the tests whose always-valid interval left out 0 on one day at least."""
        return float((np.abs(self.z) > self.limits).any(axis=1).mean())

    def errors(self) -> pd.DataFrame:
        """Of A/A tests: how often each way of looking finds what is not there."""
        found = {
            _("judged once, at the end"): self.once,
            _("looked at every day, stopped at the first p < 0.05"): self.naive,
            _("looked at every day by the always-valid interval"): self.always_valid,
            _("{many} independent metrics, one of them p < 0.05").format(many=_MANY): 1
            - 0.95**_MANY,
        }
        told = pd.Series(found, name=_("differences found where there are none"))
        return told.map("{:.1%}".format).rename_axis(_("how")).to_frame()

    def words(self, truth: float) -> str:
        """What tests show that stop early, and what they show at their end.

        Args:
            truth: the lift that is there.
        """
        days, lifts = self.stopped()
        known = lifts[np.isfinite(lifts)]
        end = float(np.nanmedian(self.lifts[:, -1]))
        if not len(known):
            return _(
                "No test was stopped. At their end half of them show {end:+.0%} or more."
            ).format(end=end)
        return _(
            "{stopped:,} of {count:,} tests were stopped, half of them by day "
            "{day:.0f}, and half of them show {shown:+.0%} or more then. Run to "
            "their end, half of all tests show {end:+.0%} or more. The truth is "
            "{truth:+.0%}."
        ).format(
            stopped=len(days),
            count=len(self.z),
            day=np.median(days) + 1,
            shown=np.median(known),
            end=end,
            truth=truth,
        )

    def stopped(self) -> tuple[NDArray[np.intp], Floats]:
        """Of tests that stop at the first significant look: the day (from 0), and the lift then."""
        hits = np.abs(self.z) > self.limit
        tests = np.flatnonzero(hits.any(axis=1))
        days = hits[tests].argmax(axis=1)
        return days, self.lifts[tests, days]


def daily(played: Played, users: Sequence[str], days: int, metric: str = WATCH) -> pd.DataFrame:
    """What each user brought up to the end of each day; NaN before they came.

    Returns:
        A row a user, a column a day from 1.
    """
    row = {user: at for at, user in enumerate(users)}
    visits = played.visits[played.visits["user"].isin(row)]
    who, day = visits["user"].map(row).to_numpy(dtype=np.intp), visits["day"].to_numpy()
    brought, came = np.zeros((len(row), days)), np.zeros((len(row), days), dtype=bool)
    np.add.at(brought, (who, day), visits[metric].to_numpy(dtype=float))
    came[who, day] = True
    here = np.logical_or.accumulate(came, axis=1)
    values = np.where(here, brought.cumsum(axis=1), np.nan)
    columns = pd.RangeIndex(1, days + 1, name="day")
    return pd.DataFrame(values, index=pd.Index(list(users), name="user"), columns=columns)


def repeat(
    control: pd.DataFrame,
    treatment: pd.DataFrame,
    *,
    count: int = 1000,
    users: int | None = None,
    seed: int = 0,
    alpha: float = power.SIGNIFICANCE,
) -> Repeated:
    """Assign and judge again and again, with a look at the end of each day.

    Args:
        control: what everybody brought in the world of the control, as `daily` has it.
        treatment: the same in that of the treatment; the control once more for A/A tests.
        count: how many tests.
        users: who take part in each, drawn by chance; everybody by default.
        seed: of the assignments.
        alpha: significance.
    """
    people = len(control)
    taking = people if users is None else min(users, people)
    random, z, lifts = np.random.default_rng(seed), [], []
    worlds = [_sums(one.to_numpy(dtype=float)) for one in (control, treatment)]
    for start in range(0, count, _CHUNK):
        chance = random.random((min(_CHUNK, count - start), people))
        rank = chance.argsort(axis=1).argsort(axis=1)
        arms = (rank < taking // 2, (rank >= taking // 2) & (rank < taking))
        told = [_moments(arm.astype(float), world) for arm, world in zip(arms, worlds, strict=True)]
        found = _compared(*told)
        z.append(found[0])
        lifts.append(found[1])
    size = control.notna().sum().to_numpy() * taking / max(people, 1)
    limits = np.array([_limit(int(n), taking, alpha) for n in size])
    limit = _two_sided(alpha)
    return Repeated(np.concatenate(lifts), np.concatenate(z), limits, limit)


_Sums = tuple["Floats", "Floats", "Floats"]


def _sums(world: Floats) -> _Sums:
    here = ~np.isnan(world)
    brought = np.where(here, world, 0.0)
    return here.astype(float), brought, brought**2


def _moments(arm: Floats, world: _Sums) -> tuple[Floats, Floats, Floats]:
    """Users, mean and squared error of the mean, of each test and day."""
    users, total, squares = (arm @ part for part in world)
    mean = total / np.maximum(users, 1)
    variance = np.maximum(squares - users * mean**2, 0) / np.maximum(users - 1, 1)
    return users, mean, variance / np.maximum(users, 1)


def _compared(
    control: tuple[Floats, Floats, Floats], treatment: tuple[Floats, Floats, Floats]
) -> tuple[Floats, Floats]:
    error2 = control[2] + treatment[2]
    enough = (np.minimum(control[0], treatment[0]) >= _FIRST_LOOK) & (error2 > 0)
    apart = treatment[1] - control[1]
    z = np.where(enough, apart / np.sqrt(np.where(enough, error2, 1)), 0.0)
    known = control[1] > 0
    lifts = np.where(known, treatment[1] / np.where(known, control[1], 1) - 1, np.nan)
    return z, lifts


def _limit(users: int, planned: int, alpha: float) -> float:
    """|z| at which the always-valid interval leaves out 0."""
    if users < 2 * sequential.BURN_IN:
        return float("inf")
    return sequential.interval(0.0, 1.0, users, alpha=alpha, planned=planned)[1]


def _two_sided(alpha: float) -> float:
    return power.quantiles(alpha, 0.5)
