"""What guests have in common is no person: their rows are left out, and who they are is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import is_idlike
from personalize_poc.data.own.roles.which_column.users import operators
from personalize_poc.data.own.roles.words import postcodes
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_MUCH = 0.01
"""Share of the rows from which on it is worth to look who the guests are."""
_GIVEN, _PEOPLE, _AGAIN = 0.5, 10, 1.2
"""Share of their rows that another id is given in, how many there are, and rows of each."""
_LISTED = 4
"""Values that are named."""
_SERVED = 10
"""People that one value goes with on average, from which on it is of somebody who serves them."""


def told(
    connection: duckdb.DuckDBPyConnection,
    user: Scored,
    nobody: dict[str, int],
    people: bool = True,
) -> str:
    """How many rows are of guests, and by which other column they can be told apart.

    Args:
        connection: where the table is.
        user: the column of users, or of items.
        nobody: its values that stand for nobody -> their rows.
        people: whether it is of users, of whom another column may know more.
    """
    rows = sum(nobody.values())
    of_nobody = ngettext(
        "{listed} stands for nobody in particular.",
        "{listed} stand for nobody in particular.",
        len(nobody),
    )
    of_nothing = ngettext(
        "{listed} names nothing in particular.",
        "{listed} name nothing in particular.",
        len(nobody),
    )
    listed = ", ".join(list(nobody)[:_LISTED]) + (", …" if len(nobody) > _LISTED else "")
    said = (of_nobody if people else of_nothing).format(listed=listed)
    of = sql.any_of(sql.trimmed(user.column.key), tuple(nobody))
    return " ".join(filter(None, (said, _apart(connection, user, rows, of) if people else "")))


def unnamed(connection: duckdb.DuckDBPyConnection, user: Scored, *, joined: bool) -> str:
    """What is said of rows without a user whose people another column tells apart; "" of none.

    Args:
        connection: where the table is.
        user: the column of users.
        joined: whether it is of another table than the rows, such as that of the heads of orders.
    """
    rows = user.column.rows - user.column.filled
    of = f"{sql.trimmed(user.column.key)} IS NULL"
    apart = _apart(connection, user, rows, of)
    said = ngettext(
        "{rows:,} row has no {user} and cannot be used. {apart}",
        "{rows:,} rows have no {user} and cannot be used. {apart}",
        rows,
    )
    if joined:  # an order without a user has several lines, which are counted elsewhere
        said = ngettext(
            "{rows:,} row of {table} has no {user}, so that what belongs to it cannot be used. "
            "{apart}",
            "{rows:,} rows of {table} have no {user}, so that what belongs to them cannot be "
            "used. {apart}",
            rows,
        )
    return apart and said.format(
        rows=rows, user=user.column.name, apart=apart, table=user.view.label
    )


def _apart(connection: duckdb.DuckDBPyConnection, user: Scored, rows: int, of: str) -> str:
    """By which column people can be told apart in so many rows, those of a condition."""
    best: tuple[int, ColumnProfile] | None = None
    for column in user.view.columns if rows > _MUCH * user.view.profile.rows else ():
        if column is user.column or not _may_be_somebody(user, column):
            continue
        count = _people(connection, user, column, of)
        if count and (best is None or count < best[0]):
            best = count, column
    if best is None:
        return ""
    return _(
        "{name} tells {people:,} people apart there: take it for USER_ID to keep them."
    ).format(people=best[0], name=best[1].name)


def _may_be_somebody(user: Scored, column: ColumnProfile) -> bool:
    """Whether a column may name a person: by a cookie, a device, an address."""
    hint = user.view.hint(column.key)
    if hint.about("order", "item", "category", "staff") or hint.says("name", "place"):
        return column.shape.kind == "email"
    if postcodes.is_one(hint, column, user.view.columns) or operators.is_operator(column, user):
        return False  # where many live, and who worked the till
    named = hint.about("user", "visitor", "card", "device") and is_idlike(column)
    return column.shape.kind in ("email", "phone") or named


def _people(
    connection: duckdb.DuckDBPyConnection, user: Scored, column: ColumnProfile, of: str
) -> int:
    """How many people a column tells apart among guests; 0 if it does not."""
    row = connection.execute(
        f"SELECT count(*), count(v), count(DISTINCT v) FROM (SELECT {sql.trimmed(column.key)} AS v "
        f"FROM {user.view.profile.table.name} WHERE {of})"
    ).fetchone()
    assert row is not None
    rows, given, people = row
    several = people >= _PEOPLE and given >= _AGAIN * people
    if not several or given <= _GIVEN * rows or _serves(connection, user, column, of):
        return 0
    return int(people)


def _serves(
    connection: duckdb.DuckDBPyConnection, user: Scored, column: ColumnProfile, of: str
) -> bool:
    """Whether values stand beside many people each, where these are named: who works the till."""
    row = connection.execute(
        f"SELECT count(DISTINCT (v, u)), count(DISTINCT v) FROM (SELECT {sql.trimmed(column.key)} "
        f"AS v, {sql.trimmed(user.column.key)} AS u FROM {user.view.profile.table.name} "
        f"WHERE NOT ({of})) WHERE v IS NOT NULL AND u IS NOT NULL"
    ).fetchone()
    assert row is not None
    return int(row[0]) > _SERVED * int(row[1])
