"""How many users an A/B test needs, and how often one errs who looks too often."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING

from personalize_poc.errors import BadInput
from personalize_poc.language import _

if TYPE_CHECKING:
    import pandas as pd

SIGNIFICANCE, POWER = 0.05, 0.8
"""The usual errors: 1 in 20 for a difference that is none, 1 in 5 for one that stays unseen."""
LEAST_SIGNIFICANCE = 1e-12
"""Below it quantiles of the normal distribution are no longer exact."""
LARGEST = 1e100
"""No outcome is larger; the square of one still is a number."""
MOST_USERS = 1e15
"""Beyond them users cannot be counted one by one; there are 1e10 people."""
_NORMAL = NormalDist()


def users_needed(
    effect: float,
    *,
    rate: float | None = None,
    deviation: float | None = None,
    significance: float = SIGNIFICANCE,
    power: float = POWER,
) -> int:
    """How many users each arm needs, so that a true difference of `effect` is found.

    n = (z(1 - significance/2) + z(power))² · (v1 + v2) / effect², rounded up, where v is the
    variance of the outcome in an arm: p(1 - p) of a rate p. It is the usual formula for two means
    in large samples; with 5 % and 80 % it is the rule of thumb 16 v / effect² (van Belle,
    Statistical Rules of Thumb, 2nd edition 2008, chapter 2; Kohavi, Tang and Xu, Trustworthy
    Online Controlled Experiments, 2020, chapter 17).

    Args:
        effect: treatment minus control, in the unit of the outcome (0.02: two percentage points).
        rate: for an outcome of 0 or 1, the share of 1 in the control.
        deviation: for any other outcome, its standard deviation over users. One of the two.
        significance: the chance to see a difference where there is none (two-sided).
        power: the chance to see the difference.

    Raises:
        BadInput: a number is out of range, or the rate would leave 0 to 1.
    """
    if effect == 0:
        raise BadInput("No number of users finds a difference of 0.")
    spread = sum(variances(effect, rate, deviation))
    errors = quantiles(significance, power) * math.sqrt(spread) / effect
    users = errors * errors  # which may be infinite; a power would be an error
    if not users < MOST_USERS:
        raise BadInput(
            f"An effect of {effect:g} is so small beside the differences between users (standard "
            f"deviation {math.sqrt(spread / 2):g}) that no number of users finds it.",
            _("Is it in the unit of the outcome? Of a rate one percentage point is 0.01."),
        )
    return max(1, math.ceil(users))


def smallest_effect(
    users: int,
    *,
    rate: float | None = None,
    deviation: float | None = None,
    significance: float = SIGNIFICANCE,
    power: float = POWER,
) -> float:
    """The smallest increase that so many users in each arm can find: `users_needed` solved for it.

    Returns:
        The effect, in the unit of the outcome; infinite if not even a rate of 1 would be found.

    Raises:
        BadInput: a number is out of range.
    """
    if users < 1:
        raise BadInput("An arm without users can find nothing.")
    part = quantiles(significance, power) ** 2 / users
    if rate is None:
        return math.sqrt(part * sum(variances(0.0, rate, deviation)))
    variances(0.0, rate, deviation)
    # d² = part (p(1-p) + (p+d)(1-p-d)) is a quadratic equation in d
    slope = part * (1 - 2 * rate)
    root = math.sqrt(slope**2 + 8 * (1 + part) * part * rate * (1 - rate))
    found = (slope + root) / (2 * (1 + part))
    return found if 0 < found <= 1 - rate else math.inf


def power(
    effect: float,
    users: int,
    *,
    rate: float | None = None,
    deviation: float | None = None,
    significance: float = SIGNIFICANCE,
) -> float:
    """The chance that a true difference of `effect` is found with so many users in each arm."""
    error = math.sqrt(sum(variances(effect, rate, deviation)) / max(users, 1))
    if error == 0:
        return significance if effect == 0 else 1.0
    limit, shift = _NORMAL.inv_cdf(1 - significance / 2), effect / error
    return _NORMAL.cdf(shift - limit) + _NORMAL.cdf(-shift - limit)


def plan(
    rate: float, users: int, effects: Sequence[float] = (0.01, 0.02, 0.05, 0.1)
) -> pd.DataFrame:
    """For several increases of a rate: the users needed in each arm, and the chance with `users`.

    Increases that would take the rate above 1 are left out.
    """
    import pandas as pd

    possible = [effect for effect in effects if rate + effect <= 1]
    rows = {
        _("{rate:.1%} to {then:.1%}").format(rate=rate, then=rate + effect): {
            _("users needed in each arm"): f"{users_needed(effect, rate=rate):,}",
            _("chance to find it with {users:,}").format(
                users=users
            ): f"{power(effect, users, rate=rate):.0%}",
        }
        for effect in possible
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(_("true effect"))


def quantiles(significance: float, power: float) -> float:
    """By how many standard errors an effect must differ from 0 to be found with this power."""
    if not 0 < significance < 1 or not 0 < power < 1:
        raise BadInput("Significance and power are between 0 and 1, e.g. 0.05 and 0.8.")
    if significance < LEAST_SIGNIFICANCE:
        raise BadInput(
            f"A significance of {significance:g} for each test is too small to be exact."
        )
    return _NORMAL.inv_cdf(1 - significance / 2) + _NORMAL.inv_cdf(power)


def variances(effect: float, rate: float | None, deviation: float | None) -> tuple[float, float]:
    """Variances of the outcome in control and treatment, of a rate or with a given deviation."""
    if (rate is None) == (deviation is None):
        raise BadInput("Give either the rate (of a 0 or 1) or the deviation of the outcome.")
    if deviation is not None:
        if not 0 <= deviation < LARGEST:
            raise BadInput(f"A standard deviation of {deviation} is not possible.")
        return deviation**2, deviation**2
    assert rate is not None
    then = rate + effect
    if not 0 <= rate <= 1 or not 0 <= then <= 1:
        raise BadInput(
            f"A rate of {rate:g} and a difference of {effect:g} are not both possible.",
            _("A rate is between 0 and 1: 2 percentage points are 0.02."),
        )
    return rate * (1 - rate), then * (1 - then)


def false_alarms(
    looks: int, significance: float = SIGNIFICANCE, tests: int = 20_000, seed: int = 0
) -> float:
    """How often an A/A test looks significant at one of several equally spaced looks at least.

    Simulated: so many tests of arms that are equal, judged after each part of the users. Whoever
    stops at the first significant look errs that often; compare Armitage, McPherson and Rowe,
    Repeated significance tests on accumulating data, J. R. Statist. Soc. A 132 (1969), table 2.
    """
    import numpy as np

    steps = np.random.default_rng(seed).standard_normal((tests, looks))
    z = steps.cumsum(axis=1) / np.sqrt(np.arange(1, looks + 1))
    return float((np.abs(z) > _NORMAL.inv_cdf(1 - significance / 2)).any(axis=1).mean())
