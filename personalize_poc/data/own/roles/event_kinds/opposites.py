"""Kinds of events that undo another: a favourite that is taken away again is no sign of interest.

Words tell most of them. Where a word is not known, the rows do: what undoes something comes after
it, for the same user and item, at most as often, and not within the same visit; and it speaks of
the same thing, as "obserwuj" and "obserwuj_usunieto" do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql, times
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.data.own.roles.words.meanings import folded, is_shown

if TYPE_CHECKING:
    import duckdb

_ROWS = 300_000
"""Rows of some users, all of theirs, in which kinds are compared."""
_AFTER = 0.95
"""Share of the rows of a kind before which the other one was, from which on it follows it."""
_RARER = 0.6
"""A kind that undoes another comes at most so many times as often."""
_LATER = 3_600
"""Seconds between the two, in the middle, from which on it is no step of the same visit."""
_FEWEST = 30
_LETTERS = 4
"""Letters of a word that two kinds share."""


def find(
    connection: duckdb.DuckDBPyConnection, best: Candidate, form: Form, found: Actions
) -> None:
    """Leave out kinds in unknown words that undo another one, and ask whether they do.

    Args:
        connection: where the table is.
        best: the interactions.
        form: of their times.
        found: what was found of events and states; written to.
    """
    roles = [best.roles[name] for name in ("USER_ID", "ITEM_ID", "TIMESTAMP")]
    here = all(one.view is best.view for one in roles)
    if not (here and found.event and found.strange) or found.unsaid or found.coded:
        return
    wanted = [(a, b) for b in found.strange for a in found.counts if _may_undo(a, b, found)]
    if not wanted:
        return
    follows = _follows(connection, best, form, found, wanted)
    for first, second in wanted:
        if follows.get((first, second)) and found.event_types.get(second, second) is not None:
            found.leave_out_kinds([second])
            found.undone[second] = first


def _may_undo(first: str, second: str, found: Actions) -> bool:
    """Whether two kinds speak of the same thing, and the second one is the rarer one."""
    if first == second or found.event_types.get(first, first) is None:
        return False
    counts = found.counts
    if is_shown(first, counts):
        return False
    if counts[second] < _FEWEST or counts[second] > _RARER * counts[first]:
        return False
    words = set(folded(first).split("_")), set(folded(second).split("_"))
    shared = {one for one in words[0] & words[1] if len(one) >= _LETTERS or not one.isascii()}
    return bool(shared) and words[0] != words[1]


def _follows(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    form: Form,
    found: Actions,
    wanted: list[tuple[str, str]],
) -> dict[tuple[str, str], bool]:
    """Whether the second of two kinds always comes later than the first, at most as often."""
    view = best.view
    assert found.event is not None
    user, item, time = (
        sql.trimmed(best.roles[name].column.key) for name in ("USER_ID", "ITEM_ID", "TIMESTAMP")
    )
    modulus = max(1, view.profile.rows // _ROWS)
    kinds = sorted({one for pair in wanted for one in pair})
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE kinds_in_order AS SELECT hash({user}) AS u, "
        f"hash({item}) AS i, {times.seconds(time, form.forms, 'UTC')} AS moment, "
        f"{sql.trimmed(found.event.key)} AS v FROM {view.profile.table.name} "
        f"WHERE hash({user}) % {modulus} = 0 AND v IN (SELECT unnest(?::VARCHAR[])) "
        f"AND {item} IS NOT NULL",
        [kinds],
    )
    try:
        return {pair: _is_after(connection, *pair) for pair in wanted}
    finally:
        connection.execute("DROP TABLE kinds_in_order")


def _is_after(connection: duckdb.DuckDBPyConnection, first: str, second: str) -> bool:
    row = connection.execute(
        "WITH r AS (SELECT v = $2 AS undo, moment, count(*) FILTER (v = $1) OVER w AS before, "
        "count(*) FILTER (v = $2) OVER w AS undone, max(moment) FILTER (v = $1) OVER w AS last "
        "FROM kinds_in_order WHERE v IN ($1, $2) AND moment IS NOT NULL "
        "WINDOW w AS (PARTITION BY u, i ORDER BY moment, v = $2)) "
        "SELECT count(*), count(*) FILTER (before >= undone), median(moment - last) "
        "FROM r WHERE undo",
        [first, second],
    ).fetchone()
    assert row is not None
    rows, after, gap = row
    return bool(rows) and after >= _AFTER * rows and gap is not None and gap >= _LATER
