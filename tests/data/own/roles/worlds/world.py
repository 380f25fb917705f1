"""Made-up people who do things with made-up items, in orders of one to four lines."""

from __future__ import annotations

import hashlib
import random
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=64)
def _happened(
    seed: int, users: int, items: int, rows: int, days: int, lines: int
) -> tuple[tuple[tuple[int, int, datetime, int], ...], tuple[Any, ...]]:
    """What happens in a world, as user, item, time and order, and the state of chance behind it."""
    chance = random.Random(seed)

    def skewed(count: int, power: float) -> int:
        return min(count - 1, int(count * chance.random() ** (1 + power)))

    start = datetime(2024, 1, 1, tzinfo=UTC)
    seconds = sorted(chance.sample(range(days * 86400), min(rows, days * 80000)))
    done: list[tuple[int, int, datetime, int]] = []
    for number, second in enumerate(seconds):
        user = skewed(users, 0.6)
        at = start + timedelta(seconds=second)
        chosen = {skewed(items, 0.9) for _ in range(chance.randint(1, lines))}
        done += [(user, item, at, number) for item in chosen]
        if len(done) >= rows:
            break
    return tuple(done), chance.getstate()


class World:
    """Rows in the order of time: `user`, `item` (numbers from 0), `at`, `order` (number)."""

    def __init__(
        self,
        seed: int = 1,
        users: int = 300,
        items: int = 120,
        rows: int = 1500,
        days: int = 180,
        lines: int = 4,
    ) -> None:
        self.users, self.items = users, items
        done, state = _happened(seed, users, items, rows, days, lines)
        self.random = random.Random()
        self.random.setstate(state)
        self.user = [row[0] for row in done]
        self.item = [row[1] for row in done]
        self.at = [row[2] for row in done]
        self.order = [row[3] for row in done]
        self.rows = range(len(done))

    def pick(self, values: Sequence[Any], weights: Sequence[float] | None = None) -> list[Any]:
        """One of these values for every row."""
        return self.random.choices(values, weights, k=len(self.rows))

    def each(self, make: Callable[[int], Any]) -> list[Any]:
        """A value for every row, by its number."""
        return [make(row) for row in self.rows]

    def by_user(self, make: Callable[[int], Any]) -> list[Any]:
        """A value for every row, by its user."""
        known = [make(user) for user in range(self.users)]
        return [known[user] for user in self.user]

    def by_item(self, make: Callable[[int], Any]) -> list[Any]:
        """A value for every row, by its item."""
        known = [make(item) for item in range(self.items)]
        return [known[item] for item in self.item]

    def by_order(self, make: Callable[[int], Any]) -> list[Any]:
        """A value for every row, by its order."""
        known = [make(number) for number in range(max(self.order) + 1)]
        return [known[number] for number in self.order]

    def times(self, form: str, **after: float) -> list[str]:
        """The time of every row in a form."""
        return [(at + timedelta(**after)).strftime(form) for at in self.at]

    def firsts(self) -> list[int]:
        """The first row of every order."""
        return [row for row in self.rows if row == 0 or self.order[row] != self.order[row - 1]]


def code(prefix: str, number: int, width: int = 5) -> str:
    """A code with zeros before its number."""
    return f"{prefix}{number * 7 % 10**width:0{width}d}"


def digest(number: int) -> str:
    """A hash as hexadecimal digits."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def unique(number: int) -> str:
    """A UUID."""
    return str(uuid.UUID(hashlib.md5(str(number).encode(), usedforsecurity=False).hexdigest()))


def mail(number: int) -> str:
    """An e-mail address."""
    return f"person{number}@example.com"


def chosen(values: Sequence[Any], number: int) -> Any:
    """A value that depends on the number only."""
    return values[int(digest(number)[:6], 16) % len(values)]


def price(number: int, low: int = 5, high: int = 90) -> float:
    """A price that depends on the number only."""
    return low + int(digest(number + 99)[:6], 16) % (100 * (high - low)) / 100


def sentence(number: int) -> str:
    """A sentence that depends on the number only."""
    words = (
        "soft light warm cotton for long summer evenings and short walks by the sea with "
        "friends at home"
    )
    parts = words.split()
    return " ".join(chosen(parts, number * 31 + k) for k in range(12)).capitalize() + "."


def title(
    number: int, words: str = "Blue Garden River Lamp Stone Chair Summer Winter Coat Song"
) -> str:
    """A name of a few words that depends on the number only."""
    parts = words.split()
    return f"{chosen(parts, number)} {chosen(parts, number + 1000)} {number}"
