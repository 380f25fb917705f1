"""Rows of a ledger whose other party is no customer, as a column of kinds of parties says.

A ledger of stock names in one column whoever goods came from or went to, and in another one whether
that is a customer or a supplier: "Source Type", "Kildetype". What was bought in or moved between
stores is no choice of a customer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_CUSTOMERS = frozenset(
    stems_of(
        """customer debitor debtor kunde kunden client clients cliente clienti klant klanten klient
        kund müşteri zákazník покупатель клиент asiakas 고객 거래처 得意先 客户 客戶"""
    )
)
_SUPPLIERS = frozenset(
    stems_of(
        """vendor supplier kreditor creditor lieferant fournisseur proveedor fornecedor fornitore
        leverancier dostawca leverantör leverandør tedarikçi dodavatel поставщик toimittaja
        공급업체 공급사 매입처 仕入先 供应商 供應商"""
    )
)
_KINDS = 6
"""Most kinds of parties."""
_MOST = 0.7
"""Share of the rows up to which others than customers are left out."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out the rows of suppliers, where a column says of each row who the other party is.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    taken = best.taken(best.view)
    for column in best.view.columns:
        few = 2 <= column.distinct <= _KINDS and column.shape.kind in ("word", "phrase")
        if not few or column.key in taken or column.name in found.leave_out:
            continue
        counts = value_counts(connection, best.view, column)
        words = {value: folded(value) for value in counts}
        gone = tuple(value for value, word in words.items() if word in _SUPPLIERS)
        rows = sum(counts[value] for value in gone)
        if not gone or _CUSTOMERS.isdisjoint(words.values()) or rows > _MOST * column.rows:
            continue
        found.leave_out[column.name] = gone
        found.settle(column)
        found.returns[column.key] = _(
            "{rows:,} rows are of {listed}, who are no customers."
        ).format(rows=rows, listed=", ".join(gone))
