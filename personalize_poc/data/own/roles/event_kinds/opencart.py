"""States of orders of OpenCart where no table explains their codes: those it is delivered with.

Shops may change them, so that a table of the export comes first; what is left out is said.
The list is that of https://github.com/opencart/opencart, upload/install/opencart.sql.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

STATE = "order_status_id"
"""What OpenCart calls the state of an order."""
_SYSTEM = "OpenCart"
_COUNT = {"1": "Pending", "2": "Processing", "3": "Shipped", "5": "Complete",
          "9": "Canceled Reversal", "15": "Processed"}  # fmt: skip
_GONE = {"0": "Missing Orders", "7": "Canceled", "8": "Denied", "10": "Failed", "11": "Refunded",
         "12": "Reversed", "13": "Chargeback", "14": "Expired", "16": "Voided"}  # fmt: skip
_MOST = 0.5
"""Share of the rows that came to nothing, above which a shop means something else by its codes."""


def states(connection: duckdb.DuckDBPyConnection, view: View, result: Actions) -> None:
    """Leave out orders by the codes that OpenCart has for those that came to nothing.

    Args:
        connection: where the table is.
        view: the table with the codes.
        result: what was found of its states; written to.
    """
    if view.known is None or view.known.system.name != _SYSTEM:
        return
    asked = [*result.unknown, *([result.unsaid.column] if result.unsaid else [])]
    column = next((one for one in asked if plain(one.name) == STATE), None)
    if column is None:
        return
    counts = value_counts(connection, view, column)
    gone = {code: word for code, word in _GONE.items() if code in counts}
    lost = sum(counts[code] for code in gone)
    if not (gone | _COUNT).keys() >= counts.keys() or lost > _MOST * sum(counts.values()):
        return
    result.settle(column)
    result.reasons[column.key] = _("the state of an order, by the codes of OpenCart")
    if gone:
        result.leave_out[column.name] = tuple(gone)
        result.told[column.name] = _(
            "No table says what they mean; as OpenCart is delivered: {words}."
        ).format(words=", ".join(f"{code} {word}" for code, word in gone.items()))
