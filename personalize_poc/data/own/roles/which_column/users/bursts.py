"""Who acted, where neither names nor other tables tell which of two columns it is.

What a person does comes in bursts: several things within minutes, and then nothing for days. A
thing is chosen by whoever comes by. So rows that follow another one of the same value within half
an hour, with something else in the other column, are far more than chance makes for a person, and
hardly more for a thing. Chance is what the same rows show with the times of a few hours shuffled:
news are read on one day, and by many within minutes. Of two people in a row, one of whom chose the
other, names say little: both may be called a profile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql, times
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.which_column.rivals import certainty
from personalize_poc.data.own.roles.which_column.times import time_forms
from personalize_poc.data.own.roles.which_column.users import people
from personalize_poc.data.words import Share
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_LOOKED = 300_000
"""Rows from the beginning: a sample would tear bursts apart."""
_FEWEST = 300
"""Rows that follow another one of the same value, by which it is judged."""
_SHORT = 1_800
"""Seconds of a burst."""
_STRETCH, _ROWS = 10_800, 200
"""Seconds within which times are shuffled, at least, and so many rows on average."""
_CLEAR, _TIMES = 0.15, 3.0
"""Share of the rows beyond chance that people have at least, and how many times that of things."""

_WORTH = 1.5
"""Points for it."""


@dataclass(frozen=True)
class _Following:
    """Shares of rows that follow shortly on one of the same value, and so with shuffled times."""

    rows: int
    seen: float
    chance: float

    @property
    def beyond(self) -> float:
        """What chance does not make."""
        return max(0.0, self.seen - self.chance)


def tell_person(connection: duckdb.DuckDBPyConnection, best: Candidate) -> Candidate:
    """A candidate with the person told by bursts, where nothing else tells which column it is.

    Args:
        connection: to the tables.
        best: with all roles; given back as it is where the answer is known, or not to be had.
    """
    user, item, time = (best.roles[name] for name in ("USER_ID", "ITEM_ID", "TIMESTAMP"))
    directed = certainty.is_directed(user, item) and not people.are_alike(user, item)
    known = directed or best.is_counted
    if known or any(one.link for one in (user, item, time)):
        return best
    form = time_forms.whole_form(connection, time.view, time.column)
    if form.resolution == "day" or form.time_of_day:
        return best
    moment = times.seconds(sql.trimmed(time.column.key), form.forms, "UTC")
    table = best.view.profile.table.name
    keys = user.column.key, item.column.key
    here = _following(connection, table, keys, moment)
    there = _following(connection, table, keys[::-1], moment)
    if min(here.rows, there.rows) < _FEWEST:
        return best
    acting, things, who, what = (
        (here, there, user, item) if here.beyond >= there.beyond else (there, here, item, user)
    )
    if acting.beyond < max(_CLEAR, _TIMES * things.beyond):
        return best
    reason = _(
        "{seen:.0%} of its rows follow another one within half an hour; chance makes {chance:.0%}"
    )
    told = replace(
        who,
        told=True,
        points=who.points + _WORTH,
        reasons=[*who.reasons, reason.format(seen=Share(acting.seen), chance=Share(acting.chance))],
    )
    return replace(best, roles={**best.roles, "USER_ID": told, "ITEM_ID": what}, rivals={})


def _following(
    connection: duckdb.DuckDBPyConnection, table: str, keys: tuple[str, str], moment: str
) -> _Following:
    """How rows follow each other by the first of two columns, as they are and shuffled."""
    one, other = map(sql.trimmed, keys)
    # The n-th row of a stretch has its own time, and that of the row which is n-th by a hash.
    answers = connection.execute(
        f"WITH looked AS (SELECT hash({one}) AS a, hash({other}) AS b, {moment} AS t, rowid AS r "
        f"FROM {table} LIMIT {_LOOKED}), "
        "timed AS (SELECT *, t // greatest("
        f"{_STRETCH}, (max(t) OVER () - min(t) OVER ()) * {_ROWS} // count(*) OVER ()) AS s "
        "FROM looked WHERE t IS NOT NULL), "
        "rows AS (SELECT *, row_number() OVER (PARTITION BY s ORDER BY r) AS n FROM timed), "
        "times AS (SELECT t, s, row_number() OVER (PARTITION BY s ORDER BY hash(r), r) AS n "
        "FROM timed), "
        "either AS (SELECT 'seen' AS which, a, b, t, r FROM rows UNION ALL "
        "SELECT 'chance', a, b, times.t, r FROM rows JOIN times USING (s, n)), "
        "pairs AS (SELECT which, t - lag(t) OVER history AS gap, b <> lag(b) OVER history AS other "
        "FROM either WINDOW history AS (PARTITION BY which, a ORDER BY t, r)) "
        f"SELECT which, count(*), avg(CASE WHEN gap <= {_SHORT} AND other THEN 1 ELSE 0 END) "
        "FROM pairs WHERE gap IS NOT NULL GROUP BY which"
    ).fetchall()
    found = {which: (rows, share) for which, rows, share in answers}
    if len(found) < 2:
        return _Following(0, 0.0, 0.0)
    return _Following(found["seen"][0], float(found["seen"][1]), float(found["chance"][1]))
