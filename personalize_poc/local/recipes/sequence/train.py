"""Training of the sequence model. Imports JAX: workers only."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from personalize_poc.local.recipes.base import (
    Budget,
    Features,
    Floats,
    Interactions,
    Ints,
    Progress,
    Query,
    TrainingData,
    TrainingRefused,
)
from personalize_poc.local.recipes.encoder import Encoder
from personalize_poc.local.recipes.popularity import unique_users
from personalize_poc.local.recipes.sequence import network, ridge
from personalize_poc.local.recipes.sequence.serve import SequenceModel
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.update import Start
from personalize_poc.local.recipes.sequence.windows import (
    Events,
    Inputs,
    batches,
    cut,
    encode,
    gather,
    padded_lengths,
)

log = logging.getLogger(__name__)

_VALIDATION_SHARE = 0.05
_VALIDATION_USERS = 500
_VALIDATION_LOGITS = 8_000_000
_LEAST_VALIDATION = 20
_WEIGHED = 500
"""Predictions of validation users by which the weight of the regression is chosen, about."""


@dataclass
class _Best:
    """The parameters with the lowest validation loss so far."""

    loss: float
    epoch: int
    parameters: network.Parameters


def fit(
    data: TrainingData, settings: Settings, *, seed: int, progress: Progress, budget: Budget,
    start: Start | None = None,
) -> SequenceModel:  # fmt: skip
    """Train on the interactions of `data`; keep the epoch that is best on validation users.

    5 % of the users that may be learned from are validation users: nothing is learned from them
    but when to stop, and how much the regression moves. With `start`, go on from an earlier model
    (see `update`), without any.

    Raises:
        TrainingRefused: no user has two interactions, or the loss is not a finite number.
    """
    interactions, users = data.interactions, data.user_features
    if start is not None:
        inputs = start.inputs(len(data.event_types))
    else:
        inputs = Inputs.of(interactions, len(data.event_types), users, settings.metadata)
    events = encode(interactions, inputs, settings.recency, users)
    rng = np.random.default_rng(seed)
    learners, judges = _divide(events, rng)
    counts = np.bincount(interactions.items, minlength=data.n_items).astype(np.float32)
    popularity = np.log(unique_users(interactions, data.n_items) + 0.5).astype(np.float32)
    encoder = Encoder()
    if settings.metadata:
        encoder = Encoder.fit(data.item_features, data.n_items, seed)
    matrix = encoder.matrix(data.item_features, data.n_items)
    categories = jnp.asarray(matrix)
    parameters = network.initialise(
        settings, counts, inputs.n_types, matrix.shape[1], rng,
        weighted=_weighted(interactions, data.n_items), n_values=inputs.n_values,
        n_context=inputs.context.size, n_person=inputs.person.size,
    )  # fmt: skip
    if start is not None:
        settings, judges = start.settings(settings), judges[:0]
        learners = start.learners(np.unique(interactions.users), rng)
        learners = learners[events.lengths[learners] >= 2]
        begun = start.parameters(parameters, matrix, interactions, rng)
        parameters = {name: jnp.asarray(value) for name, value in begun.items()}
    parameters = _optimise(
        parameters, events, learners, judges, counts, popularity, categories, settings, rng, seed,
        progress, budget,
    )  # fmt: skip
    served = _served(parameters, categories, popularity, inputs)
    model = SequenceModel(served, None, encoder, inputs.context, inputs.person)
    if start is not None:
        return replace(model, ridge=start.ridge())
    if not settings.ridge:
        return model
    own = np.isin(interactions.users, events.users[events.starts[judges]], invert=True)
    regression = ridge.fit(interactions.take(own), data.n_users, data.n_items)
    if regression is not None:
        asked = _asked(model, interactions, users, events, judges)
        weight = ridge.likeliest_weight(regression, asked)
        log.info("Weight of the regression: %s", weight)
        regression = replace(regression, weight=weight)
    return replace(model, ridge=regression)


def _asked(
    model: SequenceModel, interactions: Interactions, users: Features, events: Events, judges: Any
) -> Iterator[tuple[Floats, Ints, int]]:
    """Logits, history and next item of predictions in the newer half of validation users."""
    each = max(1, _WEIGHED // max(1, len(judges)))
    for start, length in zip(events.starts[judges], events.lengths[judges], strict=True):
        first = start + max(1, length // 2)
        for end in np.unique(np.linspace(first, start + length - 1, each, dtype=int)):
            past = interactions.take(np.arange(start, end))
            query = Query(
                past.items, past.timestamps, past.event_types, event_values=past.event_values,
                context=interactions.context.of(end),
                traits=users.of(int(interactions.users[start])),
            )  # fmt: skip
            yield model.score([query])[0], past.items, int(interactions.items[end])


def _weighted(interactions: Interactions, n_items: int) -> Floats | None:
    """Sums of the weights of the events of each item; None when all events count the same."""
    if interactions.weights is None:
        return None
    sums = np.bincount(interactions.items, interactions.weights, minlength=n_items)
    return sums.astype(np.float32)


def _divide(events: Events, rng: np.random.Generator) -> tuple[Any, Any]:
    """Users to learn from, and validation users; few users are all learned from."""
    usable = np.flatnonzero(events.lengths >= 2)
    if not len(usable):
        raise TrainingRefused("No user has two interactions, so no order of items can be learned")
    n = min(_VALIDATION_USERS, int(len(usable) * _VALIDATION_SHARE))
    if n < _LEAST_VALIDATION:
        n = 0
    order = rng.permutation(usable)
    return np.sort(order[n:]), np.sort(order[:n])


def _optimise(
    parameters: network.Parameters,
    events: Events,
    learners: Any,
    judges: Any,
    counts: Floats,
    popularity: Floats,
    categories: jax.Array,
    settings: Settings,
    rng: np.random.Generator,
    seed: int,
    progress: Progress,
    budget: Budget,
) -> network.Parameters:
    if not len(learners):
        return parameters
    starts, lengths = cut(events, learners, settings.window, rng)
    full = settings.batch_events // settings.window
    per_epoch = max(1, round(len(starts) / full))
    epochs = _epochs(per_epoch, settings)
    paddings = padded_lengths(lengths, settings.window, epochs * per_epoch)
    schedule = _schedule(settings.learning_rate, epochs * _steps(lengths, paddings, settings))
    drawn = _Negatives(counts, settings.negatives, rng)
    judge = _judge(events, judges, categories, settings, rng)
    state = _adam(settings).init(parameters)
    key = jax.random.key(seed)
    best = _Best(np.inf, 0, parameters)
    step = 0
    for epoch in range(1, epochs + 1):
        losses = []
        starts, lengths = cut(events, learners, settings.window, rng)
        for batch in batches(events, starts, lengths, paddings, settings.batch_events, rng):
            parameters, state, value = _update(
                parameters, state, batch, drawn.draw(), drawn.log_expected, popularity, categories,
                jax.random.fold_in(key, step), schedule(step), settings.compiled(),
            )  # fmt: skip
            losses.append(value)
            step += 1
            if step % 20 == 0 and budget.used_up():
                break
        value = float(np.mean(jax.device_get(losses)))
        judged = judge(parameters) if judge else value
        if not np.isfinite(value) or not np.isfinite(judged):
            raise TrainingRefused(
                f"The loss is not a finite number in epoch {epoch}; training cannot go on"
            )
        told = {"validation_loss": round(judged, 4)} if judge else {}
        progress({"epoch": epoch, "of": epochs, "loss": round(value, 4), **told})
        if judged < best.loss or not judge:
            best = _Best(judged, epoch, parameters)
        if budget.used_up() or epoch - best.epoch >= settings.patience:
            break
    return best.parameters


def _steps(lengths: Any, paddings: tuple[int, ...], settings: Settings) -> int:
    """Batches of an epoch with windows of these lengths."""
    places = np.bincount(np.searchsorted(paddings, lengths), minlength=len(paddings))
    sizes = [max(1, settings.batch_events // padded) for padded in paddings]
    return max(1, int(sum(-(-n // size) for n, size in zip(places, sizes, strict=True))))


def _epochs(per_epoch: int, settings: Settings) -> int:
    """How often the data is read: as `Settings.steps` asks for, more often when it is small."""
    most = max(settings.most_epochs, -(-settings.least_steps // per_epoch))
    return min(max(round(settings.steps / per_epoch), settings.least_epochs), most)


def _schedule(rate: float, steps: int) -> Callable[[int], np.float32]:
    """Learning rate by step: up during the first 2 %, then down along a cosine."""
    warm = max(1, steps // 50)

    def at(step: int) -> np.float32:
        if step < warm:
            return np.float32(rate * (step + 1) / warm)
        passed = min(1.0, (step - warm) / max(1, steps - warm))
        return np.float32(rate * 0.5 * (1 + np.cos(np.pi * passed)))

    return at


def _adam(settings: Settings) -> optax.GradientTransformation:
    """AdamW without its learning rate; biases are not decayed."""
    return optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.scale_by_adam(),
        optax.add_decayed_weights(
            settings.weight_decay, lambda tree: {name: "bias" not in name for name in tree}
        ),
    )


@partial(jax.jit, static_argnames="settings")
def _update(  # type: ignore[no-untyped-def]
    parameters, state, batch, negatives, log_expected, popularity, categories, key, rate, settings
):
    """One step of the optimisation. Compiled once per shape of batch and settings."""
    value, gradients = jax.value_and_grad(network.loss)(
        parameters, batch, negatives, log_expected, popularity, categories, key, settings
    )
    changes, state = _adam(settings).update(gradients, state, parameters)
    changes = jax.tree.map(lambda change: -rate * change, changes)
    return optax.apply_updates(parameters, changes), state, value


class _Negatives:
    """Draws items in proportion to counts ** 0.75, with replacement."""

    def __init__(self, counts: Floats, n: int, rng: np.random.Generator) -> None:
        weights = counts.astype(np.float64) ** 0.75
        share = weights / weights.sum()
        self._cumulative = np.cumsum(share)
        self._n, self._rng = n, rng
        self.log_expected = jnp.asarray(np.log(np.maximum(share * n, 1e-12)), jnp.float32)

    def draw(self) -> Any:
        """Item indexes, int32 [n]."""
        at = np.searchsorted(self._cumulative, self._rng.random(self._n) * self._cumulative[-1])
        return at.astype(np.int32)


def _judge(
    events: Events, judges: Any, categories: jax.Array, settings: Settings,
    rng: np.random.Generator,
) -> Callable[[network.Parameters], float] | None:  # fmt: skip
    """Mean cross entropy over all items on some predictions of the validation users."""
    if not len(judges):
        return None
    starts, lengths = cut(events, judges, settings.window, rng)
    rows = max(1, _VALIDATION_LOGITS // len(categories) // 4)
    chosen = rng.permutation(len(starts))[:rows]
    batch = gather(events, starts[chosen], lengths[chosen], settings.window, len(chosen))
    # Of each window the last event, and three drawn ones, so that logits fit in memory.
    last = lengths[chosen] - 1
    columns = np.stack(
        [last] + [rng.integers(0, lengths[chosen]) for _ in range(3)], axis=1
    ).astype(np.int32)

    # Weighed like the loss where some types of events count more than others.
    weights = np.take_along_axis(batch.weights, columns, axis=1)
    if not events.weighted:
        weights = np.ones_like(weights)

    return lambda parameters: float(
        _validation_loss(parameters, batch, columns, weights, categories, settings.compiled())
    )


@partial(jax.jit, static_argnames="settings")
def _validation_loss(parameters, batch, columns, weights, categories, settings):  # type: ignore[no-untyped-def]
    """Mean cross entropy over all items of the predictions at columns [B, n] of the windows."""
    items = batch.items
    vectors = network.item_vectors(parameters, items, categories[items], 1.0)
    states = network.encode(
        parameters, vectors[:, :-1], batch.gaps, batch.types, settings, batch.values
    )
    states = jnp.take_along_axis(states, columns[..., None], axis=1)
    context = jnp.take_along_axis(batch.context, columns[..., None], axis=1)
    targets = jnp.take_along_axis(items[:, 1:], columns, axis=1)
    every = parameters["item"] + categories @ parameters["category"]
    wanted = states @ parameters["out"] + parameters["out_bias"]
    wanted = network.moved(parameters, wanted, context, batch.person)
    logits = wanted @ every.T + parameters["bias"]
    losses = optax.softmax_cross_entropy_with_integer_labels(logits, targets)
    return (weights * losses).sum() / jnp.maximum(weights.sum(), 1e-6)


def _served(
    parameters: network.Parameters, categories: jax.Array, popularity: Floats, inputs: Inputs
) -> Any:
    """What serving needs: one vector per item; those of categories are for items to come."""
    arrays = {name: np.asarray(value) for name, value in parameters.items()}
    arrays["vectors"] = arrays.pop("item") + np.asarray(categories) @ arrays["category"]
    arrays["popularity"] = popularity
    arrays["value_bounds"] = inputs.bounds
    return arrays
