"""Abbreviations of kinds of documents: SO for a sales order, QU for a quotation, CN for a credit.

Two letters mean many things: they tell only together, where all codes of a column are known of one
language, and some of them are of sales.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Codes(NamedTuple):
    """What the systems of a language write, in small letters.

    Attributes:
        sold: orders, invoices and receipts of customers.
        gone: quotations, credits and returns, invoices pro forma, and what is bought of suppliers.
        others: delivery notes and the like, by which goods go out.
    """

    sold: frozenset[str]
    gone: frozenset[str]
    others: frozenset[str]


def _codes(sold: str, gone: str, others: str) -> Codes:
    return Codes(*(frozenset(one.split()) for one in (sold, gone, others)))


_LANGUAGES = (
    _codes(
        "so si inv sinv ord cs",
        "qu qt qte quo quot qtn sq est cn crn cm scn sc cr cred rma ret rtn po pi pinv pf prf grn",
        "dn del dln shp",
    ),
    _codes("ab au auf re rg rech", "an ang ag gs gu gut st sto ret", "ls lf lief"),
    _codes("bc cde cmd fa fac fact", "dev dv de av avo avr", "bl"),
    _codes("pe ped fa fac fv tk", "pr pre pres cot ab abo nc", "al alb"),
    _codes("oc ord ft fat fatt fa sc", "pv prv pre nc nca", "bo ddt"),
    _codes("ft fr fs enc vd nf", "or orc nc pf pp", "gt gr nd"),
    _codes("vo ord vf fac", "off cn cre rt", "pb lb"),
    _codes("fv fs fa pa par zk zo zam", "kfv kfs kor of ofe pf", "wz"),
    _codes("fv obj fa", "dob nab", "dl"),
)
"""English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech."""


def no_sale(kinds: Iterable[str]) -> tuple[str, ...]:
    """The codes of documents by which nothing was sold; none if not all are codes of one language.

    Args:
        kinds: of a column of kinds.
    """
    told = {kind: kind.strip().strip(".").lower() for kind in kinds}
    codes = frozenset(told.values())
    for one in _LANGUAGES:
        known = codes <= one.sold | one.gone | one.others
        if known and codes & one.sold and codes & one.gone:
            return tuple(kind for kind, code in told.items() if code in one.gone)
    return ()
