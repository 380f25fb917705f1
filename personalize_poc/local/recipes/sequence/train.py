"""Training of the sequence model. Imports JAX: workers only."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from personalize_poc.local.recipes.base import (
    Budget,
    Floats,
    Progress,
    TrainingData,
    TrainingRefused,
)
from personalize_poc.local.recipes.encoder import Encoder
from personalize_poc.local.recipes.sequence import network, ridge
from personalize_poc.local.recipes.sequence.serve import SequenceModel
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.update import Start
from personalize_poc.local.recipes.sequence.windows import (
    Batch,
    Events,
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
    but when to stop. With `start`, go on from an earlier model (see `update`), without any.

    Raises:
        TrainingRefused: no user has two interactions, or the loss is not a finite number.
    """
    events = encode(data.interactions, len(data.event_types), settings.recency)
    rng = np.random.default_rng(seed)
    learners, judges = _divide(events, rng)
    counts = np.bincount(data.interactions.items, minlength=data.n_items).astype(np.float32)
    encoder = Encoder()
    if settings.metadata:
        encoder = Encoder.fit(data.item_features, data.n_items, seed)
    matrix = encoder.matrix(data.item_features, data.n_items)
    categories = jnp.asarray(matrix)
    parameters = network.initialise(settings, counts, len(data.event_types), matrix.shape[1], rng)
    if start is not None:
        settings, judges = start.settings(settings), judges[:0]
        learners = start.learners(np.unique(data.interactions.users), rng)
        learners = learners[events.lengths[learners] >= 2]
        begun = start.parameters(parameters, matrix, data.interactions, rng)
        parameters = {name: jnp.asarray(value) for name, value in begun.items()}
    parameters = _optimise(
        parameters, events, learners, judges, counts, categories, settings, rng, seed, progress,
        budget,
    )  # fmt: skip
    regression = None
    if start is not None:
        regression = start.ridge()
    elif settings.ridge:
        regression = ridge.fit(data.interactions, data.n_users, data.n_items)
    return SequenceModel(_served(parameters, categories, counts), regression, encoder)


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
                parameters, state, _as_tuple(batch), drawn.draw(), drawn.log_expected, categories,
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
    parameters, state, batch, negatives, log_expected, categories, key, rate, settings
):
    """One step of the optimisation. Compiled once per shape of batch and settings."""
    value, gradients = jax.value_and_grad(network.loss)(
        parameters, batch, negatives, log_expected, categories, key, settings
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
    batch = _as_tuple(gather(events, starts[chosen], lengths[chosen], settings.window, len(chosen)))
    # Of each window the last event, and three drawn ones, so that logits fit in memory.
    last = lengths[chosen] - 1
    columns = np.stack(
        [last] + [rng.integers(0, lengths[chosen]) for _ in range(3)], axis=1
    ).astype(np.int32)

    return lambda parameters: float(
        _validation_loss(parameters, batch, columns, categories, settings.compiled())
    )


@partial(jax.jit, static_argnames="settings")
def _validation_loss(parameters, batch, columns, categories, settings):  # type: ignore[no-untyped-def]
    """Mean cross entropy over all items of the predictions at columns [B, n] of the windows."""
    items, gaps, types, _ = batch
    vectors = network.item_vectors(parameters, items, categories[items], 1.0)
    states = network.encode(parameters, vectors[:, :-1], gaps, types, settings)
    states = jnp.take_along_axis(states, columns[..., None], axis=1)
    targets = jnp.take_along_axis(items[:, 1:], columns, axis=1)
    every = parameters["item"] + categories @ parameters["category"]
    wanted = states @ parameters["out"] + parameters["out_bias"]
    logits = wanted @ every.T + parameters["bias"]
    return optax.softmax_cross_entropy_with_integer_labels(logits, targets).mean()


def _as_tuple(batch: Batch) -> tuple[Any, Any, Any, Any]:
    return batch.items, batch.gaps, batch.types, batch.weights


def _served(parameters: network.Parameters, categories: jax.Array, counts: Floats) -> Any:
    """What serving needs: one vector per item; those of categories are for items to come."""
    arrays = {name: np.asarray(value) for name, value in parameters.items()}
    arrays["vectors"] = arrays.pop("item") + np.asarray(categories) @ arrays["category"]
    arrays["popularity"] = np.log(counts + 0.5).astype(np.float32)
    return arrays
