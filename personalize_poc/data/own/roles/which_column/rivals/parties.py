"""Partners of an order, as programs of trade name them: sold to, billed to, shipped to.

Who is sold to chose the goods. The invoice may go to the house of a chain, and the goods to a
place that is served: both are in the same list of customers, so that nothing but names tells.
"""

from __future__ import annotations

from functools import lru_cache

from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.language import _

SOLD, SHIPPED, BILLED = "sold", "shipped", "billed"
_WORDS: dict[str, str] = {
    SOLD: """
        sell sold sellto soldto order ordering ordered verk verkauf verkaufs auftraggeber besteller
        auftrags kunag donneur commande commandé vendu vendre vente venta pedido venda vender
        vendere vendita ordine ordinante verkopen verkoop verkocht sprzedaż sprzedaży
        prodej prodejní sälj försäljning salg satış sipariş продажа продажи
        受注先 注文主 売上先 販売先 주문처 판매처 매출처 售达方 售達方 订货 訂貨 销售客户 购货""",
    SHIPPED: """
        ship shipto shipping shipped deliver delivery delivered lief liefer liefern lieferung
        warenempfänger warenempf kunwe destinataire livré livrer livraison entrega entregar
        entregado envío enviar consegna consegnare spedire spedizione lever levering leveren
        geleverd dostawa
        dostawy odbiorca odbiorcy dodací dodání leverans teslimat доставка доставки
        грузополучатель грузополучателя 納品先 納入先 届け先 配送先 出荷先 납품처 배송처 인도처
        送达方 送達方 收货 收貨 送货""",
    BILLED: """
        bill billto billing billed invoice invoiced invoicing payer payor rech rechn rechnung
        rechnungs regulierer zahler kunrg kunre facturé facturer facturation payeur facturar
        facturado facturación factura pagador faturar fatura faturamento fatturare fatturazione
        fattura pagante factureren factuur facturatie betaler faktura faktury fakturowania płatnik
        płatnika fakturace fakturační plátce faktureras fakturering fatura плательщик плательщика
        請求先 支払先 支払元 청구처 결제처 계산서처 付款方 收票方 开票 開票""",
}  # fmt: skip
_CUSTOMERS = """
    nabywca nabywcy zamawiający zamawiającego odběratel odběratele заказчик заказчика 得意先
    거래처"""
"""Words for a customer, who is sold to if no other word says which partner it is."""
_STEM = 5
"""Letters from which on a word may go on: Auftraggebernr, Orderklant."""
_BEHIND = {BILLED: (SOLD,), SHIPPED: (SOLD,)}
"""Which of the others is the customer, where a partner is beside it."""
_SHARED, _GAPS = 0.5, 0.1
"""Share of the values of one column that another has, and of rows that it may lack."""
_SENT_ON = 0.5
"""Share of rows that name another partner to whom goods go, from which on nobody knows who wants
them."""


@lru_cache(maxsize=4096)
def role(name: str) -> str:
    """Which partner of an order a column names; "" if its name says none, or more than one."""
    tokens = words(name)
    found = [one for one, told in _WORDS.items() if _holds(tokens, stems_of(told))]
    if not found and _holds(tokens, stems_of(_CUSTOMERS)):
        return SOLD
    return found[0] if len(found) == 1 else ""


def _holds(tokens: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    joined = "".join(tokens)
    return any(
        stem in joined
        if ord(stem[0]) > 0x2000
        else any(
            token == stem or (len(stem) >= _STEM and token.startswith(stem)) for token in tokens
        )
        for stem in stems
    )


def is_other_party(best: Scored, other: Scored) -> bool:
    """Whether a column names the partner that an invoice or the goods go to, and one the customer.

    Args:
        best: the column that is taken for the user.
        other: one of the same rows.
    """
    told = role(other.column.name)
    if other.view is not best.view or role(best.column.name) not in _BEHIND.get(told, ()):
        return False
    if told == SHIPPED and _is_sent_on(best, other):
        return False
    return _are_alike(best, other)


def _is_sent_on(best: Scored, other: Scored) -> bool:
    """Whether goods mostly go to others than who is sold to: branches, which have needs as well."""
    return share_differing(best.column.values, other.column.values) > _SENT_ON


def prefer_customers(found: list[Scored]) -> None:
    """Take points from partners that an invoice or the goods go to, beside those who are sold to.

    Args:
        found: columns that may be the user.
    """
    for one in found:
        customers = [
            other
            for other in found
            if other.column.fill >= one.column.fill - _GAPS and is_other_party(other, one)
        ]
        if not customers:
            continue
        one.add(-2.0)
        for other in customers:
            why = _(
                "it names who the goods are sold to; {name} names who is billed or delivered to"
            )
            more = max(1.5, one.points + 1 - other.points)
            other.add(max(0.0, more), why.format(name=one.column.name))
            other.named = True


def _are_alike(one: Scored, other: Scored) -> bool:
    """Whether two columns have the numbers of one list of customers."""
    here, there = (
        {link.table for link in x.view.links if link.key == x.column.key and link.share > SURE}
        for x in (one, other)
    )
    values = set(other.column.given)
    shared = len(values & set(one.column.given)) >= _SHARED * len(values) > 0
    return shared or bool(here & there)
