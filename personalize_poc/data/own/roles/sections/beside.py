"""What further tables say of items: their titles, and what they have several of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import by_title, lists_beside, translations
from personalize_poc.data.own.roles.sections.events import as_guess, decimal
from personalize_poc.data.own.roles.sections.made import Made

if TYPE_CHECKING:
    import duckdb


def of_table(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    made: Made,
    items: tuple[View, ColumnProfile],
) -> None:
    """Add what tables say of the items of a table.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        made: the section of items.
        items: their table, and its id.
    """
    if made.section.title is None:
        _titles(made, translations.find(connection, views, *items))
    _lists(connection, views, best, made, items)


def _titles(made: Made, found: translations.Titles | None) -> None:
    if found:
        joins = (found.join, *made.section.joins)
        made.section = replace(made.section, title=found.column, joins=joins)
        made.guesses += found.guesses


def _lists(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    made: Made,
    items: tuple[View, ColumnProfile],
) -> None:
    """Take what tables say of items in several rows each, in one way of writing lists."""
    joins = made.section.joins
    used = {best.view.label, *(one.table for one in best.links), *(one.file for one in joins)}
    for one in lists_beside.find(connection, views, *items, set(made.section.fields), used):
        made.section = replace(
            made.section,
            joins=(*made.section.joins, *one.joins),
            kinds={**made.section.kinds, one.name: one.kind},
        )
        made.guesses += one.guesses


def of_titles(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, made: Made
) -> None:
    """What a catalogue says of the titles of items, beside what their own rows say."""
    taken, title = made.section.columns, made.section.title
    found = by_title.find(connection, views, best, taken, title)
    if found is None:
        return
    point, kinds = decimal(found.view, found.join.columns), made.section.kinds
    if "number" in kinds.values() and point != made.section.decimal:
        fields = [one for one in found.fields if one.kind != "number"]
        point = made.section.decimal
    else:
        fields = list(found.fields)
    lists = [one.column.shape.separator for one in fields if one.kind == "list"]
    columns = {one.field: one.column.name for one in fields}
    made.section = replace(
        made.section,
        joins=(replace(found.join, columns=columns),),
        kinds={**kinds, **{one.field: one.kind for one in fields}},
        decimal=point,
        separator=made.section.separator or (lists[0] if lists else None),
    )
    made.guesses += [as_guess("items", found.join.file, one) for one in fields]
