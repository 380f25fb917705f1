"""Items in the addresses of pages, as tools that count visitors write them.

The address of a page may end in the number of an article, and the home page and a search have
addresses as well. A column is added that holds the number, where it is a key of another table;
tables that point to one of addresses get it too. The rows of other pages stay, without an item.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.profiles import facts
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.logs import page_parts, weblog_notes
from personalize_poc.data.own.reading.logs.page_parts import ADDRESS, FIRST
from personalize_poc.data.own.reading.logs.pages import is_log
from personalize_poc.data.own.tables import Column, Table

_SEEN, _BLOCK, _MOSTLY = 2_000, 100, 0.3
"""Rows by which a column is judged, of blocks of so many, and the share that must be addresses."""
_SAMPLE, _HALF = 20_000, 0.5
"""Values that are looked up, and the share that must be found."""
_POINTS, _MORE = 0.95, 2
"""Share of values that must be keys of a table of addresses, and how many times its rows."""


def find(work: Workspace, tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The same tables; those with addresses of items have a column of these items."""
    found, said = list(tables), []
    for at, table in enumerate(found):
        if is_log(table):
            continue
        others = [one for one in found if one is not table and not is_log(one)]
        made = _of_addresses(work, table, others) if others else None
        if made is None:
            continue
        found[at], key, told = made
        said.append(told)
        for other, pointing in enumerate(found):
            if pointing is not found[at] and pointing.rows >= _MORE * table.rows:
                found[other] = _handed_on(work, pointing, found[at], key)
    return found, said


def _of_addresses(
    work: Workspace, table: Table, others: Sequence[Table]
) -> tuple[Table, str, Finding] | None:
    """A table with a column of addresses of which a part is a key that no other column has.

    Returns:
        The table, whose last column is new, the name of the key, and what is to be said of it;
        None if there is no such part.
    """
    for column in _addresses(work, table):
        page_parts.gather(work, table, column.key)
        part = page_parts.of_catalogue(work, others)
        if part is None or part.catalogue is None:
            continue
        if is_there(work, table, column, part.catalogue):
            continue
        page = Column(f"{column.name}.{part.key}", f"c{len(table.columns)}")
        places = ", ".join(map(literal, part.places))
        value = f"CASE WHEN {FIRST} IN ({places}) THEN nullif({part.value}, '') END"
        work.run(f"ALTER TABLE {table.name} ADD COLUMN {page.key} VARCHAR")
        work.run(
            f"UPDATE {table.name} SET {page.key} = v FROM (SELECT row, {value} AS v "
            f"FROM {page_parts.rows(table, column.key)}) WHERE row = {table.name}.rowid"
        )
        table = replace(table, columns=(*table.columns, page))
        items, rows, all_ = work.run(
            f"SELECT count(DISTINCT {page.key}), count({page.key}), count({column.key}) "
            f"FROM {table.name}"
        )[0]
        told = weblog_notes.addresses(table.label, page.name, part.told, items, rows, all_ - rows)
        return table, part.key, told
    return None


def _addresses(work: Workspace, table: Table) -> list[Column]:
    """The columns of which many values are addresses of pages, by rows spread over the table."""
    texts = table.texts
    fits = ", ".join(
        f"count(*) FILTER (regexp_matches({one.key}, {literal(ADDRESS)})) >= "
        f"{_MOSTLY} * greatest(count({one.key}), 1)"
        for one in texts
    )
    if not texts:
        return []
    some = facts.blocks(table, _SEEN, _BLOCK)
    told = work.run(f"SELECT {fits} FROM {some}")[0]
    return [one for one, is_one in zip(texts, told, strict=True) if is_one]


def is_there(
    work: Workspace, table: Table, text: Column, catalogue: tuple[str, str], least: float = 0.0
) -> bool:
    """Whether another column than a text has the keys of a catalogue already.

    Args:
        work: of this reading.
        table: with the text.
        text: the column in which keys were found.
        catalogue: its table and the key of its column in DuckDB.
        least: share of the rows with a text in which it must have a value. What was looked at may
            stand in a column that is empty where the same things were bought.
    """
    for one in table.columns:
        if one is text:
            continue
        found, different = work.run(
            f"SELECT count(k), count(*) FROM (SELECT DISTINCT trim({one.key}) AS v FROM "
            f"(SELECT {one.key} FROM {table.name} WHERE {one.key} IS NOT NULL LIMIT {_SAMPLE})) "
            f"LEFT JOIN (SELECT DISTINCT trim({catalogue[1]}) AS k "
            f"FROM {catalogue[0]}) ON v = k"
        )[0]
        if different and found >= _HALF * different and _beside(work, table, text, one) >= least:
            return True
    return False


def _beside(work: Workspace, table: Table, text: Column, other: Column) -> float:
    """Share of the rows with a text in which another column has a value."""
    both, rows = work.run(
        f"SELECT count({other.key}) FILTER ({text.key} IS NOT NULL), count({text.key}) "
        f"FROM {table.name}"
    )[0]
    return float(both / rows) if rows else 0.0


def _handed_on(work: Workspace, table: Table, there: Table, key: str) -> Table:
    """A table with the items of the addresses that it points to.

    Of several columns that do the one counts that names most: what was seen, not where from.
    """
    best: tuple[int, Column] | None = None
    keys, page = page_parts.keys(work, there), there.columns[-1]
    some = facts.blocks(table, _SEEN, _BLOCK)
    for column in table.columns:
        for one in keys:
            given, points, items = work.run(
                f"SELECT count(v), count(k), count(p) FROM (SELECT trim({column.key}) AS v "
                f"FROM {some} WHERE {column.key} IS NOT NULL) "
                f"LEFT JOIN (SELECT trim({one.key}) AS k, {page.key} AS p FROM {there.name}) "
                f"ON v = k"
            )[0]
            if given and points >= _POINTS * given and items > (best[0] if best else 0):
                best, chosen = (items, column), one
    if best is None:
        return table
    made = Column(f"{best[1].name}.{key}", f"c{len(table.columns)}")
    work.run(f"ALTER TABLE {table.name} ADD COLUMN {made.key} VARCHAR")
    work.run(
        f"UPDATE {table.name} SET {made.key} = p FROM (SELECT trim({chosen.key}) AS k, "
        f"{page.key} AS p FROM {there.name}) WHERE k = trim({table.name}.{best[1].key})"
    )
    return replace(table, columns=(*table.columns, made))
