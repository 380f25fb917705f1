"""What weighs how much in a choice among alternatives (McFadden, 1974).

Of the alternatives j of a choice, with logits z(j) that are given and features x(j), the one that
came had the probability exp(z + w x) / sum over j of exp(z(j) + w x(j)). The weights w are those
under which all that came was likeliest, with a normal prior around 0; none is negative. The
likelihood is concave: L-BFGS-B finds the best w within bounds, also where features say nearly the
same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats

PRIOR = 1.0
"""Precision, against the sum of the log likelihoods of all choices."""

Doubles = NDArray[np.float64]
Choice = tuple[Doubles, Floats]
"""Features [alternatives, n] and logits [alternatives]; the first row is what came."""


def fitted(choices: Sequence[Choice], highest: Doubles, start: Doubles | None = None) -> Doubles:
    """The likeliest weights [n], from 0 to those of `highest`, inf where there is no bound.

    start: weights from which to look for them, which are near where they are known; 0 without.
    """
    from scipy.optimize import minimize  # late: serving loads this module, and needs no scipy

    # All alternatives below each other take less than half of the time of one choice after another.
    features = np.concatenate([x for x, _ in choices])
    given = np.concatenate([logits for _, logits in choices], dtype=np.float64)
    sizes = np.array([len(logits) for _, logits in choices])
    came = np.cumsum(sizes) - sizes
    of_what_came = features[came].sum(axis=0)

    def cost(weights: Doubles) -> tuple[float, Doubles]:
        after = given + features @ weights
        highest = np.maximum.reduceat(after, came)
        shares = np.exp(after - np.repeat(highest, sizes))
        sums = np.add.reduceat(shares, came)
        value = float((np.log(sums) + highest - after[came]).sum())
        slope = (shares / np.repeat(sums, sizes)) @ features - of_what_came
        return value + PRIOR / 2 * float(weights @ weights), slope + PRIOR * weights

    bounds = [(0.0, bound) for bound in highest.tolist()]
    begin = np.zeros(len(highest)) if start is None else start
    found: Doubles = minimize(cost, begin, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found


def likelihood(choices: Sequence[Choice], weights: Doubles) -> float:
    """Sum of the log likelihoods of what came."""
    return sum(
        float(after[0]) - logsumexp(after) for after in (z + x @ weights for x, z in choices)
    )
