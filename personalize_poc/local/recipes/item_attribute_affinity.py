"""aws-item-attribute-affinity"""

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
    TrainingRefused,
)

NO_ATTRIBUTE = (
    "Did not find any attribute to train on. There may not be any attribute in the items dataset, "
    "or all attribute values either have same or all distinct values."
)


class ItemAttributeAffinity:
    """The algorithm of aws-item-attribute-affinity."""

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
        """Learn vectors of length ``hidden_dimension``, and the weights from single values.

        Raises TrainingRefused when no column says anything.
        """
        attributes = Attributes.of(data.item_features, data.n_items)
        if not attributes.columns:
            raise TrainingRefused(NO_ATTRIBUTE)
        return model.fit(
            data, int(parameters["hidden_dimension"]), attributes,
            seed=seed, progress=progress, budget=budget,
        )  # fmt: skip

    def load(self, folder: Path) -> AffinityModel:
        """Read what `AffinityModel.save` wrote."""
        return AffinityModel.load(folder)
