"""Input that no check can use, or only with care: broken, empty, hostile, half there.

Each case writes into a folder, and says what is to be checked and what a person must be told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support.exports.world import Draw, Log
from tests.support.exports.writers import csv, lines, money, put

Write = Callable[[Path], Path]


@dataclass(frozen=True)
class Case:
    """One kind of bad input.

    Attributes:
        name, about: what it is.
        write: makes it in a folder, and returns what is to be checked.
        blocks: whether the exit code must say so; None where either is right.
        says: of each group one word stands in what is printed, in any case.
    """

    name: str
    about: str
    write: Write
    blocks: bool | None
    says: tuple[tuple[str, ...], ...] = ()
    apart: bool = False
    """Whether it is tried in a process of its own, because it could end the one it runs in."""


CASES: dict[str, Case] = {}


def case(
    about: str, *says: tuple[str, ...], blocks: bool | None = True, apart: bool = False
) -> Callable[[Write], Write]:
    """Register a function that writes a case; it is called as the function is."""

    def register(write: Write) -> Write:
        CASES[write.__name__] = Case(write.__name__, about, write, blocks, says, apart)
        return write

    return register


def shop(
    folder: Path, rows: int = 2500, items: int = 150, spoil: Callable[[str], str] = str
) -> tuple[Path, Log]:
    """A sound small shop; `spoil` may change the text of the events."""
    draw = Draw("broken")
    log = draw.log(150, items, rows, days=90)
    put(folder / "events.csv", spoil("".join(lines({
        "user_id": [f"u{n:04d}" for n in log.user],
        "item_id": [f"i{n:04d}" for n in log.item],
        "event_type": draw.pick(["view", "purchase"], len(log), [9, 1]),
        "timestamp": log.time,
    }))))  # fmt: skip
    csv(folder / "items.csv", {
        "item_id": [f"i{n:04d}" for n in range(log.items)],
        "name": draw.products(log, "en"),
        "category": draw.kinds(log, "en"),
        "price": money(log.price),
    })  # fmt: skip
    return folder / "events.csv", log
