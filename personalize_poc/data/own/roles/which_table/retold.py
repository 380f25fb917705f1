"""Tables that tell once more what another one says: steps of its rows, states, what was shown.

Each of them has a user, an item and a time as well, and mostly more rows. They are no further
choices.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_table import (
    joined_titles,
    lines_of_one_thing,
    notices,
    repeated,
    row_by_row,
    same_pairs,
    sold_beside,
    tried_out,
)
from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_SEVERAL = 1.5
"""Rows for each row of another table, from which on they are steps of its way."""
_SHOWN, _PART = 2.0, 0.9
"""Times as many rows of what was shown, and share of what was chosen that is among it."""
_DAYS = (2, 150)
"""Fewest and most days of which a state is kept."""
_ROWS = 20
"""Rows of such a day, on average, from which on it is one of many people."""
_AGAIN = 1.5
"""Rows of a person with a thing, from which on a state comes back at the next day."""
_KEPT = 0.6
"""Share of the days between the first and the last that a state is there; who comes now and then
does so on fewer of them."""
_DAY, _WEEK = 86_400.0, 7
_PLACE = frozenset(
    stems_of(
        "position pos rank slot rang platz posicion posición posição posicao posizione positie "
        "pozicio pozíció pozycja pozice poziția sıra sira позиция 순위 노출순위 위치 順位 表示順位 "
        "位置 排名"
    )
)
"""What the place in a list is called, at which something was shown."""


_AS_MANY = 1.1
"""Rows of an index for one of the table that it is of, at most."""


def why(connection: duckdb.DuckDBPyConnection, one: Candidate, other: Candidate) -> str:
    """What rows of a table say once more of what another one tells; "" if they do not.

    Args:
        connection: where the tables are.
        one: the table in question.
        other: the one that may tell what was chosen.
    """
    if not (one.is_complete and other.is_complete) or one.view is other.view:
        return ""
    if other_side := tried_out.why(one, other) or sold_beside.why(one, other):
        return other_side
    if by_rows := _why_by_rows(connection, one, other):
        return by_rows
    if joined_titles.are_of_lines(connection, one, other):
        return _("{other} names one by one what its rows put into one text").format(
            other=other.view.label
        )
    if repeated.are_in(connection, one, other):
        return _("all of its rows stand in {other} as well").format(other=other.view.label)
    if not are_of_same(one, other):
        return ""
    if notices.are_of(connection, one, other):
        return _("its rows are messages about what {other} tells").format(other=other.view.label)
    if _is_state(connection, one) and not _is_state(connection, other):
        return _("it says what everybody had on set days, not what was done")
    if _was_shown(connection, one, other):
        return _("it says what was shown, of which {other} says what was chosen").format(
            other=other.view.label
        )
    return ""


def _why_by_rows(connection: duckdb.DuckDBPyConnection, one: Candidate, other: Candidate) -> str:
    """What rows say once more that lead to rows of another table; "" if they do not."""
    if are_steps(one, other):
        return _("its rows are steps of the rows of {other}").format(other=other.view.label)
    if _is_index(one, other):
        return _("it holds nothing itself: {other} tells the same").format(other=other.view.label)
    if row_by_row.are_told(connection, one, other):
        return _("each of its rows is one row of {other}, which says whose it is and when").format(
            other=other.view.label
        )
    if lines_of_one_thing.are_in(connection, one, other):
        return _(
            "each of its rows has the person, the item and the time of its order in {other}"
        ).format(other=other.view.label)
    return ""


def is_less(connection: duckdb.DuckDBPyConnection, one: Candidate, other: Candidate) -> bool:
    """Whether a table tells once more what another one tells, and not all of it."""
    return bool(why(connection, one, other)) and not why(connection, other, one)


def are_steps(log: Candidate, other: Candidate) -> bool:
    """Whether rows lead to those of another table, and have user and item from there alone.

    A log of states has several rows for each line of an order. Where the line says itself what
    was chosen, and both tables name the same people, the log says it of each state once more.
    """
    item, there = log.roles["ITEM_ID"], other.roles["ITEM_ID"]
    link = item.link
    if link is None or link.before or link.form or link.table != other.view.label or there.link:
        return False
    same = log.roles["USER_ID"].column is other.roles["USER_ID"].column
    return (
        same
        and item.column is there.column
        and link.share > SURE
        and other.view.column(link.there).is_unique
        and log.view.column(link.key).repeats >= _SEVERAL
    )


def are_about(one: Candidate, other: Candidate) -> bool:
    """Whether each row is about another row of the other table, which alone says whose it is.

    A review has the number of a booking: it tells of some bookings once more, and of none else.
    """
    user, there = one.roles["USER_ID"], other.roles["USER_ID"]
    link = user.link
    if link is None or link.before or link.form or link.table != other.view.label or there.link:
        return False
    fewer = one.view.profile.rows < other.view.profile.rows
    return (
        fewer
        and user.column is there.column
        and other.roles["ITEM_ID"].link is None
        and link.share > SURE
        and other.view.column(link.there).is_unique
        and one.view.column(link.key).is_unique
    )


def _is_index(one: Candidate, other: Candidate) -> bool:
    """Whether a table holds nothing itself, and has whose and when from where the other has them.

    An index has numbers of orders beside places in a file, over which all else is looked up. It
    has as many rows as the table that it is of; the lines of orders are more than their heads.
    """
    if one.view.profile.rows > _AS_MANY * other.view.profile.rows:
        return False
    if other.roles["ITEM_ID"].link or not all(one.roles[name].link for name in LEAST):
        return False
    return all(
        one.roles[name].column is other.roles[name].column for name in ("USER_ID", "TIMESTAMP")
    )


def are_of_same(one: Candidate, other: Candidate) -> bool:
    """Whether two tables name the same people and the same things, in columns of their own."""
    return all(
        one.roles[name].link is None
        and other.roles[name].link is None
        and _is_same(one.roles[name], other.roles[name])
        for name in same_pairs.IDS
    )


def _is_same(one: Scored, other: Scored) -> bool:
    """Whether columns are called alike, or lead to one table."""
    here, there = one.view.hint(one.column.key).tokens, other.view.hint(other.column.key).tokens
    return here == there or bool(led_to(one) & led_to(other))


def led_to(one: Scored) -> set[str]:
    """Labels of the tables that a column surely leads to."""
    return {
        link.table
        for link in one.view.links
        if link.key == one.column.key and link.share > SURE and not link.form
    }


def _is_state(connection: duckdb.DuckDBPyConnection, one: Candidate) -> bool:
    """Whether the same people have the same things on each of a few days, once at most.

    The days lie as a calendar has them: the ends of months, or weeks or more apart. What somebody
    has is there on one after the other; a course or a run that is held once a week has the same
    days, and people come to it when they like.
    """
    user, item, time = (one.roles[name] for name in ("USER_ID", "ITEM_ID", "TIMESTAMP"))
    moment, rows = time.column.moment, one.view.profile.rows
    few = _DAYS[0] < time.column.distinct <= _DAYS[1] and rows >= _ROWS * time.column.distinct
    if time.link or moment is None or moment.weak or not few:
        return False
    days = sorted({int(second // _DAY) for second in moment.seconds if second is not None})
    if min((b - a for a, b in pairwise(days)), default=0) < _WEEK:
        return False
    pair = f"{sql.trimmed(user.column.key)}, {sql.trimmed(item.column.key)}"
    found = connection.execute(
        f"SELECT count(*), count(DISTINCT ({pair})), count(DISTINCT ({pair}, {time.column.key})) "
        f"FROM {one.view.profile.table.name}"
    ).fetchone()
    assert found is not None
    whole, pairs, different = found
    again = whole >= _AGAIN * pairs and different > SURE * whole
    return bool(again and _is_kept(connection, one, pair))


def _is_kept(connection: duckdb.DuckDBPyConnection, one: Candidate, pair: str) -> bool:
    """Whether most of what comes back is there on each of the days from its first to its last."""
    column = one.roles["TIMESTAMP"].column
    assert column.moment is not None
    known = {
        value: second
        for value, second in zip(column.values, column.moment.seconds, strict=True)
        if value is not None and second is not None
    }
    days = {second: at for at, second in enumerate(sorted(set(known.values())))}
    places = ", ".join(f"({sql.quoted(value)}, {days[at]})" for value, at in known.items())
    found = connection.execute(
        "SELECT sum(there), sum(days) FROM (SELECT count(DISTINCT day) AS there, "
        f"max(day) - min(day) + 1 AS days FROM {one.view.profile.table.name} JOIN "
        f"(VALUES {places}) AS place(value, day) ON place.value = {column.key} "
        f"GROUP BY {pair} HAVING there > 1)"
    ).fetchone()
    return bool(found and found[0] and int(found[0]) >= _KEPT * int(found[1]))


def _was_shown(connection: duckdb.DuckDBPyConnection, shown: Candidate, chosen: Candidate) -> bool:
    """Whether rows tell places in lists, of which those of another table were taken."""
    rows = shown.view.profile.rows, chosen.view.profile.rows
    if rows[0] < _SHOWN * rows[1] or not _places(shown) & _places(chosen):
        return False
    told, common = same_pairs.told_by_both(connection, chosen, shown)
    return common > _PART * told


def _places(one: Candidate) -> set[str]:
    """Names of columns with places in lists."""
    taken = {role.column.key for role in one.roles.values()}
    return {
        column.name
        for column in one.view.columns
        if column.shape.kind == "integer"
        and column.key not in taken
        and _PLACE.intersection(one.view.hint(column.key).tokens)
    }
