"""Further columns that could be the item: other tables have titles for them, too."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import further
from personalize_poc.data.own.roles.which_column.items import come_from
from personalize_poc.data.own.roles.which_column.rivals.certainty import same_thing

_LEAST = 20
"""So many from which on there is something to choose from: ways of selling are fewer."""
_OFTEN = 5
"""Rows of each, so that there is something to learn of it."""
_GAPS = 0.2
"""Share of rows that may lack such a column."""


def columns(
    best: Scored, views: dict[str, View], rival: Scored | None = None
) -> list[tuple[Scored, str]]:
    """Further columns whose values have titles in a table, and the kind of its rows.

    A booking names a service, and the stylist and the shop beside it.
    """
    view = best.view
    known = {best.column.key, rival.column.key if rival else ""}
    found: list[tuple[Scored, str]] = []
    for column in view.columns if best.link is None else ():
        said = view.hint(column.key)
        few = column.distinct < _LEAST or column.fill < 1 - _GAPS or column.key in known
        if few or said.about("user", "category", "campaign", "order", "session"):
            continue
        if come_from.is_one(view, column) or (said.says("sequence") and not said.says("id")):
            continue  # the place of a step in a visit is among the numbers of every table
        kinds = [
            views[link.table].kind
            for link in view.links
            if link.key == column.key
            and link.share > SURE
            and not link.form
            and views[link.table].kind not in ("user", "order", "")
            and further.has_titles(views[link.table])
        ]
        other = Scored(column, view)
        ones = [best, *(one for one, __ in found), *([rival] if rival else [])]
        if kinds and not any(same_thing(one, other) or same_thing(other, one) for one in ones):
            found.append((other, "item" if "item" in kinds else kinds[0]))
    return found


def are_of_one(best: Scored, other: Scored, views: dict[str, View]) -> bool:
    """Whether the values of two columns are keys of the same table: stations, airports.

    Whole numbers, such as a share of what was seen, are so by chance unless names agree.
    """
    tables = [
        {
            (link.table, link.there)
            for link in one.view.links
            if link.key == one.column.key
            and link.share > SURE
            and not link.form
            and alike_names.means(one.view, link, views[link.table])
        }
        for one in (best, other)
    ]
    return bool(tables[0] & tables[1])


def in_the_row(best: Scored) -> list[Scored]:
    """Ids of another thing that each row has with its title, where no table knows either of them.

    A gift is given to a fund, by way of an appeal: nobody but a person knows which of the two is to
    be recommended. What there is less of than of the item, such as campaigns beside goods, is how
    somebody came.

    Args:
        best: the column that is taken for the item.
    """
    view = best.view
    if best.link or best.keyed or best.named or not _title_of(view, best.column):
        return []
    return [
        Scored(column, view)
        for column in view.columns
        if column is not best.column
        and best.column.distinct < column.distinct
        and column.distinct >= _LEAST
        and column.repeats >= _OFTEN
        and column.fill >= 1 - _GAPS
        and column.shape.kind in ("code", "integer")
        and view.hint(column.key).says("id")
        and not view.hint(column.key).about("user", "staff", "order", "session")
        and _title_of(view, column)
        and max(view.both_ways(column.key, best.column.key)) < SURE
    ]


def _title_of(view: View, column: ColumnProfile) -> bool:
    """Whether a text beside it is what people call each value, by no other name of a column."""
    return any(
        column.distinct == other.distinct
        and other.shape.kind in ("phrase", "text", "word")
        and (said := view.hint(other.key)).says("name", "description")
        and not said.about("user", "staff")
        and set(said.tokens) & set(view.hint(column.key).tokens)
        for other in view.told_by(column.key)
        if other is not column
    )
