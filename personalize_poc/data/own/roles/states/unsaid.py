"""Columns with a few values of which no known word says whether they are events or states."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import (
    circumstances,
    post_words,
    regions,
    undoing,
    units,
    use_words,
)
from personalize_poc.data.own.roles.words.meanings import is_event, speaks_of_delivery
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.data.own.roles.words.telling_nothing import is_agent
from personalize_poc.data.own.times import shapes

if TYPE_CHECKING:
    import duckdb

MOST = 8
"""Most values of such a column."""
RARE = 0.1
"""Share of rows up to which a value may be the one that says "taken back"."""
_LEAST = 0.005
_HALF = 0.35
"""Share of rows from which on one of two values that deny each other is as usual as the other."""
_STEP = 0.7
"""In a funnel every value comes at most so many times as often as the one before."""
_APART = 0.5
"""A value that may say "taken back" comes at most so many times as often as the next one."""
_AFTER, _TIMES = 0.3, 3.0
_ROWS = 300_000
"""Rows of some users, all of theirs, in which kinds are compared."""
_GOES = 0.8


@dataclass(frozen=True)
class Unsaid:
    """A column of which a person has to say what its values mean.

    Attributes:
        column: which.
        counts: value -> rows, the most frequent first.
        kind: what it is taken for until then: "event", "state" or "circumstance".
        doubtful: values that may say that a row does not count.
        away: values that do say so, whose rows are left out until a person knows better.
    """

    column: ColumnProfile
    counts: dict[str, int]
    kind: str
    doubtful: tuple[str, ...]
    away: tuple[str, ...] = ()


def judge(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    counts: dict[str, int],
    pair: tuple[str, str] | None,
) -> Unsaid | None:
    """What a column seems to be whose values are in no list of words; None if nobody need ask.

    Args:
        connection: where the table is.
        view: the table.
        column: which.
        counts: value -> rows, the most frequent first.
        pair: keys of the columns of user and item, if both stand in this table.
    """
    said = view.hint(column.key)
    if not is_open(view, column, said, pair) or not 2 <= len(counts) <= MOST:
        return None
    if any(map(circumstances.is_one, counts)) or circumstances.is_source(column.name, counts):
        return None
    if all(shapes.coarse(value) for value in counts) or is_agent(column) or _went(column, counts):
        return None  # months of the rows; programs that sent them
    if not said.says("status") and _is_circumstance(column, counts):
        return None
    total = sum(counts.values())
    shares = [count / total for count in counts.values()]
    falls = all(b <= _STEP * a for a, b in pairwise(shares))
    if len(shares) == 2 and shares[1] >= _HALF and undoing.are_denials(*counts):
        return None  # half of all are qualified, and the others are not: nothing was taken back
    funnel = falls and len(shares) > 2
    rare = any(_LEAST <= share <= RARE for share in shares)
    if not said.says("status"):  # what is a kind like the others is about as frequent as they are
        rare = rare and any(b <= _APART * a and b <= RARE for a, b in pairwise(shares))
    if not (funnel or rare or said.says("status")) or _is_of_delivery(said, column):
        return None
    kind = "state" if said.says("status") else "circumstance"
    if kind != "state" and pair and _follows(connection, view, column, counts, pair):
        kind = "event"
    if kind == "circumstance" and not rare:
        return None
    return Unsaid(column, counts, kind, doubtful(counts))


def _is_circumstance(column: ColumnProfile, counts: dict[str, int]) -> bool:
    """Whether a name says how, where or as what somebody was there, and no value undoes it."""
    if use_words.speaks_of_use(column.name) or units.are_in(column.name, counts):
        return True  # in which way it was played, or whether by the piece
    if circumstances.are_ways_in(column.frequencies):
        return True
    back = any(undoing.undoes(value) or undoing.lets_go(value) for value in counts)
    described = circumstances.is_name(column.name) or post_words.names_post(column.name)
    return described and not back


def _went(column: ColumnProfile, counts: dict[str, int]) -> bool:
    """Whether values say how a climb or a game went, which was done all the same."""
    return circumstances.is_outcome(column.name) and not any(map(undoing.undoes, counts))


def doubtful(counts: dict[str, int], known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The values that turn something away by their words; else the rarest that say nothing.

    At most three, without those whose meaning is known.
    """
    total = sum(counts.values())
    unknown = [value for value in counts if value not in known]
    away = [value for value in unknown if undoing.undoes(value) or undoing.lets_go(value)]
    if away:
        return tuple(away[:3])
    unknown = [value for value in unknown if not is_event(value)] or unknown
    few = [value for value in unknown if counts[value] <= RARE * total]
    return tuple(few[-3:] or unknown[-1:])


