"""How fast and how long to learn: planned steps, or as many as fit into the time."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from personalize_poc.local.recipes.interface import Budget

CHECKED = 20
"""Steps between two looks at the clock."""
_SHARE = 0.95
"""Of the time that is left; the rest is for what one step takes longer than those before."""


class Pace:
    """The learning rate of each step: up during the first 2 %, then down along a cosine to 0.

    When the planned steps do not fit into the budget, as many are planned as fit, so that the rate
    is down when the time is over: a training that ends at a high rate is worse than a shorter one.
    As long as they fit, the clock changes nothing, and the same seed gives the same model.
    """

    def __init__(
        self, rate: float, steps: int, budget: Budget, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`rate`: the highest. `steps`: planned."""
        self._rate, self._planned, self._budget, self._clock = rate, steps, budget, clock
        self._first: tuple[int, float] | None = None
        self.steps = steps
        self.hurried = False
        """Whether the clock has ever had a say."""

    def rate(self, step: int) -> np.float32:
        """The learning rate of a step, counted from 0."""
        warm = max(1, self.steps // 50)
        if step < warm:
            return np.float32(self._rate * (step + 1) / warm)
        passed = min(1.0, (step - warm) / max(1, self.steps - warm))
        return np.float32(self._rate * 0.5 * (1 + np.cos(np.pi * passed)))

    def over(self, done: int) -> bool:
        """Whether to end after so many steps, because the time is over. Plans again."""
        deadline = self._budget.deadline
        if deadline is None or done % CHECKED:
            return False
        now = self._clock()
        if self._first is None:
            self._first = (done, now)  # compiling is behind
        else:
            each = (now - self._first[1]) / (done - self._first[0])
            fit = done + int(_SHARE * max(0.0, deadline - now) / max(each, 1e-9))
            self.steps = min(self._planned, fit)
        self.hurried |= now >= deadline or self.steps < self._planned
        return now >= deadline or (self.steps < self._planned and done >= self.steps)
