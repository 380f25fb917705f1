"""The sections of a mapping that one reading of the tables makes: columns, joins, rows left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from personalize_poc.data.own import mapping_file
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out import row_rules
from personalize_poc.data.own.roles.left_out.goods import no_goods_sure
from personalize_poc.data.own.roles.sections import (
    catalogue,
    events,
    finished,
    own_rows,
    row_titles,
)
from personalize_poc.data.own.roles.sections.events import Happened
from personalize_poc.data.own.roles.sections.made import Made
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_column.times import time_forms
from personalize_poc.data.own.tables import Reading


@dataclass(frozen=True)
class Applied:
    """What a reading of the tables makes.

    Attributes:
        sections: of the mapping, by name.
        guesses: for all columns of their tables.
        form: how the times are written.
        found: what is said of rows, and which are left out.
        happened: the interactions.
        items, users: what is known of them; None if nothing is.
        unfolded: files of which lists were made rows.
    """

    sections: dict[str, Section]
    guesses: list[Guess]
    form: time_forms.Form
    found: Actions
    happened: Happened
    items: Made | None
    users: Made | None
    unfolded: frozenset[str]


def apply(reading: Reading, views: list[View], best: Candidate) -> Applied:
    """Make the sections.

    Args:
        reading: the tables.
        views: of all of them.
        best: which table holds the interactions, and which of its columns are what.
    """
    connection = reading.connection
    time = best.roles["TIMESTAMP"]
    form = (
        time_forms.Form(("seconds",))
        if best.is_counted
        else time_forms.whole_form(connection, time.view, time.column)
    )
    unfolded = frozenset(one.file or "" for one in reading.findings if one.code == "list-unfolded")
    found = row_rules.find(connection, views, best, form, unfolded)
    happened = events.build(connection, views, best, form, found)
    items = catalogue.items(connection, views, best, happened.rest)
    users = catalogue.users(connection, views, best, happened.rest)
    own_rows.without_outsiders(users, best, happened.section)
    items, users = (
        own_rows.without_constants(one, views, happened.section) for one in (items, users)
    )
    sections: dict[str, Section] = {"interactions": happened.section}
    guesses: list[Guess] = list(happened.guesses)
    for name, made in (("items", items), ("users", users)):
        if made:
            sections[name] = made.section
            guesses += made.guesses
    sure = no_goods_sure.leave_out(reading, views, best, sections, found)
    called, guesses = row_titles.named(best, finished.read_so(best, sure), items, guesses)
    happened.section = sections["interactions"] = called
    for name in tuple(sections):
        sections[name] = finished.whole(views, name, sections, happened.rest.lost)
    guesses += finished.guessed(sections, guesses)
    guesses = finished.deciding(best.view, sections["interactions"], guesses, found)
    return Applied(sections, guesses, form, found, happened, items, users, unfolded)


def plain(sections: dict[str, Section]) -> dict[str, Section]:
    """Sections without what is said of columns that are not used."""
    return {name: replace(section, unused={}) for name, section in sections.items()}


def text(sections: dict[str, Section]) -> str:
    """A mapping.yaml of these."""
    return mapping_file.text(Mapping(sections))
