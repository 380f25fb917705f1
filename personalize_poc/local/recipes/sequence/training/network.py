"""The network in JAX: item vectors, the recurrent encoder and the sampled softmax.

An event is the vector of its item plus a vector of the time since the event before, one of its
event type and one of the class of its value. A gated recurrent unit reads them in order; its state,
projected, is compared with the vectors of all items. The vector of an item is that of its id plus
the sum of those of its metadata categories.

What is known of the user and of the moment (the context of the event to be predicted) does not pass
through the recurrence: it stretches and shifts the projected state, so that a state can be kept
while the context changes. Both are left out at random while learning, so that an answer without
them is right too. Users without any event have no state; for them a shift of its own, the *shade*,
is learned on top of the popularity of the items.

Hierarchical (Quadrana et al., 2017, "Personalizing session-based recommendations with hierarchical
recurrent neural networks"): when a session ends, a second unit takes the state of the session into
the state of the user, and the next session starts from the state of the user.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.recipes.sequence.encoding.events import GAPS, starts_session
from personalize_poc.local.recipes.sequence.encoding.windows import Batch
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import gru

Parameters = dict[str, jax.Array]

RARE = 3.0
"""Users at which an item's id is left out by half of what is added for the rarest."""

PARTS = ("stretch", "shift", "shade")
"""What a feature of the user or of the moment does, a vector for each."""


class Draws(NamedTuple):
    """What is left out of one step, at random; all are numbers to compare with rates.

    inputs: uint8 [B, L, d]. states: uint8 [B, L, h]. ids: float32 [B, L + 1]. negatives: float32
    [n]. contexts: float32 [B, L, 1]. persons: float32 [B, 1].
    NumPy draws them: generators in a compiled program double the time to compile it.
    """

    inputs: Any
    states: Any
    ids: Any
    negatives: Any
    contexts: Any
    persons: Any

    @classmethod
    def of(cls, settings: Settings, shape: tuple[int, int], rng: np.random.Generator) -> Draws:
        """For windows of this shape [B, L]."""
        rows, steps = shape

        def bytes_(width: int) -> Any:
            shape = (rows, steps, width)
            return np.frombuffer(rng.bytes(int(np.prod(shape))), np.uint8).reshape(shape)

        return cls(
            bytes_(settings.item_width),
            bytes_(settings.hidden),
            rng.random((rows, steps + 1), np.float32),
            rng.random(settings.negatives, np.float32),
            rng.random((rows, steps, 1), np.float32),
            rng.random((rows, 1), np.float32),
        )


def initialise(
    settings: Settings,
    counts: Floats,
    n_types: int,
    n_categories: int,
    rng: np.random.Generator,
    *,
    weighted: Floats | None = None,
    n_values: int = 0,
    n_context: int = 1,
    n_person: int = 1,
) -> Parameters:
    """Drawn parameters. counts: training events per item [n_items].

    weighted: sums of their weights, when they differ; they start the item biases. n_values: classes
    of event values; n_context, n_person: features with place 0 (see `features`).
    An item without any event has a zero id vector, for ever: only its metadata describes it.
    """
    d, h = settings.item_width, settings.hidden

    def normal(*shape: int, scale: float) -> Floats:
        return (rng.standard_normal(shape) * scale).astype(np.float32)

    parameters = {
        "item": normal(len(counts), d, scale=d**-0.5) * (counts > 0)[:, None],
        "category": normal(n_categories, d, scale=d**-0.5),
        "bias": np.log((counts if weighted is None else weighted) + 0.5).astype(np.float32),
        "gap": normal(GAPS, d, scale=d**-0.5),
        "type": normal(n_types + 1, d, scale=d**-0.5),
        "out": normal(h, d, scale=h**-0.5),
        "out_bias": np.zeros(d, np.float32),
        **{f"event_{k}": v for k, v in _unit(normal, d, h).items()},
    }
    if n_values:
        parameters["value"] = normal(n_values + 1, d, scale=d**-0.5)
    for side, size in (("context", n_context), ("person", n_person)):
        if size > 1:
            parameters |= {f"{side}_{part}": np.zeros((size, d), np.float32) for part in PARTS}
    if settings.hierarchical:
        parameters |= {f"user_{k}": v for k, v in _unit(normal, h, h).items()}
        parameters["start"] = normal(h, h, scale=h**-0.5)
        parameters["start_bias"] = np.zeros(h, np.float32)
    return {name: jnp.asarray(value, jnp.float32) for name, value in parameters.items()}


