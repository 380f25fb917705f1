"""What items and people are described by, without the rows that are left out."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.sections.made import Made
from personalize_poc.language import _

_OF_USER = 0.98
"""From here on a column is one of the user: who is a robot is one in all rows."""


def without_outsiders(made: Made | None, best: Candidate, happened: Section) -> None:
    """Leave robots and test accounts out of the users as well, where no table of people is.

    Each would be a user without any event. What says something of single rows, such as a state of
    orders, stays out of it: whoever cancelled may have no other row, and is a person all the same.

    Args:
        made: the section of users; written to.
        best: the interactions.
        happened: their section.
    """
    user = best.roles["USER_ID"]
    if made is None or made.label != best.view.label or user.view is not best.view:
        return
    gone = {
        column.name: happened.leave_out[column.name]
        for column in best.view.columns
        if column.name in happened.leave_out
        and column.name not in happened.carry
        and (column is user.column or best.view.goes_with(user.column.key, column.key) > _OF_USER)
    }
    unused = {name: why for name, why in made.section.unused.items() if name not in gone}
    made.section = replace(made.section, leave_out=gone, unused=unused)


def without_constants(made: Made | None, views: list[View], happened: Section) -> Made | None:
    """The section without columns in which one value is left, where others are left out.

    Of "customer" and "test" nothing can be learned once the tests are gone.

    Args:
        made: the section of items or users.
        views: all tables.
        happened: the section of interactions.

    Returns:
        The section; None if nothing else is known of items or people.
    """
    if made is None:
        return None
    view = next(one for one in views if one.label == made.label)
    gone = {
        column.name: _("only {value} is left of it, once the others are left out").format(
            value=", ".join(left) or _("nothing")
        )
        for column in view.columns
        if (values := set(happened.leave_out.get(column.name, ())) & column.frequencies.keys())
        and len(left := [one for one in column.frequencies if one not in values]) <= 1
        and column.distinct <= len(column.frequencies)
    }
    section = made.section
    fields = {one: name for one, name in section.columns.items() if name not in gone}
    if len(fields) == len(section.columns):
        return made
    if len(fields) == 1 and not (section.title or section.joins):
        return None
    kinds = {one: kind for one, kind in section.kinds.items() if one in fields}
    unused = {
        **section.unused,
        **{one: gone[one] for one in section.columns.values() if one in gone},
    }
    made.section = replace(section, columns=fields, kinds=kinds, unused=unused)
    made.guesses = [one for one in made.guesses if one.column not in gone]
    return made
