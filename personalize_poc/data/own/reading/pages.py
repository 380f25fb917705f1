"""Which part of the addresses in the log of a web server names an item, and who asked.

A part whose values are keys of another table is taken: the file of an episode, the number of an
article. Without one, it is the last part of the addresses that lie together and differ most.
Parameters of addresses become columns, because they may name people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading import weblog_notes
from personalize_poc.data.own.reading.workspace import Workspace, literal
from personalize_poc.data.own.tables import WEB_LOG, Column, Table
from personalize_poc.language import N_, _

_FIRST = "coalesce(regexp_extract(path, '^(?:/[a-z]{2}(?:[-_][a-zA-Z]{2})?)?/([^/]+)/', 1), '')"
"""SQL of where a page lies: the first part of its address, behind that of a language."""
_LAST = "regexp_extract(path, '([^/]+)/?$', 1)"
_BARE = f"regexp_replace({_LAST}, '[.][A-Za-z][A-Za-z0-9]{{1,4}}$', '')"
_PARTS = {
    _BARE: N_("the last part of their address"),
    _LAST: N_("the last part of their address"),
    f"regexp_extract({_BARE}, '([0-9]+)$', 1)": N_("the number at the end of their address"),
    f"regexp_extract({_BARE}, '^([0-9]+)', 1)": N_("the number that their last part begins with"),
    "regexp_extract(path, '([^/]+)/[^/]+/?$', 1)": N_("the last part but one of their address"),
    "regexp_extract(path, '^/[^/]+/(.+)$', 1)": N_("their address behind its first part"),
    "regexp_extract(path, '^/(.+)$', 1)": N_("their address"),
    "path": N_("their address"),
}
"""SQL of a part of an address -> what it is in words."""
_NO_ITEMS = frozenset(
    """search suche recherche buscar pesquisa cerca tag tags category categories kategorie
    kategorien categorie categoria author authors user users profile account login api feed feeds
    page static assets cart basket checkout img images archive topic topics""".split()  # noqa: SIM905
)
"""First parts of addresses below which no items lie."""
_ITEMS, _AGAIN = 20, 1.2
"""Fewest items, and requests of each on average."""
_FOUND, _HALF = 0.5, 0.5
"""Share of the keys of another table that must be found, or of the requests of a place."""
_KEYS = 0.98
"""Share of different values from which on a column of another table is one of keys."""
_LARGEST = 2_000_000
"""Rows of a table in which addresses are looked for."""
_PARAMETERS, _OFTEN = 12, 0.05
"""Most parameters that become columns, and the share of requests that must have each."""


@dataclass(frozen=True)
class _Part:
    """A part of addresses that names items.

    Attributes:
        value: SQL of it.
        told: what it is, in words.
        places: first parts of the addresses that have one.
        key: of a catalogue, whose values they are; "" without one.
    """

    value: str
    told: str
    places: tuple[str, ...]
    key: str = ""

    @property
    def name(self) -> str:
        """The name of the column that holds it."""
        return f"page.{self.key}" if self.key else "page"


def find(work: Workspace, tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The same tables; logs of web servers have a column of pages, and rows of such pages alone."""
    others = [one for one in tables if not _is_log(one) and one.rows <= _LARGEST]
    found, said = [], []
    for table in tables:
        if not _is_log(table):
            found.append(table)
            continue
        table, seen = _with_parameters(work, table)
        part = _of_catalogue(work, table, others) or (None if seen else _of_place(work, table))
        if part is not None:
            table, told = _with_pages(work, table, part)
            said.append(told)
        elif not seen:
            example = work.run(f"SELECT {table.column('path').key} FROM {table.name} LIMIT 1")
            said.append(weblog_notes.no_items(table.label, str(example[0][0])))
        found.append(table)
    return found, said


def _is_log(table: Table) -> bool:
    return all(part.format == WEB_LOG for part in table.parts)


def _rows(table: Table) -> str:
    """SQL of a table of its addresses (path), as people read them."""
    return (
        f"(SELECT rowid AS row, url_decode({table.column('path').key}) AS path FROM {table.name})"
    )


def _with_parameters(work: Workspace, table: Table) -> tuple[Table, bool]:
    """The table with a column for each frequent parameter, and whether one may name items."""
    query = table.column("query").key
    rows = work.run(
        f"SELECT p, count(*) FROM (SELECT unnest(list_distinct(regexp_extract_all({query}, "
        f"'(?:^|&)([^=&]+)=', 1))) AS p FROM {table.name} WHERE {query} IS NOT NULL) GROUP BY p "
        f"HAVING count(*) >= {_OFTEN * table.rows} ORDER BY 2 DESC, 1 LIMIT {_PARAMETERS}"
    )
    pages = work.run(f"SELECT count(DISTINCT path) FROM {_rows(table)}")[0][0]
    is_item = False
    for name, count in rows:
        column = Column(f"query.{name}", f"c{len(table.columns)}")
        pattern = literal(f"(?:^|&){re.escape(name)}=([^&]*)")
        value = f"nullif(url_decode(regexp_extract({query}, {pattern}, 1)), '')"
        work.run(f"ALTER TABLE {table.name} ADD COLUMN {column.key} VARCHAR")
        work.run(f"UPDATE {table.name} SET {column.key} = {value} WHERE {query} IS NOT NULL")
        table = replace(table, columns=(*table.columns, column))
        different = work.run(f"SELECT count(DISTINCT {column.key}) FROM {table.name}")[0][0]
        is_item = is_item or (pages < _ITEMS <= different and count >= _HALF * table.rows)
    return table, is_item


