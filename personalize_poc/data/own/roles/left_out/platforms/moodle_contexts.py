"""Levels of Moodle's log: an activity, a course, the whole site, each with numbers of its own.

The standard log names what a row is about by `contextlevel` and `contextinstanceid`: 7 at level 70
is an activity, and at level 50 a course. What people choose are the activities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.systems.courses import MOODLE_ACTIVITY, MOODLE_LEVELS
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_ABOUT = ("contextinstanceid", "contextid")
"""Columns that say what a row is about."""


def leave_out(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    gone: dict[str, tuple[str, ...]],
    result: Actions,
) -> None:
    """Leave out rows of other levels, where the item is what a row is about.

    Args:
        connection: where the tables are.
        best: the interactions.
        gone: name of a column -> values whose rows are left out; written to.
        result: gets why, by the name of the column.
    """
    item = best.roles["ITEM_ID"]
    names = {plain(column.name): column for column in best.view.columns}
    level = names.get("contextlevel")
    if level is None or item.view is not best.view or level.name in gone:
        return
    if plain(item.column.name) not in _ABOUT:
        return
    counts = value_counts(connection, best.view, level)
    others = tuple(one for one in counts if one != MOODLE_ACTIVITY)
    if not others or not counts.get(MOODLE_ACTIVITY) or not MOODLE_LEVELS.issuperset(counts):
        return
    gone[level.name] = others
    rows = sum(counts[one] for one in others)
    told = ngettext(
        "{rows:,} row is of a course, a person or the whole site, not of an activity.",
        "{rows:,} rows are of courses, people or the whole site, not of an activity.",
        rows,
    )
    result.tell(level.name, told.format(rows=rows))
