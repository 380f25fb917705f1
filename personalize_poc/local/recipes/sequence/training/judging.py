"""How well the network predicts what validation users did next, epoch after epoch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax

from personalize_poc.local.recipes.sequence.encoding.windows import cut, gather
from personalize_poc.local.recipes.sequence.training import network, sizes
from personalize_poc.local.recipes.sequence.training.epochs import Judgement
from personalize_poc.local.recipes.sequence.training.task import Task

_MOST_LOGITS = 8_000_000
_LEAST_JUDGED = 200
"""Predictions that validation users are judged by, if their histories have as many, however many
logits these have."""
_AT_ONCE = 32_000_000
"""Logits of one computation, which takes about 16 bytes for each."""
_EACH = 4
"""Predictions of a window: the last event and three drawn ones; more where windows are few."""


def judge(task: Task, rng: np.random.Generator) -> Callable[[network.Parameters], Judgement] | None:
    """How well some next items of the validation users are predicted among all items.

    None where there are no validation users.
    """
    events, judges, categories, settings = task.events, task.judges, task.categories, task.settings
    if not len(judges):
        return None
    n_items = len(categories)
    starts, lengths = cut(events, judges, settings.window, rng)
    rows = max(_LEAST_JUDGED, _MOST_LOGITS // n_items) // _EACH
    chosen = rng.permutation(len(starts))[:rows]
    batch = gather(events, starts[chosen], lengths[chosen], settings.window, len(chosen))
    more = min(settings.window, max(_EACH - 1, _LEAST_JUDGED // len(chosen)))
    more = min(more, max(_EACH - 1, _MOST_LOGITS // n_items // len(chosen) - 1))
    columns = np.stack(
        [lengths[chosen] - 1] + [rng.integers(0, lengths[chosen]) for _ in range(more)], axis=1
    ).astype(np.int32)

    # Weighed like the loss where some types of events count more than others.
    weights = np.take_along_axis(batch.weights, columns, axis=1)
    if not events.weighted:
        weights = np.ones_like(weights)
    parts = sizes.judged(batch, max(1, _AT_ONCE // n_items // columns.shape[1]), columns, weights)

    def judged(parameters: network.Parameters) -> Judgement:
        found = [
            validation(parameters, *part, task.popularity, categories, settings.compiled())
            for part in parts
        ]
        losses, ranks, first = zip(*jax.device_get(found), strict=True)
        each = np.array(losses, np.float64)
        loss = float(np.average(each, weights=[part[-1].sum() or 1 for part in parts]))
        own = np.s_[: columns.shape[0], : columns.shape[1]]
        return Judgement.of(loss, np.concatenate(ranks)[own], np.concatenate(first)[own], weights)

    return judged


@partial(jax.jit, static_argnames="settings")
def validation(  # type: ignore[no-untyped-def]
    parameters, batch, columns, weights, popularity, categories, settings
):
    """How well the items at columns [B, n] of the windows are predicted, among all items.

    Returns the mean cross entropy, to which that of the shade of users without events is added as
    in `network.loss`; the rank of what came [B, n], from 0; and the item that is expected first.
    """
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
    came = jnp.take_along_axis(logits, targets[..., None], axis=-1)
    ranks, first = (logits > came).sum(-1), logits.argmax(-1)
    if network.has_shade(parameters):
        logits = network.shade(parameters, context, batch.person) @ every.T + popularity
        losses += optax.softmax_cross_entropy_with_integer_labels(logits, targets)
    return (weights * losses).sum() / jnp.maximum(weights.sum(), 1e-6), ranks, first
