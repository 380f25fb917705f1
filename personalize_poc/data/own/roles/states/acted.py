"""What was found of events and states in a table of interactions, as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.states.unsaid import Unsaid


@dataclass
class Actions:
    """What was found of events and states.

    Attributes:
        event: the column with the kind of event, or None.
        confidence: that it is.
        event_types: kind in the file -> another name, or None for rows that are left out.
        leave_out: name of a column -> values whose rows are left out.
        carry: name of a column of `leave_out` -> column with the number of the order, where only
            one line of an order has a value.
        reasons: key of a column -> what it was taken for, in words.
        counts: of the kinds of events.
        returns: key of a column of quantities -> what is below zero, in words.
        explained: label of the table that says what the kinds mean, or "".
        coded: whether the kinds are numbers or letters that say nothing.
        unsaid: a column of which a person has to say what it means, or None.
        kinds: a column of codes of kinds that nothing explains, or None; see `coded_kinds`.
        many: a column of far more codes of actions than can be named, or None; see `many_codes`.
        heads: the same of the documents to which the rows belong, or None.
        unknown: columns of states in codes that say nothing.
        unexplained: columns of kinds or codes that say something of a row, and nobody knows what.
        settled: keys of columns of which something has told what all their values mean.
        beside: label of another table that says something of these rows -> what was found of it.
        told: name of a column, also of another table -> why rows are left out by it.
        strange: kinds of events of which no word is known here.
        undone: kind of an event in unknown words -> the kind that it seems to undo.
        twice: kind of an event that tells again what another kind has told -> that one.
        itemless: kinds of events of which no row names an item.
        doubted: name of a column of states -> values in unknown words, with their rows, which count
            although other values are left out.
        unpaid: name of a column of states -> values of orders that are not paid yet, with their
            rows, where these are so many that they count.
        shown: kinds of events that are lists of what was shown.
        booked: kinds of bookings of a broker or a bank that are no choices, such as fees.
        live: key of a column of versions -> the one of rows that are no drafts.
        answer: key of the column of what users answer where something is put before them, or "".
        again: keys of columns that say of the same rows what others say, which leave them out.
        rarest: kinds of events that are left out because there are too many of them.
    """

    event: ColumnProfile | None = None
    confidence: float = 0.0
    event_types: dict[str, str | None] = field(default_factory=dict)
    leave_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    carry: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    returns: dict[str, str] = field(default_factory=dict)
    explained: str = ""
    coded: bool = False
    unsaid: Unsaid | None = None
    kinds: Unsaid | None = None
    many: Unsaid | None = None
    heads: Unsaid | None = None
    unknown: list[ColumnProfile] = field(default_factory=list)
    unexplained: list[ColumnProfile] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    again: set[str] = field(default_factory=set)
    beside: dict[str, Actions] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    strange: tuple[str, ...] = ()
    undone: dict[str, str] = field(default_factory=dict)
    twice: dict[str, str] = field(default_factory=dict)
    itemless: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    booked: tuple[str, ...] = ()
    rarest: tuple[str, ...] = ()
    doubted: dict[str, dict[str, int]] = field(default_factory=dict)
    unpaid: dict[str, dict[str, int]] = field(default_factory=dict)
    live: dict[str, str] = field(default_factory=dict)
    answer: str = ""

    def settle(self, column: ColumnProfile) -> None:
        """Ask nothing more about a column: what its values mean is told."""
        self.settled.add(column.key)
        self.unknown = [one for one in self.unknown if one is not column]
        if self.unsaid and self.unsaid.column is column:
            self.unsaid = None

    def asks_about(self, column: ColumnProfile) -> bool:
        """Whether a person would be asked what the values of a column mean."""
        unsaid = self.unsaid is not None and self.unsaid.column is column
        return unsaid or any(one is column for one in self.unknown)

    def explain(self, column: ColumnProfile) -> None:
        """Take a column from those of kinds or codes that nobody knows."""
        self.unexplained = [one for one in self.unexplained if one is not column]
        if self.kinds and self.kinds.column is column:
            self.kinds = None

    def leave_out_kinds(self, kinds: Iterable[str], why: str = "") -> None:
        """Leave out rows with these kinds of events: what their words mean is known.

        Args:
            kinds: of `counts`.
            why: a sentence, or "" if a finding says it.
        """
        gone = tuple(kinds)
        self.event_types.update(dict.fromkeys(gone))
        self.strange = tuple(one for one in self.strange if one not in gone)
        if why and self.event:
            self.tell(self.event.name, why)

    def leave_out_values(self, name: str, values: Iterable[str]) -> None:
        """Leave out rows with these values of a column, beside those that are left out already."""
        before = self.leave_out.get(name, ())
        self.leave_out[name] = tuple(dict.fromkeys((*before, *values)))

    def tell(self, name: str, why: str) -> None:
        """Say once more why rows are left out by a column.

        Args:
            name: of the column.
            why: a sentence, put behind those that are told already.
        """
        self.told[name] = f"{self.told.get(name, '')} {why}".strip()

    def as_states(self) -> None:
        """Leave rows out by kinds of events of another table, which are states of what is here."""
        gone = tuple(kind for kind, name in self.event_types.items() if name is None)
        if self.event and gone and len(gone) < len(self.counts):
            self.leave_out.setdefault(self.event.name, gone)
