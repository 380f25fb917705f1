"""Always-valid intervals and p-values: one may look whenever one likes, and stop at any look.

The boundary is the two-sided normal mixture of the mixture sequential probability ratio test:
H. Robbins, Statistical methods related to the law of the iterated logarithm, Ann. Math. Statist.
41 (1970); Johari, Koomen, Pekelis and Walsh, Always valid inference, Operations Research 70
(2022). With an estimated variance it is an asymptotic confidence sequence: Waudby-Smith, Arbour,
Sinha, Kennedy and Ramdas, Time-uniform central limit theory and asymptotic confidence sequences,
Annals of Statistics 52 (2024), theorem 2.2. It is our own formula: the one package for it, confseq,
has had no release since January 2023, needs a C++ compiler, and has no asymptotic sequences.
"""

from __future__ import annotations

import math

PLANNED = 10_000
"""Users for which the sequence is tightest when nobody says how many are planned. It must not be
taken from the data; a sequence tuned for 10,000 is a sixth wider than the best at a million."""
BURN_IN = 100
"""Users in each variant before the first look: before, the normal approximation is no good one."""


def interval(
    difference: float, error: float, users: int, *, alpha: float, planned: int = PLANNED
) -> tuple[float, float]:
    """The always-valid interval of a difference.

    Args:
        difference: treatment minus control.
        error: its standard error at this look.
        users: of both variants at this look.
        alpha: the chance that any of the intervals, over all looks, misses the true difference.
        planned: users at which the interval is to be narrowest; chosen before the first look.
    """
    mixed = users * _mixture(alpha, planned)
    half = error * math.sqrt(2 * (1 + 1 / mixed) * math.log(math.sqrt(1 + mixed) / alpha))
    return difference - half, difference + half


def p_value(
    difference: float, error: float, users: int, *, alpha: float, planned: int = PLANNED
) -> float:
    """The always-valid p-value at this look: below alpha just when the interval excludes 0."""
    mixed = users * _mixture(alpha, planned)
    evidence = (difference / error) ** 2 / 2 * mixed / (1 + mixed)
    return min(1.0, math.sqrt(1 + mixed) * math.exp(-evidence))


def _mixture(alpha: float, planned: int) -> float:
    """The variance of the mixture that is nearly best at `planned` users.

    Howard, Ramdas, McAuliffe and Sekhon, Time-uniform, nonparametric, nonasymptotic confidence
    sequences, Annals of Statistics 49 (2021), section 3.5: (W - 1) / planned, with W taken to the
    second order.
    """
    twice = -2 * math.log(alpha)
    return (twice + math.log(twice + 1)) / planned
