"""Cells with all that was shown, each id with a mark of its click: "N55689-1 N35729-0".

So logs of news and of search results are published. What was clicked is a row each; what was shown
beside it stays as a list, which Amazon Personalize takes as impressions.
"""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import remade
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.json_files import object_notes
from personalize_poc.data.own.tables import Column, Table

_CELL = r"[^\s-][^\s]*-[01](?:[ ,;|]+[^\s-][^\s]*-[01])*"
"""Ids with a mark each; one alone proves nothing."""
_SEEN, _SURE, _SEVERAL = 2_000, 0.95, 2.0
"""Cells that are looked at, the share of them that must be such lists, and ids of one (mean)."""
_BOTH = 0.1
"""Share of them that has a click, and that has something which was not clicked."""
_FIRST, _TOGETHER = 100, 40
"""Rows by which many columns are looked at together, and how many columns those are."""
CLICKED, SHOWN = "clicked", "shown"
"""Ends of the names of the new columns."""


def unfold(work: Workspace, table: Table) -> tuple[Table, list[Finding]]:
    """Make a row of each id that was clicked; a table without such a column stays as it is.

    Args:
        work: of this reading.
        table: as it was read.

    Returns:
        The table with its new columns and rows, and what is to be said of them.
    """
    for column in _promising(work, table):
        if _is_one(work, table, column):
            return _with_clicks(work, table, column)
    return table, []


def _promising(work: Workspace, table: Table) -> list[Column]:
    """Columns whose first cells hold several ids with marks; many are asked about at once."""
    texts, found = table.texts, []
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        asked = ", ".join(f"bool_or({one.key} SIMILAR TO '.*-[01][ ,;|].*-[01]')" for one in some)
        answers = work.run(f"SELECT {asked} FROM {table.name} WHERE rowid < {_FIRST}")[0]
        found += [one for one, answer in zip(some, answers, strict=True) if answer]
    return found


def _is_one(work: Workspace, table: Table, column: Column) -> bool:
    """Whether nearly all cells are ids with marks, several in a cell, and both marks are there."""
    first = f"SELECT {column.key} AS v FROM {table.name} WHERE {column.key} IS NOT NULL"
    count, such, ids, clicked, not_clicked = work.run(
        f"SELECT count(*), count(*) FILTER (regexp_full_match(v, {literal(_CELL)})), "
        f"avg(len(regexp_extract_all(v, '-[01](?:[ ,;|]|$)'))), "
        f"count(*) FILTER (regexp_matches(v, '-1(?:[ ,;|]|$)')), "
        f"count(*) FILTER (regexp_matches(v, '-0(?:[ ,;|]|$)')) "
        f"FROM ({first} LIMIT {_SEEN})"
    )[0]
    if not count or such < _SURE * count or ids < _SEVERAL:
        return False
    return bool(clicked >= _BOTH * count and not_clicked >= _BOTH * count)


def _with_clicks(work: Workspace, table: Table, column: Column) -> tuple[Table, list[Finding]]:
    """The table with a row for each click; cells without one have none."""
    shown = Column(f"{column.name}.{SHOWN}", f"c{len(table.columns)}")
    clicked = Column(f"{column.name}.{CLICKED}", column.key)
    kept = tuple(one for one in table.columns if one is not column)
    ids = f"regexp_extract_all({column.key}, '([^\\s,;|]+)-[01](?:[ ,;|]|$)', 1)"
    marks = f"regexp_extract_all({column.key}, '[^\\s,;|]+-([01])(?:[ ,;|]|$)', 1)"
    made = f"{table.name}_clicks"
    ((most,),) = work.run(f"SELECT max(len({ids})) FROM {table.name}")
    work.run(
        f"CREATE TABLE {made} AS SELECT * EXCLUDE (ids, marks, id, mark, nth), "
        f"id AS {clicked.key}, array_to_string(ids, '|') AS {shown.key} FROM ("
        f"SELECT *, unnest(ids) AS id, unnest(marks) AS mark, "
        f"generate_subscripts(ids, 1) AS nth FROM ("
        f"SELECT * EXCLUDE ({column.key}), rowid AS was, {ids} AS ids, {marks} AS marks "
        f"FROM {table.name})) WHERE mark = '1' ORDER BY was, nth"
    )
    longer = remade.in_place(work, replace(table, columns=kept), made, clicked, shown)
    return longer, [object_notes.clicks(table.label, column.name, table.rows, int(most))]
