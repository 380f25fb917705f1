"""What the house gave somebody: the room that was assigned is none that the guest has chosen.

Who books chooses a house, a kind of room or a price, which other tables list; the number of the
room, the seat or the table is allotted later. A course that was assigned is called a course, and
may be what is learned.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of

_ALLOTTED = stems_of(
    """
    assigned allocated allotted zugewies zugeteilt zuget attribué assigné affecté asignad atribuíd
    designad assegnat toegewezen toegekend przydziel przypisan přiděl přiřaz atanan atanmış назнач
    tilldel tildel
    배정 할당 割当 割り当 分配的 指派 已分配"""
)
"""How words begin for what was allotted."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column is called allotted and listed nowhere, and others lead to tables of things.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    if said.about("item") or not any(one.startswith(_ALLOTTED) for one in said.tokens):
        return False
    if any(link.key == column.key and link.share > SURE for link in view.links):
        return False
    return any(_leads_to_things(view, one) for one in view.columns)


def _leads_to_things(view: View, column: ColumnProfile) -> bool:
    """Whether ids lead to a table of anything but people."""
    said = view.hint(column.key)
    if not said.says("id") or said.about("user", "visitor", "card", "staff", "order", "session"):
        return False
    return any(
        link.key == column.key
        and link.share > SURE
        and not link.form
        and link.table not in view.people
        for link in view.links
    )
