"""The log of a Moodle site as a file: rows of the site itself, and what was done to somebody else.

A context is written with what it is of: "Quiz: Fractions". Signing in and the like are of the site,
which has no such word before it. Whoever grades acts on somebody else, who is named beside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.systems.courses import MOODLE_LOG
from personalize_poc.data.own.sql import NOTHING
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_TITLED = re.compile(r"[^:：]{1,60}[:：]\s*\S")
_MOSTLY, _LISTED = 0.9, 20
"""Share of the contexts that have a word before their title, and most that have none."""
_ALL = 0.98
"""Share of the rows of a kind that name somebody else, from which on it is done to them."""


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
        _to_others(connection, best.view, result)


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
    told = _("{rows:,} rows are of the site itself, not of something that is learned.")
    result.tell(item.name, told.format(rows=sum(counts[one] for one in bare)))


def _to_others(connection: duckdb.DuckDBPyConnection, view: View, result: Actions) -> None:
    known = view.known
    assert known is not None
    further = [one for one in view.columns if known.role(one.key) == "other"]
    other = next((one for one in further if known.place(one.key) == 0), None)
    if other is None or result.event is None:
        return
    text = sql.trimmed(other.key)
    rows = connection.execute(
        f"SELECT {sql.trimmed(result.event.key)} AS v, count(*), count(*) FILTER "
        f"({text} IS NOT NULL AND NOT {sql.any_of(text, tuple(NOTHING))}) "
        f"FROM {view.profile.table.name} WHERE v IS NOT NULL GROUP BY v"
    ).fetchall()
    gone = [str(kind) for kind, count, named in rows if named >= _ALL * count]
    gone = [one for one in gone if result.event_types.get(one, one) is not None]
    if gone and len(gone) < len(rows):
        told = _("Rows with {kinds} name in {name} to whom it was done.")
        result.leave_out_kinds(gone, told.format(kinds=", ".join(gone), name=other.name))
