"""The optimisation of the network: epochs of steps, the best of them by validation users."""

from __future__ import annotations

from collections.abc import Mapping
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
from personalize_poc.local.recipes.sequence.encoding.windows import batches, cut, padded_lengths
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import judging, network, sizes
from personalize_poc.local.recipes.sequence.training.epochs import Best, Judgement
from personalize_poc.local.recipes.sequence.training.schedule import Pace
from personalize_poc.local.recipes.sequence.training.task import Task


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
    judge = judging.judge(task, rng)
    pace = Pace(settings.learning_rate, steps, budget)
    run = _Run(task, paddings, pace, drawn, rng)
    run.parameters, run.state = _copy(parameters), _start_of_adam(settings, parameters)
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
        if best.parameters is run.parameters:
            run.parameters = _copy(run.parameters)
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
    return jax.tree.map(lambda one: jnp.array(np.zeros(one.shape, one.dtype)), shapes)


def _copy(parameters: network.Parameters) -> network.Parameters:
    """The same in memory of its own: a step writes over the parameters that it is given."""
    copied: network.Parameters = jax.tree.map(jnp.copy, parameters)
    return copied


# What is learned is written over what it was learned from. Of a million items that is a gigabyte a
# step, and half of the time went into memory that the system gave and took back.
@partial(jax.jit, static_argnames="settings", donate_argnames=("parameters", "state"))
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
