"""Lists of vehicles that are let: what is chosen is a model, and a number plate names one copy.

As a library lends copies of a book, an office hands out one car of a model: which of them stands
in the yard is no choice. Who drives another one each time hired it, and is the customer; whoever
drives the same one every day works with it.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.vehicle_words import DRIVERS, MODELS, PLATES
from personalize_poc.language import _

_BEFORE = 1.0
"""Points by which a model comes before its copies."""
_COPIES = 1.5
"""Vehicles of a model on average, from which on they are copies of it."""
_OTHERS = 0.6
"""Share of the rows of a driver that have another vehicle, from which on they are hired."""


def prefer_models(found: list[Scored]) -> None:
    """Put the model before the number plates of its vehicles.

    Args:
        found: the columns that may be the item; written to.
    """
    for plate in found:
        if not _is_plate(plate.view, plate.column):
            continue
        for model in found:
            if _is_model_of(plate.view, plate.column, model.column):
                model.named = True
                why = _("each {name} is one of them, as copies are of a book").format(
                    name=plate.column.name
                )
                model.add(max(0.0, plate.points + _BEFORE - model.points), why)


def tell_hirer(scored: Scored) -> None:
    """Say that a column names the customer, if it is who drives what is let to others as well.

    Args:
        scored: the column as the user; written to.
    """
    if _hires(scored.view, scored.column):
        scored.named = True
        scored.add(2.3, _("who drives another vehicle each time hired it"))


def _hires(view: View, column: ColumnProfile) -> bool:
    if DRIVERS.isdisjoint(view.hint(column.key).tokens):
        return False
    return any(
        _is_let(column, plate) and any(_is_model_of(view, plate, one) for one in view.columns)
        for plate in view.columns
        if plate is not column and _is_plate(view, plate)
    )


def _is_plate(view: View, column: ColumnProfile) -> bool:
    return not PLATES.isdisjoint(view.hint(column.key).tokens)


def _is_model_of(view: View, plate: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether a column says of which model each vehicle is, of which there are several."""
    if column is plate or MODELS.isdisjoint(view.hint(column.key).tokens):
        return False
    several = 1 < column.distinct * _COPIES <= plate.distinct
    same = is_coarser(view, plate, column) or view.goes_with(plate.key, column.key) > SURE
    return several and same


def _is_let(driver: ColumnProfile, plate: ColumnProfile) -> bool:
    """Whether most who come back drive another vehicle each time."""
    rows = [(a, b) for a, b in zip(driver.values, plate.values, strict=True) if a and b]
    return len(set(rows)) > _OTHERS * len(rows) > 0 and len({a for a, __ in rows}) < len(rows)
