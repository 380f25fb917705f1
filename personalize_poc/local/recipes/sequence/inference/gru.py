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

from personalize_poc.local.arrays.types import Floats

_ONE = np.float32(1)

_ALIGNED = 16
"""Rows of a matrix that begin at multiples of so many numbers are read a fifth faster."""


@dataclass(frozen=True)
class Room:
    """Where a step computes: inner = (gates, candidate, nothing), and opening [..., 2 h]."""

    inner: Floats
    gates: Floats
    candidate: Floats
    opening: Floats
    reset: Floats
    update: Floats

    @classmethod
    def within(cls, inner: Floats, opening: Floats) -> Room:
        """These arrays and their parts."""
        h = opening.shape[-1] // 2
        return cls(
            inner,
            inner[..., : 2 * h],
            inner[..., 2 * h : 3 * h],
            opening,
            opening[..., :h],
            opening[..., h:],
        )

    def of(self, n: int) -> Room:
        """The part for the first n rows."""
        return self.within(self.inner[:n], self.opening[:n])


class Unit:
    """A gated recurrent unit, named `event` or `user` in the arrays of the model."""

    def __init__(self, arrays: dict[str, Any], name: str) -> None:
        self.hidden = h = arrays[f"{name}_state"].shape[0]
        signs = np.ones(3 * h, np.float32)
        signs[: 2 * h] = -1
        inner = arrays[f"{name}_state_bias"]
        self._in = arrays[f"{name}_in"] * signs
        self._state = np.pad(arrays[f"{name}_state"] * signs, ((0, 0), (0, -3 * h % _ALIGNED)))
        self._in_bias = arrays[f"{name}_in_bias"] * signs
        self._in_bias[: 2 * h] -= inner[: 2 * h]
        self._state_bias = np.ascontiguousarray(inner[2 * h :])

    def room(self, shape: tuple[int, ...]) -> Room:
        """Room for the steps of states of this shape [..., h]."""
        rows, h = shape[:-1], self.hidden
        return Room.within(
            np.empty((*rows, self._state.shape[1]), np.float32),
            np.empty((*rows, 2 * h), np.float32),
        )

    def projected(self, inputs: Floats) -> tuple[Floats, Floats]:
        """The input's part of the gates [..., 2 h] and of the candidate [..., h].

        inputs: [..., d].
        """
        flat = (
            inputs.reshape(-1, inputs.shape[-1]) @ self._in
        )  # numpy multiplies no [n, B, d] as one
        found = flat.reshape(*inputs.shape[:-1], flat.shape[-1])
        found += self._in_bias
        return found[..., : 2 * self.hidden], found[..., 2 * self.hidden :]

    def step(self, gates_in: Floats, candidate_in: Floats, state: Floats, room: Room) -> None:
        """Change states [..., h] in place. The others: see `projected` and `room`."""
        self.steps((gates_in,), (candidate_in,), state, room)

    def steps(
        self, gates_in: Iterable[Floats], candidates_in: Iterable[Floats], state: Floats, room: Room
    ) -> None:
        """Several steps, one after the other."""
        inner, gates, candidate, opening = room.inner, room.gates, room.candidate, room.opening
        reset, update, weights, bias = room.reset, room.update, self._state, self._state_bias
        for gate_in, candidate_in in zip(gates_in, candidates_in, strict=True):
            matmul(state, weights, inner)  # the last argument is where the result goes
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
