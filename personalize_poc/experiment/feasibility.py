"""Whether a test can find what it is made for, and if not, what helps: more users, or more time.

One evening gives each user a 0 or a 1. Over several evenings the outcome is the share of them with
a 1: it scatters less from user to user, so that the same users show a smaller difference.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from personalize_poc import looks
from personalize_poc.errors import BadInput
from personalize_poc.experiment import power

LENGTHS = (1, 2, 3, 5, 7)
"""Evenings: a week at most, since what is shown should be what is wanted now."""


@dataclass(frozen=True, repr=False)
class Feasibility:
    """What a test of so many users can find. In a notebook it is its sentence.

    Attributes:
        users: in the smaller arm.
        worthwhile: the smallest difference worth having, 0.05 for five percentage points.
        rate: of the control on one evening.
        smallest: evenings -> the smallest difference that is found with the usual power.
        needed: users in each arm that find the worthwhile difference on one evening.
    """

    users: int
    worthwhile: float
    rate: float
    smallest: Mapping[int, float]
    needed: int

    @property
    def at_once(self) -> bool:
        """Whether one evening is enough."""
        return self.smallest[min(self.smallest)] <= self.worthwhile

    @property
    def evenings(self) -> int:
        """The fewest evenings that are enough; the most that were looked at if none are."""
        enough = [n for n, effect in self.smallest.items() if effect <= self.worthwhile]
        return min(enough) if enough else max(self.smallest)

    @property
    def enough(self) -> bool:
        """Whether so many evenings find what is worthwhile."""
        return self.smallest[self.evenings] <= self.worthwhile

    @property
    def words(self) -> str:
        """Whether to start, and what helps if not."""
        first = min(self.smallest)
        said = (
            f"With {self.users:,} users in each arm, one evening finds differences of "
            f"{_points(self.smallest[first])} and more ({power.POWER:.0%} power). "
            f"Worthwhile are {_points(self.worthwhile)}. "
        )
        if self.at_once:
            return f"{said}The test can begin as it is."
        return f"{said}A difference worth having would too often be missed: {self._remedies()}"

    def _remedies(self) -> str:
        larger = (
            f"Larger: {self.needed:,} users in each arm would do, "
            f"{self.needed / self.users:.1f} times as many."
        )
        found = _points(self.smallest[self.evenings])
        if self.enough:
            return (
                f"do not start like this. {larger} Longer: with these users {self.evenings} "
                f"evenings would do; by the log they find {found}."
            )
        return (
            f"do not start like this. {larger} Longer does not help enough: by the log even "
            f"{self.evenings} evenings find no less than {found}. "
            "With these users a test can be practised; do not decide by it."
        )

    def table(self) -> pd.DataFrame:
        """One row a length of the test."""
        rows = [
            (n, _points(effect), "yes" if effect <= self.worthwhile else "no")
            for n, effect in self.smallest.items()
        ]
        columns = ["evenings", "smallest difference found", "enough"]
        return pd.DataFrame(rows, columns=columns).set_index("evenings")

    def _repr_html_(self) -> str:
        return looks.paragraphs([self.words])

    def __repr__(self) -> str:
        return self.words


def look(
    rehearsed: pd.DataFrame,
    users: int,
    worthwhile: float,
    lengths: Sequence[int] = LENGTHS,
) -> Feasibility:
    """What a test could find, told from a rehearsal on the log.

    Args:
        rehearsed: as `assignment.rehearsals` returns it, with a column for each evening.
        users: in the smaller arm.
        worthwhile: the smallest difference worth having, between 0 and 1.
        lengths: numbers of evenings, the first one 1; those beyond the rehearsal are left out.

    Raises:
        BadInput: there is nobody to look at, or no difference is worthwhile.
    """
    if rehearsed.empty or users < 1:
        raise BadInput("Nobody has been rehearsed.", "Give the users of the test.")
    if not 0 < worthwhile < 1:
        raise BadInput(f"A worthwhile difference of {worthwhile:g} is not between 0 and 1.")
    rate = float(rehearsed[1].fillna(0).mean())
    known = [n for n in lengths if n <= rehearsed.shape[1]]
    return Feasibility(
        users=users,
        worthwhile=worthwhile,
        rate=rate,
        smallest={n: _smallest(rehearsed, n, users, rate) for n in known},
        needed=power.users_needed(worthwhile, rate=min(rate, 1 - worthwhile)),
    )


def _smallest(rehearsed: pd.DataFrame, evenings: int, users: int, rate: float) -> float:
    if evenings == 1:
        return power.smallest_effect(users, rate=rate)
    share = rehearsed.iloc[:, :evenings].mean(axis=1).fillna(0)
    return power.smallest_effect(users, deviation=float(share.std()) if len(share) > 1 else 0.0)


def _points(effect: float) -> str:
    return "more than any" if effect == math.inf else f"{effect * 100:.1f} points"