def _of_catalogue(work: Workspace, table: Table, others: Sequence[Table]) -> _Part | None:
    """The part whose values are keys of another table; of several the one of most requests."""
    best: tuple[float, _Part] | None = None
    keys = [(one, column) for one in others for column in _keys(work, one)]
    for value, told in _PARTS.items() if keys else ():
        work.run(
            f"CREATE OR REPLACE TEMP TABLE page_parts AS SELECT {_FIRST} AS place, {value} AS v, "
            f"count(*) AS n FROM {_rows(table)} GROUP BY place, v"
        )
        for other, column in keys:
            rows = work.run(
                f"SELECT place, sum(n) FILTER (k IS NOT NULL), sum(n), count(DISTINCT k) "
                f"FROM page_parts LEFT JOIN (SELECT DISTINCT trim({column.key}) AS k "
                f"FROM {other.name}) ON v = k GROUP BY place"
            )
            some = [one for one in rows if (one[1] or 0) >= _HALF * one[2]]
            hits, different = sum(one[1] for one in some), sum(one[3] for one in some)
            enough = different >= min(_ITEMS, _FOUND * other.rows)
            if enough and hits and (best is None or hits > best[0]):
                places = tuple(str(one[0]) for one in some)
                best = hits, _Part(value, _(told), places, column.name)
    return best[1] if best else None


def _keys(work: Workspace, table: Table) -> list[Column]:
    """The columns of a table in which every row has a value of its own."""
    asked = ", ".join(
        f"approx_count_distinct({one.key}), count({one.key})" for one in table.columns
    )
    told = work.run(f"SELECT {asked} FROM {table.name}")[0]
    likely = [
        one
        for at, one in enumerate(table.columns)
        if told[2 * at + 1] >= _ITEMS and told[2 * at] >= 0.8 * told[2 * at + 1]
    ]
    found = []
    for one in likely:
        different, rows = work.run(
            f"SELECT count(DISTINCT {one.key}), count({one.key}) FROM {table.name}"
        )[0]
        if different >= _KEYS * rows:
            found.append(one)
    return found


def _of_place(work: Workspace, table: Table) -> _Part | None:
    """The last part of the addresses that lie in one place and differ most."""
    rows = work.run(
        f"SELECT {_FIRST} AS place, count(DISTINCT {_BARE}) AS items, count(*) AS n "
        f"FROM {_rows(table)} WHERE {_BARE} <> '' GROUP BY place ORDER BY items DESC, place"
    )
    for place, items, count in rows:
        if items >= _ITEMS and count >= _AGAIN * items and place.lower() not in _NO_ITEMS:
            told = _("the last part of their address below /{place}").format(place=place)
            return _Part(_BARE, told if place else _("the last part of their address"), (place,))
    return None


def _with_pages(work: Workspace, table: Table, part: _Part) -> tuple[Table, Finding]:
    """The rows that name an item, with a column that holds it."""
    places = ", ".join(map(literal, part.places))
    made = f"{table.name}_pages"
    page = Column(part.name, f"c{len(table.columns)}")
    work.run(
        f"CREATE TABLE {made} AS SELECT t.*, v AS {page.key}, t.rowid AS was FROM {table.name} t "
        f"JOIN (SELECT row, nullif({part.value}, '') AS v FROM {_rows(table)} "
        f"WHERE {_FIRST} IN ({places})) ON row = t.rowid WHERE v IS NOT NULL ORDER BY t.rowid"
    )
    parts, rows = [], 0
    for one in table.parts:
        last = one.first_row + one.rows
        kept = work.run(
            f"SELECT count(*) FROM {made} WHERE was >= {one.first_row} AND was < {last}"
        )
        if count := int(kept[0][0]):
            parts.append(replace(one, first_row=rows, rows=count))
        rows += count
    work.run(f"ALTER TABLE {made} DROP COLUMN was")
    work.run(f"DROP TABLE {table.name}")
    work.run(f"ALTER TABLE {made} RENAME TO {table.name}")
    items = work.run(f"SELECT count(DISTINCT {page.key}) FROM {table.name}")[0][0]
    told = weblog_notes.pages(table.label, part.name, part.told, items, rows, table.rows - rows)
    return replace(table, columns=(*table.columns, page), parts=tuple(parts), rows=rows), told
