"""The audience at play: who comes on which day, what they click and watch, what they learn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from personalize_poc.errors import BadInput
from personalize_poc.experiment.audience import looking
from personalize_poc.experiment.audience.diary import WATCH, Diary, Played
from personalize_poc.experiment.audience.looking import Floats
from personalize_poc.experiment.audience.tastes import Ints, Tastes
from personalize_poc.language import N_

if TYPE_CHECKING:
    from personalize_poc.data import DataSet
    from personalize_poc.data.sample.loading import Truth

DAY = 86_400
_EVENING, _SPAN = 17 * 3600, 6 * 3600
"""Visits begin at a second of the evening (UTC)."""
_SELDOM, _OFTEN = 0.03, 0.95
"""The chance of a visit on a day, of the least and of the most active; few of them come often."""
_CLICKED, _WATCHED = 0.6, 0.1
"""What is left of the attraction of a film that was clicked, or watched, on an earlier visit."""


NOBODY = N_(
    "Nobody plays here: only the built-in sample has a simulated audience, and "
    "it plays on this machine. What needs to know the truth, or people who react "
    "to a list, is skipped below, and each time you read why. Assigning, asking, "
    "remembering and judging work with your users."
)


@dataclass(frozen=True)
class Novelty:
    """A list that is new draws people at first, and less from day to day.

    Attributes:
        users: for whom it is new.
        gain: interest is multiplied by 1 + gain on the first day.
        half_life: days in which the gain halves.
    """

    users: frozenset[str]
    gain: float
    half_life: float = 3.0

    def on(self, day: int) -> float:
        """What is left of the gain on a day."""
        return float(self.gain * 0.5 ** (day / self.half_life))


@dataclass
class Audience:
    """Simulated people who are shown lists. Make one with `of`; `copy` is a second world of it.

    Attributes:
        users: their ids.
        items: film index -> item id; those that arrived later at the end.
        tastes: what they like; `learn` changes it.
        comes: [n] the chance of each to come on a day.
        minutes: [m] length of each film.
        persistence: see `looking`.
    """

    users: list[str]
    items: list[str]
    tastes: Tastes
    comes: Floats
    minutes: Ints
    persistence: float = looking.PERSISTENCE
    _user: dict[str, int] = field(init=False, repr=False)
    _item: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._user = {user: row for row, user in enumerate(self.users)}
        self._item = {item: row for row, item in enumerate(self.items)}

    def __len__(self) -> int:
        return len(self.users)

    def row(self, user: str) -> int:
        """The number of a user.

        Raises:
            BadInput: they are not in the audience.
        """
        return int(_rows(self._user, [user], "user")[0])

    def copy(self) -> Audience:
        """The same people in another world: what happens there does not happen here."""
        people = self.tastes.people
        apart = replace(people, place=people.place.copy(), last=people.last.copy())
        tastes = replace(self.tastes, people=apart, seen=self.tastes.seen.copy())
        return replace(self, items=list(self.items), tastes=tastes)

    def arrive(self, like: Mapping[str, str]) -> None:
        """New films arrive that nobody has seen.

        Args:
            like: new ITEM_ID -> ITEM_ID of a film that it is like: people take to it as to that.

        Raises:
            BadInput: a film that one shall be like does not exist.
        """
        twins = _rows(self._item, like.values(), "item")
        self.items = [*self.items, *like]
        self._item = {item: row for row, item in enumerate(self.items)}
        unseen = np.zeros((len(self), len(like)), dtype=bool)
        self.tastes.twin = np.concatenate([self.tastes.twin, self.tastes.twin[twins]])
        self.tastes.seen = np.concatenate([self.tastes.seen, unseen], axis=1)
        self.minutes = np.concatenate([self.minutes, self.minutes[twins]])

    def tempting(self, shown: Mapping[str, Sequence[str]]) -> tuple[Floats, Floats]:
        """The truth of each place: attraction and satisfaction, [n, k] in the order of `shown`.

        Raises:
            BadInput: somebody is not in the audience. Items that it does not know attract nobody.
        """
        who, films = self._lists(shown)
        return self.tastes.attraction(who, films), self.tastes.satisfaction(who, films)

    def worth(self, shown: Mapping[str, Sequence[str]]) -> pd.Series:
        """The truth of each list: the chance that its user watches something of it on a visit."""
        _, watch = looking.chances(*self.tempting(shown), self.persistence)
        return pd.Series(watch, index=list(shown), name="chance to watch")

    def attention(self, shown: Mapping[str, Sequence[str]]) -> Floats:
        """The share of the users who look at each place of their lists, [k]."""
        seen: Floats = looking.attention(*self.tempting(shown), self.persistence).mean(axis=0)
        return seen

    def visit(
        self,
        shown: Mapping[str, Sequence[str]],
        days: int,
        *,
        seed: int,
        begin: int = 0,
        first_day: int = 0,
        renewed: int | None = None,
        novelty: Novelty | None = None,
    ) -> Played:
        """Play some days on which everybody is shown the same list whenever they come.

        Whether somebody comes, and the luck of each visit, depends on seed, day and user, not on
        the lists: two worlds differ only in what the lists do. What was clicked attracts less on
        later visits, so a list is used up, unless it is renewed. The people themselves stay as they
        are; `learn` carries them on.

        Args:
            shown: user -> items; who is not in it does not come.
            days: how many.
            seed: of all chance.
            begin: Unix seconds of day 0, midnight.
            first_day: number of the first day, when earlier ones have been played.
            renewed: days after which a list is as good as on its first day; None: never.
            novelty: for whom the list is a new thing; its age counts from day 0.

        Raises:
            BadInput: somebody is not in the audience.
        """
        who, films = self._lists(shown)
        attraction = unused = self.tastes.attraction(who, films)
        satisfaction = self.tastes.satisfaction(who, films)
        length, diary = self.minutes[np.maximum(films, 0)], Diary()
        eager = np.array([novelty is not None and user in novelty.users for user in shown])
        for day in range(first_day, first_day + days):
            random = np.random.default_rng([seed, day])
            comes = (random.random(len(self)) < self.comes)[who]
            time = begin + day * DAY + _EVENING + random.integers(0, _SPAN, len(self))[who]
            if renewed and (day - first_day) % renewed == 0:
                attraction = unused
            gain = eager * novelty.on(day) if novelty else np.zeros(len(who))
            luck = random.random((3, len(self), films.shape[1]))[:, who]
            lifted = 1 - (1 - attraction) ** (1 + gain[:, None])
            looked = looking.draw(lifted, satisfaction, luck, self.persistence)
            diary.add(np.flatnonzero(comes), looked, day, time, length)
            left = np.where(looked.clicked, _CLICKED, 1.0) * np.where(looked.watched, _WATCHED, 1.0)
            attraction = np.where(comes[:, None], attraction * left, attraction)
        ids = np.array(self.items, dtype=object)[films]
        return diary.told(list(shown), ids)

    def learn(self, events: pd.DataFrame) -> None:
        """Carry the people on: they know what they have opened, and go on from what they watched.

        Args:
            events: in the order of time, as `Played.events` has them.

        Raises:
            BadInput: somebody, or something, is not in the audience.
        """
        who = _rows(self._user, events["user"], "user")
        film = _rows(self._item, events["item"], "item")
        self.tastes.seen[who, film] = True
        watched = (events["type"] == WATCH).to_numpy()
        self.tastes.watched(who[watched], film[watched])

    def _lists(self, shown: Mapping[str, Sequence[str]]) -> tuple[Ints, Ints]:
        """Rows of the users [n] and their films [n, k], -1 for what is not known here."""
        who = _rows(self._user, shown, "user")
        width = max((len(items) for items in shown.values()), default=0)
        films = np.full((len(who), max(width, 1)), -1, dtype=np.int64)
        for row, items in enumerate(shown.values()):
            films[row, : len(items)] = [self._item.get(item, -1) for item in items]
        return who, films


def of(
    dataset: DataSet, users: Iterable[str] | None = None, known: pd.DataFrame | None = None
) -> Audience | None:
    """The audience of a data set; None where no truth is known, as of everybody's own data.

    Args:
        dataset: the sample.
        users: whom to gather; everybody by default.
        known: interactions (USER_ID, ITEM_ID) after the log, which people remember.

    Raises:
        BadInput: somebody is not of the sample.
    """
    truth: Truth | None = dataset.truth
    if truth is None or dataset.raw_items is None:
        return None
    everybody = {user: row for row, user in enumerate(truth.user_ids)}
    chosen = list(truth.user_ids if users is None else users)
    rows = _rows(everybody, chosen, "user")
    people = _some(truth.people, rows)
    films = np.arange(len(truth.films), dtype=np.int64)
    tastes = Tastes(truth.films, people, films, people.seen.copy())
    rank = np.argsort(np.argsort(truth.people.target, kind="stable"), kind="stable")[rows]
    comes = _SELDOM + (_OFTEN - _SELDOM) * ((rank + 0.5) / len(truth.people)) ** 2
    minutes = dataset.raw_items["RUNTIME"].to_numpy(dtype=np.int64)
    found = Audience(chosen, list(truth.item_ids), tastes, comes, minutes)
    if known is not None:
        mine = known[known["USER_ID"].isin(set(chosen))]
        opened = mine.rename(columns={"USER_ID": "user", "ITEM_ID": "item"})
        kinds = mine.get("EVENT_TYPE", pd.Series(WATCH, index=mine.index)).str.lower()
        found.learn(opened.assign(type=kinds))
    return found


def _some(people: Any, rows: Ints) -> Any:
    """Some of the people; `taste` belongs to communities."""
    parts = ("community", "slots", "peak", "place", "join", "leave", "target", "eager", "seen")
    return replace(
        people, last=people.last[rows], **{name: getattr(people, name)[rows] for name in parts}
    )


def _rows(known: Mapping[str, int], names: Iterable[str], kind: str) -> Ints:
    try:
        return np.array([known[name] for name in names], dtype=np.int64)
    except KeyError as problem:
        raise BadInput(f"There is no {kind} {problem} in the simulated audience.") from None
