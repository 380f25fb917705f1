"""Kinds of documents in more than one word: "Fattura accompagnatoria", "Sammelrechnung".

Programs tell invoices apart by how and when they are sent. Beside quotations and credit notes each
of them is one of sales, unless a further word says that it corrects, or comes from a supplier.
"""

from __future__ import annotations

from functools import cache, lru_cache

from personalize_poc.data.own.roles.words.meanings import folded, folded_stems, stems

_FIRST = """
    invoice rechnung lieferschein facture bon_de_commande bon_de_livraison factura albarán fatura
    nota_fiscal guia_de_remessa fattura ddt scontrino ricevuta_fiscale factuur pakbon faktura
    paragon faktúra účtenka dodací_list lasku irsaliye счет счёт накладная factură számla"""
"""What the name of a document of sales begins with, where the noun comes first."""
_LAST = (
    "invoice", "rechnung", "lieferschein", "kassenbon", "auftrag", "factuur", "faktura",
    "lasku", "faturası", "faturasi",
    "számla", "szamla",
)  # fmt: skip
"""What it ends with in languages where the noun comes last, or ends a longer word."""
_UNSPACED = ("세금계산서", "계산서", "거래명세서", "영수증", "請求書", "納品書", "領収書", "注文書",
             "发票", "銷貨單", "销货单", "出货单", "發票", "订单", "訂單")  # fmt: skip
"""What it ends with in scripts without blanks."""
_OTHERWISE = """
    supplier vendor purchase incoming credit correct reversal refund return reminder draft request
    lieferant kreditor einkauf eingang korrektur storno gutschrift rück mahn entwurf
    fournisseur achat avoir rectificati corrective annul brouillon
    proveedor compra abono rectific devoluc anul borrador
    fornecedor devoluç estorno rascunho fornitor acquist rettific storn reso bozza
    leverancier inkoop creditnota correctie retour concept dostawc zakup korekt koryg zwrot
    dodavatel nákup oprav dobropis vratk leverantör leverandør inköp indkøb innkjøp kredit
    hyvitys osto tedarikçi alış iade поставщик закуп возврат исправ сторно furnizor stornare
    storno sztornó beszállító offer quot preventiv proforma forma"""
"""How words beside it begin that say: of a supplier, corrected, taken back, or nothing yet."""
_OTHERWISE_UNSPACED = ("매입", "수정", "취소", "반품", "견적", "仕入", "訂正", "赤", "返品",
                       "見積", "采购", "进项", "红字", "退", "報價", "报价", "採購", "取消",
                       "作废")  # fmt: skip
_CUSTOMERS = """
    customer customers client clients cliente clientes clienti klant klanten kunde kunden debitor
    kund kunder asiakas klient klienta zákazník müşteri ügyfél vevő клиент клиента покупателя
    to for für an pour para per a al ai voor dla till til"""
"""Whom it was for, which says nothing more of a document."""
_OFFERS = """
    offer offre oferta offerta offerte proposta_commerciale 견적서 見積書 御見積書
    报价单 報價單 tilbud tarjous ajánlat ofertă oferte ponuka предложение"""
"""Quotations by words that mean a price cut elsewhere; beside invoices they do not."""
_CREDITS = """
    credit_note credit_memo nota_di_credito nota_credito nota_de_crédito nota_de_abono
    note_de_crédit nota_di_accredito facture_d_avoir factura_rectificativa fatura_de_crédito
    fattura_di_storno kreditnota creditnota creditfactuur kreditfaktura faktura_korygująca
    rechnungskorrektur rechnungsgutschrift storno_rechnung hyvityslasku 수정세금계산서 대변전표
    赤伝票 返品伝票 クレジットノート 红字发票 紅字發票 红字增值税发票 贷项通知单 折讓單"""
"""Documents by which something comes back, in words that say nothing else."""


@lru_cache(maxsize=65_536)
def is_of_sale(kind: str) -> bool:
    """Whether a kind of a document is an invoice, an order or a receipt of a customer.

    Args:
        kind: as it is written.
    """
    text = folded(kind)
    if is_no_sale(kind) or any(one in text for one in _OTHERWISE_UNSPACED):
        return False
    parts = text.split("_")
    if any(one.startswith(_otherwise()) for one in parts):
        return False
    told = _begins(text, folded_stems(_FIRST)) or parts[-1].endswith((*_LAST, *_UNSPACED))
    return told or _without_whom(text) in stems("SOLD")


@lru_cache(maxsize=65_536)
def is_no_sale(kind: str) -> bool:
    """Whether a kind of a document, beside those of sales, is a quotation or a credit note.

    Args:
        kind: as it is written.
    """
    text = folded(kind)
    known = stems("QUOTATIONS") | stems("CREDITS") | folded_stems(_OFFERS)
    return _without_whom(text) in known or _begins(text, folded_stems(_CREDITS))


def _without_whom(text: str) -> str:
    """A kind without who it was for: "Ordine cliente"."""
    small = stems("BY_WHOM") | folded_stems(_CUSTOMERS)
    return "_".join(one for one in text.split("_") if one not in small)


def _begins(text: str, known: frozenset[str]) -> bool:
    """Whether a text is one of these, or one and further words."""
    parts = text.split("_")
    return any("_".join(parts[:size]) in known for size in range(1, len(parts) + 1))


@cache
def _otherwise() -> tuple[str, ...]:
    return tuple(folded_stems(_OTHERWISE))
