"""Relations as the tables that a learner looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical.named import column
from personalize_poc.data.own.canonical.types import Canonical, Field, Relation

if TYPE_CHECKING:
    from personalize_poc.data.own.tables import Table


def frame(made: Canonical, relation: Relation) -> pd.DataFrame:
    """All fields of a relation: interactions by time, others in the order of the file."""
    columns = ", ".join(sql.name(one.name) for one in relation.fields)
    order = "TIMESTAMP, row" if relation.section == "interactions" else "row"
    table = made.connection.execute(f"SELECT {columns} FROM {relation.name} ORDER BY {order}").df()
    for field in relation.fields:
        table[field.name] = _typed(table[field.name], field)
    return table


def _typed(values: pd.Series, field: Field) -> pd.Series:
    """Whole numbers stay whole where some are missing."""
    if field.name == "TIMESTAMP":
        return values.astype("int64")
    if field.type in ("int", "long"):
        return values.astype("Int64")
    if field.type == "boolean" and values.isna().any():
        return values.astype("boolean")
    return values


def raw(made: Canonical, table: Table) -> pd.DataFrame:
    """A table as the file has it: texts, under its own names."""
    columns = ", ".join(f"coalesce({one.key}, '') AS {one.key}" for one in table.columns)
    found = made.connection.execute(f"SELECT {columns} FROM {table.name} ORDER BY rowid").df()
    found.columns = pd.Index([one.name for one in table.columns])
    return found


def text(made: Canonical) -> str:
    """The column of items in natural language, the best filled of several; "" without one."""
    items = made.items
    names = [one.name for one in items.fields if one.kind == "text"] if items else []
    if items is None or not names:
        return ""
    asked = ", ".join(f"count({key}), count(DISTINCT {key})" for key in map(sql.name, names))
    told = made.connection.execute(f"SELECT {asked} FROM {items.name}").fetchone() or ()
    worth = {name: told[2 * place : 2 * place + 2] for place, name in enumerate(names)}
    return max(worth, key=lambda name: worth[name])


def titles(made: Canonical) -> dict[str, str]:
    """What people call items."""
    parts = select_titles(made)
    rows = made.connection.execute(parts).fetchall() if parts else ()
    return dict(rows)


def select_titles(made: Canonical) -> str:
    """SQL of ids of items and what people call them; "" where nothing does.

    Rows of interactions may name items that are no longer in the catalogue, and all of one that has
    no titles.
    """
    items, section = made.items, made.mapping.sections["interactions"]
    parts = []
    if section.title is not None:
        table = made.interactions.table
        title = sql.trimmed(f"t.{column(table, section.title).key}")
        known = ""
        if items is not None and items.title is not None:
            known = f"WHERE ITEM_ID NOT IN (SELECT ITEM_ID FROM {items.name})"
        parts.append(
            f"SELECT e.ITEM_ID, arg_max({title}, e.row) AS title FROM (SELECT row, ITEM_ID FROM "
            f"{made.interactions.name} {known}) e JOIN {table.name} t ON t.rowid = e.row "
            f"WHERE e.ITEM_ID IS NOT NULL AND {title} IS NOT NULL GROUP BY e.ITEM_ID"
        )
    if items is not None and items.title is not None:
        title = sql.name(items.title)
        parts.append(
            f"SELECT ITEM_ID, {title} AS title FROM (SELECT * FROM {items.name} ORDER BY row) "
            f"WHERE {title} IS NOT NULL"
        )
    return " UNION ALL ".join(parts)
