"""Words of what lies in store: how many there are of a thing, which nobody has wanted yet."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.names import stems_of, words

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
_MOVED = frozenset(
    stems_of(
        """
        out sold move moved movement change delta diff abgang zugang bewegung änderung sortie entrée
        mouvement salida entrada movimiento saída movimento uscita entrata uitgang mutatie wydanie
        ruch výdej pohyb çıkış giriş hareket расход приход движение uttag rörelse"""
    )
)
_MOVED_WITHIN = (
    "출고", "입고", "판매", "변동", "出庫", "入庫", "販売", "増減", "出库", "入库", "销售", "变动",
)  # fmt: skip
"""Words of what comes into a store or leaves it; parts of names in scripts without blanks."""


def speaks_of_stock(name: str) -> bool:
    """Whether a name speaks of what lies in store.

    Args:
        name: of a column or a table.
    """
    return bool(_STOCK.intersection(words(name))) or any(one in name for one in _WITHIN)


@cache
def is_amount_in_store(name: str) -> bool:
    """Whether a number is what lies in store, and not what was put there or taken from it.

    Args:
        name: of a column of numbers.
    """
    if not _MOVED.isdisjoint(words(name)) or any(one in name for one in _MOVED_WITHIN):
        return False
    return speaks_of_stock(name)
