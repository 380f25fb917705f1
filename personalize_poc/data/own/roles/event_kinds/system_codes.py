"""States of orders in codes that no table explains, of systems that give them a meaning.

A shop may change the codes of OpenCart, so that a table of the export comes first; what is left out
is said. Sources: https://github.com/opencart/opencart, upload/install/opencart.sql, and
https://github.com/nopSolutions/nopCommerce, Nop.Core/Domain: OrderStatus, PaymentStatus and
ShippingStatus. Those of Subiekt GT are of kinds of documents: the same goods stand on the order, on
the delivery note and on the invoice, and what was bought of suppliers is no choice of a customer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Codes:
    """What the codes of one column mean.

    Attributes:
        system: as in `systems`.
        column: in small letters.
        count: codes of orders that count -> words.
        gone: those of orders that came to nothing -> words.
    """

    system: str
    column: str
    count: dict[str, str]
    gone: dict[str, str] = field(default_factory=dict)


OPENCART_STATE = "order_status_id"
"""What OpenCart calls the state of an order."""
_CODES = (
    Codes(
        "OpenCart",
        OPENCART_STATE,
        {"1": "Pending", "2": "Processing", "3": "Shipped", "5": "Complete",
         "9": "Canceled Reversal", "15": "Processed"},
        {"0": "Missing Orders", "7": "Canceled", "8": "Denied", "10": "Failed", "11": "Refunded",
         "12": "Reversed", "13": "Chargeback", "14": "Expired", "16": "Voided"},
    ),
    Codes("nopCommerce", "orderstatusid", {"10": "Pending", "20": "Processing", "30": "Complete"},
          {"40": "Cancelled"}),
    Codes("nopCommerce", "paymentstatusid",
          {"10": "Pending", "20": "Authorized", "30": "Paid", "35": "PartiallyRefunded"},
          {"40": "Refunded", "50": "Voided"}),
    Codes("nopCommerce", "shippingstatusid",
          {"10": "ShippingNotRequired", "20": "NotYetShipped", "25": "PartiallyShipped",
           "30": "Shipped", "40": "Delivered"}),
    Codes("Subiekt GT", "dok_typ", {"2": "FS (invoice)", "21": "PA (receipt)"},
          {"1": "FZ (invoice of a supplier)", "5": "KFZ (its correction)", "6": "KFS (correction)",
           "9": "MM (between stores)", "10": "PZ (delivery of a supplier)",
           "11": "WZ (delivery note)", "15": "ZD (order to a supplier)", "16": "ZK (order)"}),
)  # fmt: skip
_MOST = 0.5
"""Share of the rows that came to nothing, above which a shop means something else by its codes."""


def states(connection: duckdb.DuckDBPyConnection, view: View, result: Actions) -> None:
    """Leave out orders by the codes that a system has for those that came to nothing.

    Args:
        connection: where the table is.
        view: the table with the codes.
        result: what was found of its states; written to.
    """
    if view.known is None:
        return
    asked = [*result.unknown, *result.unexplained]
    asked += [result.unsaid.column] if result.unsaid else []
    for codes in _CODES:
        column = next((one for one in asked if plain(one.name) == codes.column), None)
        if codes.system == view.known.system.name and column is not None:
            _settle(connection, view, column, codes, result)


def _settle(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    codes: Codes,
    result: Actions,
) -> None:
    counts = value_counts(connection, view, column)
    gone = {code: word for code, word in codes.gone.items() if code in counts}
    lost = sum(counts[code] for code in gone)
    if not (gone | codes.count).keys() >= counts.keys() or lost > _MOST * sum(counts.values()):
        return
    result.settle(column)
    result.reasons[column.key] = _("the state of an order, by the codes of {system}").format(
        system=codes.system
    )
    if gone:
        result.leave_out[column.name] = tuple(gone)
        result.told[column.name] = _(
            "No table says what they mean; as {system} is delivered: {words}."
        ).format(
            system=codes.system, words=", ".join(f"{code} {word}" for code, word in gone.items())
        )