def _unit(normal, inputs: int, h: int) -> dict[str, Floats]:  # type: ignore[no-untyped-def]
    """Weights of a gated recurrent unit: reset, update and candidate side by side."""
    return {
        "in": normal(inputs, 3 * h, scale=inputs**-0.5),
        "state": normal(h, 3 * h, scale=h**-0.5),
        "in_bias": np.zeros(3 * h, np.float32),
        "state_bias": np.zeros(3 * h, np.float32),
    }


def encode(
    parameters: Parameters,
    vectors: jax.Array,
    gaps: jax.Array,
    types: jax.Array,
    settings: Settings,
    values: jax.Array | None = None,
) -> jax.Array:
    """States after each event, [B, L, h]. vectors: of the items, [B, L, d]; the others: [B, L].

    Gradients do not pass from one stretch of `settings.bptt` events to the one before.
    """
    inputs = vectors + parameters["gap"][gaps] + parameters["type"][types]
    if "value" in parameters:
        inputs = inputs + parameters["value"][values]
    projected = (inputs @ parameters["event_in"] + parameters["event_in_bias"]).swapaxes(0, 1)
    cuts = (jnp.arange(gaps.shape[1]) % settings.bptt == 0).astype(jnp.float32)
    if settings.hierarchical:
        sessions = starts_session(gaps).swapaxes(0, 1)[..., None]
        return _hierarchy(parameters, projected, cuts, sessions).swapaxes(0, 1)
    weights, bias = parameters["event_state"], parameters["event_state_bias"]
    return gru.states(projected, weights, bias, cuts).swapaxes(0, 1)


