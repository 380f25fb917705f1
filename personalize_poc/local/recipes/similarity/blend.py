"""How much metadata and factors move the items that are counted together, and how that is fitted.

With w the weight of `measure` that items i and j have by their users, L their likeness by metadata
(see `likeness`) and v the cosine of their factors (see `similar_items`), the similarity is

    w + content (exp(L) - 1) + behaviour max(v, 0)

This is Bayes' rule with counts that are expected before any are seen: w grows with the users of
both, what is added does not, so that it decides for rare and new items and hardly moves others.
`content` and `behaviour` are those under which the items that validation users turned to stand
highest, each user left out of what is counted and decomposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.recipes.counting.measure import LEAST_JUDGED, Measure, ascent
from personalize_poc.local.recipes.counting.occurrences import Occurrences

MOST_ALIKE = 8.0
"""L at most: of items that are as like as this, what is counted decides."""

CHANGES = ({"behaviour": 1.0}, {"content": 0.3}, {"content": 0.01}, {"content": 1.0})
"""What is tried; content that should not count still orders items without users."""

_TIE = 1e-3
_HALF = 10


@dataclass(frozen=True)
class Blend:
    """The weights of the module's formula.

    With 0.3 the genres and the year of a film drew others of its year before those of its series
    (MovieLens small, 47 series); on other data the start hardly matters, as it is fitted.
    """

    content: float = 0.1
    behaviour: float = 0.0

    def scores(
        self, counted: Floats, alike: Floats, together: Floats, popularity: Floats
    ) -> Floats:
        """Similarities of an item to all items, float32 [n_items] as all arguments: w, L, v.

        popularity: 0 … 1; of items that are equally similar, the popular one comes first.
        """
        scores: Floats = counted + _TIE * popularity
        scores += np.float32(self.content) * np.expm1(np.minimum(alike, MOST_ALIKE))
        if self.behaviour:
            scores += np.float32(self.behaviour) * np.maximum(together, 0)
        return scores


def fitted(
    tests: Sequence[HeldOut],
    counted: Occurrences,
    measure: Measure,
    metadata: Floats,
    behaviour: Floats,
    popularity: Floats,
) -> Blend:
    """The weights that validation users are served best by.

    metadata, behaviour: vectors [n_items, d]; the latter without these users.
    """
    if len(tests) < LEAST_JUDGED:
        return Blend()
    items = np.array([test.query.items[-1] for test in tests], np.int32)
    users = np.array([test.user for test in tests], np.int32)
    pairs = counted.pairs(items, measure.least, users)
    weights = measure.weights(pairs)

    def gains(blend: Blend) -> NDArray[np.float64]:
        found = np.zeros(len(tests))
        for row, (item, test) in enumerate(zip(items, tests, strict=True)):
            part = slice(pairs.starts[row], pairs.starts[row + 1])
            near = np.zeros(len(popularity), np.float32)
            near[pairs.items[part]] = weights[part]
            together = behaviour @ behaviour[item] if blend.behaviour else near
            scores = blend.scores(near, metadata @ metadata[item], together, popularity)
            scores[item] = -2
            found[row] = _gain(scores, test)
        return found

    return ascent(Blend(), CHANGES, gains)


def _gain(scores: Floats, test: HeldOut) -> float:
    """1 for what stands first, half for what stands at place `_HALF`; the mean of the truth.

    NDCG@10 says the same of so few users with much more chance: hardly anything is in ten places.
    """
    places = np.array([np.count_nonzero(scores > scores[item]) for item in test.truth])
    return float((_HALF / (_HALF + places)).mean())
