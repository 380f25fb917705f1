"""Lines of a receipt with a discount: they name an article that another line has sold already."""

from __future__ import annotations

from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems, stems
from personalize_poc.language import _

_DISCOUNTS = """
    discount discounts discount_line line_discount promo_discount markdown price_reduction rebate
    coupon coupons rabatt rabatte nachlass preisnachlass zeilenrabatt remise remises rabais
    réduction ristourne descuento descuentos rebaja bonificación desconto descontos abatimento
    sconto sconti korting kortingen kortingsregel indirim iskonto rabat rabaty zniżka upust sleva
    slevy скидка скидки знижка zľava rabat avdrag alennus engedmény kedvezmény reducere discont
    έκπτωση giảm_giá diskon خصم הנחה ส่วนลด 할인 에누리 쿠폰할인 値引 値引き 割引 折扣 优惠 折讓"""
"""What such lines are called."""
_SALES = "sale sales sold sell item items article artikel purchase achat kauf compra acquisto"
"""What the others are called, besides the words that movements have."""


def find(found: Actions) -> None:
    """Leave out kinds that are discounts, where the kind of most rows is a sale.

    Alone, "remise" may be that something was handed over.

    Args:
        found: what was found of events and states; written to.
    """
    if found.event is None or not found.counts:
        return
    gone = [one for one in found.counts if folded(one) in folded_stems(_DISCOUNTS)]
    rows, total = sum(found.counts[one] for one in gone), sum(found.counts.values())
    usual = folded(max(found.counts, key=found.counts.__getitem__))
    if not gone or rows > flags.SOME * total or usual not in stems("SALES") | folded_stems(_SALES):
        return
    found.leave_out_kinds(
        gone,
        _("A line with a discount ({listed}) belongs to one with what was sold.").format(
            listed=", ".join(gone[:4])
        ),
    )
