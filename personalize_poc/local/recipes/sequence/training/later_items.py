"""How much items that came after the training are raised, as what judges turned to says.

A model is asked for weeks after it was trained. What has been added since is known by its metadata
alone, and the network takes it for unpopular: it has hardly met items that nobody had. Nor do the
judges tell how often people turn to such items, for what is new at their questions has been had by
learners later. So that is undone: with all items that were added within a span before a question
taken as what they were at its beginning, described by their metadata and met by nobody. The span is
`STALE` of the time that all events take. The weight is the one under which what came next was
likeliest, among the items that there were (see `conditional_logit`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from personalize_poc.local.arrays.types import Floats, Query
from personalize_poc.local.recipes.sequence import conditional_logit
from personalize_poc.local.recipes.sequence.conditional_logit import Choice, likelihood
from personalize_poc.local.recipes.sequence.content import rarity
from personalize_poc.local.recipes.sequence.fresh import Fresh
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.popularity_share import drawn
from personalize_poc.local.recipes.sequence.training.judged import Judged, first
from personalize_poc.local.recipes.sequence.unseen import Unseen
from personalize_poc.local.recipes.sequence.unseen_weights import (
    LEAST_GAIN,
    LEAST_JUDGED,
    alternatives,
)

STALE = 0.05
"""Of the time from the first event to the last."""
LEAST_CAME = 0.02
"""Share of what came that was added within the span, below which nothing is raised."""
_NOBODY = np.float32(np.log(0.5))


def with_later_items_raised(
    judged: Judged, model: SequenceModel, metadata: Floats
) -> SequenceModel:
    """The model, in which such items are raised; see `weight`."""
    raised, log = weight(judged, model, metadata), judged.data.interactions
    known = Fresh.of(judged.data.item_features, log)
    if not raised or known is None:
        return model
    logging.getLogger(__name__).info("Items that come after the training are raised by %s", raised)
    unseen = model.unseen or Unseen()
    weights = known.weights if unseen.fresh is None else unseen.fresh.weights
    fresh = replace(known, weights=weights, raised=raised)
    return replace(model, unseen=replace(unseen, fresh=fresh))


def weight(judged: Judged, model: SequenceModel, metadata: Floats, seed: int = 0) -> float:
    """What is added to the logits of items that nobody had had when the model was trained.

    model: with all that acts on top. metadata: of the items, float32 [n_items, width].
    """
    created = judged.data.item_features.creation
    if created is None or not metadata.shape[1]:
        return 0.0
    choices = list(_choices(judged, model, metadata, seed))
    came = np.mean([x[0, 0] for x, _ in choices]) if choices else 0.0
    if len(choices) < LEAST_JUDGED or came < LEAST_CAME:
        return 0.0
    found = conditional_logit.fitted(choices, np.array([np.inf]))
    gain = likelihood(choices, found) - likelihood(choices, np.zeros(1))
    return float(found[0]) if gain >= LEAST_GAIN else 0.0


def _choices(judged: Judged, model: SequenceModel, metadata: Floats, seed: int) -> Iterator[Choice]:
    """Of each new item that came, first, and of others that there were: whether it was later."""
    rng, created = np.random.default_rng(seed), judged.data.item_features.creation
    assert created is not None
    times = judged.data.interactions.timestamps
    span = STALE * float(times.max() - times.min())
    judged = judged.beside(model.popularity_share)  # as the model is served
    cold = _described(judged.model, metadata)
    rare = rarity(judged.model.arrays["popularity"])
    for logits, query, following in first(judged.asked(judged.judges, model)):
        assert query.moment is not None
        there = ~(created > query.moment)
        there[query.history] = False
        if not there[following]:
            continue
        later = there & (created > query.moment - span)
        some = logits.copy()
        some[later] = _as_later(judged, cold, model.unseen, query, logits, rare)[later]
        rows = alternatives(rng, following, there)
        yield later[rows, None].astype(np.float64), some[rows]


def _described(network: SequenceModel, metadata: Floats) -> SequenceModel:
    """The network, which takes all items as it does those that came after the training."""
    vectors = (metadata @ network.arrays["category"]).astype(np.float32)
    nobody = np.full(len(vectors), _NOBODY)
    return replace(
        network, arrays={**network.arrays, "vectors": vectors, "bias": nobody, "popularity": nobody}
    )


def _as_later(
    judged: Judged,
    cold: SequenceModel,
    unseen: Unseen | None,
    query: Query,
    logits: Floats,
    rare: Floats,
) -> Floats:
    """Logits of all items, had they come after the training.

    cold: see `_described`. unseen: the order of unseen items. logits: as they are. rare: see
    `content.rarity`, [n_items].
    """
    encoded, parts = judged.model.encoded([query]), unseen or Unseen()
    known, found = (
        drawn(one.answered(encoded, [query])[0], one.arrays["popularity"], judged.share)
        for one in (judged.model, cold)
    )
    if parts.content is not None:
        known += parts.content.moves(query.history, rare)
        found += parts.content.moves(query.history, np.ones_like(found))
    if parts.fresh is not None:
        items, steps = parts.fresh.steps(query.moment)
        known[items] += steps
        found[items] += steps
    others = np.ones(len(logits), bool)
    others[query.history] = False
    return found + np.float32(np.median((logits - known)[others]))
