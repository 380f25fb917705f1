"""What a company buys from its suppliers, in a table beside that of what it sells to its customers.

Programs for bookkeeping export both in one layout, with a partner in each row. Only the names of
the files tell them apart: sales and purchases. What is called purchases may be what customers of a
shop bought; it is so where no table of sales stands beside, or where both are of the same people.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.which_table import bought_in
from personalize_poc.data.own.roles.words.names import own_name, stems_of, words
from personalize_poc.language import _

_SOLD = stems_of(
    """
    sale sales sold verkauf verkäufe vente ventes venta ventas venda vendas vendita vendite verkoop
    verkopen sprzedaż sprzedaz prodej försäljning forsaljning salg myynti eladás értékesítés vânzare
    vânzări satış satis продажа продажи penjualan bán_hàng
    판매 매출 출고 売上 売り上げ 販売 出庫 出荷 销售 銷售 出库 销货 銷貨"""
)
_BOUGHT = stems_of(
    """
    purchase purchases purchasing procurement einkauf einkäufe achat achats compra compras acquisto
    acquisti inkoop inkopen zakup zakupy nákup nákupy inköp innkjøp indkøb osto ostot beszerzés
    vásárlás achiziție achiziții alış alim закупка закупки pembelian mua_hàng nhập_hàng
    구매 매입 구입 발주 입고 仕入 購買 発注 入庫 入荷 采购 採購 进货 進貨 购进 入库"""
)
_WITHIN = 5
"""Letters from which on such a word may begin or end a longer one: "Weinverkauf"."""
_SAME = 0.8
"""Share of the columns of both tables that both have, at least."""
_PARTNERS = 0.1
"""Share of the fewer partners that are those of the other table as well, at most."""


def why(one: Candidate, other: Candidate) -> str:
    """How it is known that rows are of what was bought in; "" if they are not.

    Args:
        one: the table in question.
        other: one that may hold what was sold.
    """
    here, there = (words(own_name(two.view.label)) for two in (one, other))
    if _says(here, _SOLD) or not _says(here, _BOUGHT):
        return ""
    if _says(there, _BOUGHT) or not _says(there, _SOLD):
        return ""
    if not (_same_layout(one, other) or _is_of_suppliers(one)) or _same_partners(one, other):
        return ""
    return _("it holds what was bought in from suppliers; what was sold is in {other}").format(
        other=other.view.label
    )


def _says(name: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether the name of a table has one of these words, alone or at an end of a longer one.

    "Inventario" has that for a sale in its middle. Scripts without blanks join words.
    """
    return any(
        word == stem
        or (not stem.isascii() and stem in word)
        or (len(stem) >= _WITHIN and (word.startswith(stem) or word.endswith(stem)))
        for word in name
        for stem in known
    )


def _same_layout(one: Candidate, other: Candidate) -> bool:
    here, there = ({column.name for column in two.view.columns} for two in (one, other))
    return len(here & there) >= _SAME * len(here | there)


def _is_of_suppliers(one: Candidate) -> bool:
    return bought_in.says(one.roles["USER_ID"].column.name)


def _same_partners(one: Candidate, other: Candidate) -> bool:
    """Whether people of both are the same: a few firms sell to whom they buy from."""
    here, there = (set(two.roles["USER_ID"].column.given) for two in (one, other))
    return len(here & there) > _PARTNERS * min(len(here), len(there))
