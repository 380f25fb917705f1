"""Orders, receipts and visits among columns, and whose they are: by content, in any language.

Rows of one document stand together and are of one day. It never comes back, while the person does
to whom it belongs: every document has one of them, and they have several documents, on other days.
What was chosen differs between the lines of a document.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.contents import is_hour
from personalize_poc.data.own.roles.evidence.signs import NO_ID, is_coarser, is_lasting, lasting
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.links import further

_SURE = 0.8
_TOGETHER = 0.3
"""Share of rows whose value is that of the row before, from which on rows stand together."""
_DIFFER = 0.5
"""Share of rows up to which a value goes with one person, if it is of several."""
_MOSTLY, _BACK = 0.5, 1.2
"""Share of rows with a person, and rows of each, from which on a column names them for sure."""
_LATER = 3
"""People of a sample who come back after days, so that it is no slip."""
_FEWEST, _SHARE = 20, 0.02
"""So many, and so many a document, are at least the people; fewer are staff, tills and shops."""


def find(views: list[View]) -> None:
    """Write to every view which of its columns are documents, and which are their owners."""
    by_label = {view.label: view for view in views}
    for view in views:
        people = [one for one in view.columns if _is_called_person(view, one)]
        found = [one for one in view.columns if _is_document(view, one, by_label, people)]
        found = [one for one in found if not any(_comes_back(view, two, one) for two in found)]
        view.documents = frozenset(one.key for one in found)
        view.owners = frozenset(
            one.key for one in view.columns if any(is_owner(view, other, one) for other in found)
        )


def of(view: View) -> list[ColumnProfile]:
    """The documents of a table."""
    return [view.column(key) for key in view.documents or ()]


def is_owner(view: View, document: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether every document has one value of a column, which comes back with others later on."""
    said = view.hint(column.key)
    return (
        is_coarser(view, document, column)
        and is_idlike(column)
        and column.distinct >= max(_FEWEST, _SHARE * document.distinct)
        and not is_hour(column)
        and column.key not in view.measures
        and not said.about("category", "vendor", "staff", "campaign", "device", "item", "order")
        and not said.says(*NO_ID)
        and (is_lasting(view, column) or _comes_back(view, document, column) or not view.is_timed)
    )


def _comes_back(view: View, document: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether some values of a column come back after days, and no document of theirs does.

    Of many people a sample has hardly anybody twice.
    """
    return (
        is_coarser(view, document, column)
        and lasting(view, column) >= _LATER
        and not lasting(view, document)
    )


def is_of_few(view: View, column: ColumnProfile) -> bool:
    """Whether very many documents have the same value: whoever works there, a table, a shop."""
    return any(
        view.goes_with(one.key, column.key) > _SURE
        and column.distinct < max(_FEWEST, _SHARE * one.distinct)
        for one in of(view)
    )


def is_of_line(view: View, column: ColumnProfile) -> bool:
    """Whether a column differs between the lines of a document, as what is bought does."""
    return any(
        column is not one and 0 <= view.determines.get((one.key, column.key), -1.0) < 0.5
        for one in of(view)
    )


def _is_of_many(view: View, column: ColumnProfile, people: list[ColumnProfile]) -> bool:
    """Whether rows of one value are of several people: an evening at a theatre, a mail to all.

    All columns that are surely called people have to differ: who travels with somebody who booked
    has another number than the others, and the booking is of one.
    """
    sure = [view.determines.get((column.key, one.key), -1.0) for one in people if one is not column]
    return bool(sure) and all(0 <= one < _DIFFER for one in sure)


def _is_for_many(view: View, column: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether a value has a title elsewhere, and its rows lead to several who act.

    Bids on a lot stand together on the day of its sale, as lines of an order do. But each is made
    under a registration, which names the person; and no order has a title.
    """
    titled = [views[link.table] for link in view.links if _leads(link, column.key)]
    return any(_has_title(one) for one in titled) and any(
        0 <= view.determines.get((column.key, link.key), -1.0) < _DIFFER
        and any(_is_called_person(views[link.table], one) for one in views[link.table].columns)
        for link in view.links
        if link.key != column.key and _leads(link, link.key)
    )


def _leads(link: Link, key: str) -> bool:
    return link.key == key and link.share > _SURE and not link.form


def _has_title(view: View) -> bool:
    """Whether a column of a table is called as titles are, and has words; they may come back."""
    said = ((one, view.hint(one.key)) for one in view.columns)
    return view.kind in ("item", "other") and any(
        hint.says("name")
        and not hint.about("user", "vendor", "staff", "category", "order")
        and not hint.says("person", "place")
        and one.shape.kind in ("phrase", "text")
        for one, hint in said
    )


def _is_called_person(view: View, column: ColumnProfile) -> bool:
    """Whether a name says that a column has the number of who bought, and it does in most rows."""
    said = view.hint(column.key)
    return (
        said.about("user", "card")
        and said.says("id")
        and not said.about("vendor", "staff", "item", "category", "order", "session")
        and not said.says(*NO_ID, "name")
        and is_idlike(column)
        and column.fill > _MOSTLY
        and column.repeats > _BACK
    )


def _is_document(
    view: View, column: ColumnProfile, views: dict[str, View], people: list[ColumnProfile]
) -> bool:
    """Whether rows of a value stand together and are of one day, here or where it leads to."""
    said = view.hint(column.key)
    if said.about("user") or is_hour(column) or (column.moment and said.says("time")):
        return False
    if not said.about("order", "session") and (
        _is_of_many(view, column, people) or _is_for_many(view, column, views)
    ):
        return False
    if view.is_timed:
        return further.is_document(view, column)
    if column.run < _TOGETHER or column.is_unique or not is_idlike(column):
        return False
    return any(
        link.key == column.key
        and link.share > _SURE
        and not link.form
        and views[link.table].kind not in ("user", "item")
        and views[link.table].is_named_by(link)
        and views[link.table].is_timed
        for link in (*view.links, *view.compounds)
    )
