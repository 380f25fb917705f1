"""Kinds of events in words of their own, of which a table of codes says what they mean.

"RCM_EXPO" may be a word that nobody knows here, and half a word that sounds like an event, as in
"PAY_WDRW". Where a table of codes has both beside "추천노출" and "결제취소", it has said it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.event_kinds import code_book, codes_told
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import is_event, says_shown
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], events: View, found: Actions
) -> None:
    """Leave out kinds that a table of codes calls shown or taken back.

    A word that is known here says more than that something was seen: what its explanation tells of
    pages and lists takes nothing from it. What was taken back was taken back whatever it is called.

    Args:
        connection: where the tables are.
        views: all tables.
        events: the table of interactions.
        found: what was found of events; written to.
    """
    if not found.event or found.coded or found.explained:
        return
    words = code_book.meanings(connection, views, events, found.event)
    told = {kind: words[kind] for kind in found.counts if kind in words}
    kept = [kind for kind in found.counts if found.event_types.get(kind, kind) is not None]
    gone = [kind for kind in kept if kind in told and _is_none(kind, told, found)]
    if len(gone) == len(kept):
        return
    known = {*gone, *(kind for kind in told if is_event(told[kind]))}
    found.strange = tuple(kind for kind in found.strange if kind not in known)
    if gone:
        listed = ", ".join(f"{kind} ({told[kind]})" for kind in gone)
        why = _("Another table says what these kinds are: {listed}.").format(listed=listed)
        found.leave_out_kinds(gone, why)


def _is_none(kind: str, told: dict[str, str], found: Actions) -> bool:
    """Whether what a table says of a kind is that nobody chose anything."""
    only_shown = kind in found.strange and says_shown(told[kind], told.values())
    return only_shown or codes_told.turns_away(told[kind])
