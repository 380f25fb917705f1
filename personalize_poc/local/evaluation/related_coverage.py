"""Coverage of related items when there are no users to test.

coverage = |union of the items recommended for the items asked about| / |items|

Asked about are all items, or 1000 drawn ones; 25 are recommended for each. The documentation does
not say what a recipe without interactions is evaluated by.
"""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.types import Query
from personalize_poc.local.evaluation.answers import LONGEST, top_items
from personalize_poc.local.evaluation.metrics.coverage import coverage
from personalize_poc.local.recipes.fitted import Scorer

MOST_ITEMS = 1000


def related_coverage(model: Scorer, seed: int) -> float:
    """Share of the items that is recommended for others, 0 to 1, rounded to 4 decimals."""
    asked = np.arange(model.n_items)
    if len(asked) > MOST_ITEMS:
        asked = np.sort(np.random.default_rng(seed).choice(asked, MOST_ITEMS, replace=False))
    lists = [top_items(model.score([Query(item=int(item))])[0], LONGEST) for item in asked]
    return round(coverage(lists, model.n_items), 4)
