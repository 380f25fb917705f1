"""Groups of goods whose name says that nothing in them is one: deposit and empties, postage."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.lists import goods_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.data.own.tables import Reading

_GROUPS, _ROWS = 60, 50_000
_SURE, _SEVERAL = 0.8, 0.2
"""Share of values that a small table has, and of the items that may be of several groups."""
_SHORTEST = 5
"""Letters of a word from which on it is one, and no code of a system that holds articles."""
_BETWEEN = re.compile(r"\s*[/&+,;|]\s*|\s+(?:und|and|et|y|e|i|en|og|och|ja|и|ve)\s+", re.I)


def is_none(group: str) -> bool:
    """Whether every word of the name of a group says that it is of no goods."""
    return _are_all(group, _words())


def is_added(group: str) -> bool:
    """Whether every word of the name of a group says that it is added to what is ordered."""
    return _are_all(group, folded_stems(goods_words.ADDED))


def find(
    reading: Reading,
    views: dict[str, View],
    place: View,
    key: str,
    says: Callable[[str], bool] = is_none,
) -> dict[str, str]:
    """Id of an item -> its id with the name of its group, of those that are no goods.

    Args:
        reading: the files.
        views: all tables by their labels.
        place: the table of items.
        key: name of its column with their ids.
        says: whether the name of a group is of what is looked for.
    """
    if place.profile.rows > _ROWS:
        return {}
    one = next(column for column in place.columns if column.name == key)
    found: dict[str, str] = {}
    for column in place.columns:
        if column is one or not 2 <= column.distinct <= _GROUPS:
            continue
        named = _named_here(place, column, says)
        named = named or _named_there(reading, views, place, column, says)
        found |= ids_of(reading, place, one, column, named)
    return found


def ids_of(
    reading: Reading, place: View, key: ColumnProfile, column: ColumnProfile, named: dict[str, str]
) -> dict[str, str]:
    """Id of an item -> its id with the name of its kind, of those whose kind is named.

    Args:
        reading: the files.
        place: the table of items.
        key: of it, with their ids.
        column: of it, with their kinds.
        named: kind -> what it is called.
    """
    if not named or not _is_of_items(reading, place, key, column):
        return {}
    rows = reading.connection.execute(
        f"SELECT DISTINCT {sql.trimmed(key.key)}, {sql.trimmed(column.key)} FROM "
        f"{place.profile.table.name} WHERE {sql.any_of(sql.trimmed(column.key), tuple(named))}"
    ).fetchall()
    return {str(value): f"{value} ({named[kind]})" for value, kind in rows if value}


def _is_of_items(reading: Reading, place: View, key: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether items have one kind each: an order by delivery brings what others pick up."""
    several, come_back = reading.connection.execute(
        f"SELECT count(*) FILTER (kinds > 1), count(*) FROM (SELECT "
        f"count(DISTINCT {sql.trimmed(column.key)}) AS kinds FROM {place.profile.table.name} "
        f"GROUP BY {sql.trimmed(key.key)} HAVING count(*) > 1)"
    ).fetchall()[0]
    return bool(several <= _SEVERAL * come_back)


def _named_here(place: View, column: ColumnProfile, says: Callable[[str], bool]) -> dict[str, str]:
    """Value -> itself, of a column of categories."""
    if not place.hint(column.key).about("category"):
        return {}
    return {value: value for value in column.frequencies if says(value)}


def _named_there(
    reading: Reading,
    views: dict[str, View],
    place: View,
    column: ColumnProfile,
    says: Callable[[str], bool],
) -> dict[str, str]:
    """Value -> the name that a small table has for it."""
    for link in place.links:
        there = views[link.table]
        right = link.key == column.key and link.share > _SURE and not link.form
        if not right or there.profile.rows > _GROUPS or not alike_names.means(place, link, there):
            continue
        for names in there.columns:
            gone = [value for value in names.frequencies if says(value)]
            if not gone or len(gone) == names.distinct:
                continue
            rows = reading.connection.execute(
                f"SELECT {sql.trimmed(link.there)}, {sql.trimmed(names.key)} FROM "
                f"{there.profile.table.name} "
                f"WHERE {sql.any_of(sql.trimmed(names.key), tuple(gone))}"
            ).fetchall()
            return {str(value): str(name) for value, name in rows if value}
    return {}


def _are_all(group: str, known: frozenset[str]) -> bool:
    """Whether every word of the name of a group is one of some words."""
    parts = [folded(part) for part in _BETWEEN.split(group) if part]
    return bool(parts) and all(part in known for part in parts)


@cache
def _words() -> frozenset[str]:
    listed = folded_stems(goods_words.ALONE)
    listed |= folded_stems(goods_words.INSIDE)
    listed |= folded_stems(goods_words.GROUPS)
    listed |= folded_stems(goods_words.DEPOSITS)
    types = folded_stems(goods_words.TYPES)
    return frozenset(listed | {one for one in types if len(one) >= _SHORTEST or not one.isascii()})
