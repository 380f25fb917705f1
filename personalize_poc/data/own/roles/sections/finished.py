"""What a section says beside its columns: how its files are read, and why others are not used."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own import file_names, row_numbers
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.tables import Table
from personalize_poc.language import _

_LISTED = 4
"""Most values that are named of those whose rows are left out."""


def read_so(best: Candidate, section: Section) -> Section:
    """The section, read with a column for what no column says: an order of rows, who has a file."""
    if section.columns.get("USER_ID") == file_names.NAME:
        section = replace(section, reading={**section.reading, file_names.NAMED: True})
    table = best.view.profile.table
    section = replace(section, renamed=_renamed(table), digits=table.digits)
    if section.columns.get("TIMESTAMP") != row_numbers.NAME or not best.is_counted:
        return section
    by = section.columns["USER_ID"]
    return replace(section, reading={**section.reading, row_numbers.NUMBERED: by})


def _renamed(table: Table) -> dict[str, dict[str, str]]:
    """Files of other layouts, with those of their columns that are called otherwise there."""
    return {
        file: {there: here for there, here in names.items() if there != here}
        for file, names in table.renamed.items()
    }


def whole(
    views: list[View], name: str, sections: dict[str, Section], lost: dict[str, str]
) -> Section:
    """The section with a word for every column of its table that nothing else speaks of."""
    section = sections[name]
    same = [one for one in sections.values() if one.files == section.files]
    if section is not same[0]:
        return section
    spoken = {
        column for one in same for column in (*one.columns.values(), *one.unused, *one.leave_out)
    }
    spoken |= {name for one in same for name in (one.title, one.time_of_day) if name}
    spoken |= {name for join in section.joins for name in join.on}
    view = next(view for view in views if view.label == section.files[0])
    other = _("nothing tells what it means")
    rest = {
        column.name: lost.get(column.name, other)
        for column in view.columns
        if column.name not in spoken
    }
    return replace(section, unused={**section.unused, **rest})


def guessed(sections: dict[str, Section], guesses: list[Guess]) -> list[Guess]:
    """A guess for each unused column that has none yet."""
    known = {(one.table, one.column) for one in guesses}
    return [
        Guess(name, "", section.files[0], column, "unused", 0.8, reason)
        for name, section in sections.items()
        for column, reason in section.unused.items()
        if (section.files[0], column) not in known
    ]


def deciding(view: View, section: Section, guesses: list[Guess], found: Actions) -> list[Guess]:
    """The guesses, of which those of columns that rows are left out by say this.

    What else they are, as a kind of line that goes with the item, is no reason why rows count.

    Args:
        view: the table of the interactions.
        section: of them.
        guesses: for all columns.
        found: what was found of states, with the reasons of those that are told already.
    """
    told = {one.name for one in view.columns if one.key in found.reasons}
    return [
        replace(one, reason=_rows_gone(section.leave_out[one.column]))
        if one.section == "interactions"
        and (one.table, one.kind, one.field) == (view.label, "unused", "")
        and one.column in section.leave_out.keys() - told
        else one
        for one in guesses
    ]


def _rows_gone(values: tuple[str, ...]) -> str:
    called = {"": _("no value"), ANY: _("any value")}
    listed = ", ".join(called.get(value, value) for value in values[:_LISTED])
    more = ", …" if len(values) > _LISTED else ""
    return _("rows with {listed} are left out").format(listed=listed + more)
