"""Titles of items that stand in a table of their own, such as one row an item and language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.known_tables import TEXTS
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import joined_columns
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.words.names import hint, own_name, plain
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_MOST = 40
"""Most languages."""
_NAMES = {"name", "title", "product name", "product_name", "titel", "nom", "nombre", "nome"}
"""What tables that explain codes call a title."""
_DIFFERENT = 0.5
"""Different titles in all keys, from which on a column may have the titles."""


@dataclass(frozen=True)
class Titles:
    """Where titles are. join: with the table that has them. column: of it. guesses: for it."""

    join: Join
    column: str
    guesses: tuple[Guess, ...]


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], items: View, key: ColumnProfile
) -> Titles | None:
    """The titles of the items of a table that has none, in the language of most of them.

    Args:
        connection: where the tables are.
        views: all tables.
        items: the table of items.
        key: of it, the id.
    """
    for own in (key, *(one for one in items.columns if one.is_unique and one is not key)):
        for there in views:
            for here in _leading(items, own, there, sure=own is key):
                spoken = None if here.is_unique else language(connection, there, here)
                title = title_of(there, here, spoken)
                if title is not None and (here.is_unique or spoken is not None):
                    only = {}
                    if spoken is not None:
                        only = {spoken.name: _taken(connection, views, there, (spoken, title))}
                    return _titles(there, own, (here, title, spoken), only)
    return _of_more(views, items, key)


def _leading(items: View, own: ColumnProfile, there: View, *, sure: bool) -> list[ColumnProfile]:
    """The columns of a table that lead to a key of the table of items.

    Items may be known by an article number, and their texts by the number of the row. Such numbers
    agree by chance as well, so that the names have to say that both tables are of the same things.

    Args:
        items: their table.
        own: a key of it.
        there: another table.
        sure: whether the key is the id of the items.
    """
    same = [one for one in there.links if there.hint(one.key).tokens == hint(own.name).tokens]
    found = []
    for link in dict.fromkeys((*same, *there.links)):  # numbers agree by chance as well
        to_items = link.table == items.label and link.there == own.key and there is not items
        if not to_items or link.share < SURE or link.form:
            continue
        if sure or _is_of(there, link.key, items, same=link in same):
            found.append(there.column(link.key))
    return found


def _is_of(there: View, key: str, items: View, *, same: bool) -> bool:
    """Whether names say that a table, or a column of it, is of the things of a table of items."""
    if same and set(there.hint(key).tokens) <= alike_names.GENERIC:
        return alike_names.shares_word(hint(own_name(there.label)), hint(own_name(items.label)))
    return same or alike_names.named_so(there.hint(key), items)


def _of_more(views: list[View], items: View, key: ColumnProfile) -> Titles | None:
    """The titles of a table that has those of other things as well: pages, articles no longer sold.

    Numbers of anything agree by chance, so that its key is called as that of the items is, or a
    system is known to keep titles there.
    """
    for link in items.links:
        if link.key != key.key or link.share < SURE or link.form:
            continue
        there = next(view for view in views if view.label == link.table)
        here = there.column(link.there)
        said = there.hint(here.key)
        alike = said.about("item") and said.tokens == hint(key.name).tokens
        known = there.known is not None and there.known.table.holds == TEXTS
        if not here.is_unique or not (alike or (known and evidence.is_known(there, here, "item"))):
            continue
        title = title_of(there, here, None)
        if title is not None:
            return _titles(there, key, (here, title, None), {})
    return None


def language(
    connection: duckdb.DuckDBPyConnection, there: View, key: ColumnProfile
) -> ColumnProfile | None:
    """The column whose values, with the key, name one row each."""
    for column in there.columns:
        few = 2 <= column.distinct <= _MOST and column.fill > SURE
        if column is key or not few or column.moment or column.shape.kind == "decimal":
            continue
        row = connection.execute(
            f"SELECT count(*) = count(DISTINCT ({sql.trimmed(key.key)}, "
            f"{sql.trimmed(column.key)})) FROM {there.profile.table.name}"
        ).fetchone()
        if row and row[0]:
            return column
    return None


def title_of(
    there: View, key: ColumnProfile, language: ColumnProfile | None
) -> ColumnProfile | None:
    """The column of a table with titles: a name rather than another text; None without one.

    Where a row is of one language, some may hardly be translated: one title each is enough.
    """
    rows = there.profile.rows

    def rank(column: ColumnProfile) -> tuple[bool, bool]:
        return (there.hint(column.key).says("name"), column.shape.kind == "phrase")

    found = [
        column
        for column in there.columns
        if column not in (key, language)
        and column.shape.kind in ("word", "phrase", "text")
        and column.distinct > _DIFFERENT * key.distinct
        and column.filled > SURE * (rows if language is None else key.distinct)
        and not there.hint(column.key).says("description", "url", "id")
    ]
    return max(found, key=rank, default=None)


def _titles(
    there: View,
    key: ColumnProfile,
    columns: tuple[ColumnProfile, ColumnProfile, ColumnProfile | None],
    only: dict[str, str],
) -> Titles:
    here, title, language = columns
    why = _("{table} has the titles").format(table=there.label)
    if language:
        why = _("{table} has the titles, those where {column} is {value} are taken").format(
            table=there.label, column=language.name, value=only[language.name]
        )
    other = _("of this table the titles are taken")
    taken = Guess("items", "title", there.label, title.name, "title", 0.85, why)
    guesses = joined_columns.guesses("items", there, {}, (taken,), other)
    return Titles(Join(there.label, {key.name: here.name}, {}, only), title.name, guesses)


def _taken(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    there: View,
    columns: tuple[ColumnProfile, ColumnProfile],
) -> str:
    """Which rows have the titles: by a table that calls one of the codes a name, or most rows.

    Some shops keep all texts of a product in one table, a row each: its name, address, picture.

    Args:
        connection: where the tables are.
        views: all tables.
        there: the table of titles.
        columns: of it, the language, or which text it is; and the title.
    """
    language, title = columns
    for link in there.links:
        book = next(view for view in views if view.label == link.table)
        if link.key != language.key or link.share < SURE or book.profile.rows > _MOST:
            continue
        for row in zip(*(column.values for column in book.columns), strict=True):
            named = any(plain(value) in _NAMES for value in row)
            code = str(row[book.columns.index(book.column(link.there))])
            if named and code in language.frequencies:
                return code
    return _most(connection, there, language, title)


def _most(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    language: ColumnProfile,
    title: ColumnProfile,
) -> str:
    """The language of most titles; of several the one that comes first."""
    row = connection.execute(
        f"SELECT {sql.trimmed(language.key)} AS v FROM {there.profile.table.name} "
        "WHERE v IS NOT NULL GROUP BY v "
        f"ORDER BY count({sql.trimmed(title.key)}) DESC, min(rowid) LIMIT 1"
    ).fetchone()
    assert row is not None
    return str(row[0])
