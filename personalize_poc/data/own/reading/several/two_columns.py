"""Ids of one catalogue in several columns, each in the rows of other events.

A view has its `productId`, a purchase its `sku`, and never both. Where the ids are keys of one
other table, a column is added that holds whichever is there, so that a mapping can name it. Users
and items may both stand so, where parts of a table have other names for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import facts
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.logs import page_parts, weblog_notes
from personalize_poc.data.own.tables import Column, Table

_SEEN, _BLOCK = 4_000, 100
"""Rows by which columns are judged, in blocks of so many."""
_ITEMS, _COMMON = 10, 0.3
"""Different ids of a column among these rows, and the share of them that the other one has."""
_LONGEST, _SHORTEST, _DIGITS = 40, 2, 4
"""Letters of an id at most and at least; of whole numbers more, which agree by chance."""
_RARELY = 0.01
"""Share of the rows that has both, up to which a row has one of them."""
_FOUND, _WHOLE = 0.9, 0.99
"""Share of the ids that are keys there; and of the rows in which a third column has them all."""
_SAMPLE = 20_000

_Given = dict[Column, list[str]]


def find(work: Workspace, tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The same tables; those with ids of one catalogue in several columns have them in one."""
    found, said = list(tables), []
    for at, table in enumerate(found):
        others = [one for one in found if one is not table]
        done: list[Column] = []
        while others and (chosen := _columns(work, found[at], others, done)):
            found[at], told = _together(work, found[at], chosen)
            said.append(told)
            done += chosen
    return found, said


def _columns(
    work: Workspace, table: Table, others: Sequence[Table], done: Sequence[Column]
) -> list[Column]:
    """The columns that have ids of one catalogue, in rows in which the others have none.

    Args:
        work: of this reading.
        table: which.
        others: the tables that may be the catalogue.
        done: columns that are together already.
    """
    given = {one: values for one, values in _given(work, table).items() if one not in done}
    for one, other in combinations(given, 2):
        if not _are_apart(given[one], given[other]):
            continue
        chosen = [one, other]
        key = next(
            (
                (there, key)
                for there in others
                for key in page_parts.keys(work, there)
                if all(_is_key(work, table, column, there, key) for column in chosen)
            ),
            None,
        )
        if key is None or _is_whole(given, chosen):
            continue
        for further in given:
            apart = all(_are_apart(given[further], given[known]) for known in chosen)
            if further not in chosen and apart and _is_key(work, table, further, *key):
                chosen.append(further)
        return [column for column in table.columns if column in chosen]
    return []


def _given(work: Workspace, table: Table) -> _Given:
    """Columns of which some rows have ids, with their values in rows spread over the table."""
    texts = table.texts
    if len(texts) < 2:
        return {}
    # Looked at in Python: DuckDB plans expressions over thousands of columns for minutes.
    names = ", ".join(one.key for one in texts)
    rows = work.run(f"SELECT {names} FROM {facts.blocks(table, _SEEN, _BLOCK)}")
    columns = zip(*rows, strict=True) if rows else [()] * len(texts)
    read = {
        one: [(value or "").strip() for value in values]
        for one, values in zip(texts, columns, strict=True)
    }
    return {one: values for one, values in read.items() if _are_ids(values)}


def _are_ids(values: Sequence[str]) -> bool:
    """Whether some rows, and not all, have ids that come back."""
    filled = [value for value in values if value]
    different = set(filled)
    if not _ITEMS <= len(different) < len(filled) < len(values):
        return False
    least = _DIGITS if all(value.isdigit() for value in different) else _SHORTEST
    return all(least <= len(value) <= _LONGEST and " " not in value for value in different)


def _are_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether hardly a row has both, and they have values in common."""
    both = sum(bool(a and b) for a, b in zip(one, other, strict=True))
    here, there = ({value for value in values if value} for values in (one, other))
    rows = min(sum(map(bool, one)), sum(map(bool, other)))
    return both <= _RARELY * rows and len(here & there) >= _COMMON * min(len(here), len(there))


def _is_whole(given: _Given, chosen: Sequence[Column]) -> bool:
    """Whether a third column has the ids of all of them already."""
    rows = [
        next((one for one in values if one), "")
        for values in zip(*(given[column] for column in chosen), strict=True)
    ]
    least = _WHOLE * sum(map(bool, rows))
    return any(
        sum(bool(a) and a == b for a, b in zip(rows, values, strict=True)) >= least
        for column, values in given.items()
        if column not in chosen
    )


def _is_key(work: Workspace, table: Table, column: Column, there: Table, key: Column) -> bool:
    """Whether nearly all ids of a column are keys of another table."""
    different, found = work.run(
        f"SELECT count(*), count(k) FROM (SELECT DISTINCT {sql.trimmed(column.key)} AS v FROM "
        f"(SELECT {column.key} FROM {table.name} WHERE {column.key} IS NOT NULL LIMIT {_SAMPLE})) "
        f"LEFT JOIN (SELECT DISTINCT {sql.trimmed(key.key)} AS k FROM {there.name}) ON v = k "
        "WHERE v IS NOT NULL"
    )[0]
    return bool(different and found >= _FOUND * different)


def _together(work: Workspace, table: Table, chosen: Sequence[Column]) -> tuple[Table, Finding]:
    """The table with a column of what stands in several, and what is to be said of it."""
    made = Column("|".join(one.name for one in chosen), f"c{len(table.columns)}")
    value = ", ".join(sql.trimmed(one.key) for one in chosen)
    work.run(f"ALTER TABLE {table.name} ADD COLUMN {made.key} VARCHAR")
    work.run(f"UPDATE {table.name} SET {made.key} = coalesce({value})")
    counts = work.run(
        f"SELECT count({made.key}), {', '.join(f'count({one.key})' for one in chosen)} "
        f"FROM {table.name}"
    )[0]
    names = [one.name for one in chosen]
    told = weblog_notes.in_columns(table.label, made.name, names, counts)
    return replace(table, columns=(*table.columns, made)), told
