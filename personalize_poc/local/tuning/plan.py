"""What a search tries, and what decides: the description that travels to the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.local.tuning.space import Range

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from personalize_poc.local.evaluation.items import Evaluation

DEFAULT_METRIC = "normalized_discounted_cumulative_gain_at_25"
"""What decides when no metric is named, with the textbook ideal: it counts misses too."""


@dataclass(frozen=True)
class Candidate:
    """A recipe with all its hyperparameters, and the ranges in which some may be changed."""

    recipe: str
    parameters: dict[str, str]
    ranges: tuple[Range, ...]


@dataclass(frozen=True)
class Plan:
    """What to search.

    trainings: how many at most, all candidates together. metric: a key of GetSolutionMetrics, or
    None for the textbook NDCG at 25. maximise: whether more of it is better.
    """

    candidates: tuple[Candidate, ...]
    trainings: int
    metric: str | None = None
    maximise: bool = True

    def score(self, result: Evaluation) -> float:
        """What decides, 4 decimals."""
        return (result.metrics if self.metric else result.textbook)[self.metric or DEFAULT_METRIC]

    def values(self, result: Evaluation) -> NDArray[np.float64] | None:
        """The same of each user; None for what is no mean over users."""
        return result.values.get(self.metric or f"textbook_{DEFAULT_METRIC}")
