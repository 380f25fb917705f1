"""What is true of an export: what a person who knows it would write into mapping.yaml.

Where several answers are as good, a tuple lists them, the best first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tests.support.exports.world import Draw, Ints

Names = str | tuple[str, ...]
"""A column, or several of which each is right."""


@dataclass(frozen=True)
class Joined:
    """A third table: `file`, column here -> column there, and the fields that stand there."""

    file: str
    on: dict[str, str]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """Rows that count, once they are read rightly; times that name no zone are taken as UTC."""

    rows: int
    users: int
    items: int
    first: int
    last: int
    total: int
    """Sum of all times in seconds: wrong forms of only some rows show here."""
    step: int = 1
    """Times are compared after they are cut to so many seconds."""


@dataclass(frozen=True)
class Events:
    """The interactions.

    Attributes:
        files: all of their parts, relative to the folder.
        user, item, time: columns.
        forms: of the time, as mapping.yaml names them; all of them occur.
        counted: the rows that count.
        event: column with event types, or None.
        constant: names that are right for all rows, if there is no such column.
        value: column that may be EVENT_VALUE, or None.
        leave_out: column -> values whose rows must not count.
        may_leave_out: columns by which rows may be left out without harm.
        join: where some of the columns are.
        impressions: column with what was shown.
        zone: in which the times really are, where they do not say it.
        said: the zone that all times name, as a mapping may write it.
    """

    files: tuple[str, ...]
    user: Names
    item: Names
    time: Names
    forms: tuple[str, ...]
    counted: Counted | None = None
    event: Names | None = None
    constant: tuple[str, ...] = ()
    value: Names | None = None
    leave_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    may_leave_out: tuple[str, ...] = ()
    join: Joined | tuple[Joined, ...] = ()
    impressions: str | None = None
    zone: str = "UTC"
    said: str = "UTC"

    @property
    def joins(self) -> tuple[Joined, ...]:
        """All tables that are joined."""
        return (self.join,) if isinstance(self.join, Joined) else self.join


@dataclass(frozen=True)
class Metadata:
    """The file of items or of users.

    Attributes:
        files: all of its parts.
        id: column that joins with the interactions.
        kinds: column -> kinds that are right for it ("unused" may be one).
        title: column with what people call an item.
        needed: whether a proposal without this section is wrong.
    """

    files: tuple[str, ...]
    id: Names
    kinds: Mapping[str, Names] = field(default_factory=dict)
    title: Names | None = None
    needed: bool = True


@dataclass(frozen=True)
class Ask:
    """A question that is in order.

    Attributes:
        words: one of them stands in its code or text, in any case.
        must: whether to decide without asking is wrong.
    """

    words: tuple[str, ...]
    must: bool = True


@dataclass(frozen=True)
class Truth:
    """All that is true of an export.

    Attributes:
        events: the interactions; None if nothing here can be interactions.
        items, users: metadata, where there is a file of them.
        ask: what must, or may, be asked.
        refuse: words of which one stands in the reason why there is no mapping; with `ask`, either
            of the two is right.
        findings: words, of each group one stands in a code or message of a finding of the check.
    """

    events: Events | None = None
    items: Metadata | None = None
    users: Metadata | None = None
    ask: Ask | None = None
    refuse: tuple[str, ...] = ()
    findings: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Export:
    """One kind of export: its name, what it is, its language, and how it is made."""

    name: str
    about: str
    language: str
    make: Callable[[Path, Draw], Truth]


def names(given: Names | None) -> tuple[str, ...]:
    """As a tuple."""
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else given


def count(
    users: Sequence[Any] | Ints,
    items: Sequence[Any] | Ints,
    seconds: Ints,
    keep: Any = None,
    step: int = 1,
) -> Counted:
    """Count the rows that `keep` says; times are cut to `step` seconds, as the file shows them."""
    kept = np.ones(len(seconds), bool) if keep is None else np.asarray(keep, bool)
    times = seconds[kept] // step * step
    return Counted(
        rows=int(kept.sum()),
        users=len({user for user, k in zip(users, kept, strict=True) if k}),
        items=len({item for item, k in zip(items, kept, strict=True) if k}),
        first=int(times.min()),
        last=int(times.max()),
        total=int(times.sum()),
        step=step,
    )


class Kinds(list[Export]):
    """The exports of a module; `add` registers the function below it."""

    def add(
        self, name: str, about: str, language: str = "en"
    ) -> Callable[[Callable[[Path, Draw], Truth]], Callable[[Path, Draw], Truth]]:
        """Register a function that writes an export."""

        def register(make: Callable[[Path, Draw], Truth]) -> Callable[[Path, Draw], Truth]:
            self.append(Export(name, about, language, make))
            return make

        return register
