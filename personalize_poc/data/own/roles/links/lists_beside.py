"""What a table beside that of the items says of them, such as one row a film and genre.

The other column has the words themselves, or the key of a table that has their names. An item may
have several rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import joined_columns, names_of_codes
from personalize_poc.data.own.roles.words.fields import RESERVED
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_MOST = 500
"""Different values, at most; more of them tell little of any."""
_LETTERS = 800
"""Letters of all values of an item: Amazon Personalize takes 1,000."""
_ONCE = 0.98
"""Rows that are a pair of their own, at least: others count how often something was said."""
_WORDS = ("word", "phrase")
_PEOPLE = ("user", "staff", "visitor")


@dataclass(frozen=True)
class Listed:
    """What is known of each item.

    Attributes:
        name: of its field.
        kind: "list" where an item may have several, else "categorical".
        joins: with the tables that tell it.
        guesses: for their columns.
    """

    name: str
    kind: str
    joins: tuple[Join, ...]
    guesses: tuple[Guess, ...]


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    there: View,
    key: ColumnProfile,
    taken: set[str],
    used: set[str],
) -> list[Listed]:
    """The lists that other tables have for the items of a table.

    Args:
        connection: where the tables are.
        views: all tables.
        there: the table of items.
        key: of it, the id.
        taken: names of fields that there are already.
        used: labels of tables that have another meaning: the interactions, tables of names.
    """
    found: list[Listed] = []
    taken, used = taken | RESERVED, used | {there.label}
    for beside in views:
        link = _to_items(beside, there, key)
        if beside.label in used or link is None:
            continue
        others = [one for one in beside.columns if one.key != link.key and _may_tell(beside, one)]
        if len(others) != 1 or not _pairs(connection, beside, link.key, others[0]):
            continue
        made = _listed(views, (beside, link), key, others[0], used)
        if made is not None and made.name not in taken:
            found.append(made)
            taken.add(made.name)
            used |= {one.file for one in made.joins}
    return found


def _to_items(beside: View, there: View, key: ColumnProfile) -> Link | None:
    """The link of a table to that of the items; None without one, or if people are in it."""
    if any(beside.hint(one.key).about(*_PEOPLE) for one in beside.columns):
        return None
    for link in beside.links:
        plain = not (link.form or link.more or link.before)
        leads = link.table == there.label and link.there == key.key and link.share >= SURE
        if leads and plain and alike_names.means(beside, link, there):
            return link
    return None


def _may_tell(beside: View, column: ColumnProfile) -> bool:
    """Whether a column says something: no time, place in a list, yes or no, or one value."""
    if column.distinct < 2 or column.is_unique or column.moment or column.shape.kind == "boolean":
        return False
    said = beside.hint(column.key)
    words = column.shape.kind in _WORDS
    return words or not said.says("sequence", "time", "created", "updated", "quantity", "price")


def _pairs(
    connection: duckdb.DuckDBPyConnection, beside: View, key: str, other: ColumnProfile
) -> bool:
    """Whether rows are pairs of an item and a value, and few enough for a list."""
    row = connection.execute(
        f"SELECT count(DISTINCT (i, v)) >= {_ONCE} * count(*), "
        f"count(*) * (max(length(v)) + 1) <= {_LETTERS} * count(DISTINCT i) "
        f"FROM (SELECT {sql.trimmed(key)} AS i, {sql.trimmed(other.key)} AS v "
        f"FROM {beside.profile.table.name}) WHERE i IS NOT NULL AND v IS NOT NULL"
    ).fetchone()
    return row is not None and all(row)


def _listed(
    views: list[View],
    way: tuple[View, Link],
    key: ColumnProfile,
    other: ColumnProfile,
    used: set[str],
) -> Listed | None:
    beside, link = way
    here = beside.column(link.key)
    several = not here.is_unique
    books = names_of_codes.books(views, beside, other)
    book = next((one for one in books if one[0].label not in used), None)
    words = other.shape.kind in _WORDS and other.distinct <= _MOST and several
    joined = {here.key: link.table}
    unused = _("it tells nothing of what an item has")
    if book is None:
        name = names_of_codes.field(other, other) if words else ""
        join = Join(beside.label, {key.name: here.name}, {name: other.name}, several=True)
        why = _("{table} has several for each item").format(table=beside.label)
        taken = Guess("items", name, beside.label, other.name, "list", 0.8, why)
        guesses = joined_columns.guesses("items", beside, joined, (taken,), unused)
        return Listed(name, "list", (join,), guesses) if name else None
    named, code, title = book
    name = names_of_codes.field(other, title)
    if not name or title.distinct > _MOST:
        return None
    kind = "list" if several else "categorical"
    joins = (
        Join(beside.label, {key.name: here.name}, {}, several=several),
        Join(named.label, {other.name: code.name}, {name: title.name}),
    )
    why = _("{table} has the names of {code}").format(table=named.label, code=other.name)
    taken = Guess("items", name, named.label, title.name, kind, 0.8, why)
    joined[other.key] = named.label
    guesses = (
        *joined_columns.guesses("items", beside, joined, (), unused),
        *joined_columns.guesses("items", named, {code.key: beside.label}, (taken,), unused),
    )
    return Listed(name, kind, joins, guesses)
