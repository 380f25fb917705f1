"""Parts of addresses that name items: the number of an article, the file of an episode.

A part whose values are keys of another table is taken; without one, the last part of the addresses
that lie in one place and differ most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from personalize_poc.data.own import page_paths
from personalize_poc.data.own.profiles import facts
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.tables import Column, Table
from personalize_poc.language import N_, _

ADDRESS = r"^(?:(?:[a-z]+://)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::[0-9]+)?)?(/[^?#]*)"
"""An address, with its host or without; its path. Tools that count visitors write no https://."""
FIRST = f"coalesce(regexp_extract(path, '^(?:/{page_paths.LANGUAGE})?/([^/]+)/', 1), '')"
"""SQL of where a page lies: the first part of its address, behind that of a language."""
_LAST = "regexp_extract(path, '([^/]+)/?$', 1)"
_BARE = f"regexp_replace({_LAST}, '[.][A-Za-z][A-Za-z0-9]{{1,4}}$', '')"
_BELOW = f"regexp_extract(path, '^(?:/{page_paths.LANGUAGE})?(/.*?)/?$', 1)"
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
_SEVERAL = 5
"""Fewest pages of a place that is one of several."""
_FOUND, _HALF = 0.5, 0.5
"""Share of the keys of another table that must be found, or of the requests of a place."""
_KEYS = 0.98
"""Share of different values from which on a column of another table is one of keys."""
_LARGEST = 2_000_000
"""Rows of a table in which addresses are looked for."""
_SAMPLE, _BLOCK = 30_000, 500
"""Rows by which addresses are judged, and how many of them stand together."""


@dataclass(frozen=True)
class Part:
    """A part of addresses that names items.

    Attributes:
        value: SQL of it.
        told: what it is, in words.
        places: first parts of the addresses that have one.
        key: of a catalogue, whose values they are; "" without one.
        catalogue: its table and the key of this column in DuckDB.
    """

    value: str
    told: str
    places: tuple[str, ...]
    key: str = ""
    catalogue: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """The name of the column that holds it."""
        return f"page.{self.key}" if self.key else "page"


def rows(table: Table, key: str) -> str:
    """SQL of the paths of its addresses, as people read them."""
    return f"(SELECT rowid AS row, {_path(key)} AS path FROM {table.name})"


def _path(key: str) -> str:
    return f"url_decode(regexp_extract({key}, {literal(ADDRESS)}, 1))"


def gather(work: Workspace, table: Table, key: str) -> None:
    """Make the table `page_addresses` (path, n): of rows that are spread over the table."""
    some = facts.blocks(table, _SAMPLE, _BLOCK)
    work.run(
        f"CREATE OR REPLACE TEMP TABLE page_addresses AS SELECT {_path(key)} AS path, "
        f"count(*) AS n FROM {some} GROUP BY path HAVING path <> ''"
    )


_MANY, _DENSE = 0.3, 1.5
"""Share of the keys from which on they are no chance, and numbers of a range for each key in it, up
to which nearly every number of the range is one."""


def of_catalogue(work: Workspace, others: Sequence[Table]) -> Part | None:
    """The part whose values are keys of another table; of several the one of most rows."""
    best: tuple[float, Part] | None = None
    known = [(one, column) for one in others for column in keys(work, one)]
    for value, told in _PARTS.items() if known else ():
        work.run(
            f"CREATE OR REPLACE TEMP TABLE page_parts AS SELECT {FIRST} AS place, {value} AS v, "
            f"sum(n) AS n FROM page_addresses GROUP BY place, v"
        )
        for other, column in known:
            rows = work.run(
                f"SELECT place, sum(n) FILTER (k IS NOT NULL), sum(n), count(DISTINCT k) "
                f"FROM page_parts LEFT JOIN (SELECT DISTINCT trim({column.key}) AS k "
                f"FROM {other.name}) ON v = k GROUP BY place"
            )
            some = [one for one in rows if (one[1] or 0) >= _HALF * one[2]]
            hits, different = sum(one[1] for one in some), sum(one[3] for one in some)
            enough = different >= min(_ITEMS, _FOUND * other.rows)
            better = enough and hits and (best is None or hits > best[0])
            if better and not _by_chance(work, other, column, different):
                places = tuple(str(one[0]) for one in some)
                key = other.name, column.key
                best = hits, Part(value, _(told), places, column.name, key)
    return best[1] if best else None


def _by_chance(work: Workspace, other: Table, column: Column, different: int) -> bool:
    """Whether any number would be among keys that are given out one after another, as of visits.

    different: keys that are parts of addresses.
    """
    if different >= _MANY * other.rows:
        return False
    whole, span = work.run(
        f"SELECT count(v), max(v) - min(v) + 1 FROM (SELECT DISTINCT "
        f"TRY_CAST(trim({column.key}) AS BIGINT) AS v FROM {other.name})"
    )[0]
    return bool(whole >= _KEYS * other.rows and span <= _DENSE * whole)


def keys(work: Workspace, table: Table) -> list[Column]:
    """The columns of a table in which every row has a value of its own; none of a large one."""
    if table.rows > _LARGEST:
        return []
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


def of_place(work: Workspace) -> Part | None:
    """The last part of the addresses that lie in one place and differ most.

    A site with no such place, as one of posts, articles and talks, has its things in several ones:
    then it is the address below any of them.
    """
    rows = work.run(
        f"SELECT {FIRST} AS place, count(DISTINCT {_BARE}) AS items, sum(n) AS n "
        f"FROM page_addresses WHERE {_BARE} <> '' GROUP BY place ORDER BY items DESC, place"
    )
    some = [row for row in rows if row[2] >= _AGAIN * row[1] and row[0].lower() not in _NO_ITEMS]
    best = next((row for row in some if row[1] >= _ITEMS), None)
    if best is None:
        return None
    several = [row for row in some if row[1] >= _SEVERAL and row[0]]
    if best[0] and best[2] < _HALF * sum(row[2] for row in several):
        places = tuple(str(row[0]) for row in several)
        told = _("their address below {places}").format(places=", ".join(f"/{x}" for x in places))
        return Part(_BELOW, told, places)
    told = _("the last part of their address below /{place}").format(place=best[0])
    return Part(_BARE, told if best[0] else _("the last part of their address"), (best[0],))
