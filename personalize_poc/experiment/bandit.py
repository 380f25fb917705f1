"""A bandit over recipes: Thompson sampling, with the probability of each choice for later.

Each arm (a recipe, a campaign, a list) has an unknown rate of success with a Beta posterior; an arm
is chosen with the probability that its rate is the largest. W. R. Thompson, On the likelihood that
one unknown probability exceeds another, Biometrika 25 (1933); O. Chapelle and L. Li, An empirical
evaluation of Thompson sampling, NIPS 2011, whose section 3 shows that it bears outcomes that are
late and come in batches.

Between two updates the posteriors do not move, so the probabilities can be computed
(`posteriors.chances`): a choice is drawn from them, which is the same as drawing from the
posteriors, and what is logged is exactly what was drawn with. `offpolicy` can use it. The share of
successes of an arm, taken from such a log, is biased downwards, because an arm with bad luck is not
asked again; weighting by the logged probability removes that (X. Nie, X. Tian, J. Taylor and J.
Zou, Why adaptively collected data have negative bias and how to correct for it, AISTATS 2018).
`floor` keeps the weights bounded.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from personalize_poc.errors import BadInput
from personalize_poc.experiment import assignment
from personalize_poc.experiment.statistics import posteriors
from personalize_poc.language import _

Floats = NDArray[np.float64]
VERSION = 1
"""Of the saved state."""


@dataclass(frozen=True)
class Choice:
    """One choice; keep it beside what was shown.

    Attributes:
        request: whose it is.
        arm: that was chosen.
        probability: with which it was chosen.
        time: Unix seconds.
    """

    request: str
    arm: str
    probability: float
    time: float


@dataclass
class Bandit:
    """Thompson sampling over arms; plain data, `saved` and `load` keep it.

    A choice is open until its `wait` is over, and enters the posterior then, as a success or a
    failure. If successes counted at once and failures only after a while, every arm would look
    better than it is while its outcomes come in.

    Attributes:
        arms: different names.
        name: of the bandit; with the request it decides the draws.
        floor: the smallest probability of each arm: p = floor + (1 - arms · floor) · chance.
        wait: seconds until an impression without a success is a failure.
        prior: parameters of the Beta distribution of each arm at first.
        successes, failures: impressions of each arm whose wait is over, in the order of `arms`.
        open: request -> its choice, and whether it succeeded already.
    """

    arms: tuple[str, ...]
    name: str
    floor: float = 0.01
    wait: float = 0.0
    prior: tuple[float, float] = (1.0, 1.0)
    successes: list[int] = field(default_factory=list)
    failures: list[int] = field(default_factory=list)
    open: dict[str, tuple[Choice, bool]] = field(default_factory=dict)
    _known: Floats | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.arms = tuple(self.arms)
        count = len(self.arms)
        if count < 2 or len(set(self.arms)) < count or not all(self.arms):
            raise BadInput(f"{self.arms!r} are not two or more different arms.")
        if not self.name:
            raise BadInput("The bandit needs a name.", _("Give each one of its own."))
        if not 0 <= self.floor <= 1 / count:
            raise BadInput(
                f"A floor of {self.floor:g} for each of {count} arms is not possible.",
                _("Together they have 1: at most {value:.3g} each.").format(value=1 / count),
            )
        if not 0 <= self.wait < math.inf or not all(0 < one < math.inf for one in self.prior):
            raise BadInput("wait is 0 or more seconds, and both parameters of prior are above 0.")
        self.successes = list(self.successes) or [0] * count
        self.failures = list(self.failures) or [0] * count
        for counts in (self.successes, self.failures):
            if len(counts) != count or not all(one >= 0 for one in counts):
                raise BadInput(f"{counts!r} is not one count of 0 or more for each arm.")

    @property
    def probabilities(self) -> Floats:
        """With which each arm is chosen until the next update; (arms,), summing to 1."""
        if self._known is None:
            best = posteriors.chances(
                [self.prior[0] + one for one in self.successes],
                [self.prior[1] + one for one in self.failures],
            )
            self._known = self.floor + (1 - len(self.arms) * self.floor) * best
        return self._known

    def choose(self, request: str, time: float) -> Choice:
        """The arm for a request; asked again while it is open, the same choice.

        The SHA-256 of name and request is the draw (`assignment.point`), so that it can be checked.
        """
        if request in self.open:
            return self.open[request][0]
        point = assignment.point(request, f"{self.name}\tbandit")
        arm = int(self.draw(np.array([point]))[0])
        choice = Choice(request, self.arms[arm], float(self.probabilities[arm]), float(time))
        self.open[request] = (choice, False)
        return choice

    def draw(self, points: Floats) -> NDArray[np.intp]:
        """Numbers of arms for uniform points in [0, 1): many at once, and none is kept open.

        What came of them is told to `add`.
        """
        found = np.searchsorted(np.cumsum(self.probabilities), points, side="right")
        return np.minimum(found, len(self.arms) - 1)

    def record(self, successes: Iterable[tuple[str, float]]) -> list[str]:
        """Note successes: request and time. They change nothing before `update`.

        Returns:
            Requests that do not count: unknown, settled before, earlier than the choice, which
            cannot have caused them, or later than `wait`.
        """
        refused, wait = [], self.wait or math.inf
        for request, time in successes:
            choice = self.open[request][0] if request in self.open else None
            if choice is None or not choice.time <= time <= choice.time + wait:
                refused.append(request)
            else:
                self.open[request] = (choice, True)
        return refused

    def update(self, now: float) -> int:
        """Let the choices whose wait is over enter the posteriors; how many they are.

        Call it as often as is convenient, e.g. once an hour: the probabilities have a cost, and
        choices between two updates share them.
        """
        over = [key for key, (one, __) in self.open.items() if one.time + self.wait <= now]
        won, lost = [0] * len(self.arms), [0] * len(self.arms)
        for request in over:
            choice, success = self.open.pop(request)
            (won if success else lost)[self.arms.index(choice.arm)] += 1
        self.add(won, lost)
        return len(over)

    def add(self, successes: Sequence[int], failures: Sequence[int]) -> None:
        """Add impressions whose outcome is known, a number of each for each arm.

        Raises:
            BadInput: a number is below 0, or there is not one for each arm.
        """
        for counts in (successes, failures):
            if len(counts) != len(self.arms) or not all(one >= 0 for one in counts):
                raise BadInput(f"{counts!r} is not one count of 0 or more for each arm.")
        self.successes = [a + int(b) for a, b in zip(self.successes, successes, strict=True)]
        self.failures = [a + int(b) for a, b in zip(self.failures, failures, strict=True)]
        self._known = None

    def saved(self) -> dict[str, Any]:
        """All of it as plain data, for JSON."""
        return {
            "version": VERSION,
            "name": self.name,
            "arms": list(self.arms),
            "floor": self.floor,
            "wait": self.wait,
            "prior": list(self.prior),
            "successes": self.successes,
            "failures": self.failures,
            "open": [
                [one.request, one.arm, one.probability, one.time, success]
                for one, success in self.open.values()
            ],
        }

    @classmethod
    def load(cls, saved: Mapping[str, Any]) -> Self:
        """A bandit as `saved` made it.

        Raises:
            BadInput: it is not that.
        """
        if saved.get("version") != VERSION:
            raise BadInput(f"This is no bandit of version {VERSION}: {list(saved)[:10]}")
        try:
            still = {row[0]: (Choice(*row[:4]), bool(row[4])) for row in saved["open"]}
            low, high = saved["prior"]
            made = cls(
                tuple(saved["arms"]),
                saved["name"],
                saved["floor"],
                saved["wait"],
                (low, high),
                saved["successes"],
                saved["failures"],
                still,
            )
        except (KeyError, TypeError, ValueError, IndexError) as problem:
            raise BadInput(f"The saved bandit is incomplete: {problem!r}") from None
        strange = {one.arm for one, __ in still.values()} - set(made.arms)
        if strange:
            raise BadInput(f"The saved bandit has an open choice of no arm: {sorted(strange)[0]}")
        return made

    def table(self) -> pd.DataFrame:
        """One row an arm: its impressions, posterior mean with 95 % interval, and probability."""
        from scipy import stats

        a = self.prior[0] + np.array(self.successes)
        b = self.prior[1] + np.array(self.failures)
        return pd.DataFrame(
            {
                "impressions": np.array(self.successes) + np.array(self.failures),
                "rate": a / (a + b),
                "low": stats.beta.ppf(0.025, a, b),
                "high": stats.beta.ppf(0.975, a, b),
                "probability": self.probabilities,
            },
            index=pd.Index(self.arms, name="arm"),
        )


def regret(arms: Iterable[str], rates: Mapping[str, float]) -> Floats:
    """What choices cost, summed up: the largest true rate minus that of the arm, choice by choice.

    Raises:
        BadInput: an arm has no rate.
    """
    best = max(rates.values(), default=0.0)
    lost = []
    for row, arm in enumerate(arms):
        if arm not in rates:
            raise BadInput(f"Row {row} has the arm {arm}, whose true rate is not given.")
        lost.append(best - rates[arm])
    return np.cumsum(np.array(lost, float))


def play(
    rates: Mapping[str, float],
    *,
    batches: int,
    size: int,
    floor: float = 0.01,
    delay: int = 0,
    seed: int = 0,
) -> pd.DataFrame:
    """Let a bandit play against rates that are known.

    A floor of 1 / arms makes an A/B test of it, to compare with.

    Args:
        rates: arm -> true rate.
        batches: updates.
        size: impressions between two of them.
        floor: as `Bandit` takes it.
        delay: batches until outcomes are known; 0: at the end of their own.
        seed: of the draws.

    Returns:
        A row for each batch and arm: batch (from 0), arm, probability, impressions, successes,
        regret (expected, of this batch and all before).
    """
    draws = np.random.default_rng(seed)
    bandit = Bandit(tuple(rates), "play", floor)
    true = np.array(list(rates.values()))
    rows, waiting, lost = [], [], 0.0
    for batch in range(batches):
        shown = np.bincount(bandit.draw(draws.random(size)), minlength=len(true))
        won = draws.binomial(shown, true)
        lost += float((shown * (true.max() - true)).sum())
        for arm, *counted in zip(bandit.arms, bandit.probabilities, shown, won, strict=True):
            rows.append((batch, arm, *counted, lost))
        waiting.append((won.tolist(), (shown - won).tolist()))
        if batch >= delay:
            bandit.add(*waiting[batch - delay])
    columns = ["batch", "arm", "probability", "impressions", "successes", "regret"]
    return pd.DataFrame(rows, columns=columns)
