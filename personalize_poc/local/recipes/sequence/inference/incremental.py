"""One history through the recurrent units, event by event, from where an earlier answer stopped.

Most answers are about one history that grew by an event or two since the last answer. So the
states of recent histories are kept, and what is computed anew are the events since then. Many
histories are read together, the longest first, so that those that have begun are the first rows.

Only the newest events count, `SERVED_EVENTS` of them at least. If it were always just as many, the
beginning of what counts would move with each event, and every state would have begun too early. So
it moves by `STRIDE` events at a time (see `first_served`), and only then is a history read anew.

Requests that arrive together are read so, too: sixteen histories take about seven times as long as
one, since no operation is as short as its call. A history has the same state, to the bit, whatever
is read beside it and however many of its events are read at a time: rows are multiplied by fours
(see `gru.ROWS`), so that a history alone is four rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.caches import Cache, nbytes
from personalize_poc.local.recipes.sequence.encoding.events import starts_session
from personalize_poc.local.recipes.sequence.inference.gru import (
    ROWS,
    Unit,
    filled,
    padded,
    product,
    whole,
)
from personalize_poc.local.recipes.sequence.settings import SERVED_EVENTS

STRIDE = 20
"""Events by which the beginning of what counts of a long history moves."""

LOOK_BACK = 7
"""Events that may have come since the state that is kept; more of them are not looked for."""

KEPT_BYTES = 32 * 1024**2
"""Memory for states of recent histories, 2 to 3 kB each with its key: more than 10,000 of them."""

Codes = NDArray[np.int32]
"""Events as numbers, int32 [kinds of numbers, ...], the gap classes in row `GAP`."""

GAP = 1


_NO_ROWS = np.empty(0, np.intp)


def _alone(state: Floats) -> Floats:
    """A state [h] as a product wants it, [ROWS, h]."""
    return np.repeat(state[None], ROWS, 0)


def first_served(n: int) -> int:
    """How many of the n events of a history are too old to count."""
    return max(0, (n - SERVED_EVENTS) // STRIDE * STRIDE)


@dataclass(frozen=True)
class _States:
    """After some history: event [h] and user [h] state."""

    event: Floats
    user: Floats | None
    key_bytes: int = 0

    @property
    def nbytes(self) -> int:
        """Bytes, those of the key included."""
        users = 0 if self.user is None else self.user.nbytes
        return self.event.nbytes + users + self.key_bytes


class Steps:
    """Encodes histories with the weights of one model. Safe between threads."""

    def __init__(self, arrays: dict[str, Any], inputs: Callable[[Codes], Floats]) -> None:
        """inputs: the vectors float32 [..., d] of events given as codes [kinds, ...]."""
        self._arrays = arrays
        self._inputs = inputs
        self._event = Unit(arrays, "event")
        self._user = Unit(arrays, "user") if "start" in arrays else None
        self._start = padded(arrays["start"]) if "start" in arrays else None
        self._kept: Cache[_States] = Cache(KEPT_BYTES, nbytes)

    def state(self, codes: Codes) -> Floats:
        """Final state float32 [h] of a history, given as codes [kinds, n] of what counts."""
        found = self._grown(codes)
        return self._keep(codes, self._advance(self._nothing(), codes)) if found is None else found

    def states(self, histories: Sequence[Codes]) -> Floats:
        """Final states float32 [B, h] of histories [kinds, n] each."""
        found: list[Floats | None] = [self._grown(codes) for codes in histories]
        unknown = [row for row, state in enumerate(found) if state is None]
        if len(unknown) == 1:
            found[unknown[0]] = self.state(histories[unknown[0]])
        elif unknown:
            states = self._together([histories[row] for row in unknown])
            for row, each in zip(unknown, states, strict=True):
                found[row] = self._keep(histories[row], each)
        return np.stack([state for state in found if state is not None])

    def _grown(self, codes: Codes) -> Floats | None:
        """The state of a history that is kept, or that one that is kept has grown to."""
        n = codes.shape[1]
        for since in range(min(LOOK_BACK, n - 1) + 1):
            found = self._kept.get(codes[:, : n - since].tobytes())
            if found is None:
                continue
            if not since:
                return found.event
            return self._keep(codes, self._advance(found, codes[:, n - since :]))
        return None

    def _together(self, histories: Sequence[Codes]) -> list[_States]:
        """Of several histories, read as one."""
        lengths = np.array([codes.shape[1] for codes in histories])
        order = np.argsort(-lengths, kind="stable")
        longest = int(lengths.max())
        codes = np.zeros((len(histories[0]), longest, whole(len(histories))), np.int32)
        for row, place in enumerate(order):
            codes[:, longest - lengths[place] :, row] = histories[place]
        begun = np.searchsorted(-lengths[order], np.arange(longest) - longest, side="right")
        event, user = self._read_several(codes, begun.tolist())
        rows = np.argsort(order)
        hierarchical = self._user is not None
        return [
            _States(event[row].copy(), user[row].copy() if hierarchical else None) for row in rows
        ]

    @property
    def kept_bytes(self) -> int:
        """Memory that the states of recent histories take."""
        return self._kept.total

    def _keep(self, codes: Codes, states: _States) -> Floats:
        key = codes.tobytes()
        self._kept.put(key, _States(states.event, states.user, len(key)))
        return states.event

    def _nothing(self) -> _States:
        start = np.zeros(self._event.hidden, np.float32)
        return _States(start, None if self._user is None else start)

    def _advance(self, states: _States, codes: Codes) -> _States:
        """States after these events [kinds, n] of one history."""
        rows, user = _alone(states.event), None if states.user is None else _alone(states.user)
        begins = [] if user is None else np.flatnonzero(starts_session(codes[GAP])).tolist()
        gates, candidates = self._event.projected(self._inputs(codes))
        event, room = rows[0], self._event.room(rows, first=True)
        with np.errstate(over="ignore"):  # e ** -x, where a gate is shut
            for start, end in pairwise((None, *begins, len(gates))):
                if start is not None and user is not None:
                    rows[1:] = event
                    self._session(rows, user)
                self._event.steps(gates[start:end], candidates[start:end], event, room)
        return _States(event.copy(), None if user is None else user[0].copy())

    def _read_several(self, codes: Codes, begun: list[int]) -> tuple[Floats, Floats]:
        """States [B, h] after events [kinds, n, B], B `whole`; so many rows begun at each of n.

        Event and user states; the latter say nothing where there is no second level.
        """
        event = np.zeros((codes.shape[2], self._event.hidden), np.float32)
        user = event.copy()
        begins = starts_session(codes[GAP])
        gates, candidates = self._event.projected(self._inputs(codes))
        room = self._event.room(event)
        with np.errstate(over="ignore"):
            for t, n in enumerate(begun):
                rows = np.flatnonzero(begins[t, :n]) if self._user is not None else _NO_ROWS
                if len(rows):
                    rows = filled(rows)
                    ended, people = event[rows], user[rows]
                    self._session(ended, people)
                    event[rows], user[rows] = ended, people
                some = whole(n)
                self._event.step(gates[t, :some], candidates[t, :some], event[:some], room.of(some))
                event[n:some] = 0  # has not begun
        return event, user

    def _session(self, event: Floats, user: Floats) -> None:
        """Change states [B, h] where a session ends and the next begins; see `network.encode`."""
        assert self._user is not None
        assert self._start is not None
        self._user.step(*self._user.projected(event), user, self._user.room(user))
        begun = product(user, self._start)[:, : self._event.hidden]
        np.tanh(begun + self._arrays["start_bias"], out=event)
