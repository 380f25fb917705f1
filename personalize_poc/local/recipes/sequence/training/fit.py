"""Training of the sequence model. Imports JAX: workers only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from personalize_poc.local.arrays.types import Floats, Interactions, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.interface import Budget, Progress
from personalize_poc.local.recipes.sequence import shared
from personalize_poc.local.recipes.sequence.encoding.twins import with_twins
from personalize_poc.local.recipes.sequence.encoding.windows import Events, Inputs, encode
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.popular import log_users
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import compiled, network
from personalize_poc.local.recipes.sequence.training.judged import Judged
from personalize_poc.local.recipes.sequence.training.optimiser import optimise
from personalize_poc.local.recipes.sequence.training.parts import on_top
from personalize_poc.local.recipes.sequence.training.predictions import n_questions
from personalize_poc.local.recipes.sequence.training.task import Task
from personalize_poc.local.recipes.sequence.training.update import Now, Start

_VALIDATION_SHARE = 0.05
_VALIDATION_USERS = 500
_LEAST_VALIDATION = 20
_MOST_SHARE = 0.15
_LEAST_QUESTIONS = 100
"""What validation users can be asked, at least, as long as they are no more than `_MOST_SHARE`:
where histories have two or three events, twenty users tell nothing about what is put on top."""
_TOO_FEW = 3
"""Fewer validation users than this are none: one person's habits would decide."""


def fit(
    data: TrainingData,
    settings: Settings,
    *,
    seed: int,
    progress: Progress,
    budget: Budget,
    start: Start | None = None,
) -> SequenceModel:
    """Train on the interactions of `data`; keep the epoch that is best on validation users.

    5 % of the users that may be learned from are validation users (at least 20, and so many that
    they have `_LEAST_QUESTIONS` questions, as long as they are no more than 15 %): nothing is
    learned from them but when to stop, and how much is moved on top of the network. With `start`,
    go on from an earlier model (see `update`), without any.

    Raises:
        TrainingRefused: no user has two interactions, or the loss is not a finite number.
    """
    compiled.keep()
    interactions, users = data.interactions, data.user_features
    if start is not None:
        inputs = start.inputs(len(data.event_types))
    else:
        inputs = Inputs.of(interactions, len(data.event_types), users, settings.metadata)
    events = encode(interactions, inputs, settings.recency, users)
    rng = np.random.default_rng(seed)
    learners, judges = divide(events, rng)
    counts = _counts(interactions, events, judges, data.n_items)
    popularity = log_users(interactions, data.n_items)
    encoder = Encoder()
    if settings.metadata:
        encoder = Encoder.fit(data.item_features, data.n_items, seed)
    matrix = encoder.matrix(data.item_features, data.n_items)
    # Draws of its own: how many there are depends on the width of the network, and networks of
    # different widths are to be taught with the same windows and judged by the same predictions.
    fresh = network.initialise(
        settings,
        counts,
        inputs.n_types,
        matrix.shape[1],
        rng.spawn(1)[0],
        weighted=_weighted(interactions, data.n_items),
        n_values=inputs.n_values,
        n_context=inputs.context.size,
        n_person=inputs.person.size,
    )
    if start is not None:
        settings, judges = start.settings(settings), judges[:0]
        learners = start.learners(np.unique(interactions.users), rng)
        learners = learners[events.lengths[learners] >= 2]
    parameters: Mapping[str, Any] = (
        fresh if start is None else start.parameters(fresh, matrix, interactions, rng)
    )
    read, twins = with_twins(events, interactions, inputs, settings.recency, rng.spawn(1)[0])
    task = Task(read, twins, learners, judges, counts, popularity, matrix, settings)
    train = partial(optimise, parameters, task, rng, progress, budget)
    if start is None:
        learned_from = (interactions, users, matrix, inputs, settings.of_network(), seed)
        parameters = shared.trained(learned_from, train)
    else:
        parameters = train()[0]
    served = _served(parameters, matrix, popularity, inputs)
    model = SequenceModel(served, None, encoder, inputs.context, inputs.person)
    if start is not None:
        now = Now(matrix, encoder, data.item_features, users, interactions)
        rules = start.rules(interactions)
        return replace(
            model,
            unseen=start.unseen(now),
            at_first=start.at_first(now),
            repeats=start.repeats(),
            rules=rules,
            at_start=start.at_start(),
            popularity_share=start.model.popularity_share,
        )
    judged = Judged(model, data, events, learners, judges)
    return on_top(judged, settings, matrix)


def _counts(interactions: Interactions, events: Events, judges: Any, n_items: int) -> Floats:
    """Events of each item that are learned from: what only judges met is as good as new."""
    judged = np.isin(interactions.users, events.users[events.starts[judges]])
    return np.bincount(interactions.items[~judged], minlength=n_items).astype(np.float32)


def _weighted(interactions: Interactions, n_items: int) -> Floats | None:
    """Sums of the weights of the events of each item; None when all events count the same."""
    if interactions.weights is None:
        return None
    sums = np.bincount(interactions.items, interactions.weights, minlength=n_items)
    return sums.astype(np.float32)


def divide(events: Events, rng: np.random.Generator) -> tuple[Any, Any]:
    """Users to learn from, and validation users; a handful of users are all learned from."""
    usable = np.flatnonzero(events.lengths >= 2)
    if not len(usable):
        raise TrainingRefused("No user has two interactions, so no order of items can be learned")
    n = min(_VALIDATION_USERS, int(len(usable) * _VALIDATION_SHARE))
    if n < _LEAST_VALIDATION:
        n = min(_LEAST_VALIDATION, int(len(usable) * _MOST_SHARE))
        n = 0 if n < _TOO_FEW else n
    order = rng.permutation(usable)
    if n:
        asked = np.cumsum(n_questions(events.lengths[order]))
        enough = int(np.searchsorted(asked, _LEAST_QUESTIONS)) + 1
        n = max(n, min(enough, int(len(usable) * _MOST_SHARE), _VALIDATION_USERS))
    return np.sort(order[n:]), np.sort(order[:n])


def _served(
    parameters: Mapping[str, Any], categories: Floats, popularity: Floats, inputs: Inputs
) -> Any:
    """What serving needs: one vector per item; those of categories are for items to come."""
    arrays = {name: np.asarray(value) for name, value in parameters.items()}
    arrays["vectors"] = arrays.pop("item") + categories @ arrays["category"]
    arrays["popularity"] = popularity
    arrays["value_bounds"] = inputs.bounds
    if inputs.n_types == 1:  # an unknown type of events is read as the only one that there is
        arrays["type"] = np.repeat(arrays["type"][1:], 2, axis=0)
    return arrays
