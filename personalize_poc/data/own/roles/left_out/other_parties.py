"""Rows of a ledger whose other party is no customer, as a column of kinds of parties says.

A ledger of stock names in one column whoever goods came from or went to, and in another one whether
that is a customer or a supplier: "Source Type", "Kildetype". So may a list of codes: ACQ, "acquisto
da fornitore". What was bought in or moved between stores is no choice of a customer; of what was
moved, the ledger names the item as its own source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import code_book
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.language import _, ngettext

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
_ITSELF, _FEWEST = 0.95, 20
"""Share of the rows of a kind whose user is their item, and how many such rows are no chance."""


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> None:
    """Leave out the rows of suppliers, where a column says of each row who the other party is.

    Args:
        connection: where the table is.
        views: all tables, of which one may tell what codes mean.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    taken = best.taken(best.view)
    for column in best.view.columns:
        few = 2 <= column.distinct <= _KINDS and column.shape.kind in ("word", "phrase", "code")
        if not few or column.key in taken:
            continue
        counts = value_counts(connection, best.view, column)
        meanings = code_book.meanings(connection, views, best.view, column)
        if not meanings and column.name in found.leave_out:
            continue
        parties = {value: _parties(meanings.get(value, value)) for value in counts}
        gone = tuple(value for value, who in parties.items() if who == {"supplier"})
        rows = sum(counts[value] for value in gone)
        if not gone or {"customer"} not in parties.values() or rows > _MOST * column.rows:
            continue
        found.leave_out_values(column.name, gone)
        found.settle(column)
        found.returns[column.key] = ngettext(
            "{rows:,} row is of {listed}, who are no customers.",
            "{rows:,} rows are of {listed}, who are no customers.",
            rows,
        ).format(rows=rows, listed=", ".join(gone))
    _goods(connection, best, found)


def _parties(kind: str) -> set[str]:
    """Who a kind of rows names: "vendita a cliente" is of a customer."""
    said = {folded(kind), *words(kind)}
    known = {"customer": _CUSTOMERS, "supplier": _SUPPLIERS}
    return {party for party, names in known.items() if not names.isdisjoint(said)}


def _goods(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out kinds of rows in which the item stands where others name a customer."""
    view = best.view
    user, item = (best.roles[name] for name in ("USER_ID", "ITEM_ID"))
    if user.view is not view or item.view is not view or user.column is item.column:
        return
    if evidence.is_known(view, item.column, "item"):
        return  # a system's own number of what a row is about, which may be a person as well
    sample = zip(user.column.values, item.column.values, strict=True)
    if not any(one and one == other for one, other in sample):
        return
    itself = f"{sql.trimmed(user.column.key)} = {sql.trimmed(item.column.key)}"
    every = f"SELECT count(*) FROM {view.profile.table.name} WHERE {itself}"
    if _number(connection, f"{every} AND {kept(view, found)}") < _FEWEST:
        return
    for column in view.columns:
        few = 2 <= column.distinct <= _KINDS and column.shape.kind in ("word", "phrase", "code")
        if not few or column.key in best.taken(view) or column is found.event:
            continue
        counts, same = _kinds(connection, best, column, itself, kept(view, found))
        gone = tuple(one for one, n in same.items() if n >= max(_FEWEST, _ITSELF * counts[one]))
        rows = sum(counts[one] for one in gone)
        if not gone or rows > _MOST * sum(counts.values()):
            continue
        found.leave_out_values(column.name, gone)
        found.settle(column)
        said = _(
            "{rows:,} rows with {listed} name the item itself as who it went to: goods were moved."
        ).format(rows=rows, listed=", ".join(gone))
        found.returns[column.key] = f"{found.returns.get(column.key, '')} {said}".strip()


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0])


def _kinds(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    column: ColumnProfile,
    itself: str,
    counts: str,
) -> tuple[dict[str, int], dict[str, int]]:
    """Value of a column -> its rows that count so far; and those whose user is their item."""
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v, count(*), count(*) FILTER ({itself}) "
        f"FROM {best.view.profile.table.name} WHERE {counts} GROUP BY v HAVING v IS NOT NULL "
        "ORDER BY 2 DESC, v"
    ).fetchall()
    return {str(v): int(n) for v, n, __ in rows}, {str(v): int(n) for v, __, n in rows}
