"""aws-item-affinity: the users most likely to interact with an item next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.affinity import model
from personalize_poc.local.recipes.affinity.attributes import Attributes
from personalize_poc.local.recipes.affinity.model import AffinityModel
from personalize_poc.local.recipes.base import (
    Budget,
    Hyperparameter,
    Progress,
    TrainingData,
)


class ItemAffinity:
    """The algorithm of aws-item-affinity."""

    hyperparameters: tuple[Hyperparameter, ...] = known.AFFINITY

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> AffinityModel:
        """Learn vectors of length ``hidden_dimension``, and the weights from single items."""
        return model.fit(
            data, int(parameters["hidden_dimension"]), Attributes(data.n_items),
            seed=seed, progress=progress, budget=budget,
        )  # fmt: skip

    def load(self, folder: Path) -> AffinityModel:
        """Read what `AffinityModel.save` wrote."""
        return AffinityModel.load(folder)
