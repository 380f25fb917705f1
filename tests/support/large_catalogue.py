"""A catalogue of any size with a model over it whose answers follow the tastes of a history.

Items lie in niches within genres, with a long tail of popularity; vectors of a niche lie close
together, as those of trained models do, in a space of which genres use a few directions. The
recurrence is set so that it averages the newest items of a history: a user asks for what lies where
these do. What training would have to find is given, so that a million items take seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.sequence.content import Content
from personalize_poc.local.recipes.sequence.ease import MOST_ITEMS, NEIGHBOURS, Ridge
from personalize_poc.local.recipes.sequence.encoding.events import GAPS
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from personalize_poc.local.recipes.sequence.sequential_rules import (
    MOST_FOLLOWERS,
    Rules,
    SequentialRules,
)
from personalize_poc.local.recipes.sequence.unseen import Unseen

WIDTH, HIDDEN = 64, 149
CATEGORIES = 16
GENRES, TASTES, NICHE = 60, 24, 100
"""Genres lie in so many directions; items of a niche, on average."""

LENGTH = 7.0
"""Of what vectors are multiplied with, as in trained models."""

APART = 1.6
"""Lengths of what sets items of a niche apart, beside 1.3 of what they share."""

KEPT = 0.85
_LINEAR = 0.2


@dataclass(frozen=True)
class Large:
    """model: of `items` items. niches: of each item. order: items by niche; starts: of each niche.

    users: how many met each item.
    """

    model: SequenceModel
    niches: Ints
    order: Ints
    starts: Ints
    users: Floats

    def history(self, random: np.random.Generator, events: int) -> Ints:
        """Items of a person with three favourite niches, popular ones more often."""
        own = random.integers(0, len(self.starts) - 1, 3)
        chosen = own[random.integers(0, 3, events)]
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        within = (sizes * random.beta(0.5, 2.0, events)).astype(np.int64)
        found: Ints = self.order[self.starts[chosen] + np.minimum(within, sizes - 1)]
        return found

    def query(self, random: np.random.Generator, events: int) -> Query:
        """A question of such a person, of one event type."""
        times = np.cumsum(random.integers(30, 100_000, events))
        return Query(self.history(random, events), times, np.zeros(events, np.int16))


def large_catalogue(
    items: int, regressed: int = MOST_ITEMS, seed: int = 7, *, metadata: bool = False
) -> Large:
    """Draw catalogue and model. regressed: items that take part in the regression at most.

    metadata: whether genres and texts move items.
    """
    random = np.random.default_rng(seed)
    many = max(4, items // NICHE)
    sizes = random.multinomial(items - many, random.dirichlet(np.full(many, 2.0))) + 1
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    order = random.permutation(items).astype(np.int32)
    niches = np.empty(items, np.int32)
    niches[order] = np.repeat(np.arange(many, dtype=np.int32), sizes)
    users = np.empty(items, np.float32)
    rank = np.arange(items) - np.repeat(starts[:-1], sizes)
    users[order] = np.floor(400 * random.random(items) / (1 + rank) ** 0.8)
    genres = _drawn(random, GENRES, TASTES) @ _drawn(random, TASTES, WIDTH) / np.sqrt(TASTES)
    genre = random.integers(0, GENRES, many)
    centres = genres[genre] + 0.8 * _drawn(random, many, WIDTH)
    centres *= 1 / np.sqrt(WIDTH)
    vectors = APART / np.sqrt(WIDTH) * random.standard_normal((items, WIDTH), dtype=np.float32)
    vectors += centres[niches]
    arrays = {"vectors": vectors, "bias": (0.7 * np.log(users + 0.5)).astype(np.float32)}
    arrays["popularity"] = np.log(users + 0.5).astype(np.float32)
    ridge = _ridge(random, users, regressed)
    content = _content(niches, genre) if metadata else None
    width = 0 if content is None else content.described.shape[1]
    encoder = Encoder({"KIND": {str(n): n for n in range(width)}} if width else {})
    arrays["category"] = np.zeros((width, WIDTH), np.float32)
    model = SequenceModel(
        arrays | _averaging(random),
        Unseen(ridge, content),
        encoder,
        repeats=_REPEATS,
        rules=_rules(random, users, order, starts, niches),
    )
    return Large(model, niches, order, starts, users)


_REPEATS = Repeats(np.array([-0.1, 0.25, -0.4, -0.1, -0.4, -0.6]))


def _drawn(random: np.random.Generator, *shape: int) -> Floats:
    return random.standard_normal(shape, dtype=np.float32)


def _averaging(random: np.random.Generator) -> dict[str, Any]:
    """Weights with which the state is a moving average of the vectors of events."""
    turned = np.linalg.qr(_drawn(random, HIDDEN, WIDTH))[0].T
    event_in = np.zeros((WIDTH, 3 * HIDDEN), np.float32)
    event_in[:, 2 * HIDDEN :] = _LINEAR * turned
    bias = np.zeros(3 * HIDDEN, np.float32)
    bias[HIDDEN : 2 * HIDDEN] = np.log(KEPT / (1 - KEPT))
    return {
        "gap": 0.02 * _drawn(random, GAPS, WIDTH),
        "type": 0.02 * _drawn(random, 3, WIDTH),
        "out": LENGTH / _LINEAR * turned.T,
        "out_bias": np.zeros(WIDTH, np.float32),
        "event_in": event_in,
        "event_in_bias": bias,
        "event_state": 0.01 * _drawn(random, HIDDEN, 3 * HIDDEN),
        "event_state_bias": np.zeros(3 * HIDDEN, np.float32),
    }


def _ridge(random: np.random.Generator, users: Floats, regressed: int) -> Ridge:
    """Weights between the most popular items; what they are makes no difference."""
    m = min(regressed, len(users))
    k = min(NEIGHBOURS, m - 1)
    chosen = np.sort(np.argsort(-users, kind="stable")[:m]).astype(np.int32)
    neighbours = random.integers(0, m, (m, k)).astype(np.int32)
    return Ridge(chosen, neighbours, 0.1 * _drawn(random, m, k), 0.3)


def _content(niches: Ints, genre: Any) -> Content:
    """As many categories as a million items can have, and texts that are alike within a niche."""
    random = np.random.default_rng(3)
    texts = _drawn(random, len(niches), WIDTH)
    texts += _drawn(random, len(genre), WIDTH)[niches]
    kinds = np.eye(CATEGORIES, dtype=np.float32)[genre[niches] % CATEGORIES]
    content = Content.of(np.hstack([kinds, texts]), CATEGORIES)
    return replace(content, weights=np.array([0.3, 1.5, 0.2, 1.0]))


def _rules(
    random: np.random.Generator, users: Floats, order: Ints, starts: Ints, niches: Ints
) -> SequentialRules:
    """What followed an item: of its niche, popular ones more often; more for a popular item."""
    numbers = np.minimum(users, MOST_FOLLOWERS).astype(np.int64)
    niche = np.repeat(niches, numbers)
    within = (starts[niche + 1] - starts[niche]) * random.random(len(niche), np.float32) ** 2
    followers = order[starts[niche] + within.astype(np.int32)]
    shares = np.repeat(0.5 / np.maximum(numbers, 1), numbers).astype(np.float16)
    rules = Rules(np.concatenate([[0], np.cumsum(numbers)]), followers, shares)
    return SequentialRules(rules, rules, np.array([0.1, 0.1, 0.1]))
