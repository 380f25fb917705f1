"""What is wanted at this hour, on this weekday and at this time of the year (User-Personalization).

What is in demand lately (`lately`) is what was wanted an hour ago: of a radio, the programme that
is just over. What comes at this hour is known from the days before. So for each phase of four
cycles (the hour of the day, the day of the week, the hour of the week, and the week of the year) it
is counted how often an item was met. Let N be all events and n(i) those of item i; of the events in
a phase, let S be all and c(i) those of item i. Then

    figure(i) = log ((c(i) + DOUBT) / (S n(i) / N + DOUBT))

is above 0 for what is wanted more in this phase than at other times, and below for what is wanted
less: a programme that is never on in the evening. Of the year the weeks near by count too (within
`NEAR`), and events of earlier years alone: those of this one are known to `lately`. Times are Unix
seconds, and phases are those of UTC: in another zone they have other numbers and are the same.

Nothing of this is true of what comes and goes, an article that was read on one Tuesday. So a cycle
is left out where events are not foretold by the figures of what came before them, and the weights
of the others are chosen with those of other parts (see `unseen_weights`), by figures of what was
before each question. A model that is done knows those of all events.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.distinct import distinct, sums
from personalize_poc.local.arrays.types import Floats, Interactions, Ints

Longs = NDArray[np.int64]
Doubles = NDArray[np.float64]
Rows = list[tuple[Ints, NDArray[np.float16]]]

_HOUR, _DAY = 3600, 86_400
SHORT = ((_HOUR, 24), (_DAY, 7), (_HOUR, 168))
"""Of a day and of a week: seconds of a phase, and how many phases there are."""
WEEKS = 52
"""Phases of the year, which is that of the Gregorian calendar on average."""
_WEEK = 31_556_952 / WEEKS
CYCLES = len(SHORT) + 1
_YEAR = len(SHORT)
"""The place of the year among the cycles."""

DOUBT = 1.0
"""Events."""
NEAR = 6
"""Weeks before and after one of the year that count, the less the farther away."""
MOST_YEARS = 10
"""The newest ones, of a long log."""
LEAST_PASSED = 3
"""Days, or weeks, before there is anything to tell of the hours and days of more."""
MOMENTS = 30
"""At which it is counted what was before."""
MOST_ITEMS = 10_000
"""Items that are counted, those with the most events: of few events no cycle can be seen."""
MOST_MOVED = 1000
"""Items kept of a phase, those of which most events are missing or too many."""
LEAST_FORETOLD = 3.0
"""Nats, of all events that are foretold, below which a cycle is left out."""
_LEAST = 0.1
"""A figure that counts."""
_CAUTION = 0.5
"""Weight of the figures where it is asked what they foretell: they are in part chance."""
_MOST_KEPT = 8
_PHASES = [0, *np.cumsum([phases for _, phases in SHORT]).tolist()]
"""Where the rows of each cycle begin among those of a moment, and their end."""
_FILE = "cycles.npz"


@dataclass(frozen=True)
class Cycles:
    """The figures of items by phase, in rows, and what those of each cycle weigh.

    moments: int64 [k], Unix seconds, ascending, from when on the rows of a moment hold. Of each
    moment there is a row for each phase of `SHORT`, and after them one for each week from `week`
    on, by number since 1970. starts: int64 [rows + 1]; items: int32 [n], those of row r are
    starts[r] … starts[r + 1], ascending; figures: float16 [n]. weights: float64 [CYCLES].
    """

    moments: Longs
    week: int
    starts: Longs
    items: Ints
    figures: NDArray[np.float16]
    weights: Doubles

    @classmethod
    def of(cls, interactions: Interactions, n_items: int) -> Cycles | None:
        """Count interactions, which may be in any order; None where no cycle foretells anything.

        The weights are 0 yet.
        """
        if not len(interactions):
            return None
        order = np.argsort(interactions.timestamps, kind="stable")
        times, met = interactions.timestamps[order].astype(np.int64), interactions.items[order]
        usual = np.bincount(met, minlength=n_items)
        known = np.flatnonzero(usual)
        if len(known) > MOST_ITEMS:
            known = np.sort(np.argpartition(-usual, MOST_ITEMS)[:MOST_ITEMS])
        place = np.full(n_items, -1)
        place[known] = np.arange(len(known))
        counted = place[met] >= 0
        log = _Log(times[counted], place[met[counted]], known.astype(np.int32))
        ends = log.ends()
        short, told = zip(*(_short(log, ends, *cycle) for cycle in SHORT), strict=True)
        week, of_year, told_of_year = _year(log)
        useful = [gain >= LEAST_FORETOLD for gain in (*told, told_of_year)]
        if not any(useful):
            return None
        rows: Rows = []
        for several in zip(*short, strict=True):  # of a moment
            for found, kept in zip(several, useful, strict=False):
                rows += found if kept else [_NOTHING] * len(found)
        rows += of_year if useful[_YEAR] else []
        starts = np.cumsum([0] + [len(items) for items, _ in rows])
        return cls(
            log.times[ends - 1],
            week,
            starts.astype(np.int64),
            np.concatenate([items for items, _ in rows]),
            np.concatenate([figures for _, figures in rows]),
            np.zeros(CYCLES),
        )

    @property
    def used(self) -> NDArray[np.bool_]:
        """Of which cycles there are figures, [CYCLES]."""
        filled = np.diff(self.starts) > 0
        n = _PHASES[-1]
        of_moments = np.asarray(filled[: len(self.moments) * n].reshape(-1, n).any(axis=0))
        short = np.logical_or.reduceat(of_moments, _PHASES[:-1])
        return np.append(short, filled[len(self.moments) * n :].any())

    def newest(self) -> Cycles:
        """With what all events say of days and weeks, whenever it is asked for."""
        if len(self.moments) < 2:
            return self
        first = (len(self.moments) - 1) * _PHASES[-1]
        begin = self.starts[first]
        return replace(
            self,
            moments=self.moments[:1],
            starts=self.starts[first:] - begin,
            items=self.items[begin:],
            figures=self.figures[begin:],
        )

    def scores(self, moment: int | None, *, hours: bool = True) -> tuple[Ints, Floats]:
        """Items of the phases of a moment, int32 [n], ascending, and figures float32 [n, CYCLES].

        moment: Unix seconds of a request; none where it is not known or before all events. hours:
        whether it tells the hour and the weekday, and not only the time of the year.
        """
        rows = [(cycle, *self._row(row)) for cycle, row in self._rows(moment, hours)]
        items = distinct(np.concatenate([self.items[:0], *(some for _, some, _ in rows)]))
        scores = np.zeros((len(items), CYCLES), np.float32)
        for cycle, some, figures in rows:
            scores[np.searchsorted(items, some), cycle] = figures
        return items, scores

    def steps(self, moment: int | None, *, hours: bool = True) -> tuple[Ints, Floats]:
        """Items, ascending, and by how much their logits move, float32 [n]; see `scores`."""
        own = tuple((c, row) for c, row in self._rows(moment, hours) if self.weights[c])
        found = self._now.get(own)  # an hour is asked for again and again
        if found is None:
            found = self._steps(own)
            if len(self._now) >= _MOST_KEPT:
                self._now.clear()
            self._now[own] = found
        return found

    def _steps(self, own: tuple[tuple[int, int], ...]) -> tuple[Ints, Floats]:
        items, steps = [self.items[:0]], [np.empty(0, np.float32)]
        for cycle, row in own:
            some, figures = self._row(row)
            items.append(some)
            steps.append(figures.astype(np.float32) * np.float32(self.weights[cycle]))
        different, together = sums(np.concatenate(items), np.concatenate(steps))
        return different, together.astype(np.float32)

    def _row(self, row: int) -> tuple[Ints, NDArray[np.float16]]:
        own = slice(int(self.starts[row]), int(self.starts[row + 1]))
        return self.items[own], self.figures[own]

    def _rows(self, moment: int | None, hours: bool) -> list[tuple[int, int]]:
        """Of each cycle the number of the row of its phase."""
        if moment is None:
            return []
        tick = int(np.searchsorted(self.moments, moment, side="right")) - 1
        if tick < 0:
            return []
        first = tick * _PHASES[-1]
        found = [
            (cycle, first + _PHASES[cycle] + moment // seconds % phases)
            for cycle, (seconds, phases) in enumerate(SHORT)
            if hours
        ]
        begin, end = len(self.moments) * _PHASES[-1], len(self.starts) - 1
        week = begin + int(moment // _WEEK) - self.week
        if week >= end:  # years later
            week -= -((end - 1 - week) // WEEKS) * WEEKS
        return [*found, (_YEAR, week)] if begin <= week < end else found

    @cached_property
    def _now(self) -> dict[tuple[tuple[int, int], ...], tuple[Ints, Floats]]:
        return {}

    def save(self, folder: Path, prefix: str = "") -> None:
        """Write ``cycles.npz``. prefix: before this name."""
        np.savez(
            folder / f"{prefix}{_FILE}",
            moments=self.moments,
            week=np.array(self.week),
            starts=self.starts,
            items=self.items,
            figures=self.figures,
            weights=self.weights,
        )

    @classmethod
    def load(cls, folder: Path, prefix: str = "") -> Cycles | None:
        """What `save` wrote; None where there is nothing."""
        file = folder / f"{prefix}{_FILE}"
        if not file.is_file():
            return None
        with np.load(file, allow_pickle=False) as saved:
            arrays = dict(saved)
        return cls(week=int(arrays.pop("week")), **arrays)


_NOTHING = np.empty(0, np.int32), np.empty(0, np.float16)


@dataclass(frozen=True)
class _Log:
    """Events in the order of time: places [n] in `items`, which are ascending, int32 [m]."""

    times: Longs
    met: Longs
    items: Ints

    def ends(self) -> Longs:
        """Of each moment how many events there were until then, ascending."""
        n = len(self.times)
        last = (
            self.times[np.arange(1, MOMENTS + 1) * n // MOMENTS - 1] if n >= MOMENTS else self.times
        )
        return np.unique(np.searchsorted(self.times, last, side="right"))

    def counts(self, rows: Longs, n_rows: int, events: slice) -> Doubles:
        """How often each item was met in each row, [n_rows, m]. rows: of all events."""
        n = len(self.items)
        cells = rows[events] * n + self.met[events]
        return np.bincount(cells, minlength=n_rows * n).reshape(n_rows, n).astype(np.float64)

    def kept(self, figures: Doubles, amiss: Doubles) -> tuple[Ints, NDArray[np.float16]]:
        """Items of a row and figures that count. amiss: events too many or too few, [m]."""
        own = np.flatnonzero(np.abs(figures) >= _LEAST)
        if len(own) > MOST_MOVED:
            most = np.argpartition(-np.abs(amiss[own]), MOST_MOVED)[:MOST_MOVED]
            own = np.sort(own[most])
        return self.items[own], figures[own].astype(np.float16)


def _short(log: _Log, ends: Longs, seconds: int, phases: int) -> tuple[list[Rows], float]:
    """Rows of a cycle, for each moment, and nats by which later events are likelier for them."""
    phase = log.times // seconds % phases
    counts, found, told = np.zeros((phases, len(log.items))), [], 0.0
    begin = 0
    for end, following in zip(ends.tolist(), [*ends.tolist()[1:], 0], strict=True):
        counts += log.counts(phase, phases, slice(begin, end))
        begin = end
        passed = log.times[end - 1] - log.times[0]
        if passed < LEAST_PASSED * seconds * phases:
            found.append([_NOTHING] * phases)
            continue
        usual = counts.sum(axis=0) / end
        expected = np.outer(counts.sum(axis=1), usual)
        figures = np.log((counts + DOUBT) / (expected + DOUBT))
        found.append([log.kept(*row) for row in zip(figures, counts - expected, strict=True)])
        if following:
            own = slice(end, following)
            told += _foretold(figures, usual, phase[own], log.met[own])
    return found, told


def _year(log: _Log) -> tuple[int, Rows, float]:
    """The number of the first week, rows from that on, and nats as above."""
    weeks = (log.times // _WEEK).astype(np.int64)
    last = int(weeks[-1])
    first = max(int(weeks[0]), last + 1 - MOST_YEARS * WEEKS)
    n, begin = last + 1 - first, int(np.searchsorted(weeks, first))
    if n <= WEEKS:
        return first, [], 0.0
    counts = log.counts(weeks - first, n, slice(begin, None))
    near = _smooth(counts)
    earlier = np.zeros((WEEKS, len(log.items)))
    until, at, rows, told = np.zeros(len(log.items)), 0, [], 0.0
    for week in range(WEEKS, n + WEEKS):
        own = earlier[week % WEEKS]
        own += near[week - WEEKS]
        upto = min(n, week - WEEKS // 2)
        until += counts[at:upto].sum(axis=0)
        at = upto
        usual = until / max(1.0, until.sum())
        expected = own.sum() * usual
        figures = np.log((own + DOUBT) / (expected + DOUBT))
        rows.append(log.kept(figures, own - expected))
        if week < n:
            came = slice(*np.searchsorted(weeks, [first + week, first + week + 1]).tolist())
            met = log.met[came]
            told += _foretold(figures[None], usual, np.zeros(len(met), np.int64), met)
    return first + WEEKS, rows, told


def _smooth(counts: Doubles) -> Doubles:
    """With the weeks near by, [weeks, m]."""
    found = counts.copy()
    for away in range(1, NEAR + 1):
        weight = 1 - away / (NEAR + 1)
        found[away:] += weight * counts[:-away]
        found[:-away] += weight * counts[away:]
    return found


def _foretold(figures: Doubles, usual: Doubles, phase: Longs, met: Longs) -> float:
    """Nats by which events are likelier with the figures than as usual.

    figures: [phases, m]. usual: shares, [m]. phase, met: of the events.
    """
    own, n = np.unique(phase, return_counts=True)
    together = np.log(np.exp(_CAUTION * figures[own]) @ usual + 1e-12)
    return float(_CAUTION * figures[phase, met].sum() - n @ together)
