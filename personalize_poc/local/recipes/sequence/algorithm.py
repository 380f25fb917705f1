"""What the recipes on the sequence model have in common.

How the documented hyperparameters are read here: hidden_dimension is the width of the recurrent
state; bptt is the number of events through which a gradient flows back; recency_mask lets later
events weigh up to three times as much in the loss as the oldest ones; the percentiles leave out
users with the shortest and longest histories.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes.common.percentiles import by_history_length
from personalize_poc.local.recipes.interface import Budget, Earlier, Hyperparameter, Progress
from personalize_poc.local.recipes.sequence import model
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.settings import Settings

if TYPE_CHECKING:
    from personalize_poc.local.recipes.sequence.training.update import Start


class UserSequence:
    """An algorithm on the sequence model. `options` are settings that the recipe fixes."""

    hyperparameters: tuple[Hyperparameter, ...]
    options: ClassVar[dict[str, bool]]

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> SequenceModel:
        """Train on users whose history length lies within the percentiles.

        Raises:
            TrainingRefused: the percentiles leave nothing to learn from, or the loss diverges.
        """
        return self._train(data, parameters, seed, progress, budget, None)

    def update(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        earlier: Earlier[SequenceModel],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> SequenceModel:
        """Go on from an earlier model of the same parameters with new data.

        Raises:
            TrainingRefused: as `fit`.
        """
        from personalize_poc.local.recipes.sequence.training.update import Start

        start = Start.of(earlier, data)
        return self._train(data, parameters, seed, progress, budget, start)

    def _train(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        seed: int,
        progress: Progress,
        budget: Budget,
        start: Start | None,
    ) -> SequenceModel:
        from personalize_poc.local.recipes.sequence.training import fit as train

        kept = by_history_length(
            data.interactions,
            data.n_users,
            float(parameters.get("min_user_history_length_percentile", 0)),
            float(parameters.get("max_user_history_length_percentile", 1)),
        )
        if not len(kept):
            raise TrainingRefused(
                "No user has a history length between min_user_history_length_percentile and "
                "max_user_history_length_percentile"
            )
        return train.fit(
            replace(data, interactions=kept),
            self.settings(parameters),
            seed=seed,
            progress=progress,
            budget=budget,
            start=start,
        )

    def settings(self, parameters: Mapping[str, str]) -> Settings:
        """Settings of the network for complete hyperparameters."""
        return Settings(
            hidden=int(parameters["hidden_dimension"]),
            bptt=int(parameters["bptt"]),
            recency=parameters["recency_mask"] == "true",
            **self.options,
        )

    def load(self, folder: Path) -> SequenceModel:
        """Read what `SequenceModel.save` wrote."""
        return model.load(folder)
