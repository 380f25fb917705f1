"""Beta posteriors of several rates: which of them is the largest, and how probably."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from personalize_poc.errors import BadInput

Floats = NDArray[np.float64]
_NODES = 10
"""Of the Gauss-Legendre rule on each piece."""
_HALF = (0.0, 0.7, 1.4, 2.1, 3.0, 4.0, 5.5, 7.5, 10.0, 14.0, 20.0, 28.0)
_CUTS = np.array([*(-one for one in reversed(_HALF[1:])), *_HALF])
"""Standard deviations from the mean at which the integrals are cut into smooth pieces."""
_UNITS = np.arange(-5.0, 6.0)
"""And units of the logit around log a and -log b, where a skewed density turns."""
_NOTHING = 1e-18
"""What a node must have of any density to be looked at."""


def chances(successes: Sequence[float] | Floats, failures: Sequence[float] | Floats) -> Floats:
    """The probability of each arm that its rate is the largest, under independent Beta posteriors.

    P(i) = ∫ f_i Π_{j≠i} F_j, over the logit t of the rate: there the density of Beta(a, b) is
    log-concave, without poles for any a and b, with mean ψ(a) - ψ(b) and variance ψ'(a) + ψ'(b).
    Gauss-Legendre quadrature on pieces that end around the means of all arms, so that no step is
    missed however narrow the posteriors are. Right to 1e-9 for parameters of 0.5 and more.

    Args:
        successes, failures: parameters of the Beta distributions, above 0; one of each an arm.

    Returns:
        (arms,), summing to 1.

    Raises:
        BadInput: a parameter is not above 0, or there are not as many of each.
    """
    from scipy import special

    a, b = np.asarray(successes, float), np.asarray(failures, float)
    if a.ndim != 1 or a.shape != b.shape or not len(a):
        raise BadInput("Give as many successes as failures, one of each an arm.")
    if not (np.isfinite(a) & np.isfinite(b) & (a > 0) & (b > 0)).all():
        raise BadInput("The parameters of a Beta distribution are above 0.")
    if len(a) == 1:
        return np.ones(1)
    middle = special.digamma(a) - special.digamma(b)
    spread = np.sqrt(special.polygamma(1, a) + special.polygamma(1, b))
    around = (np.log(a)[:, None] + _UNITS, middle[:, None] + spread[:, None] * _CUTS)
    cuts = np.sort(np.concatenate([*around, _UNITS - np.log(b)[:, None]], axis=1).ravel())
    x, weights = np.polynomial.legendre.leggauss(_NODES)
    half = np.diff(cuts)[:, None] / 2
    at = cuts[:-1, None] + half * (x + 1)
    low, high = special.log_expit(at), special.log_expit(-at)
    parts = [(one, other, special.betaln(one, other)) for one, other in zip(a, b, strict=True)]
    mass = np.array(
        [np.exp(one * low + other * high - c) * weights * half for one, other, c in parts]
    )
    # Of many millions of impressions exponents are so large that rounding moves them all alike.
    mass /= mass.sum(axis=(1, 2), keepdims=True)
    matters = mass.max(axis=0) > _NOTHING
    mass, at = mass[:, matters], at[matters]
    below = np.array([_below(one, other, at) for one, other in zip(a, b, strict=True)])
    found = np.empty(len(a))
    for arm in range(len(a)):
        found[arm] = (mass[arm] * np.prod(np.delete(below, arm, axis=0), axis=0)).sum()
    total = float(found.sum())
    assert abs(total - 1) < 1e-6, (a, b, total)
    found /= total
    return found


def _below(a: float, b: float, t: Floats) -> Floats:
    """The distribution of Beta(a, b) at rates whose logits are t; exact on both sides of 1/2."""
    from scipy import special

    low = special.betainc(a, b, special.expit(np.minimum(t, 0)))
    high = special.betaincc(b, a, special.expit(-np.maximum(t, 0)))
    found: Floats = np.where(t < 0, low, high)
    return found
