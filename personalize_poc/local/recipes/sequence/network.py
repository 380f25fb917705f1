"""The network in JAX: item vectors, the recurrent encoder and the sampled softmax.

An event is the vector of its item plus a vector of the time since the event before and one of its
event type. A gated recurrent unit reads them in order; its state, projected, is
compared with the vectors of all items. The vector of an item is that of its id plus the sum of
those of its metadata categories.

Hierarchical (Quadrana et al., 2017, "Personalizing session-based recommendations with hierarchical
recurrent neural networks"): when a session ends, a second unit takes the state of the session into
the state of the user, and the next session starts from the state of the user.
"""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from personalize_poc.local.recipes.base import Floats
from personalize_poc.local.recipes.sequence import recurrence
from personalize_poc.local.recipes.sequence.inputs import GAPS, starts_session
from personalize_poc.local.recipes.sequence.settings import Settings

Parameters = dict[str, jax.Array]


def initialise(
    settings: Settings,
    counts: Floats,
    n_types: int,
    n_categories: int,
    rng: np.random.Generator,
) -> Parameters:
    """Drawn parameters. counts: training events per item [n_items]; they start the item biases.

    An item without any event has a zero id vector, for ever: only its metadata describes it.
    """
    d, h = settings.item_width, settings.hidden

    def normal(*shape: int, scale: float) -> Floats:
        return (rng.standard_normal(shape) * scale).astype(np.float32)

    parameters = {
        "item": normal(len(counts), d, scale=d**-0.5) * (counts > 0)[:, None],
        "category": normal(n_categories, d, scale=d**-0.5),
        "bias": np.log(counts + 0.5).astype(np.float32),
        "gap": normal(GAPS, d, scale=d**-0.5),
        "type": normal(n_types + 1, d, scale=d**-0.5),
        "out": normal(h, d, scale=h**-0.5),
        "out_bias": np.zeros(d, np.float32),
        **{f"event_{k}": v for k, v in _unit(normal, d, h).items()},
    }
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
    parameters: Parameters, vectors: jax.Array, gaps: jax.Array, types: jax.Array,
    settings: Settings,
) -> jax.Array:  # fmt: skip
    """States after each event. vectors: of the items, [B, L, d]; gaps, types: [B, L]. -> [B, L, h]

    Gradients do not pass from one stretch of `settings.bptt` events to the one before.
    """
    inputs = vectors + parameters["gap"][gaps] + parameters["type"][types]
    projected = (inputs @ parameters["event_in"] + parameters["event_in_bias"]).swapaxes(0, 1)
    cuts = (jnp.arange(gaps.shape[1]) % settings.bptt == 0).astype(jnp.float32)
    if settings.hierarchical:
        sessions = starts_session(gaps).swapaxes(0, 1)[..., None]
        return _hierarchy(parameters, projected, cuts, sessions).swapaxes(0, 1)
    weights, bias = parameters["event_state"], parameters["event_state_bias"]
    return recurrence.states(projected, weights, bias, cuts).swapaxes(0, 1)


def _hierarchy(
    parameters: Parameters, projected: jax.Array, cuts: jax.Array, sessions: jax.Array
) -> jax.Array:
    """States [L, B, h] of two levels. sessions: [L, B, 1], where an event begins a session."""

    def unit(name: str, inputs: jax.Array, state: jax.Array) -> jax.Array:
        weights, bias = parameters[f"{name}_state"], parameters[f"{name}_state_bias"]
        return recurrence.cell(inputs, state, weights, bias)[0]

    def step(carry, now):  # type: ignore[no-untyped-def]
        event, stop, session = now
        state, user = (stop * lax.stop_gradient(s) + (1 - stop) * s for s in carry)
        ended = state @ parameters["user_in"] + parameters["user_in_bias"]
        user = jnp.where(session, unit("user", ended, user), user)
        begun = jnp.tanh(user @ parameters["start"] + parameters["start_bias"])
        state = unit("event", event, jnp.where(session, begun, state))
        return (state, user), state

    zeros = jnp.zeros((projected.shape[1], projected.shape[2] // 3), jnp.float32)
    return lax.scan(step, (zeros, zeros), (projected, cuts, sessions))[1]


def item_vectors(
    parameters: Parameters, items: jax.Array, categories: jax.Array, id_kept: jax.Array | float
) -> jax.Array:
    """Vectors of items [..., d]. categories: their rows [..., n_categories]; id_kept: [..., 1]."""
    return parameters["item"][items] * id_kept + categories @ parameters["category"]


def loss(
    parameters: Parameters,
    batch: tuple[jax.Array, jax.Array, jax.Array, jax.Array],
    negatives: jax.Array,
    log_expected: jax.Array,
    categories: jax.Array,
    key: jax.Array,
    settings: Settings,
) -> jax.Array:
    """Weighted mean cross entropy of the next item among sampled negatives.

    Args:
        batch: items [B, L + 1], gaps, types, weights [B, L].
        negatives: items [n], drawn with replacement, shared by the batch.
        log_expected: log of the expected count of each item in `negatives` [n_items]; subtracting
            it makes the sampled softmax an estimate of the full one (Bengio and Senécal, 2008).
        categories: [n_items, n_categories].
    """
    items, gaps, types, weights = batch
    k_ids, k_negatives, k_in, k_out = jax.random.split(key, 4)
    kept = 1 - settings.id_dropout if categories.shape[1] else 1.0
    ids = jax.random.bernoulli(k_ids, kept, (*items.shape, 1))
    vectors = item_vectors(parameters, items, categories[items], ids)
    ids = jax.random.bernoulli(k_negatives, kept, (*negatives.shape, 1))
    others = item_vectors(parameters, negatives, categories[negatives], ids)

    inputs = _dropout(k_in, vectors[:, :-1], settings.dropout)
    states = _dropout(k_out, encode(parameters, inputs, gaps, types, settings), settings.dropout)
    wanted = states @ parameters["out"] + parameters["out_bias"]
    targets = items[:, 1:]
    correction = parameters["bias"] - log_expected
    right = (wanted * vectors[:, 1:]).sum(-1) + correction[targets]
    wrong = wanted @ others.T + correction[negatives]
    wrong = jnp.where(targets[..., None] == negatives, -1e9, wrong)
    total = jnp.logaddexp(jax.nn.logsumexp(wrong, axis=-1), right)
    return (weights * (total - right)).sum() / jnp.maximum(weights.sum(), 1e-6)


def _dropout(key: jax.Array, values: jax.Array, rate: float) -> jax.Array:
    return values * jax.random.bernoulli(key, 1 - rate, values.shape) / (1 - rate)
