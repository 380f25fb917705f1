"""Gated recurrent unit (Cho et al., 2014) over a sequence, with its own backward pass.

    reset, update = sigmoid(in + inner);  candidate = tanh(in + reset * inner)
    state' = (1 - update) * candidate + update * state,      inner = state @ W + b

Automatic differentiation of a scan adds a gradient of W, as large as W, at every step. Here the
backward scan yields the gradients of `inner` alone and those of W follow in one product.
"""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
from jax import lax


def cell(
    projected: jax.Array, state: jax.Array, weights: jax.Array, bias: jax.Array
) -> tuple[jax.Array, tuple[jax.Array, ...]]:
    """One step. projected: input part of the gates [B, 3 h]; state: [B, h].

    Returns the new state, and (reset, update, candidate, inner candidate) of each unit.
    """
    inner = state @ weights + bias
    reset_in, update_in, candidate_in = jnp.split(projected, 3, axis=-1)
    reset_inner, update_inner, candidate_inner = jnp.split(inner, 3, axis=-1)
    reset = jax.nn.sigmoid(reset_in + reset_inner)
    update = jax.nn.sigmoid(update_in + update_inner)
    candidate = jnp.tanh(candidate_in + reset * candidate_inner)
    state = (1 - update) * candidate + update * state
    return state, (reset, update, candidate, candidate_inner)


@jax.custom_vjp
def states(projected: jax.Array, weights: jax.Array, bias: jax.Array, cuts: jax.Array) -> jax.Array:
    """States after each step, from zero: float32 [L, B, h].

    projected: [L, B, 3 h]. weights: [h, 3 h]. bias: [3 h]. cuts: [L], 1 where no gradient passes to
    the steps before, else 0.
    """
    found: jax.Array = _forward(projected, weights, bias, cuts)[0]
    return found


def _forward(projected: Any, weights: Any, bias: Any, cuts: Any) -> tuple[Any, Any]:
    start = jnp.zeros((projected.shape[1], weights.shape[0]), projected.dtype)

    def step(state: Any, now: Any) -> tuple[Any, Any]:
        after, gates = cell(now, state, weights, bias)
        return after, (after, gates)

    after, gates = lax.scan(step, start, projected)[1]
    before = jnp.concatenate([start[None], after[:-1]])
    return after, (before, gates, weights, cuts)


def _backward(saved: Any, gradient: jax.Array) -> tuple[Any, Any, Any, Any]:
    before, gates, weights, cuts = saved
    back = weights.T

    def step(carried: Any, now: Any) -> tuple[Any, Any]:
        incoming, state, (reset, update, candidate, candidate_inner), cut = now
        total = incoming + carried
        to_candidate = total * (1 - update) * (1 - candidate * candidate)
        to_update = total * (state - candidate) * update * (1 - update)
        to_reset = to_candidate * candidate_inner * reset * (1 - reset)
        to_input = jnp.concatenate([to_reset, to_update, to_candidate], axis=-1)
        to_inner = jnp.concatenate([to_reset, to_update, to_candidate * reset], axis=-1)
        return (1 - cut) * (total * update + to_inner @ back), (to_input, to_inner)

    along = (gradient, before, gates, cuts)
    _, (to_input, to_inner) = lax.scan(step, jnp.zeros_like(before[0]), along, reverse=True)
    to_weights = jnp.einsum("lbi,lbj->ij", before, to_inner)
    return to_input, to_weights, to_inner.sum((0, 1)), jnp.zeros_like(cuts)


states.defvjp(_forward, _backward)
