"""Who pays, beside who took part or got the goods: the taste is that of the other one.

Who pays has a word of its own, or the invoice stands before the number that everybody has: the
address of a member, and the address for the invoice.
"""

from __future__ import annotations

from itertools import pairwise

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.which_column.rivals import parties
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.data.words import Share
from personalize_poc.language import _

_WORDS = frozenset(
    stems_of(
        """
        payer payers payor payer_id zahler zahlernr zahlerid zahlernummer zahlungspflichtiger
        rechnungsempfänger rechnungsempf rechnempf regul billto beitragszahler
        selbstzahler regulierer payeur payeurs pagador pagadora
        pagatore pagante betaler betalernr płatnik płatnika płatnicy płatnikid plátce plátca
        plátcova fizető ödeyen плательщик плательщика betalare betalarens maksaja плательщикid
        πληρωτής plătitor betalande betalers bezahler pagadores pagatori płacący płacąca 납입자
        납입자번호 지불자 지불자번호 支払い者 납부자 납부자번호 결제자 결제자번호 支払者 支払者番号
        支払人 請求先 付款人 付款方 付款人id"""
    )
)
"""Words of names of columns of who pays."""
_PARTS = ("請求先", "청구처", "付款方", "收票方", "支払元", "결제처")
"""The same within names in scripts without blanks between words."""
_INVOICE = frozenset(
    stems_of(
        """
        invoice invoices invoiced invoicing invoiceto bill billing billed billto rech rechn rechnung
        rechnungs faktura fakturierung facturation facture facturé factura facturación facturacion
        fatura faturamento faturação fattura fatturazione factuur facturatie faktury fakturowania
        fakturace fakturační faktur fakturering fatura счёт счета 청구 청구서 請求 請求書 発票 发票
        發票 开票 開票 zahler payer payor"""
    )
)
_BETWEEN = frozenset(("to", "an", "à", "de", "for", "für", "per", "para", "di", "van", "do", "til"))
"""What may stand beside a number of people for whom an invoice is sent, and small words with it."""


def is_payer(view: View, key: str) -> bool:
    """Whether a column is called after who pays."""
    said = words(view.column(key).name)
    if any(one in "".join(said) for one in _PARTS):
        return True
    return not _WORDS.isdisjoint((*said, *map("".join, pairwise(said))))


def is_only_payer(best: Scored, other: Scored) -> bool:
    """Whether a column names who paid for whom the other one surely names.

    Where nobody but who pays is named, that is the person.

    Args:
        best: the column that is taken for the user.
        other: one of the same rows.
    """
    if other.view is not best.view:
        return False
    if parties.is_other_party(best, other):
        return True
    if is_invoiced(best.view, other.column.key, best.column.key):
        return best.named or best.keyed
    return (
        best.named
        and is_payer(other.view, other.column.key)
        and not is_payer(best.view, best.column.key)
    )


def is_invoiced(view: View, key: str, plain: str) -> bool:
    """Whether a column is called as another one is, but for a word for an invoice.

    Args:
        view: their table.
        key: of the column in question.
        plain: of the other one.
    """
    said, other = (words(view.column(one).name) for one in (key, plain))
    if len(said) > len(other) and set(other) <= set(said):
        return _is_invoice([one for one in said if one not in other])
    whole, part = "".join(said), "".join(other)
    if len(whole) <= len(part) or not part:
        return False
    if whole.endswith(part):
        return _is_invoice([whole.removesuffix(part)])
    return whole.startswith(part) and _is_invoice([whole.removeprefix(part)])


def _is_invoice(rest: list[str]) -> bool:
    told = [one for one in rest if one not in _BETWEEN]
    return bool(told) and _INVOICE.issuperset(told)


def prefer_others(found: list[Scored]) -> None:
    """Take points from columns of who pays where another one names people as well."""
    parties.prefer_customers(found)
    others = [one for one in found if one.named and not is_payer(one.view, one.column.key)]
    for one in found:
        if any(other.column.fill >= one.column.fill - 0.1 for other in others):
            one.add(-1.5 * is_payer(one.view, one.column.key))
        elif any(
            (other.named or other.keyed)
            and other.column.fill >= one.column.fill - 0.1
            and is_invoiced(one.view, one.column.key, other.column.key)
            for other in found
        ):
            one.add(-1.5)


def beside(best: Candidate) -> list[Finding]:
    """That somebody else paid for some of the rows."""
    user = best.roles["USER_ID"]
    for column in user.view.columns:
        other = Scored(column, user.view)
        said = user.view.hint(column.key)
        number = is_idlike(column) and column.distinct > 1 and not said.says(*NO_ID, "name")
        if column is user.column or not number or not is_only_payer(user, other):
            continue
        differ = share_differing(user.column.values, column.values)
        return [
            Finding(
                "person-and-payer",
                Grade.NOTE,
                _said(column.name).format(
                    name=user.column.name, other=column.name, share=Share(differ)
                ),
                dataset="interactions",
                file=user.view.label,
                column=column.name,
                value=column.given[0],
                count=column.distinct,
                matters=_("Recommendations are made for the person whose history is learned."),
                fix=_mended(column.name).format(other=column.name),
            )
        ]
    return []


def _said(other: str) -> str:
    """That a column is not taken, by whether it says who pays or to whom goods are delivered."""
    if parties.role(other) == parties.SHIPPED:
        return _(
            "{name} is taken for the person, and not {other}, to whom goods are delivered: another "
            "one in {share:.0%} of rows."
        )
    return _(
        "{name} is taken for the person, and not {other}, who pays: another one in {share:.0%} of "
        "rows."
    )


def _mended(other: str) -> str:
    if parties.role(other) == parties.SHIPPED:
        return _(
            "Set USER_ID: {other} in mapping.yaml if they are made for those who are delivered to."
        )
    return _("Set USER_ID: {other} in mapping.yaml if they are made for who pays.")
