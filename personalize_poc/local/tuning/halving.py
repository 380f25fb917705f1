"""Successive halving: a training that is behind the others at an early epoch is given up.

Asynchronous form (Li et al., 2020, "A system for massively parallel hyperparameter tuning"): after
epochs 1, 2, 4, 8 … a training goes on if its loss on validation users is among the better half of
all that have come that far. Nothing is trained twice, so a setting costs one training at most.
"""

from __future__ import annotations

import bisect
import math

KEPT = 0.5
"""Share that goes on at each rung."""

LEAST = 3
"""Trainings at a rung before any is given up there."""


class Halving:
    """The losses at each rung. Losses of one instance have to be comparable."""

    def __init__(self) -> None:
        self._losses: dict[int, list[float]] = {}

    def gives_up(self, epoch: int, loss: float) -> bool:
        """Note the loss of a training after an epoch (from 1), and say whether it should end."""
        if epoch & (epoch - 1):
            return False
        losses = self._losses.setdefault(epoch, [])
        place = bisect.bisect_left(losses, loss)
        losses.insert(place, loss)
        return len(losses) >= LEAST and place >= math.ceil(KEPT * len(losses))
