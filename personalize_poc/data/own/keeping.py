"""A person's tables that are too large for memory, from DuckDB into files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from personalize_poc.data import large
from personalize_poc.data.dataset import DataSet
from personalize_poc.data.own import origin, row_numbers
from personalize_poc.data.own.canonical import Canonical, Relation, frames
from personalize_poc.data.own.tables import Table


def is_large(canonical: Canonical) -> bool:
    """Whether the interactions are to be kept on disk."""
    return canonical.interactions.table.rows > large.LIMIT


def keep(canonical: Canonical, *, told: Mapping[str, Any]) -> DataSet:
    """The data set of a mapping, with all interactions in a file and a part of them in memory.

    Args:
        canonical: the tables under the names of Personalize; it may be closed afterwards.
        told: `name`, `about`, `licence`, `source`, `text` and `only_ordered` of the data set.
    """
    events = canonical.interactions.table
    shown = row_numbers.without(events, canonical.mapping.sections["interactions"].reading)
    taken = {one.section: one for one in canonical.importable}
    tables = {section: _select(one) for section, one in taken.items()}
    items = taken.get("items")
    if titles := frames.select_titles(canonical):
        tables["titles"] = titles
    came_from, unused = origin.of_tables(canonical)
    return large.keep(
        canonical.connection,
        tables,
        raw=_first(canonical, shown),
        raw_items=None if items is None else _first(canonical, items.table),
        rows_of_source=events.rows,
        told={**told, "origin": came_from, "unused": unused},
    )


def _select(relation: Relation) -> str:
    fields = ", ".join(f'"{field.name}"' for field in relation.fields)
    return f"SELECT {fields} FROM {relation.name}"


def _first(canonical: Canonical, table: Table) -> pd.DataFrame:
    """The first rows of a table as the file has them, under the file's names."""
    keys = ", ".join(column.key for column in table.columns)
    found = canonical.connection.execute(f"SELECT {keys} FROM {table.name} LIMIT 1000").df()
    return found.set_axis([column.name for column in table.columns], axis="columns")
