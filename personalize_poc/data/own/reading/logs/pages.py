"""Who asked for which page, from the addresses in logs of web servers.

Parameters of addresses become columns, because they may name people; the rest is in `page_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import remade
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.logs import page_parts, weblog_notes
from personalize_poc.data.own.reading.logs.page_parts import FIRST, Part
from personalize_poc.data.own.tables import WEB_LOG, Column, Table

_PARAMETERS, _OFTEN = 12, 0.05
"""Most parameters that become columns, and the share of requests that must have each."""
_FEW, _HALF = 20, 0.5
"""Different pages below which a parameter tells them apart, and the share of requests with it."""


def find(work: Workspace, tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The same tables; logs of web servers have a column of pages, and rows of items alone."""
    found, said = [], []
    for table in tables:
        if not is_log(table):
            found.append(table)
            continue
        made, told = _of_log(work, table, [one for one in tables if not is_log(one)])
        found.append(made)
        said += told
    return found, said


def is_log(table: Table) -> bool:
    """Whether a table is the log of a web server."""
    return all(part.format == WEB_LOG for part in table.parts)


def _of_log(work: Workspace, table: Table, others: Sequence[Table]) -> tuple[Table, list[Finding]]:
    table, seen = _with_parameters(work, table)
    address = table.column("path").key
    page_parts.gather(work, table, address)
    part = page_parts.of_catalogue(work, others) or (None if seen else page_parts.of_place(work))
    if part is not None:
        table, told = _with_pages(work, table, part)
        return table, [told]
    if seen:
        return table, []
    example = work.run(f"SELECT {address} FROM {table.name} LIMIT 1")
    return table, [weblog_notes.no_items(table.label, str(example[0][0]))]


def _with_parameters(work: Workspace, table: Table) -> tuple[Table, bool]:
    """The table with a column for each frequent parameter, and whether one may name items."""
    query = table.column("query").key
    rows = work.run(
        f"SELECT p, count(*) FROM (SELECT unnest(list_distinct(regexp_extract_all({query}, "
        f"'(?:^|&)([^=&]+)=', 1))) AS p FROM {table.name} WHERE {query} IS NOT NULL) GROUP BY p "
        f"HAVING count(*) >= {_OFTEN * table.rows} ORDER BY 2 DESC, 1 LIMIT {_PARAMETERS}"
    )
    path = table.column("path").key
    pages = work.run(f"SELECT count(DISTINCT {path}) FROM {table.name}")[0][0]
    is_item = False
    for name, count in rows:
        column = Column(f"query.{name}", f"c{len(table.columns)}")
        pattern = literal(f"(?:^|&){re.escape(name)}=([^&]*)")
        value = f"nullif(url_decode(regexp_extract({query}, {pattern}, 1)), '')"
        work.run(f"ALTER TABLE {table.name} ADD COLUMN {column.key} VARCHAR")
        work.run(f"UPDATE {table.name} SET {column.key} = {value} WHERE {query} IS NOT NULL")
        table = replace(table, columns=(*table.columns, column))
        different = work.run(f"SELECT count(DISTINCT {column.key}) FROM {table.name}")[0][0]
        is_item = is_item or (pages < _FEW <= different and count >= _HALF * table.rows)
    return table, is_item


def _with_pages(work: Workspace, table: Table, part: Part) -> tuple[Table, Finding]:
    """The rows that name an item, with a column that holds it."""
    places = ", ".join(map(literal, part.places))
    made, address = f"{table.name}_pages", table.column("path").key
    page = Column(part.name, f"c{len(table.columns)}")
    work.run(
        f"CREATE TABLE {made} AS SELECT t.*, v AS {page.key}, t.rowid AS was FROM {table.name} t "
        f"JOIN (SELECT row, nullif({part.value}, '') AS v FROM {page_parts.rows(table, address)} "
        f"WHERE {FIRST} IN ({places})) ON row = t.rowid WHERE v IS NOT NULL ORDER BY t.rowid"
    )
    left = remade.in_place(work, table, made, page)
    items = work.run(f"SELECT count(DISTINCT {page.key}) FROM {table.name}")[0][0]
    gone = table.rows - left.rows
    return left, weblog_notes.pages(table.label, part.name, part.told, items, left.rows, gone)
