"""Minimising a smooth, convex function: L-BFGS (Nocedal and Wright, Numerical Optimization, 7.2).

For a few thousand weights the threads of a linear algebra library cost more than they save, so
this stays with plain numpy.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Function = Callable[[Doubles], tuple[float, Doubles]]
"""Value and gradient at a point."""

_MEMORY = 10
_DECREASE = 1e-4
_HALVINGS = 30


def minimise(function: Function, start: Doubles, steps: int, tolerance: float = 1e-5) -> Doubles:
    """The point [d] with the least value, to a gradient of `tolerance` relative to the value."""
    point = start
    value, gradient = function(point)
    pairs: deque[tuple[Doubles, Doubles]] = deque(maxlen=_MEMORY)
    for _ in range(steps):
        if np.abs(gradient).max(initial=0.0) <= tolerance * max(1.0, abs(value)):
            break
        direction = -_inverse(gradient, pairs)
        slope = float((gradient * direction).sum())
        if slope >= 0:  # rounding has used up what the pairs know
            pairs.clear()
            direction, slope = -gradient, -float((gradient**2).sum())
        length = 1.0 if pairs else min(1.0, 1.0 / float(np.abs(gradient).sum()))
        for _ in range(_HALVINGS):
            trial = point + length * direction
            next_value, next_gradient = function(trial)
            if next_value <= value + _DECREASE * length * slope:
                break
            length /= 2
        else:
            break
        moved, turned = trial - point, next_gradient - gradient
        if float((moved * turned).sum()) > 1e-12:
            pairs.append((moved, turned))
        point, value, gradient = trial, next_value, next_gradient
    return point


def _inverse(gradient: Doubles, pairs: deque[tuple[Doubles, Doubles]]) -> Doubles:
    """The gradient times the approximate inverse of the Hessian: the two-loop recursion."""
    found, shares = gradient.copy(), []
    for moved, turned in reversed(pairs):
        share = float((moved * found).sum() / (moved * turned).sum())
        shares.append(share)
        found -= share * turned
    if pairs:
        moved, turned = pairs[-1]
        found *= float((moved * turned).sum() / (turned**2).sum())
    for (moved, turned), share in zip(pairs, reversed(shares), strict=True):
        found += (share - float((turned * found).sum() / (moved * turned).sum())) * moved
    return found
