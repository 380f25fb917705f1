"""What all rows are, where no column tells kinds of events apart: purchases, loans, views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import code_book
from personalize_poc.data.own.roles.evidence import lent_out
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.sections import booked
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.donations import names_donor
from personalize_poc.data.own.roles.words.gift_words import speak_of_gifts
from personalize_poc.data.own.roles.words.meanings import (
    folded,
    is_event,
    is_negative,
    is_shown,
    stems,
)
from personalize_poc.data.own.roles.words.names import own_name, strength, words
from personalize_poc.data.own.roles.words.undoing import undoes
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_BY_VALUE = {"rating": "rating", "percent": "watch", "duration": "watch"}
_CALLS = frozenset(
    (
        *("call", "calls", "anruf", "anrufe", "gesprach", "appel", "appels", "llamada", "llamadas"),
        *("chiamata", "chiamate", "chamada", "ligacao", "gesprek", "rozmowa", "rozmowy", "hovor"),
        *("звонок", "звонка", "통화", "통화시간", "通話", "通話時間", "通话", "通话时长", "samtal"),
    )
)
"""Words of names of columns that tell of telephone calls."""
_TYPE_OF = {"wish": "wishlist", "event": "", "history": "", "": ""}


def explained(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> str | None:
    """The kind of all rows, by the one code of a column that a table of codes explains.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        found: what was found of events; gets why the column is not used.
    """
    if found.event:
        return None
    for column in best.view.columns:
        if not column.is_constant or column.fill < SURE or column.key in found.reasons:
            continue
        if word := _word(connection, views, best.view, column):
            found.reasons[column.key] = _("every row has the same kind: {code} is {word}").format(
                code=column.given[0][:40], word=word
            )
            return word
    return None


def _word(
    connection: duckdb.DuckDBPyConnection, views: list[View], view: View, column: ColumnProfile
) -> str | None:
    """What a table says of the one code of a column, if that is a kind of event."""
    code = next(iter(column.frequencies))
    word = code_book.meanings(connection, views, view, column).get(code, "")
    sold = not stems("SALES").isdisjoint((folded(word), *folded(word).split("_")))
    if not (is_event(word) or sold) or undoes(word) or is_negative(word) or is_shown(word):
        return None
    return word


def _are_gifts(best: Candidate) -> bool:
    """Whether a table, or its time, is called after gifts: somebody bought what was given.

    What donors give to a cause is no present.
    """
    time, item = best.roles.get("TIMESTAMP"), best.roles.get("ITEM_ID")
    names = [words(own_name(best.view.label)), *([words(time.column.name)] if time else [])]
    said = [one.view.hint(one.column.key) for one in best.roles.values()]
    donated = any(names_donor(one.tokens) for one in said)
    donated = donated or (item is not None and item.view.hint(item.column.key).about("campaign"))
    return not donated and any(map(speak_of_gifts, names))


def event_type(best: Candidate, value: str) -> str | None:
    """What all rows are, where no column says it; None if nothing tells.

    Args:
        best: the table.
        value: what the value of an event is.
    """
    whole = {strength(one.view.label)[0] for one in best.roles.values() if one.link}
    if best.holds == "cart" and "purchase" in whole:
        return "purchase"  # baskets whose user or time is that of an order were ordered
    if not _TYPE_OF.get(best.holds, best.holds) and _are_gifts(best):
        return "purchase"
    if best.holds and best.holds != "history":
        return _TYPE_OF.get(best.holds, best.holds) or None
    if lent_out.are_in(best.view):
        return "loan"
    said = [best.view.hint(column.key) for column in best.view.columns]
    if value == "duration" and any(_CALLS.intersection(one.tokens) for one in said):
        return None  # how long somebody spoke, whatever came of it
    if value in _BY_VALUE:
        return _BY_VALUE[value]
    others = {one.view.label: one.view for one in best.roles.values() if one.link}
    said += [there.hint(column.key) for there in others.values() for column in there.columns]
    bought = any(one.about("order") for one in said) or value == "quantity"
    if not (bought and any(one.says("price", "quantity") for one in said)):
        return None
    return "booking" if booked.are_in(best) else "purchase"
