"""Codes of movements in funds: AP, RP, RT and CC in Brazil, SUS and REE in Spain, SG and SH.

One such code alone may stand for anything. Where a table names funds, and all codes of a column are
those of one language, of which one brings money into a fund and another takes it out, they are
known.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

_Lists = dict[str, dict[str, str]]
_LANGUAGES: tuple[_Lists, ...] = (
    {
        "BUYS": {"aplicação": "AP APL APLIC"},
        "SELLS": {"resgate parcial": "RP", "resgate total": "RT", "resgate": "RG RES RSG RESG"},
        "CHARGES": {"come-cotas": "CC COME COM COMEC", "imposto de renda": "IR", "IOF": "IOF"},
        "INCOME": {"rendimento": "REND", "amortização": "AM AMORT"},
        "MOVES": {"transferência de entrada": "TE TRE", "transferência de saída": "TS TRS"},
    },
    {
        "BUYS": {"suscripción": "SU SUS SUSC"},
        "SELLS": {"reembolso parcial": "RP", "reembolso total": "RT",
                  "reembolso": "RE REE REEM RB RBL REEMB"},
        "CHARGES": {"comisión": "COM", "retención": "RET"},
        "INCOME": {"dividendo": "DIV"},
    },
    {
        "BUYS": {"souscription": "SO SOU SOUS SOUSC"},
        "SELLS": {"rachat partiel": "RP", "rachat total": "RT", "rachat": "RA RAC RACH"},
        "CHARGES": {"frais": "FR FRA"},
        "INCOME": {"dividende": "DIV"},
    },
    {
        "BUYS": {"sottoscrizione": "SO SOT SOTT"},
        "SELLS": {"rimborso parziale": "RP", "rimborso totale": "RT", "rimborso": "RI RIM RIMB"},
        "CHARGES": {"commissione": "COM"},
        "INCOME": {"cedola": "CED"},
    },
    {
        "BUYS": {"Zeichnung": "ZE ZN ZEI ZEICH", "Sparplan": "SP SPL"},
        "SELLS": {"Rücknahme": "RN RUE RUEC RCK"},
        "CHARGES": {"Gebühr": "GEB"},
        "INCOME": {"Ausschüttung": "AUS AUSS"},
    },
    {
        "BUYS": {"subscription": "SUB SUBS", "purchase": "P PUR", "savings plan": "SIP",
                 "switch in": "SI SWI SWIN"},
        "SELLS": {"redemption": "R RED REDM REDN", "switch out": "SO SWO SWOUT",
                  "withdrawal plan": "SWP"},
        "CHARGES": {"fee": "FEE"},
        "INCOME": {"dividend": "DIV IDCW", "dividend reinvested": "DR", "dividend paid": "DP"},
    },
    {
        "BUYS": {"申购": "SG", "认购": "RG", "定投": "DT"},
        "SELLS": {"赎回": "SH"},
        "INCOME": {"分红": "FH"},
    },
)  # fmt: skip
"""For each language the lists of `booking_words`, their words, and the codes of these."""


def read(values: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Code -> its list of `booking_words` and its word; {} where these are no such codes.

    Args:
        values: all kinds of movements of a table that names funds.
    """
    given = list(values)
    found = []
    for known in _known():
        told = {one: known[one.strip().upper()] for one in given if one.strip().upper() in known}
        if len(told) == len(given) and {name for name, __ in told.values()} >= {"BUYS", "SELLS"}:
            found.append(told)
    lists = {tuple(name for name, __ in told.values()) for told in found}
    return found[0] if len(lists) == 1 else {}


@cache
def _known() -> tuple[dict[str, tuple[str, str]], ...]:
    return tuple(
        {
            code: (name, word)
            for name, words in lists.items()
            for word, codes in words.items()
            for code in codes.split()
        }
        for lists in _LANGUAGES
    )
