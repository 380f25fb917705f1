"""A bandit against A/B tests, where the true rate of each arm is known: what each of them loses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from personalize_poc.experiment import bandit
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.experiment.audience.looking import Floats


@dataclass(frozen=True)
class Race:
    """How it went.

    Attributes:
        rates: the truth.
        lost: for each way what was lost up to the end of each day, against the best arm always.
        rows: of the bandit, as `bandit.play` makes them.
    """

    rates: Mapping[str, float]
    lost: Mapping[str, Floats]
    rows: pd.DataFrame

    def table(self) -> pd.DataFrame:
        """How often the bandit has shown each list, and how likely it shows it at the end."""
        by_arm = self.rows.groupby("arm", sort=False)
        found = by_arm["impressions"].sum().rename(_("visits")).rename_axis(_("list")).to_frame()
        found[_("shown at the end")] = by_arm["probability"].last().map("{:.0%}".format)
        found[_("truth: visits with a watch")] = pd.Series(self.rates).map("{:.1%}".format)
        return found


def race(rates: Mapping[str, float], *, days: int, visits: int, test_days: int, seed: int) -> Race:
    """Let Thompson sampling and two A/B tests spend the same visits.

    Args:
        rates: arm -> the true share of its visits that bring something.
        days: updates of the bandit, one a day.
        visits: of a day.
        test_days: after so many the second test ends, and its winner is shown from then on.
        seed: of the draws.
    """
    alike = 1 / len(rates)
    thompson = bandit.play(rates, batches=days, size=visits, seed=seed)
    split = bandit.play(rates, batches=days, size=visits, floor=alike, seed=seed)
    forever = _lost(split)
    tested = split[split["batch"] < test_days].groupby("arm", sort=False)
    winner = str((tested["successes"].sum() / tested["impressions"].sum()).idxmax())
    a_day = visits * (max(rates.values()) - rates[winner])
    after = forever[test_days - 1] + a_day * np.arange(1, days - test_days + 1)
    lost = {
        _("Thompson sampling"): _lost(thompson),
        _("A/B test of {test_days} days, then its winner").format(test_days=test_days): np.r_[
            forever[:test_days], after
        ],
        _("A/B test without end"): forever,
    }
    return Race(rates, lost, thompson)


def _lost(rows: pd.DataFrame) -> Floats:
    found: Floats = rows.groupby("batch")["regret"].first().to_numpy(dtype=float)
    return found
