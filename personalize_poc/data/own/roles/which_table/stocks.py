"""Lists of what lies in store: a row for each article, with how many there are, and no deed."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table.row_kinds import key_of
from personalize_poc.data.own.roles.words.names import own_name, stems_of, words

_STOCK = frozenset(
    stems_of(
        """
        stock stocks onhand inventory bestand bestände lagerbestand lagermenge inventario inventar
        existencias estoque giacenza giacenze esistenza magazzino voorraad voorraden magazijn
        lager lagersaldo saldo stan stany magazyn zásoba zásoby sklad stok stoklar остаток остатки
        склад varasto saldo lagerbeholdning készlet stoc απόθεμα tồn_kho persediaan"""
    )
)
_WITHIN = ("재고", "현재고", "입고", "在庫", "入庫", "库存", "庫存", "入库", "المخزون", "מלאי")
"""Words of names of what lies in store; parts of names in scripts without blanks."""


def is_one(view: View) -> bool:
    """Whether each article has one row, by its number, and a column or the name says its stock.

    Args:
        view: the table.
    """
    key = key_of(view)
    if view.kind != "item" or key is None or not key.is_unique:
        return False
    said = view.hint(key.key)
    if not (said.about("item") and said.says("id")) or said.about("order", "event", "user"):
        return False
    return any(map(_speaks_of_stock, (own_name(view.label), *(one.name for one in view.columns))))


def _speaks_of_stock(name: str) -> bool:
    return bool(_STOCK.intersection(words(name))) or any(one in name for one in _WITHIN)
