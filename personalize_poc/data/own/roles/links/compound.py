"""Keys of several columns: a receipt is named by its store, its till and its number together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.words import letters_of_tables
from personalize_poc.data.own.roles.words.names import words

if TYPE_CHECKING:
    import duckdb

_MOST = 6
"""Most columns of the same names that are looked at together."""
_LOOKED = 1000
"""So many keys of the lines are looked for among the heads."""
_UNIQUE = 0.99
"""Share of different keys among the heads, from which on they are keys."""
_OWN = 0.9
"""Share of different ids from which on they are of the rows of a table, with a few copies."""
_HALF = 0.5
"""Share of heads that have lines, where names tell less."""
_ROWS = 20_000_000
"""Rows of heads up to which keys are counted."""

Pairs = list[tuple[ColumnProfile, ColumnProfile]]


def link(connection: duckdb.DuckDBPyConnection, views: list[View]) -> None:
    """Find tables that are joined by several columns of the same names, and write it to the views.

    A table of lines has several rows of a key, the table of heads one; no single column leads
    from the one to the other.
    """
    for here in views:
        for there in views:
            if here is there or there.profile.rows > min(_ROWS, here.profile.rows):
                continue
            known = any(
                one.table == there.label and one.share > SURE and there.column(one.there).is_unique
                for one in here.links
            )
            if known or there.kind in ("user", "item", "lookup"):
                continue
            pairs = _fewest(connection, there, _shared(here, there))
            if len(pairs) < 2 or not _have_lines(connection, here, there, pairs):
                continue
            if found := _found(connection, here, there, pairs):
                here.compounds.append(found)


def _shared(here: View, there: View) -> Pairs:
    """Columns of the same names, of which none names the rows of the table of heads alone.

    Rows of both tables may have ids of their own under one name, none of which is found in the
    other table: these are left away.
    """
    pairs = [(a, b) for a, b in _called_alike(here, there) if _may_be_part(b)]
    pairs = [(a, b) for a, b in pairs if a.fill > SURE and a.shape.kind == b.shape.kind]
    pairs = [pair for pair in pairs if not _are_own_ids(here, there, pair)]
    told = [b for _, b in pairs if not b.moment]
    if len(told) < 1 or any(b.is_unique for _, b in pairs):
        return []
    return sorted(pairs, key=lambda pair: -pair[1].distinct)[:_MOST]


def _called_alike(here: View, there: View) -> Pairs:
    """Columns of the same names, or of the same behind the letters of each table."""
    names = {words(one.name): one for one in here.columns}
    pairs = [(names[words(one.name)], one) for one in there.columns if words(one.name) in names]
    if pairs:
        return pairs
    mine, other = ({one.name: one for one in view.columns} for view in (here, there))
    alike = letters_of_tables.alike([*mine], [*other])
    return [(mine[one], other[two]) for one, two in alike.items()]


def _have_lines(
    connection: duckdb.DuckDBPyConnection, here: View, there: View, pairs: Pairs
) -> bool:
    """Whether heads have lines, where names are the same only behind the letters of each table.

    The numbers of lines are found among those of orders as well, and never reach the most of them.
    """
    if all(words(a.name) == words(b.name) for a, b in pairs):
        return True
    mine = ", ".join(sql.trimmed(a.key) for a, _ in pairs)
    other = ", ".join(sql.trimmed(b.key) for _, b in pairs)
    row = connection.execute(
        f"SELECT count(*) FILTER (hash({other}) IN (SELECT hash({mine}) "
        f"FROM {here.profile.table.name})), count(*) FROM {there.profile.sample}"
    ).fetchone()
    assert row is not None
    return bool(row[0] >= _HALF * row[1])


def _are_own_ids(here: View, there: View, pair: tuple[ColumnProfile, ColumnProfile]) -> bool:
    """Whether both name the rows of their own table, in a form that never agrees by chance."""
    mine, other = pair
    keys = (there.label, mine.key, other.key)
    nearly = mine.distinct > _OWN * mine.filled and other.is_unique
    linked = any((one.table, one.key, one.there) == keys for one in here.links)
    return nearly and mine.shape.kind in ("uuid", "hash") and not linked


def _may_be_part(column: ColumnProfile) -> bool:
    timed = column.moment is not None and not column.moment.weak
    return column.fill > SURE and not column.is_constant and (timed or is_idlike(column))


def _fewest(connection: duckdb.DuckDBPyConnection, there: View, pairs: Pairs) -> Pairs:
    """As few of the columns as name the rows of the heads together; none if all of them do not."""
    if len(pairs) < 2 or not _seem_unique(pairs) or not _are_unique(connection, there, pairs):
        return []
    for pair in sorted(pairs, key=lambda one: (not one[1].moment, one[1].distinct)):
        rest = [one for one in pairs if one is not pair]
        if len(rest) > 1 and _seem_unique(rest) and _are_unique(connection, there, rest):
            pairs = rest
    return pairs


def _seem_unique(pairs: Pairs) -> bool:
    """Whether keys differ within the sample; it is looked at before all rows are."""
    keys = list(zip(*(b.values for _, b in pairs), strict=True))
    return len(set(keys)) >= _UNIQUE * len(keys)


def _are_unique(connection: duckdb.DuckDBPyConnection, there: View, pairs: Pairs) -> bool:
    key = ", ".join(sql.trimmed(b.key) for _, b in pairs)
    row = connection.execute(
        f"SELECT count(*), count(DISTINCT hash({key})) FROM {there.profile.table.name}"
    ).fetchone()
    assert row is not None
    return bool(row[1] >= _UNIQUE * row[0])


def _found(
    connection: duckdb.DuckDBPyConnection, here: View, there: View, pairs: Pairs
) -> Link | None:
    """The link, where keys of the lines come back and are found among the heads."""
    mine = ", ".join(sql.trimmed(a.key) for a, _ in pairs)
    other = ", ".join(sql.trimmed(b.key) for _, b in pairs)
    row = connection.execute(
        f"WITH h AS (SELECT hash({mine}) AS k, count(*) AS n FROM {here.profile.sample} "
        f"GROUP BY k), l AS (SELECT k FROM h ORDER BY k LIMIT {_LOOKED}) "
        f"SELECT (SELECT count(*) FROM l WHERE k IN "
        f"(SELECT hash({other}) FROM {there.profile.table.name})), "
        "(SELECT count(*) FROM l), (SELECT count(*) FILTER (n > 1) / count(*) FROM h)"
    ).fetchone()
    assert row is not None
    among, looked, several = row
    if not looked or among <= SURE * looked or several < 0.1:
        return None
    first, *rest = sorted(pairs, key=lambda pair: (bool(pair[1].moment), -pair[1].distinct))
    more = tuple((a.key, b.key) for a, b in rest)
    return Link(first[0].key, there.label, first[1].key, among / looked, looked, more=more)
