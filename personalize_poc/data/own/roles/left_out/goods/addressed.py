"""Items whose catalogue has their addresses: the home page, sections, other sites, files are none.

Tools that count visitors number every address that was opened, and keep the numbers beside the
clicks on links to other sites and on files. Those few are left out by their numbers. Where nearly
all addresses name something of a catalogue, so are the pages that name nothing, as the one to sign
in: they may be few, and opened more often than all others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from personalize_poc.data.own import page_paths, sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_KNOWN = 0.8
"""Share of the items that a catalogue has, from which on it says what an item is."""
_ALL, _ONE_SITE = 0.97, 0.8
"""Shares of the items that have an address, and of the items, or of the rows, of one site."""
_FEW, _SELDOM = 0.05, 0.15
"""Shares of the items, or of the rows, up to which they are said to be no pages of the site.

Links that lead away are many, and each is followed by few.
"""
_NAMELESS = 0.1
"""Share of the items up to which an address may name nothing of the catalogue that others name."""
_LISTED = 1000
"""Most numbers of these that a person wants to read."""
_SAMPLE = 200
_ADDRESS = re.compile(r"^(?:[a-z]+://)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?P<path>/.*|)$")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$")
_FILE = re.compile(r"\.(?:pdf|zip|gz|7z|rar|docx?|xlsx?|pptx?|csv|ics|exe|dmg|apk)$")


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> None:
    """Leave out items that are the home page of a site, pages of others, or files.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    if item.view is not best.view:
        return
    told = found.told.get(item.column.name, found.returns.get(item.column.key, ""))
    tables = {view.label: view for view in views}
    for link in item.view.links:
        if link.key != item.column.key or link.share < _KNOWN or link.form:
            continue
        there = tables[link.table]
        for column in there.columns:
            some = column.given[:_SAMPLE]
            if column.key == link.there or not any(map(_parted, some)):
                continue
            if there.hint(column.key).says("image") or _are_pictures(some):
                continue
            rows = _addresses(connection, best, link, there, column.key)
            others = _others(rows)
            gone = {**others, **_naming_nothing(connection, link, there, column, rows)}
            if gone:
                found.leave_out_values(item.column.name, gone)
                count = sum(gone.values())
                why = _why(count, len(gone) > len(others)).format(
                    rows=count, name=column.name, label=there.label,
                    example=next(address for one, address, __ in rows if one in gone),
                )  # fmt: skip
                found.told[item.column.name] = f"{told} {why}".strip()
                return


def _why(rows: int, of_catalogue: bool) -> str:
    """What is said of the pages that are left out."""
    if of_catalogue:
        return ngettext(
            "Their {rows:,} row is of a page that names nothing of the catalogue that nearly "
            "all others name, by {name} in {label}: {example}.",
            "Their {rows:,} rows are of pages that name nothing of the catalogue that nearly "
            "all others name, by {name} in {label}: {example}.",
            rows,
        )
    return ngettext(
        "Their {rows:,} row is of the home page, sections, other sites or files, by {name} "
        "in {label}: {example}.",
        "Their {rows:,} rows are of the home page, sections, other sites or files, by "
        "{name} in {label}: {example}.",
        rows,
    )


def _naming_nothing(
    connection: duckdb.DuckDBPyConnection,
    link: Link,
    there: View,
    address: ColumnProfile,
    rows: list[tuple[str, str, int]],
) -> dict[str, int]:
    """Items whose address names nothing of a catalogue -> rows; none if many name nothing.

    Args:
        connection: where the table of addresses is.
        link: that leads to it.
        there: the table, in which a column may hold what each address names of a catalogue.
        address: its column of addresses.
        rows: item, its address and its rows.
    """
    named = next((one for one in there.columns if one.name.startswith(f"{address.name}.")), None)
    if named is None:
        return {}
    things = connection.execute(
        f"SELECT DISTINCT {sql.trimmed(link.there)} FROM {there.profile.table.name} "
        f"WHERE {sql.trimmed(named.key)} IS NOT NULL"
    ).fetchall()
    known = {str(one) for (one,) in things}
    gone = {item: count for item, __, count in rows if item not in known}
    return gone if len(gone) <= min(_LISTED, _NAMELESS * len(rows)) else {}


def _parted(address: str) -> tuple[str, str] | None:
    """Host and path of an address; None if it is none."""
    match = _ADDRESS.match(address.strip().casefold())
    return (match["host"].removeprefix("www."), match["path"]) if match else None


def _are_pictures(addresses: Sequence[str]) -> bool:
    """Whether addresses are those of pictures: a picture may lie on any site, a page does not."""
    parts = [parted[1] for one in addresses if (parted := _parted(re.sub("[?#].*$", "", one)))]
    return 2 * sum(bool(_PICTURE.search(path)) for path in parts) > len(parts)


def _addresses(
    connection: duckdb.DuckDBPyConnection, best: Candidate, link: Link, there: View, key: str
) -> list[tuple[str, str, int]]:
    """Item, its address and its rows."""
    rows = connection.execute(
        f"WITH a AS (SELECT {sql.trimmed(link.key)} AS i, count(*) AS n "
        f"FROM {best.view.profile.table.name} GROUP BY i), "
        f"b AS (SELECT {sql.trimmed(link.there)} AS i, any_value({sql.trimmed(key)}) AS address "
        f"FROM {there.profile.table.name} GROUP BY i) "
        "SELECT a.i, b.address, a.n FROM a JOIN b ON a.i = b.i ORDER BY a.n DESC, a.i"
    ).fetchall()
    return [(str(item), str(address or ""), int(count)) for item, address, count in rows]


def _others(rows: list[tuple[str, str, int]]) -> dict[str, int]:
    """Items that are no page of the one site -> rows; nothing if there is no such site."""
    parts = {item: parted for item, address, __ in rows if (parted := _parted(address))}
    if len(parts) < _ALL * len(rows):
        return {}
    site = _site(parts, {item: count for item, __, count in rows})
    if not site:
        return {}
    listing = page_paths.sections({path for host, path in parts.values() if host == site})
    gone = {
        item: count
        for item, __, count in rows
        if item in parts
        and (
            parts[item][0] != site
            or page_paths.is_home(parts[item][1])
            or parts[item][1] in listing
            or _FILE.search(parts[item][1])
        )
    }
    seldom = sum(gone.values()) <= _SELDOM * sum(count for __, ___, count in rows)
    seldom = seldom and len(gone) <= _LISTED
    return gone if seldom or len(gone) <= _FEW * len(rows) else {}


def _site(parts: dict[str, tuple[str, str]], rows: dict[str, int]) -> str:
    """The site that most addresses are of, or most rows; "" if there is none."""
    pages, visits = Counter[str](), Counter[str]()
    for item, (host, __) in parts.items():
        pages[host] += 1
        visits[host] += rows[item]
    for counted in (pages, visits):
        (site, count) = counted.most_common(1)[0]
        if count >= _ONE_SITE * counted.total():
            return site
    return ""
