"""The optimisation of the network: epochs of steps, the best of them by validation users."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes.interface import Budget, Progress
from personalize_poc.local.recipes.sequence.encoding.twins import some_twins
from personalize_poc.local.recipes.sequence.encoding.windows import (
    Events,
    batches,
    cut,
    gather,
    padded_lengths,
)
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import network, sizes
from personalize_poc.local.recipes.sequence.training.epochs import Best, Judgement
from personalize_poc.local.recipes.sequence.training.schedule import Pace

_VALIDATION_LOGITS = 8_000_000
_FEW, _SHORT = 256, 20
"""Histories, and their events."""
_LEAST_JUDGED = 200
"""Predictions that validation users are judged by, if their histories have as many."""


@dataclass(frozen=True)
class Task:
    """What is learned from: windows of learners and judges, and what all steps share.

    twins: of each user, see `encoding.twins`. learners, judges: indexes of users in `events`.
    counts: interactions per item [n_items]. popularity, categories: as the network takes them.
    """

    events: Events
    twins: Any
    learners: Any
    judges: Any
    counts: Floats
    popularity: Any
    categories: Any
    settings: Settings

    def rounded(self) -> Task:
        """The task with sizes rounded up as `sizes` says, and arrays where JAX wants them.

        Few short histories are read in shorter windows, as many to a batch: nothing but padding is
        left out.
        """
        n = sizes.size(len(self.popularity), sizes.ITEMS)
        categories = sizes.padded(self.categories, n)
        width = sizes.size(categories.shape[1], sizes.CATEGORIES)
        return replace(
            self,
            events=sizes.events(self.events),
            counts=sizes.padded(self.counts, n),
            popularity=jnp.asarray(sizes.padded(self.popularity, n, value=sizes.NEVER)),
            categories=jnp.asarray(sizes.padded(categories, width, axis=1)),
            settings=self._suited(),
        )

    def _suited(self) -> Settings:
        users, settings = np.append(self.learners, self.judges), self.settings
        is_short = self.events.lengths[users].max() <= _SHORT
        if len(users) > _FEW or not is_short or settings.window <= _SHORT:
            return settings
        rows = settings.batch_events // settings.window
        return replace(settings, window=_SHORT, batch_events=rows * _SHORT)


def optimise(
    exact: Mapping[str, Any],
    task: Task,
    rng: np.random.Generator,
    progress: Progress,
    budget: Budget,
) -> tuple[Mapping[str, Any], bool]:
    """The parameters after the epoch that is best for the judges (see `epochs.Best`).

    exact: those to begin with, by name. Returns them, and whether no clock had a say in them.

    Raises:
        TrainingRefused: the loss is not a finite number.
    """
    if not len(task.learners):
        return exact, True
    task = task.rounded()
    settings = task.settings
    parameters = {k: jnp.asarray(v) for k, v in sizes.parameters(exact).items()}
    lengths = cut(task.events, task.learners, settings.window, rng)[1]
    paddings, per_epoch, epochs = plan(lengths, settings)
    steps = epochs * per_epoch
    drawn = _Negatives(task.counts, settings.negatives, rng)
    judge = _judge(task, rng)
    pace = Pace(settings.learning_rate, steps, budget)
    run = _Run(task, paddings, pace, drawn, rng)
    run.parameters, run.state = parameters, _start_of_adam(settings, parameters)
    best = Best(parameters)
    for epoch in range(1, epochs + 1):
        value = run.epoch()
        judged = judge(run.parameters) if judge else Judgement(value)
        if not np.isfinite(value) or not np.isfinite(judged.loss):
            raise TrainingRefused(
                f"The loss is not a finite number in epoch {epoch}; training cannot go on"
            )
        told = {"validation_loss": round(judged.loss, 4)} if judge else {}
        progress({"epoch": epoch, "of": epochs, "loss": round(value, 4), **told})
        if judge:
            best.look_at(judged, run.parameters, run.steps)
        else:
            best = Best(run.parameters, run.steps)
        patience = max(settings.patience * per_epoch, settings.patient_steps)
        if run.ended or budget.used_up() or run.steps - best.better_at >= patience:
            break
    return sizes.cut(best.parameters, exact), not (pace.hurried or budget.used_up())


class _Run:
    """Parameters and the state of their optimiser, epoch after epoch."""

    parameters: network.Parameters
    state: Any

    def __init__(
        self,
        task: Task,
        paddings: tuple[int, ...],
        pace: Pace,
        drawn: _Negatives,
        rng: np.random.Generator,
    ) -> None:
        self._task, self._paddings, self._pace, self._drawn = task, paddings, pace, drawn
        self._rng, self._left_out = rng, rng.spawn(1)[0]
        self.steps, self.ended = 0, False

    def epoch(self) -> float:
        """Read the learners once, or until the time is over; returns the mean loss."""
        task, settings, drawn, losses = self._task, self._task.settings, self._drawn, []
        users = some_twins(task.learners, task.twins, self._rng)
        starts, lengths = cut(task.events, users, settings.window, self._rng)
        for batch in batches(
            task.events, starts, lengths, self._paddings, settings.batch_events, self._rng
        ):
            self.parameters, self.state, value = _update(
                self.parameters,
                self.state,
                batch,
                drawn.draw(),
                drawn.log_expected,
                task.popularity,
                task.categories,
                network.Draws.of(settings, batch.weights.shape, self._left_out),
                self._pace.rate(self.steps),
                settings.compiled(),
            )
            losses.append(value)
            self.steps += 1
            self.ended = self._pace.over(self.steps)
            if self.ended:
                break
        return float(np.mean(jax.device_get(losses)))


def plan(lengths: Any, settings: Settings) -> tuple[tuple[int, ...], int, int]:
    """Lengths to which windows are padded, batches of an epoch, and epochs.

    lengths: of the windows of an epoch. Short windows go many to a batch, so that an epoch of them
    has few batches and is read more often.
    """
    whole = max(1, round(len(lengths) * settings.window / settings.batch_events))
    paddings = padded_lengths(lengths, settings.window, whole * _epochs(whole, settings))
    per_epoch = _steps(lengths, paddings, settings)
    return paddings, per_epoch, _epochs(per_epoch, settings)


def _steps(lengths: Any, paddings: tuple[int, ...], settings: Settings) -> int:
    """Batches of an epoch with windows of these lengths."""
    places = np.bincount(np.searchsorted(paddings, lengths), minlength=len(paddings))
    sizes = [max(1, settings.batch_events // padded) for padded in paddings]
    return max(1, int(sum(-(-n // size) for n, size in zip(places, sizes, strict=True))))


def _epochs(per_epoch: int, settings: Settings) -> int:
    """How often the data is read: as `Settings.steps` asks for, more often when it is small."""
    most = max(settings.most_epochs, -(-settings.least_steps // per_epoch))
    return min(max(round(settings.steps / per_epoch), settings.least_epochs), most)


def _adam(settings: Settings) -> optax.GradientTransformation:
    """AdamW without its learning rate; biases are not decayed."""
    return optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.scale_by_adam(),
        optax.add_decayed_weights(
            settings.weight_decay, lambda tree: {name: "bias" not in name for name in tree}
        ),
    )


def _start_of_adam(settings: Settings, parameters: network.Parameters) -> Any:
    """All zeros. optax would compile a program for the zeros of each shape."""
    shapes = jax.eval_shape(_adam(settings).init, parameters)
    return jax.tree.map(lambda one: jnp.asarray(np.zeros(one.shape, one.dtype)), shapes)


@partial(jax.jit, static_argnames="settings")
def _update(  # type: ignore[no-untyped-def]
    parameters, state, batch, negatives, log_expected, popularity, categories, draws, rate, settings
):
    """One step of the optimisation. Compiled once per shape of batch and settings."""
    value, gradients = jax.value_and_grad(network.loss)(
        parameters, batch, negatives, log_expected, popularity, categories, draws, settings
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
    task: Task, rng: np.random.Generator
) -> Callable[[network.Parameters], Judgement] | None:
    """How well some next items of the validation users are predicted among all items."""
    events, judges, categories, settings = task.events, task.judges, task.categories, task.settings
    if not len(judges):
        return None
    starts, lengths = cut(events, judges, settings.window, rng)
    rows = max(1, _VALIDATION_LOGITS // len(categories) // 4)
    chosen = rng.permutation(len(starts))[:rows]
    batch = gather(events, starts[chosen], lengths[chosen], settings.window, len(chosen))
    # Of each window the last event, and three drawn ones, so that logits fit in memory; more where
    # windows are few, because so few predictions would say little.
    more = min(settings.window, max(3, _LEAST_JUDGED // len(chosen)))
    more = min(more, max(3, _VALIDATION_LOGITS // len(categories) // len(chosen) - 1))
    columns = np.stack(
        [lengths[chosen] - 1] + [rng.integers(0, lengths[chosen]) for _ in range(more)], axis=1
    ).astype(np.int32)

    # Weighed like the loss where some types of events count more than others.
    weights = np.take_along_axis(batch.weights, columns, axis=1)
    if not events.weighted:
        weights = np.ones_like(weights)
    asked = sizes.judged(batch, columns, weights)

    def judge(parameters: network.Parameters) -> Judgement:
        loss, ranks, first = validation(
            parameters, *asked, task.popularity, categories, settings.compiled()
        )
        own = np.s_[: columns.shape[0], : columns.shape[1]]
        return Judgement.of(float(loss), np.asarray(ranks)[own], np.asarray(first)[own], weights)

    return judge


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
