"""The gated recurrent unit in numpy, in as few operations as it takes; see `recurrence.cell`.

With the inputs p and the state s (Cho et al., 2014, "Learning phrase representations using RNN
encoder-decoder", in the form where the reset gate acts after the product)

    r = sigmoid(p_r + W_r s + b_r)    u = sigmoid(p_u + W_u s + b_u)
    c = tanh(p_c + r (W_c s + b_c))   s' = c + u (s - c)

One history is read in a hundred steps one after another, of arrays so small that each operation
costs about as much as calling it. So a sigmoid x -> 1 / (1 + e ** -x) is not computed: what it
multiplies is divided by 1 + e ** -x, the minus sign is put into the weights, and the biases of the
gates into p. Results go into arrays that are there already.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import add, divide, exp, matmul, subtract, tanh
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats

_ONE = np.float32(1)

_ALIGNED = 16
"""Rows of a matrix that begin at multiples of so many numbers are read a fifth faster."""

ROWS = 4
"""Rows of a product, always: with more or fewer, libraries of linear algebra take another way, on
most processors one that adds up in another order. Two or three rows take longer with AVX2."""


def padded(weights: Floats) -> Floats:
    """Weights [n, m] for `product`: as many columns of zeros as its width lacks."""
    return np.pad(weights, ((0, 0), (0, -weights.shape[1] % _ALIGNED)))


def whole(n: int) -> int:
    """The least multiple of `ROWS` from n on."""
    return n + -n % ROWS


def filled(rows: NDArray[Any]) -> NDArray[Any]:
    """Rows [B, ...], and the last of them again up to the `whole` number of rows."""
    return np.concatenate((rows, np.repeat(rows[-1:], -len(rows) % ROWS, 0)))


def product(rows: Floats, weights: Floats) -> Floats:
    """rows [B, n] @ weights, which are `padded`, and so is the product; a row's bits for any B."""
    found: Floats = _by_rows(filled(rows)) @ weights
    return found.reshape(-1, weights.shape[1])[: len(rows)]


def _by_rows(rows: Floats) -> Floats:
    """Rows [B, n] of a `whole` number as several products [B / ROWS, ROWS, n]."""
    return rows.reshape(len(rows) // ROWS, ROWS, rows.shape[1])


@dataclass(frozen=True)
class Room:
    """Where a step computes.

    states: what is multiplied, [B, h], B `whole`; inner: the product, (gates, candidate, nothing)
    [B, ...]. gates, candidate, and opening [..., 2 h] are those of the rows that count.
    """

    states: Floats
    inner: Floats
    gates: Floats
    candidate: Floats
    opening: Floats
    reset: Floats
    update: Floats

    @classmethod
    def within(cls, states: Floats, inner: Floats, opening: Floats) -> Room:
        """These arrays and their parts; opening: of all rows, or [2 h] of the first."""
        h = opening.shape[-1] // 2
        rows = inner if opening.ndim > 1 else inner[0]
        return cls(
            states,
            inner,
            rows[..., : 2 * h],
            rows[..., 2 * h : 3 * h],
            opening,
            opening[..., :h],
            opening[..., h:],
        )

    def of(self, n: int) -> Room:
        """The part for the first n rows."""
        return self.within(self.states[:n], self.inner[:n], self.opening[:n])


class Unit:
    """A gated recurrent unit, named `event` or `user` in the arrays of the model."""

    def __init__(self, arrays: dict[str, Any], name: str) -> None:
        self.hidden = h = arrays[f"{name}_state"].shape[0]
        signs = np.ones(3 * h, np.float32)
        signs[: 2 * h] = -1
        inner = arrays[f"{name}_state_bias"]
        self._in = padded(arrays[f"{name}_in"] * signs)
        self._state = padded(arrays[f"{name}_state"] * signs)
        bias = arrays[f"{name}_in_bias"] * signs
        bias[: 2 * h] -= inner[: 2 * h]
        self._in_bias = padded(bias[None])[0]
        self._state_bias = np.ascontiguousarray(inner[2 * h :])

    def room(self, states: Floats, *, first: bool = False) -> Room:
        """Room for the steps of these states [B, h], B `whole`, or of the first of them alone."""
        n, h = states.shape
        inner = np.empty((n, self._state.shape[1]), np.float32)
        return Room.within(states, inner, np.empty(2 * h if first else (n, 2 * h), np.float32))

    def projected(self, inputs: Floats) -> tuple[Floats, Floats]:
        """The input's part of the gates [..., 2 h] and of the candidate [..., h].

        inputs: [..., d].
        """
        # numpy multiplies no [n, B, d] as one.
        flat = product(inputs.reshape(-1, inputs.shape[-1]), self._in)
        found = flat.reshape(*inputs.shape[:-1], flat.shape[-1])
        found += self._in_bias
        h = self.hidden
        return found[..., : 2 * h], found[..., 2 * h : 3 * h]

    def step(self, gates_in: Floats, candidate_in: Floats, state: Floats, room: Room) -> None:
        """Change states in place, those of `room` or the first of them. See `projected`."""
        self.steps((gates_in,), (candidate_in,), state, room)

    def steps(
        self, gates_in: Iterable[Floats], candidates_in: Iterable[Floats], state: Floats, room: Room
    ) -> None:
        """Several steps, one after the other."""
        states, inner, gates = _by_rows(room.states), _by_rows(room.inner), room.gates
        candidate, opening = room.candidate, room.opening
        reset, update, weights, bias = room.reset, room.update, self._state, self._state_bias
        for gate_in, candidate_in in zip(gates_in, candidates_in, strict=True):
            matmul(states, weights, inner)  # the last argument is where the result goes
            add(gates, gate_in, opening)
            exp(opening, opening)
            add(opening, _ONE, opening)
            add(candidate, bias, candidate)
            divide(candidate, reset, candidate)
            add(candidate, candidate_in, candidate)
            tanh(candidate, candidate)
            subtract(state, candidate, state)
            divide(state, update, state)
            add(state, candidate, state)