def _hierarchy(
    parameters: Parameters, projected: jax.Array, cuts: jax.Array, sessions: jax.Array
) -> jax.Array:
    """States [L, B, h] of two levels. sessions: [L, B, 1], where an event begins a session."""

    def unit(name: str, inputs: jax.Array, state: jax.Array) -> jax.Array:
        weights, bias = parameters[f"{name}_state"], parameters[f"{name}_state_bias"]
        return gru.cell(inputs, state, weights, bias)[0]

    def step(carry, now):  # type: ignore[no-untyped-def]
        event, stop, session = now
        state, user = (stop * lax.stop_gradient(s) + (1 - stop) * s for s in carry)
        ended = state @ parameters["user_in"] + parameters["user_in_bias"]
        user = jnp.where(session, unit("user", ended, user), user)
        begun = jnp.tanh(user @ parameters["start"] + parameters["start_bias"])
        state = unit("event", event, jnp.where(session, begun, state))
        return (state, user), state

    zeros = jnp.zeros((projected.shape[1], projected.shape[2] // 3), jnp.float32)
    states: jax.Array = lax.scan(step, (zeros, zeros), (projected, cuts, sessions))[1]
    return states


def item_vectors(
    parameters: Parameters, items: jax.Array, categories: jax.Array, id_kept: jax.Array | float
) -> jax.Array:
    """Vectors of items [..., d]. categories: their rows [..., n_categories]; id_kept: [..., 1]."""
    return parameters["item"][items] * id_kept + categories @ parameters["category"]


def moved(
    parameters: Parameters, wanted: jax.Array, context: jax.Array, person: jax.Array
) -> jax.Array:
    """Wanted vectors [B, L, d] stretched and shifted. context: [B, L, columns]; person: [B, n]."""
    wanted = wanted * (1 + _of_features(parameters, "stretch", context, person))
    return wanted + _of_features(parameters, "shift", context, person)


def has_shade(parameters: Parameters) -> bool:
    """Whether anything is learned of users or moments."""
    return "context_shade" in parameters or "person_shade" in parameters


def shade(parameters: Parameters, context: jax.Array, person: jax.Array) -> jax.Array:
    """What users without events want, [B, L, d]. context: [B, L, columns]; person: [B, n]."""
    total = _of_features(parameters, "shade", context, person)
    return jnp.broadcast_to(total, (*context.shape[:2], parameters["out_bias"].shape[0]))


def _of_features(
    parameters: Parameters, part: str, context: jax.Array, person: jax.Array
) -> jax.Array | float:
    total: jax.Array | float = 0.0
    if "context_shade" in parameters:
        table = parameters[f"context_{part}"].at[0].set(0)
        total += table[context].sum(-2)
    if "person_shade" in parameters:
        total += (person @ parameters[f"person_{part}"])[:, None]
    return total


def loss(
    parameters: Parameters,
    batch: Batch,
    negatives: jax.Array,
    log_expected: jax.Array,
    popularity: jax.Array,
    categories: jax.Array,
    draws: Draws,
    settings: Settings,
) -> jax.Array:
    """Weighted mean cross entropy of the next item among sampled negatives.

    Args:
        batch: windows of events.
        negatives: items [n], drawn with replacement, shared by the batch.
        log_expected: log of the expected count of each item in `negatives` [n_items]; subtracting
            it makes the sampled softmax an estimate of the full one (Bengio and Senécal, 2008).
        popularity: logarithms [n_items], on which the shade of users without events lies.
        categories: [n_items, n_categories].
        draws: for this batch.
    """
    items, weights = batch.items, batch.weights
    kept = _id_kept(popularity, settings) if categories.shape[1] else jnp.ones_like(popularity)
    ids = (draws.ids < kept[items])[..., None]
    vectors = item_vectors(parameters, items, categories[items], ids)
    ids = (draws.negatives < kept[negatives])[..., None]
    others = item_vectors(parameters, negatives, categories[negatives], ids)

    inputs = _dropout(draws.inputs, vectors[:, :-1], settings.dropout)
    states = encode(parameters, inputs, batch.gaps, batch.types, settings, batch.values)
    states = _dropout(draws.states, states, settings.dropout)
    wanted = states @ parameters["out"] + parameters["out_bias"]
    known = 1 - settings.feature_dropout
    context = batch.context * (draws.contexts < known)
    person = batch.person * (draws.persons < known)
    wanted = moved(parameters, wanted, context, person)
    targets = (items[:, 1:], vectors[:, 1:], weights)
    total = _cross_entropy(wanted, targets, negatives, others, parameters["bias"] - log_expected)
    if not has_shade(parameters):
        return total
    shades = shade(parameters, context, person)
    # Every other prediction is enough; the vectors of the items are those that the states need.
    some = tuple(lax.stop_gradient(part[:, ::2]) for part in targets)
    return total + _cross_entropy(
        shades[:, ::2], some, negatives, lax.stop_gradient(others), popularity - log_expected
    )


def _id_kept(popularity: jax.Array, settings: Settings) -> jax.Array:
    """How likely the vector of an item's id takes part [n_items]: less for rare items.

    What a few events say of an item is mostly chance, and its metadata are to be learned.
    """
    users = jnp.exp(popularity)
    dropped = settings.id_dropout + settings.rare_id_dropout * RARE / (RARE + users)
    return 1 - dropped


def _cross_entropy(
    wanted: jax.Array,
    targets: tuple[jax.Array, ...],
    negatives: jax.Array,
    others: jax.Array,
    correction: jax.Array,
) -> jax.Array:
    """targets: items [B, L], their vectors [B, L, d], weights [B, L]. others: of the negatives."""
    items, vectors, weights = targets
    right = (wanted * vectors).sum(-1) + correction[items]
    wrong = wanted @ others.T + correction[negatives]
    wrong = jnp.where(items[..., None] == negatives, -1e9, wrong)
    total = jnp.logaddexp(jax.nn.logsumexp(wrong, axis=-1), right)
    return (weights * (total - right)).sum() / jnp.maximum(weights.sum(), 1e-6)


def _dropout(drawn: jax.Array, values: jax.Array, rate: float) -> jax.Array:
    """Values less a share of them, the others enlarged for it. drawn: uint8, as `values`."""
    left_out = round(256 * rate)
    return values * (drawn >= left_out) / (1 - left_out / 256)
