"""What is said of columns that may be states and that nobody knows, with the rows of each value."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import tally
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.mapping_file.types import ANY, Join
from personalize_poc.data.own.roles.event_kinds import code_book
from personalize_poc.data.own.roles.evidence import yaml_lines
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.standing import Standing
from personalize_poc.data.own.roles.states import unsaid
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import is_negative, is_state
from personalize_poc.data.own.tables import Reading
from personalize_poc.data.words import Share
from personalize_poc.language import _, ngettext

_TRIED, _COLUMNS, _VALUES = 8, 5, 8
"""Columns that are counted, those that are named, and values of each."""
_SELDOM = 0.25
"""Share of the interactions up to which a value may be what does not count."""
_WHOLE = 0.999
"""Share of rows from which on all have a value."""
_WORDS = 40
"""Letters of a value that are shown."""


def gather(
    reading: Reading,
    views: list[View],
    section: Section,
    found: Actions,
    standing: list[Standing],
) -> list[Finding]:
    """What nobody knows, institutions among persons, and orders that are not paid yet.

    Args:
        reading: the files.
        views: all tables.
        section: that of interactions.
        found: what was found of events and states.
        standing: the columns, the likeliest first.
    """
    several = [one for one in standing if one.shared][:_COLUMNS]
    others = [one for one in standing if not one.shared][:_TRIED]
    told = [Told(reading, views, section, one) for one in others]
    told = [one for one in told if one.tells][:_COLUMNS]
    notes = [_unknown(told, section)] if told else []
    shared = [Told(reading, views, section, one) for one in several]
    notes += [_shared(one, section) for one in shared if one.counts]
    by_label = {view.label: view for view in views}
    places = [by_label[one] for one in (section.files[0], *(j.file for j in section.joins))]
    for name, values in found.unpaid.items():
        of_name = ((view, one) for view in places for one in view.columns if one.name == name)
        view, column = next(of_name, (None, None))
        if view is None or column is None:
            continue
        counts = tally.interactions(reading, section, view.label, name)[0]
        if unpaid := {value: counts[value] for value in values if value in counts}:
            words = code_book.meanings(reading.connection, views, view, column)
            notes.append(_unpaid(name, unpaid, words, section.leave_out.get(name, ())))
    return notes


def _shown(value: str, words: dict[str, str]) -> str:
    """A value, with what it means if it is a code."""
    word = f" ({words[value][:_WORDS]})" if value in words else ""
    return f"{value[:_WORDS]}{word}"


class Told:
    """A column with the interactions of each of its values.

    Attributes:
        one: which column.
        label: of its table.
        counts: value -> interactions, the most frequent first; of `rest` alone, if there are such.
        words: value -> what another table says that it means.
        share: of all interactions, of one.
    """

    def __init__(
        self, reading: Reading, views: list[View], section: Section, one: Standing
    ) -> None:
        view, name = one.beside.view, one.column.name
        counts, rows = tally.interactions(reading, section, view.label, name, one.beside.way)
        self.one, self.label = one, view.label
        self._of_users = any(
            join.file == view.label and "USER_ID" in join.columns for join in section.joins
        )
        self.counts = {v: n for v, n in counts.items() if one.rest is None or v in one.rest}
        self.share = 1 / max(1, rows)
        self.words = code_book.meanings(reading.connection, views, view, one.column)

    @property
    def tells(self) -> bool:
        """Whether the rows that are taken differ by it: not if the others are left out already.

        Rows without a partner in the table that names the users have no user, and are none.
        """
        one = self.one
        alone = len(self.counts) == 1 and one.rest is None
        if alone and self._of_users and one.column.fill > _WHOLE:
            return False
        return 0 < sum(self.counts.values()) * self.share < _WHOLE or len(self.counts) > 1

    @property
    def name(self) -> str:
        """Of the column."""
        return self.one.column.name

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Values whose rows may not count: those that say so, else the rarest unknown ones."""
        if self.one.rest is not None:
            few = tuple(v for v, n in self.counts.items() if n * self.share <= _SELDOM)
            return few or tuple(self.counts)
        wrong = tuple(v for v in self.counts if is_negative(self.words.get(v, v)))
        known = tuple(value for value in self.counts if is_state(value))
        return wrong or unsaid.doubtful(self.counts, known)

    def __str__(self) -> str:
        """The column with its values, their interactions and shares."""
        some = list(self.counts.items())[:_VALUES]
        listed = [
            _("{value} {count:,} = {share:.1%}").format(
                value=_shown(value, self.words), count=count, share=Share(count * self.share)
            )
            for value, count in some
        ]
        more = ", …" if len(self.counts) > _VALUES else ""
        return f"{self.label}: {self.name} ({', '.join(listed)}{more})"


