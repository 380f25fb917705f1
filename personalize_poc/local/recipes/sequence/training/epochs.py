"""Which epoch is kept: by how well validation users' next items are ranked, by loss and coverage.

The epoch with the lowest loss may be one that knows popularity and little else: the loss of a later
one can be a little higher, although it ranks better or shows more of the catalogue. So an epoch is
taken in place of another when it ranks better, by more than the standard error of the difference.
Where neither does, the lower loss decides, and where the losses are close, the one that puts more
different items first. To look at ranking and coverage alone was tried: where hardly anything can be
predicted, that takes a late epoch by chance.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.recipes.sequence.training.network import Parameters

CLOSE = 0.03
"""Losses that differ by less are close."""
_RANKS = 10


@dataclass(frozen=True)
class Judgement:
    """What the validation users say of one epoch.

    loss: mean cross entropy. gains: of each prediction 1 / log2(2 + rank) within the first ten,
    else 0, times its weight: its NDCG@10. different: items that come first in a prediction.
    """

    loss: float
    gains: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1))
    different: int = 0

    @classmethod
    def of(cls, loss: float, ranks: Any, first: Any, weights: Any) -> Judgement:
        """From the ranks of what came, from 0, and the items expected first, each [B, n]."""
        gains = np.where(ranks < _RANKS, weights / np.log2(2.0 + ranks), 0.0)
        return cls(loss, gains.ravel(), len(np.unique(first)))

    def behind(self, other: Judgement) -> bool:
        """Whether it ranks worse by more than the standard error of the difference."""
        difference = other.gains - self.gains
        error = difference.std() / np.sqrt(len(difference))
        return bool(difference.mean() > error)

    def preferred_to(self, other: Judgement) -> bool:
        """Whether this epoch is taken in place of an earlier one."""
        if other.behind(self) or self.behind(other):
            return other.behind(self)
        if abs(self.loss - other.loss) >= CLOSE:
            return self.loss < other.loss
        return self.different > other.different


@dataclass
class Best:
    """The parameters to keep so far. better_at: step at which the loss was lowest."""

    parameters: Parameters
    better_at: int = 0
    _lowest: float = np.inf
    _kept: Judgement | None = None

    def look_at(self, judged: Judgement, parameters: Parameters, step: int) -> None:
        """Take in the epoch that ended at this step."""
        if judged.loss < self._lowest:
            self._lowest, self.better_at = judged.loss, step
        if self._kept is None or judged.preferred_to(self._kept):
            self.parameters, self._kept = parameters, judged
