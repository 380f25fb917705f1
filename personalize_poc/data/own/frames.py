"""Relations as the tables that a learner looks at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from personalize_poc.data.errors import BadFile
from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical_types import Canonical, Field, Relation

if TYPE_CHECKING:
    from personalize_poc.data.own.tables import Table

_IDS = {
    "interactions": ("USER_ID", "ITEM_ID"),
    "items": ("ITEM_ID",),
    "users": ("USER_ID",),
}


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


def refuse_unusable(made: Canonical, folder: Path) -> None:
    """Refuse data in which an id is empty or a time cannot be read.

    Raises:
        BadFile: with file, row and column of the first one.
    """
    for relation in made.relations:
        section = made.mapping.sections[relation.section]
        forms = " or ".join(map(repr, section.timestamp))
        for field in relation.fields:
            if field.name in _IDS[relation.section]:
                _refuse(made, relation, field, f"{sql.name(field.name)} IS NULL", "", folder)
            elif field.kind == "time":
                given = "true" if field.name == "TIMESTAMP" else f"raw_{field.name} IS NOT NULL"
                wrong = f"{sql.name(field.name)} IS NULL AND {given}"
                _refuse(made, relation, field, wrong, forms, folder)


def _refuse(
    made: Canonical, relation: Relation, field: Field, wrong: str, forms: str, folder: Path
) -> None:
    text = f"coalesce(raw_{field.name}, '')" if forms else "''"
    found = made.connection.execute(
        f"SELECT row, {text} FROM {relation.name} WHERE {wrong} ORDER BY row LIMIT 1"
    ).fetchone()
    if found is None:
        return
    file, line = relation.table.place(found[0])
    said = f"{found[1]!r} is no time in the form {forms}" if forms else "the id is empty"
    if forms and found[1]:
        said += ", or lies outside of the years 1980 to 2100"
    raise BadFile(said, folder / file, line, field.column)
