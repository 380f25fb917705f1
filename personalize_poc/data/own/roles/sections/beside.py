"""What further tables say of items: their titles, and what they have several of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import by_title, lists_beside, translations
from personalize_poc.data.own.roles.sections.events import as_guess, decimal
from personalize_poc.data.own.roles.sections.made import Made
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_SHORT, _EACH = 12, 0.8
"""Words of a text by which people may know an item, and different ones for each, at least."""


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
    if made.section.title is None:
        _short_text(made, items[0])
    _lists(connection, views, best, made, items)


def _titles(made: Made, found: translations.Titles | None) -> None:
    if found:
        joins = (found.join, *made.section.joins)
        made.section = replace(made.section, title=found.column, joins=joins)
        made.guesses += found.guesses


def _short_text(made: Made, there: View) -> None:
    """Call items by a short text that each has one of: it is learned from all the same."""
    for field, kind in made.section.kinds.items():
        column = next((c for c in there.columns if c.name == made.section.columns.get(field)), None)
        if kind != "text" or column is None:
            continue
        if column.shape.words < _SHORT and column.distinct > _EACH * column.rows:
            made.section = replace(made.section, title=column.name)
            why = _("a few words for every item")
            made.guesses.append(
                Guess("items", "title", there.label, column.name, "title", 0.7, why)
            )
            return


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
