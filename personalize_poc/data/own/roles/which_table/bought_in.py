"""Orders to suppliers: what a company buys in, which is no choice of any customer."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_one_for_each
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.language import _

_SUPPLIERS = stems_of(
    """
    supplier suppliers lieferant lieferanten lieferantennr kreditor kreditoren fournisseur
    fournisseurs proveedor proveedores fornecedor fornecedores fornitore fornitori leverancier
    leveranciers leverantör leverantor leverandør dostawca dostawcy dodavatel beszállító furnizor
    tedarikçi tedarikci поставщик поставщика toimittaja προμηθευτής nhà_cung_cấp pemasok
    공급사 공급업체 공급처 매입처 仕入先 仕入業者 供应商 供應商 供货商"""
)
_BOUGHT = stems_of(
    """
    purchase purchases procurement receiving einkauf einkäufe achat achats approvisionnement compra
    compras acquisto acquisti inkoop inkopen zakup zakupy nákup nakup inköp indkøb innkjøp beszerzés
    achiziție alış alım satınalma закупка закупки osto ostot αγορά nhập_hàng pembelian
    매입 입고 仕入 入庫 入荷 采购 採購 进货 進貨"""
)
"""How a company calls what it buys, beside what it sells."""
_OWN = 0.2
"""Suppliers for each order are at most so many: the rest of the orders are to the same ones."""


def is_number(user: Scored) -> bool:
    """Whether what would be the person is the number of an order, which a supplier got.

    Nothing calls it a person, and nothing else that is named beside it is one.

    Args:
        user: the column that fits a person best.
    """
    view, column = user.view, user.column
    said = view.hint(column.key)
    if (
        user.named
        or user.keyed
        or not (said.about("order") or column.key in (view.documents or ()))
    ):
        return False
    return _supplier(view, column) is not None


def says(kind: str) -> bool:
    """Whether a kind of rows is that of what a company buys in: "Einkaufslieferung".

    What customers buy is called so as well: it tells only beside rows of sales.
    """
    return any(word.startswith((*_BOUGHT, *_SUPPLIERS)) for word in words(kind))


def told(view: View) -> str:
    """That a table holds orders to suppliers, and what to export; "" for others."""
    for column in view.columns:
        order = view.hint(column.key).about("order") or column.key in (view.documents or ())
        supplier = _supplier(view, column) if order and not column.is_unique else None
        if supplier is not None:
            return _(
                "{label} holds orders to suppliers ({supplier}): they say what was bought in, and "
                "no customer chose it. Export the lines of receipts or orders of customers, with "
                "the id of the customer or member, the id of the item and the time."
            ).format(label=view.label, supplier=supplier.name)
    return ""


def _supplier(view: View, order: ColumnProfile) -> ColumnProfile | None:
    """The supplier that every order has one of."""
    for column in view.columns:
        called = any(word.startswith(_SUPPLIERS) for word in words(column.name))
        if (
            called
            and column is not order
            and column.distinct <= _OWN * order.distinct
            and is_one_for_each(order, column)
        ):
            return column
    return None
