"""Tables of very many columns: the likeliest ones are looked at, and a person is told.

Columns are compared with each other, and a schema of Personalize has room for 130 fields in all: to
look at thousands of columns would take an hour and change nothing but which of them are taken.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.profiles import ColumnProfile, TableProfile, profile
from personalize_poc.data.own.roles.evidence import metadata
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.tables import Table

MOST = 200
"""Columns of a table that are looked at: more than data sets have room for."""
_ROLES = ("user", "visitor", "card", "item", "order", "session")
_FEW = 20
"""Different values from which on what comes back may be an id."""


def look(connection: duckdb.DuckDBPyConnection, table: Table) -> TableProfile:
    """Facts of the columns of a table; of very many columns those of the likeliest."""
    seen = profile(connection, table)
    if len(seen.columns) <= MOST:
        return seen
    order = sorted(range(len(seen.columns)), key=lambda at: -_promise(seen.columns[at]))
    return replace(seen, columns=tuple(seen.columns[at] for at in sorted(order[:MOST])))


def _promise(column: ColumnProfile) -> int:
    """How likely it is that a column is needed: an id or a time, then what its name speaks of."""
    said = hint(column.name)
    if not column.filled or column.is_constant:
        return 0
    if said.about(*_ROLES) or said.says("id", "time") or (column.moment and not column.moment.weak):
        return 4
    if said.entities or said.attributes:
        return 3
    comes_back = is_idlike(column) and column.distinct > _FEW and not column.is_unique
    return 2 if comes_back or column.shape.kind not in ("integer", "decimal") else 1


def told(views: list[View]) -> tuple[Finding, ...]:
    """What is said of tables of which some columns were not looked at."""
    most = metadata.MOST
    return tuple(
        Finding(
            "columns-not-looked-at",
            Grade.NOTE,
            _(
                "{file} has {count:,} columns; the {most} likeliest were looked at, and the other "
                "{rest:,} are not used."
            ).format(file=view.label, count=count, most=MOST, rest=count - MOST),
            file=view.profile.table.parts[0].file,
            count=count - MOST,
            share=(count - MOST) / count,
            matters=_(
                "Amazon Personalize takes {items} columns of items, {users} of users and {events} "
                "of interactions at most."
            ).format(items=most["items"], users=most["users"], events=most["interactions"]),
            fix=_(
                "If one of them matters, name it in mapping.yaml, or check the columns that matter "
                "alone: --sql \"SELECT column, … FROM 'FILE'\"."
            ),
        )
        for view in views
        if (count := len(view.profile.table.columns)) > MOST
    )
