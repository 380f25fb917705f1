"""What exports drawn at random have in common: ids, times, names, and what is right of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

Tables = dict[str, dict[str, list[str]]]
Ids = Callable[[int], str]

_WORDS = ("Red", "Blue", "Old", "New", "Big")
_THINGS = ("river", "lamp", "song", "night", "road", "cup")
_GIVEN = ("Ana", "Bea", "Cid", "Dan", "Eva", "Fay", "Gus", "Hal", "Ida", "Jon", "Kim", "Lee", "Mia")
_FAMILY = ("Ray", "Sol", "Tan", "Uhl", "Voss", "Wu", "Xia", "York", "Zahn", "Abt", "Bach", "Cruz")


@dataclass
class Drawn:
    """An export and what is right of it.

    Attributes:
        tables: file -> column -> values.
        user, item, time: the columns that may be taken.
        event_type: the column of kinds of events, if there is one.
        on: of the table that rows are joined with, the pair of columns.
    """

    tables: Tables
    user: set[str]
    item: set[str]
    time: set[str]
    event_type: str | None = None
    on: dict[str, str] = field(default_factory=dict)


def called(concepts: str, words: str) -> dict[str, str]:
    """Concept -> the word for it in one language.

    Args:
        concepts: with blanks between them.
        words: as many.
    """
    return dict(zip(concepts.split(), words.split(), strict=True))


def ids(draw: random.Random) -> Ids:
    """Ids of one of the forms in which programs write them, counted or not."""
    letter, first = draw.choice("ABCKPMX"), draw.randint(10**6, 10**8)
    return draw.choice(
        [
            lambda n: str(n + 1),
            lambda n: f"{n + 1:06d}",
            lambda n: f"{letter}{n + 1:05d}",
            lambda n: str(first + 7 * n),
            lambda n: f"{n * 2654435761 % 2**32:08x}",
        ]
    )


def times(draw: random.Random, count: int, days: int) -> list[datetime]:
    """Times of events within some days, in order."""
    begin = datetime(2023, 1, 1)
    return sorted(begin + timedelta(seconds=draw.randint(0, 86_400 * days)) for _ in range(count))


def writer(draw: random.Random, *, unix: bool = False) -> Callable[[datetime], str]:
    """How an export writes its times."""
    forms = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y %H:%M", "%Y/%m/%d %H:%M"]
    if unix and draw.random() < 0.3:
        return lambda time: str(int(time.timestamp()))
    form = draw.choice(forms)
    return lambda time: time.strftime(form)


def title(number: int) -> str:
    """What a thing is called."""
    return f"{_WORDS[number % 5]} {_THINGS[number % 6]} {number}"


def person(draw: random.Random) -> str:
    """What somebody is called; others may be called so as well."""
    return f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)}"


def skewed(draw: random.Random, count: int, power: float = 1.8) -> int:
    """One of several, the first ones more often."""
    return int(count * draw.random() ** power)


def some(draw: random.Random, names: Sequence[str], share: float) -> list[str]:
    """A part of the columns that an export may have."""
    return [name for name in names if draw.random() < share]


def shuffled(draw: random.Random, columns: dict[str, list[str]]) -> dict[str, list[str]]:
    """Columns in any order."""
    names = list(columns)
    draw.shuffle(names)
    return {name: columns[name] for name in names}
