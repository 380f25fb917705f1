"""The log of a Moodle site as a file: rows of the site or a course itself, and acts on others.

A context is written with what it is of: "Quiz: Fractions". Signing in and the like are of the site,
which has no such word before it. Whoever grades acts on somebody else, who is named beside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.systems.courses import GOOD_PART, MOODLE_LOG
from personalize_poc.data.own.sql import NOTHING
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_TITLED = re.compile(r"[^:：]{1,60}[:：]\s*\S")
_MOSTLY, _LISTED = 0.9, 20
"""Share of the contexts that have a word before their title, and most that have none."""
_ALL = 0.98
"""Share of the rows of a kind that name somebody else, from which on it is done to them; or that
are of a course, from which on it is no act on an activity."""
_COURSE, _ACTIVITY = "course with id ''", "course module"
"""How descriptions name a course, and an activity of one, in SQL."""
_DESCRIBED = 2
"""Place of the descriptions among the further columns of the log."""


def leave_out(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    gone: dict[str, tuple[str, ...]],
    result: Actions,
) -> None:
    """Leave out contexts that are no course and nothing of one, and what was done to others.

    Args:
        connection: where the tables are.
        best: the interactions.
        gone: name of a column -> values whose rows are left out; written to.
        result: kinds of events, and gets why, by the name of the column.
    """
    known = best.view.known
    if known is not None and known.system.name == MOODLE_LOG and result.event is not None:
        _site(connection, best, gone, result)
        _to_others(connection, best, result)
        _pages_of_courses(connection, best, result)


def _site(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    gone: dict[str, tuple[str, ...]],
    result: Actions,
) -> None:
    item = best.roles["ITEM_ID"].column
    counts = value_counts(connection, best.view, item)
    bare = [one for one in counts if not _TITLED.match(one)]
    if not 0 < len(bare) <= min(_LISTED, (1 - _MOSTLY) * len(counts)):
        return
    before = gone.get(item.name, ())
    gone[item.name] = (*before, *(one for one in bare if one not in before))
    rows = sum(counts[one] for one in bare)
    told = ngettext(
        "{rows:,} row is of the site itself, not of something that is learned.",
        "{rows:,} rows are of the site itself, not of something that is learned.",
        rows,
    )
    result.tell(item.name, told.format(rows=rows))


def _to_others(connection: duckdb.DuckDBPyConnection, best: Candidate, result: Actions) -> None:
    """Leave out kinds that name somebody else; whoever hands in something may be named as well."""
    view, user = best.view, best.roles["USER_ID"]
    known = view.known
    assert known is not None
    further = [one for one in view.columns if known.role(one.key) == "other"]
    other = next((one for one in further if known.place(one.key) == 0), None)
    if other is None or result.event is None:
        return
    text = sql.trimmed(other.key)
    who = sql.trimmed(user.column.key) if user.view is view else "NULL"
    rows = connection.execute(
        f"SELECT {sql.trimmed(result.event.key)} AS v, count(*), count(*) FILTER "
        f"({text} IS DISTINCT FROM {who} AND {text} IS NOT NULL "
        f"AND NOT {sql.any_of(text, tuple(NOTHING))}) "
        f"FROM {view.profile.table.name} WHERE v IS NOT NULL GROUP BY v"
    ).fetchall()
    gone = [str(kind) for kind, count, named in rows if named >= _ALL * count]
    gone = [one for one in gone if result.event_types.get(one, one) is not None]
    if gone and len(gone) < len(rows):
        told = _("Rows with {kinds} name in {name} to whom it was done.")
        result.leave_out_kinds(gone, told.format(kinds=", ".join(gone), name=other.name))


def _pages_of_courses(
    connection: duckdb.DuckDBPyConnection, best: Candidate, result: Actions
) -> None:
    """Leave out kinds of events that only a course itself has: its page, its list of people.

    What people choose are the activities of a course, where a good part of the log is of them. The
    descriptions tell both apart, in English whatever the language of a site is.
    """
    view, known = best.view, best.view.known
    assert known is not None
    further = [one for one in view.columns if known.role(one.key) == "other"]
    text = next((one for one in further if known.place(one.key) == _DESCRIBED), None)
    if text is None or result.event is None:
        return
    item, told = sql.trimmed(best.roles["ITEM_ID"].column.key), sql.trimmed(text.key)
    activity = f"coalesce(contains({told}, '{_ACTIVITY}'), false)"
    rows = connection.execute(
        f"WITH c AS (SELECT {item} AS i, bool_or(coalesce(contains({told}, '{_COURSE}'), false)) "
        f"AND NOT bool_or({activity}) AS whole FROM {view.profile.table.name} GROUP BY i) "
        f"SELECT {sql.trimmed(result.event.key)} AS v, count(*), count(*) FILTER (whole), "
        f"count(*) FILTER ({activity}) FROM {view.profile.table.name} JOIN c ON c.i = {item} "
        "WHERE v IS NOT NULL GROUP BY v"
    ).fetchall()
    if sum(row[3] for row in rows) < GOOD_PART * sum(row[1] for row in rows):
        return
    gone = {str(kind): whole for kind, count, whole, __ in rows if whole >= _ALL * count}
    gone = {one: n for one, n in gone.items() if result.event_types.get(one, one) is not None}
    if gone and len(gone) < len(rows):
        rows = sum(gone.values())
        said = ngettext(
            "{rows:,} row is of a course, a person or the whole site, not of an activity.",
            "{rows:,} rows are of courses, people or the whole site, not of an activity.",
            rows,
        )
        result.leave_out_kinds(list(gone), said.format(rows=rows))
