"""People who are told by the rows of interactions alone: not those whose rows are left out."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.sections.catalogue import Made

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
