"""Relations as the tables that a learner looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from personalize_poc.data.own import sql
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


def titles(made: Canonical, relation: Relation) -> dict[str, str]:
    """What people call the items of a relation."""
    if relation.title is None:
        return {}
    rows = made.connection.execute(
        f"SELECT ITEM_ID, {sql.name(relation.title)} FROM {relation.name} ORDER BY row"
    ).fetchall()
    return {item: title for item, title in rows if title}
