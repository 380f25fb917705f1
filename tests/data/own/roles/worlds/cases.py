"""Exports with their right answers; the modules `shops`, `media` and `records` register them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Tables = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Answer:
    """What is right.

    Attributes:
        file, user, item, time: of the interactions; time None means that no mapping is right.
        form: of the time; None if the test does not care.
        event, value: columns, or None.
        context: columns of context.
        leave_out: column -> values.
        carry: column of `leave_out` -> column with the number of the order.
        event_types: as in the mapping; None if the test does not care.
        join: table that user or time come from.
        items, users: table of the section; None for no section.
        item_fields, user_fields: columns with the kind they are taken for.
        title: column of titles.
        unused: columns that must be unused, of any section.
        asked: codes of questions; each must be asked and no other.
        noticed: codes of findings that must be there.
        reason: a part of the reason, where there is no mapping.
    """

    file: str = ""
    user: str = ""
    item: str = ""
    time: str | None = None
    form: str | None = None
    event: str | None = None
    value: str | None = None
    context: frozenset[str] = frozenset()
    leave_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    carry: dict[str, str] = field(default_factory=dict)
    event_types: dict[str, str | None] | None = None
    event_type: str | None = None
    join: str | None = None
    items: str | None = None
    users: str | None = None
    item_fields: dict[str, str] = field(default_factory=dict)
    user_fields: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    unused: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    noticed: frozenset[str] = frozenset()
    reason: str = ""


CASES: dict[str, Callable[[], tuple[Tables, Answer]]] = {}


def case(make: Callable[[], tuple[Tables, Answer]]) -> Callable[[], tuple[Tables, Answer]]:
    """Register an export under the name of the function that makes it."""
    CASES[make.__name__] = make
    return make
