"""People who choose things: popularity with a long tail, tastes, repeats, histories of all lengths.

One log serves every kind of export; what a company calls things is written around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.support.exports import words

Ints = NDArray[np.int64]
DAY = 86_400
START = int(datetime(2024, 1, 8, tzinfo=UTC).timestamp())
_HOURS = np.array([2, 1, 1, 1, 1, 2, 3, 5, 6, 7, 7, 8, 9, 8, 7, 7, 8, 9, 11, 13, 14, 12, 8, 4])
KINDS = 8
"""Categories of a catalogue."""


@dataclass(frozen=True)
class Log:
    """Who chose what and when, in the order of time.

    Attributes:
        user, item, time: a row each; times in Unix seconds.
        session: number of the visit of a row.
        users, items: how many there are, chosen or not.
        kind: category of an item, 0 to 7.
        price: of an item, in hundredths.
        made: when an item came into the catalogue.
    """

    user: Ints
    item: Ints
    time: Ints
    session: Ints
    users: int
    items: int
    kind: Ints
    price: Ints
    made: Ints

    def __len__(self) -> int:
        """Rows."""
        return len(self.user)

    def where(self, mask: Any) -> Log:
        """These rows alone."""
        return Log(
            self.user[mask], self.item[mask], self.time[mask], self.session[mask],
            self.users, self.items, self.kind, self.price, self.made,
        )  # fmt: skip


class Draw:
    """Chance of one export: the same name, seed and scale give the same files.

    Attributes:
        rng: for whatever an export draws itself.
        scale: by how much larger than usual the export is.
    """

    def __init__(self, name: str, seed: int = 0, scale: float = 1.0) -> None:
        self.rng = np.random.default_rng([seed, *name.encode()])
        self.scale = scale

    def log(
        self,
        users: int,
        items: int,
        rows: int,
        days: int = 180,
        start: int = START,
        repeats: float = 0.2,
    ) -> Log:
        """A log of about so many rows."""
        rng = self.rng
        users, rows = max(2, round(users * self.scale)), max(4, round(rows * self.scale))
        owner = np.sort(_owners(rng, users, rows))
        begins = np.searchsorted(owner, np.arange(users))
        place = np.arange(rows) - begins[owner]
        kind = rng.integers(0, KINDS, items)
        kind[: min(KINDS, items)] = np.arange(min(KINDS, items))
        chosen = _choices(rng, owner, users, kind)
        again = (rng.random(rows) < repeats) & (place > 0)
        earlier = begins[owner] + (rng.random(rows) * place).astype(np.int64)
        chosen = np.where(again, chosen[earlier], chosen)
        time, session = _times(rng, owner, users, start, days)
        order = np.argsort(time, kind="stable")
        return Log(
            user=owner[order],
            item=chosen[order],
            time=time[order],
            session=session[order],
            users=users,
            items=items,
            kind=kind,
            price=np.round(np.exp(rng.normal(3.2, 0.7, items)) * 100).astype(np.int64) // 10 * 10
            + 9,
            made=start - rng.integers(1, 900, items) * DAY + rng.integers(0, DAY, items),
        )

    def pick(self, values: Any, size: int, weights: Any = None) -> list[Any]:
        """Values drawn, the first more often unless weights say otherwise."""
        values = list(values)
        given = 1 / np.arange(1, len(values) + 1) if weights is None else np.asarray(weights, float)
        drawn = self.rng.choice(len(values), size, p=given / given.sum())
        return [values[index] for index in drawn]

    def products(self, log: Log, language: str) -> list[str]:
        """A made-up name for each item, in the language; all differ."""
        tongue = words.TONGUES[language]
        count = len(tongue.nouns) * len(tongue.adjectives)
        order = self.rng.permutation(count)
        found = []
        for index in range(log.items):
            noun, adjective = divmod(int(order[index % count]), len(tongue.adjectives))
            name = tongue.name(tongue.nouns[noun], tongue.adjectives[adjective])
            found.append(name if index < count else f"{name} {index // count + 1}")
        return found

    def kinds(self, log: Log, language: str) -> list[str]:
        """The category of each item, in the language."""
        return [words.TONGUES[language].kinds[k] for k in log.kind]

    def people(self, size: int) -> list[str]:
        """Made-up names, of syllables."""
        parts = self.rng.integers(0, len(words.SYLLABLES), (size, 4))
        s = words.SYLLABLES
        return [f"{(s[a] + s[b]).title()} {(s[c] + s[d]).title()}" for a, b, c, d in parts]

    def codes(self, size: int, length: int = 12, alphabet: str = "0123456789abcdef") -> list[str]:
        """Different codes of so many characters."""
        found: dict[str, None] = {}
        while len(found) < size:
            drawn = self.rng.integers(0, len(alphabet), (size, length))
            found.update(dict.fromkeys("".join(alphabet[i] for i in row) for row in drawn))
        return list(found)[:size]


def _owners(rng: np.random.Generator, users: int, rows: int) -> Ints:
    """Whose each row is: everybody has one, the rest goes by a lognormal activity."""
    activity = np.exp(rng.normal(0, 1.1, users))
    rest = rng.choice(users, max(rows - users, 0), p=activity / activity.sum())
    return np.concatenate([np.arange(users)[: min(users, rows)], rest])


def _choices(rng: np.random.Generator, owner: Ints, users: int, kind: Ints) -> Ints:
    """What is chosen: a category by taste, in it an item by popularity."""
    items = len(kind)
    popularity = 1 / (rng.permutation(items) + 3.0) ** 0.9
    taste = rng.dirichlet(np.full(KINDS, 0.35), users) * 0.85 + 0.15 / KINDS
    reach = np.cumsum(taste, axis=1)[owner]
    wanted = (rng.random(len(owner))[:, None] > reach).sum(axis=1).clip(0, min(KINDS, items) - 1)
    chosen = np.zeros(len(owner), np.int64)
    for one in range(min(KINDS, items)):
        inside, rows = np.flatnonzero(kind == one), np.flatnonzero(wanted == one)
        weights = popularity[inside] / popularity[inside].sum()
        chosen[rows] = rng.choice(inside, len(rows), p=weights)
    return chosen


def _times(
    rng: np.random.Generator, owner: Ints, users: int, start: int, days: int
) -> tuple[Ints, Ints]:
    """When: visits at hours of the day that people like, a few minutes between their rows."""
    rows = len(owner)
    first = np.append(True, owner[1:] != owner[:-1])
    visit = np.cumsum(first | (rng.random(rows) < 0.35)) - 1
    lead = np.flatnonzero(np.append(True, visit[1:] != visit[:-1]))
    visits = len(lead)
    joined = rng.integers(0, max(days * 3 // 4, 1), users)[owner[lead]]
    day = joined + (rng.random(visits) * (days - joined)).astype(np.int64)
    hour = rng.choice(24, visits, p=_HOURS / _HOURS.sum())
    begin = start + day * DAY + hour * 3600 + rng.integers(0, 3600, visits)
    begin = begin[np.lexsort((begin, owner[lead]))]
    gap = rng.exponential(150, rows).astype(np.int64) + 3
    gap[lead] = 0
    run = np.cumsum(gap)
    return begin[visit] + run - run[lead][visit], visit.astype(np.int64)


def heads(log: Log) -> tuple[list[int], Ints]:
    """The orders: of each its first row, and the number of its order for each row."""
    _, first, number = np.unique(log.session, return_index=True, return_inverse=True)
    return [int(one) for one in first], number.astype(np.int64)
