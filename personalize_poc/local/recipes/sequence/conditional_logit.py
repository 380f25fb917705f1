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


def fitted(choices: Sequence[Choice], highest: Doubles) -> Doubles:
    """The likeliest weights [n], from 0 to those of `highest`, inf where there is no bound."""
    from scipy.optimize import minimize  # late: serving loads this module, and needs no scipy

    def cost(weights: Doubles) -> tuple[float, Doubles]:
        value, slope = PRIOR / 2 * float(weights @ weights), PRIOR * weights
        for x, logits in choices:
            after = logits + x @ weights
            mass = logsumexp(after)
            value += mass - float(after[0])
            slope = slope + np.exp(after - mass) @ x - x[0]
        return value, slope

    bounds = [(0.0, bound) for bound in highest.tolist()]
    start = np.zeros(len(highest))
    found: Doubles = minimize(cost, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found


def likelihood(choices: Sequence[Choice], weights: Doubles) -> float:
    """Sum of the log likelihoods of what came."""
    return sum(
        float(after[0]) - logsumexp(after) for after in (z + x @ weights for x, z in choices)
    )
