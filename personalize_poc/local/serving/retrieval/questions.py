"""Questions like those that people will ask, drawn from the model alone.

A history is made of items that lie close to one, two or three popular ones. That the questions do
not depend on the data of the group makes every process that loads a model group its items alike.
"""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.fitted import Retrieves

NUMBER = 192
LONGEST = 30
"""Events of the longest history."""

_OTHERS = 20_000
"""Items among which those that lie close are looked for."""

_CLOSE = 40


def drawn(model: Retrieves, popular: Floats, seed: int) -> Floats:
    """What rows of items are multiplied with (see `blocks`), float32 [NUMBER, d + 2 + c].

    popular: logarithm of the users of each item, float32 [n_items].
    """
    random = np.random.default_rng(seed)
    queries = _queries(model.factors[0], np.exp(popular.astype(np.float64)), random)
    encoded = model.encoded(queries)
    asked = [model.asked(row, query) for row, query in zip(encoded, queries, strict=True)]
    ends = np.tile(np.array([1, 0], np.float32), (len(asked), 1))
    wanted = np.stack([model.wanted(query) for query in queries])
    return np.column_stack([np.stack(asked), ends, wanted])


def _queries(vectors: Floats, users: Floats, random: np.random.Generator) -> list[Query]:
    chances = users / users.sum()
    others = np.unique(random.choice(len(users), _OTHERS, p=chances)).astype(np.int32)
    rows = vectors[others]
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-12))
    found = []
    for number in range(NUMBER):
        favourites = random.choice(len(others), 1 + number % 3)
        close = np.argpartition(-(rows @ rows[favourites].T), min(_CLOSE, len(others) - 1), axis=0)
        history = random.choice(others[close[:_CLOSE].ravel()], random.integers(1, LONGEST + 1))
        found.append(_query(history, random))
    return found


def _query(history: Ints, random: np.random.Generator) -> Query:
    n = len(history)
    times = np.cumsum(random.integers(30, 30_000, n))
    return Query(history.astype(np.int32), times.astype(np.int64), np.zeros(n, np.int16))
