"""One history through the recurrent units, event by event, from where an earlier answer stopped.

`serve.encode` reads a batch of histories from their beginnings. Most answers are about one
history that grew by an event or two since the last answer. So the states of recent histories are
kept, and what is computed anew are the events since then.

Only the newest events count, `SERVED_EVENTS` of them at least. If it were always just as many, the
beginning of what counts would move with each event, and every state would have begun too early. So
it moves by `STRIDE` events at a time (see `first_served`), and only then is a history read anew.

Matrix products run over two rows at least, because libraries of linear algebra add up a single row
in another order: this way one row is the same, bit for bit, whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.recipes.base import Floats
from personalize_poc.local.recipes.sequence.inputs import starts_session
from personalize_poc.local.recipes.sequence.settings import SERVED_EVENTS
from personalize_poc.local.remembered import Remembered

STRIDE = 20
"""Events by which the beginning of what counts of a long history moves."""

LOOK_BACK = 7
"""Events that may have come since the state that is kept; more of them are not looked for."""

KEPT_BYTES = 32 * 1024**2
"""Memory for states of recent histories, 2 to 3 kB each with its key: more than 10,000 of them."""

Codes = NDArray[np.int32]
"""Events as numbers, int32 [kinds of numbers, n], the gap classes in row `GAP`."""

GAP = 1


def first_served(n: int) -> int:
    """How many of the n events of a history are too old to count."""
    return max(0, (n - SERVED_EVENTS) // STRIDE * STRIDE)


@dataclass(frozen=True)
class _States:
    """After some history: event [1, h] and user [1, h] state."""

    event: Floats
    user: Floats | None
    key_bytes: int = 0

    @property
    def nbytes(self) -> int:
        """Bytes, those of the key included."""
        users = 0 if self.user is None else self.user.nbytes
        return self.event.nbytes + users + self.key_bytes


class Steps:
    """Encodes single histories with the weights of one model. Safe between threads."""

    def __init__(self, arrays: dict[str, Any], inputs: Callable[[Codes], Floats]) -> None:
        """inputs: the vectors float32 [n, d] of events given as codes [kinds, n]."""
        self._arrays = arrays
        self._inputs = inputs
        self._units = {"event": _Unit(arrays, "event")}
        if "start" in arrays:
            self._units["user"] = _Unit(arrays, "user")
        self._kept: Remembered[_States] = Remembered(KEPT_BYTES)

    def state(self, codes: Codes) -> Floats:
        """Final state float32 [1, h] of a history, given as codes of the events that count."""
        n = codes.shape[1]
        for since in range(min(LOOK_BACK, n - 1) + 1):
            found = self._kept.get(codes[:, : n - since].tobytes())
            if found is None:
                continue
            if not since:
                return found.event
            return self._keep(codes, self._advance(found, codes[:, n - since :]))
        return self._keep(codes, self._advance(self._nothing(), codes))

    def _keep(self, codes: Codes, states: _States) -> Floats:
        key = codes.tobytes()
        self._kept.put(key, _States(states.event, states.user, len(key)))
        return states.event

    def _nothing(self) -> _States:
        start = np.zeros((1, self._units["event"].hidden), np.float32)
        return _States(start, start if "user" in self._units else None)

    def _advance(self, states: _States, codes: Codes) -> _States:
        """States after these events."""
        projected = self._units["event"].projected(self._inputs(codes))
        begins = starts_session(codes[GAP])
        event, user = _two(states.event), None if states.user is None else _two(states.user)
        for t in range(codes.shape[1]):
            if user is not None and begins[t]:
                event, user = self._session(event, user)
            event = self._units["event"].step(projected[t], event)
        # Copies: a view would keep the second row in memory as well.
        return _States(event[:1].copy(), None if user is None else user[:1].copy())

    def _session(self, event: Floats, user: Floats) -> tuple[Floats, Floats]:
        """The states when a session ends and the next one begins; see `serve.encode`."""
        unit, arrays = self._units["user"], self._arrays
        user = unit.step(unit.projected(event), user)
        begun: Floats = np.tanh(user @ arrays["start"] + arrays["start_bias"])
        return begun, user


class _Unit:
    """A gated recurrent unit; `serve.recur` in fewer operations, to the same bits.

    Its gates are 0.5 + 0.5 tanh(0.5 x). The inner halves are put into the weights: a half is a
    power of two, which rounds nothing.
    """

    def __init__(self, arrays: dict[str, Any], name: str) -> None:
        self.hidden = h = arrays[f"{name}_state"].shape[0]
        halves = np.ones(3 * h, np.float32)
        halves[: 2 * h] = 0.5
        self._in, self._in_bias = arrays[f"{name}_in"] * halves, arrays[f"{name}_in_bias"] * halves
        self._state = arrays[f"{name}_state"] * halves
        self._state_bias = arrays[f"{name}_state_bias"] * halves

    def projected(self, inputs: Floats) -> Floats:
        """The input's part of the gates, [n, 3 h]."""
        found: Floats = _two(inputs) @ self._in
        found += self._in_bias
        return found[: len(inputs)]

    def step(self, projected: Floats, state: Floats) -> Floats:
        """The new state [rows, h]. projected: [3 h] or [rows, 3 h]."""
        h = self.hidden
        inner = state @ self._state
        inner += self._state_bias
        gates = projected[..., : 2 * h] + inner[:, : 2 * h]
        np.tanh(gates, out=gates)
        gates *= 0.5
        gates += 0.5
        candidate = gates[:, :h] * inner[:, 2 * h :]
        candidate += projected[..., 2 * h :]
        np.tanh(candidate, out=candidate)
        after: Floats = state - candidate
        after *= gates[:, h:]
        after += candidate
        return after


def _two(rows: Floats) -> Floats:
    """At least two rows, for products; see above."""
    return rows if len(rows) > 1 else np.repeat(rows, 2, axis=0)
