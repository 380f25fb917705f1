"""What an audience did, as tables: visits, events, and outcomes for `experiment analyze`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from personalize_poc.experiment.audience.looking import Floats, Looked
    from personalize_poc.experiment.audience.tastes import Ints

CLICK, WATCH, MINUTES, NOTHING = "click", "watch", "minutes", "nothing found"
"""Metrics: films opened, films watched, their minutes, and visits on which nothing was opened."""
METRICS = (CLICK, WATCH, MINUTES, NOTHING)
_READING = 45
"""Seconds between a click and the watch."""


@dataclass(frozen=True)
class Played:
    """What an audience did.

    Attributes:
        visits: one row a visit: user, day (from 0), time (Unix seconds), and each metric.
        events: one row an event: user, item, type (click or watch), place from 1, day, time.
    """

    visits: pd.DataFrame
    events: pd.DataFrame

    def per_user(self, users: Iterable[str], metric: str = WATCH) -> pd.Series:
        """What each of these users brought in all; 0 for those who never came."""
        found = self.visits.groupby("user")[metric].sum()
        return found.reindex(list(users), fill_value=0).astype(float)

    def outcomes(self) -> pd.DataFrame:
        """One row an outcome, as `experiment analyze` reads them: user, metric, value, time."""
        parts = [
            self.visits.loc[self.visits[name] > 0, ["user", "time", name]]
            .rename(columns={name: "value"})
            .assign(metric=name)
            for name in METRICS
        ]
        every = pd.concat(parts)[["user", "metric", "value", "time"]]
        return every.sort_values(["time", "user", "metric"], ignore_index=True)

    def by_place(self, length: int) -> Floats:
        """The share of the visits on which each place was clicked, [length]."""
        clicks = self.events.loc[self.events["type"] == CLICK, "place"]
        counts = np.bincount(clicks, minlength=length + 1)[1 : length + 1]
        return counts / max(len(self.visits), 1)


@dataclass
class Diary:
    """Collects visits, in numbers, until `told`."""

    visits: list[tuple[Ints, ...]] = field(default_factory=list)
    events: list[tuple[Ints, ...]] = field(default_factory=list)

    def add(self, came: Ints, looked: Looked, day: int, time: Ints, length: Ints) -> None:
        """A day.

        Args:
            came: rows of the lists whose users came.
            looked: what happened on all lists.
            day: its number.
            time: Unix seconds of the visit of each list's user.
            length: [n, k] minutes of each item.
        """
        clicked, watched = looked.clicked[came], looked.watched[came]
        days = np.full(len(came), day, dtype=np.int64)
        minutes = (watched * length[came]).sum(axis=1)
        counts = clicked.sum(axis=1), watched.sum(axis=1)
        self.visits.append((came, days, time[came], *counts, minutes))
        for is_watch, what in ((0, clicked), (1, watched)):
            visit, place = np.nonzero(what)
            row, kind = came[visit], np.full(len(visit), is_watch, dtype=np.int64)
            at = time[row] + place + is_watch * _READING
            self.events.append((row, place, kind, days[visit], at))

    def told(self, users: list[str], items: np.ndarray) -> Played:
        """The tables. users: of the rows; items: ids [n, k] of the lists, as objects."""
        names = np.array(users, dtype=object)
        row, day, time, clicks, watches, minutes = _columns(self.visits, 6)
        told = {CLICK: clicks, WATCH: watches, MINUTES: minutes, NOTHING: (clicks == 0) * 1}
        visits = pd.DataFrame({"user": names[row], "day": day, "time": time, **told})
        who, place, kind, on, at = _columns(self.events, 5)
        events = pd.DataFrame(
            {
                "user": names[who],
                "item": items[who, place],
                "type": np.where(kind == 1, WATCH, CLICK),
                "place": place + 1,
                "day": on,
                "time": at,
            }
        )
        return Played(
            visits.sort_values(["time", "user"], ignore_index=True),
            events.sort_values(["time", "user", "type"], ignore_index=True),
        )


def _columns(rows: list[tuple[Ints, ...]], width: int) -> list[Ints]:
    if not rows:
        return [np.zeros(0, dtype=np.int64)] * width
    return [np.concatenate(part) for part in zip(*rows, strict=True)]
