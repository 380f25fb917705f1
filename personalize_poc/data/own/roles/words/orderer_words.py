"""Words for whoever of a firm orders, in names of columns: ordered by, buyer, contact."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.by_chance import ORDERED_BY
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.data.own.roles.words.people_words import is_of_recipient
from personalize_poc.data.own.roles.words.speaking_of import holds

_ORDERERS = frozenset(
    stems_of(
        """
        ordered_by placed_by requested_by purchased_by ordering_contact ordering_person orderer
        buyer buyers purchaser purchasers requester requestor contact contact_id contact_person
        besteller bestellerin bestellt_von bestellt_durch einkäufer einkäuferin ansprechpartner
        ansprechpartnerin kontakt kontakt_id kontaktperson
        commandé_par commande_par commandée_par passée_par demandeur acheteur acheteuse
        interlocuteur donneur_ordre
        pedido_por solicitado_por comprador compradora solicitante contacto contato
        encomendado_por requisitante
        ordinato_da richiesto_da acquirente richiedente contatto referente
        besteld_door besteller inkoper aanvrager contactpersoon
        zamówione_przez zamówił zamawiający kupiec osoba_kontaktowa objednal objednávající
        kontaktní_osoba sipariş_veren satın_alan ilgili_kişi
        beställd_av beställare inköpare bestilt_av bestilt_af bestiller indkøber innkjøper tilaaja
        ostaja megrendelő beszerző заказал заказано заказчик закупщик контактное_лицо"""
    )
)
_WITHIN = ("주문자", "발주자", "구매자", "신청자", "注文者", "発注者", "購入者", "依頼者", "下单人",
           "订货人", "訂購人", "采购人", "採購人", "申购人", "联系人", "聯絡人")  # fmt: skip
"""The same in scripts without blanks between words."""
_OTHERS = frozenset(
    stems_of(
        """ship shipping shipped deliver delivery delivered bill billing billed invoice invoiced
        payer paid emergency owner sales created modified approved entered
        liefer lieferung rechnung livraison facturation facture entrega envío envio facturación
        fatura faturamento consegna spedizione fatturazione levering factuur dostawa faktura
        teslimat fatura leverans leveranse доставка"""
    )
)
_OTHERS_WITHIN = (
    "배송",
    "수령",
    "청구",
    "결제",
    "配送",
    "届け",
    "請求",
    "支払",
    "收货",
    "收貨",
    "账单",
)
"""Words beside them of where goods or invoices go, and of the own house."""


def is_one(name: str) -> bool:
    """Whether a name says who ordered, and neither who gets what, who pays nor who sells.

    Args:
        name: of a column.
    """
    if is_of_recipient(name) or holds(name, _OTHERS, _OTHERS_WITHIN):
        return False
    return holds(name, _ORDERERS, _WITHIN) or bool(ORDERED_BY.search("_".join(words(name))))
