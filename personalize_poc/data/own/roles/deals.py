"""Deals that are not won yet, and quotations: nothing was bought.

Systems that keep contacts with customers (Salesforce, Dynamics, HubSpot, Pipedrive, Odoo) have
both in the table of what was sold, told apart by a stage or a state.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.meanings import folded, stems

_ODOO = frozenset(("draft", "sent", "sale", "done", "cancel"))
_QUOTED = "sent"
"""States of an order of Odoo, and the one of a quotation that was sent."""


def not_won(counts: dict[str, int]) -> tuple[str, ...]:
    """The states of deals that are open or lost; none if these are no states of deals.

    Some are won, others lost, and one more says that it is about deals and no match of a game.

    Args:
        counts: state -> rows.
    """
    won = [value for value in counts if _is(value, "WON_DEALS")]
    lost = [value for value in counts if _is(value, "LOST_DEALS")]
    stage = any(_is(value, "STAGES_OF_DEALS") for value in counts if value not in (*won, *lost))
    said = any("deal" in folded(one) or folded(one).startswith("closed") for one in (*won, *lost))
    if won and (lost or stage) and (stage or said):
        return tuple(value for value in counts if value not in won)
    return ()


def quoted(counts: dict[str, int]) -> tuple[str, ...]:
    """The states of orders that are quotations so far; none if there is none such.

    Args:
        counts: state -> rows.
    """
    known = {folded(value): value for value in counts}
    if "sale" in known and _ODOO.issuperset(known) and _QUOTED in known:
        return (known[_QUOTED],)
    found = tuple(value for value in counts if folded(value) in stems("QUOTATIONS"))
    return found if len(found) < len(counts) else ()


def _is(value: str, name: str) -> bool:
    text, known = folded(value), stems(name)
    return text in known or any(f"_{one}_" in f"_{text}_" for one in known)