def is_open(view: View, column: ColumnProfile, said: Hint, pair: tuple[str, str] | None) -> bool:
    """Whether neither a name nor the other columns tell what a column of few values is."""
    if column.shape.kind not in ("word", "phrase", "code") or column.mean_length > 30:
        return False
    if column.fill < 0.5 or said.entities - {"event", "order"}:
        return False
    if regions.is_one(column, view.columns):
        return False
    if said.attributes - {"status", "type"} or circumstances.speaks_of_looks(said):
        return False
    if view.known and view.known.role(column.key) == "other" and not said.says("status"):
        return False
    return not any(view.goes_with(key, column.key) > _GOES for key in pair or ())


def _is_of_delivery(said: Hint, column: ColumnProfile) -> bool:
    """Whether states are of parcels: no kind of event, and what is not packed yet was bought."""
    return said.says("status") and speaks_of_delivery(column.name)


def comes_after(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    asked: Unsaid,
    pair: tuple[str, str],
) -> bool:
    """Whether rows of a rare kind are nearly all of a user and item that have another kind too.

    What is taken back was got before. Who quotes an article or sends a message to a seller need
    have done nothing else that was written down.

    Args:
        connection: where the table is.
        view: the table.
        asked: the kinds, of which no word is known.
        pair: keys of the columns of user and item.
    """
    user, item = (sql.trimmed(key) for key in pair)
    rows = connection.execute(
        f"WITH r AS (SELECT hash({user}) AS u, hash({item}) AS i, "
        f"{sql.trimmed(asked.column.key)} AS v FROM {view.profile.table.name} "
        f"WHERE hash({user}) % {max(1, view.profile.rows // _ROWS)} = 0), "
        "p AS (SELECT u, i, v, count(*) AS n, count(*) OVER (PARTITION BY u, i) AS kinds "
        "FROM r WHERE u IS NOT NULL AND i IS NOT NULL AND v IS NOT NULL GROUP BY u, i, v) "
        "SELECT v, coalesce(sum(n) FILTER (kinds > 1), 0), sum(n) FROM p GROUP BY v"
    ).fetchall()
    few = RARE * sum(asked.counts.values())
    return any(
        beside > _GOES * own
        for value, beside, own in rows
        if asked.counts.get(str(value), few + 1) <= few
    )


def _follows(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    counts: dict[str, int],
    pair: tuple[str, str],
) -> bool:
    """Whether rows with rarer values are of a user and item that have the most frequent one too.

    Who buys has looked before; who sends a parcel back, or pays by card, has no second row. Rows
    without an item are looked at only where the most frequent value has none either: who searches
    has looked at nothing yet.
    """
    first = next(iter(counts))
    user, item = (sql.trimmed(key) for key in pair)
    row = connection.execute(
        f"WITH r AS (SELECT hash({user}) AS u, hash({item}) AS i, {sql.trimmed(column.key)} AS v, "
        f"{item} IS NULL AS bare FROM {view.profile.sample}), p AS (SELECT u, i, "
        "count(*) FILTER (v = ?) AS firsts, count(*) FILTER (v <> ?) AS others FROM r WHERE NOT "
        "bare OR (SELECT 2 * count(*) FILTER (bare) > count(*) FROM r WHERE v = ?) GROUP BY u, i) "
        "SELECT sum(others) FILTER (firsts > 0), sum(others), "
        "sum(firsts - 1) FILTER (firsts > 1), sum(firsts) FROM p",
        [first, first, first],
    ).fetchone()
    assert row is not None
    after, others, again, firsts = (float(one or 0) for one in row)
    if not others or not firsts:
        return False
    return after / others > max(_AFTER, _TIMES * min(0.3, again / firsts))