def _unknown(told: list[Told], section: Section) -> Finding:
    is_state = any(one.one.is_state for one in told)
    listed = "; ".join(map(str, told))
    first = told[0]
    message = ngettext(
        "{count} column may say that rows are no real interest, and no rule decides by it; these "
        "interactions count: {listed}.",
        "{count} columns may say that rows are no real interest, and no rule decides by them; "
        "these interactions count: {listed}.",
        len(told),
    )
    return Finding(
        "standing-unknown",
        Grade.WEAKENS if is_state else Grade.NOTE,
        message.format(count=len(told), listed=listed),
        dataset="interactions",
        file=first.label,
        column=first.name,
        value=next(iter(first.doubtful), None),
        count=sum(first.counts.get(value, 0) for value in first.doubtful),
        matters=_(
            "What was cancelled, not paid or never happened, and what staff, tests or suppliers "
            "did, would be learned from as interest."
        ),
        fix=_(
            "Leave out the values that are no interest, under interactions in mapping.yaml; for "
            "the rarest of them: `{lines}`"
        ).format(lines=_lines(told, section)),
    )


def _shared(told: Told, section: Section) -> Finding:
    """Numbers of people behind which a school or a firm stands."""
    rows = sum(told.counts.values())
    listed = ", ".join(_shown(value, told.words) for value in list(told.counts)[:_VALUES])
    return Finding(
        "accounts-of-several",
        Grade.NOTE,
        ngettext(
            "{rows:,} interaction is of one whose {name} in {label} is {listed}: several "
            "people stand behind each; it counts.",
            "{rows:,} interactions are of those whose {name} in {label} is {listed}: several "
            "people stand behind each; they count.",
            rows,
        ).format(rows=rows, name=told.name, label=told.label, listed=listed),
        dataset="interactions",
        file=told.label,
        column=told.name,
        value=next(iter(told.counts)),
        count=rows,
        matters=_("What a school or a firm takes for many people is the taste of none of them."),
        fix=_(
            "Leave them out in mapping.yaml if only single persons are recommended to: `{lines}`"
        ).format(lines=_lines([told], section)),
    )


def _lines(told: list[Told], section: Section) -> str:
    """Entries of a mapping that leave out what is doubtful, beside what is left out already."""
    gone: dict[str, list[str]] = {}
    ways: list[Join] = []
    for one in told:
        before = section.leave_out.get(one.name, ())
        if ANY not in before:
            values = [*gone.get(one.name, before), *one.doubtful]
            gone[one.name] = list(dict.fromkeys(values))
        way = one.one.beside.way
        if way and way not in ways:
            ways.append(way)
    keys: dict[str, Any] = {"leave_out": gone}
    if ways:
        keys["join"] = [{"file": way.file, "on": dict(way.on)} for way in ways]
    return ", ".join(yaml_lines.flow(key, value) for key, value in keys.items())


def _unpaid(
    name: str, values: dict[str, int], words: dict[str, str], gone: tuple[str, ...]
) -> Finding:
    """Orders that are not paid yet: some of them never are."""
    listed = ", ".join(_shown(value, words) for value in list(values)[:_VALUES])
    rows = sum(values.values())
    return Finding(
        "orders-unpaid",
        Grade.NOTE,
        ngettext(
            "{rows:,} interaction with {listed} in {name} is of an order that is not paid or "
            "not settled yet; it counts.",
            "{rows:,} interactions with {listed} in {name} are of orders that are not paid or "
            "not settled yet; they count.",
            rows,
        ).format(rows=rows, listed=listed, name=name),
        dataset="interactions",
        column=name,
        value=next(iter(values)),
        count=rows,
        matters=_("Who has ordered has shown interest, whether they pay in the end or not."),
        fix=_(
            "Add these values under leave_out in mapping.yaml if only what was paid counts: "
            "`{lines}`"
        ).format(lines=yaml_lines.flow("leave_out", {name: [*gone, *values]})),
    )
