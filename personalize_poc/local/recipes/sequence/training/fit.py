"""Training of the sequence model. Imports JAX: workers only."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from personalize_poc.local.arrays.types import Floats, Interactions, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.interface import Budget, Progress
from personalize_poc.local.recipes.sequence import ease, repeat_consumption
from personalize_poc.local.recipes.sequence.encoding.windows import Events, Inputs, encode
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import compiled, network
from personalize_poc.local.recipes.sequence.training.optimiser import Task, optimise
from personalize_poc.local.recipes.sequence.training.predictions import predictions
from personalize_poc.local.recipes.sequence.training.update import Start

log = logging.getLogger(__name__)

_VALIDATION_SHARE = 0.05
_VALIDATION_USERS = 500
_LEAST_VALIDATION = 20
_MOST_SHARE = 0.15
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

    5 % of the users that may be learned from are validation users (at least 20, as long as they
    are no more than 15 %): nothing is learned from them but when to stop, and how much is moved on
    top of the network. With `start`, go on from an earlier model (see `update`), without any.

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
    counts = np.bincount(interactions.items, minlength=data.n_items).astype(np.float32)
    popularity = np.log(unique_users(interactions, data.n_items) + 0.5).astype(np.float32)
    encoder = Encoder()
    if settings.metadata:
        encoder = Encoder.fit(data.item_features, data.n_items, seed)
    matrix = encoder.matrix(data.item_features, data.n_items)
    categories = jnp.asarray(matrix)
    # Draws of its own: how many there are depends on the width of the network, and networks of
    # different widths are to be taught with the same windows and judged by the same predictions.
    parameters = network.initialise(
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
        begun = start.parameters(parameters, matrix, interactions, rng)
        parameters = {name: jnp.asarray(value) for name, value in begun.items()}
    task = Task(events, learners, judges, counts, popularity, categories, settings)
    parameters = optimise(parameters, task, rng, seed, progress, budget)
    served = _served(parameters, categories, popularity, inputs)
    model = SequenceModel(served, None, encoder, inputs.context, inputs.person)
    if start is not None:
        return replace(model, ridge=start.ridge(), repeats=start.model.repeats)
    return _moved(model, data, settings, events, learners, judges)


def _moved(
    model: SequenceModel,
    data: TrainingData,
    settings: Settings,
    events: Events,
    learners: Any,
    judges: Any,
) -> SequenceModel:
    """The model with what the settings put on top of the network, weighed by what judges did.

    Without judges the learners say how much repeats are moved: the network knows them too well
    already, so that it is little. The regression then has its own weight.
    """
    regression, moves = None, None

    def asked(of: Any) -> Iterator[Any]:
        # Computed for each use: kept, the logits of a large catalogue would take gigabytes.
        return predictions(model, data.interactions, data.user_features, events, of)

    if settings.ridge:
        users = events.users[events.starts[judges]]
        own = np.isin(data.interactions.users, users, invert=True)
        regression = ease.fit(data.interactions.take(own), data.n_users, data.n_items)
    if regression is not None:
        weight = ease.likeliest_weight(regression, asked(judges))
        log.info("Weight of the regression: %s", weight)
        regression = replace(regression, weight=weight)
    if settings.repeats:
        moves = repeat_consumption.likeliest(asked(judges if len(judges) else learners))
        log.info("Weights of repeats: %s", moves.weights)
    return replace(model, ridge=regression, repeats=moves)


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
    return np.sort(order[n:]), np.sort(order[:n])


def _served(
    parameters: network.Parameters, categories: jax.Array, popularity: Floats, inputs: Inputs
) -> Any:
    """What serving needs: one vector per item; those of categories are for items to come."""
    arrays = {name: np.asarray(value) for name, value in parameters.items()}
    arrays["vectors"] = arrays.pop("item") + np.asarray(categories) @ arrays["category"]
    arrays["popularity"] = popularity
    arrays["value_bounds"] = inputs.bounds
    return arrays
