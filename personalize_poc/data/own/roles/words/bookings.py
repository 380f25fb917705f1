"""Kinds of bookings of a broker or a bank: buys and payments, and what nobody chose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words import fund_codes
from personalize_poc.data.own.roles.words.lists import booking_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems, is_event
from personalize_poc.data.own.roles.words.names import stems_of, words

_ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9}[0-9]")
_FUNDS = frozenset(
    stems_of(
        """fund funds fonds fondo fondos fondi fundo fundos fundusz fundusze fond fondy fonder fon
        fdo fdos fnd ativo ativos papel papéis activo activos
        фонд фонды 펀드 펀드코드 ファンド ファンドコード 基金 基金代码 基金代碼"""
    )
)
"""Words of columns of funds, which have other numbers than ISIN in some countries."""
_CALLED_FUNDS = frozenset(
    stems_of("fund funds fonds fondo fondos fondi fundo fundos fundusz фонд 펀드 ファンド 基金")
)
"""Words of what funds are called, in which nothing else is: no paper, and nobody's assets."""
_SECURITIES = frozenset(
    ("isin", "wkn", "cusip", "sedol", "ticker", "securities", "security", "wertpapier",
     "wertpapiere", "effecten", "fondsnummer", "fondsname")
)  # fmt: skip
_SECURITIES_WITHIN = ("wertpapier", "종목", "銘柄", "証券", "证券", "股票")
"""Words of what is traded, and those that are written together with others."""
_FEW = 5
"""Different funds, at least."""
_ASIDE = re.compile(r"\s*[(（\[].*?[)）\]]")
_MOSTLY = 0.8
"""Share of the rows, and of the ids, that must be of the kind that is looked for."""
_OTHER_SCRIPTS = 0x0E00
"""Letters from here on are of scripts that write words together."""
_NOT_CHOSEN = ("INCOME", "CASH", "CHARGES")
_FEWEST = 2
"""Lists of what is not chosen that a bank books, beside what its clients paid for."""


def of_table(counts: Mapping[str, int], columns: Iterable[ColumnProfile]) -> tuple[str, ...]:
    """Kinds of bookings that are no choices; none if these are no bookings.

    Args:
        counts: kind -> rows.
        columns: of the table, one of which may name securities.
    """
    lists = {_list_of(value) for value in counts}
    bought = lists >= {"BUYS", "SELLS"} or bool(fund_codes.read(counts))
    return not_chosen(counts, bought and _name_securities(columns))


def not_chosen(counts: Mapping[str, int], securities: bool) -> tuple[str, ...]:
    """Kinds of bookings that are no choices; none if these are no bookings.

    Dividends, deposits, fees and what moves to another bank are none. A sell lets go what was
    bought: it is one no more than a return is in a shop. What a shop sells was chosen, so that
    sells are known by securities only.

    Args:
        counts: kind -> rows.
        securities: whether the rows name securities.
    """
    codes = fund_codes.read(counts) if securities else {}
    kinds = {value: codes[value][0] if codes else _list_of(value) for value in counts}
    lists = set(kinds.values())
    several = len(lists.intersection(_NOT_CHOSEN)) >= _FEWEST
    income = "INCOME" in lists and (several or "SELLS" in lists)
    broker = "BUYS" in lists and (income or (securities and "SELLS" in lists))
    bank = "BUYS" in lists and several
    views = {value for value in counts if securities and is_event(value)}
    known = sum(rows for value, rows in counts.items() if kinds[value] or value in views)
    if not (broker or bank) or known < _MOSTLY * sum(counts.values()):
        return ()
    gone = (*_NOT_CHOSEN, "MOVES", "SELLS") if broker else (*_NOT_CHOSEN, "MOVES")
    return tuple(value for value, name in kinds.items() if name in gone)


def is_one(value: str) -> bool:
    """Whether a kind is a booking by its words."""
    return bool(_list_of(value))


def _name_securities(columns: Iterable[ColumnProfile]) -> bool:
    """Whether a column holds numbers of securities: ISIN, or others of what is called a fund.

    So do titles that call nearly all things funds.
    """
    columns = list(columns)
    if any(one.distinct >= _FEW and _is_called_security(one.name) for one in columns):
        return True
    if any(
        one.shape.kind in ("integer", "code")
        and one.distinct >= _FEW
        and _FUNDS.intersection(words(one.name))
        for one in columns
    ):
        return True
    if any(one.distinct >= _FEW and _are_called_funds(one) for one in columns):
        return True
    given = (list(one.frequencies) for one in columns if one.shape.kind == "code")
    found = ((sum(map(bool, map(_ISIN.fullmatch, some))), len(some)) for some in given)
    return any(0 < count >= _MOSTLY * of for count, of in found)


def _are_called_funds(column: ColumnProfile) -> bool:
    """Whether titles say of nearly all things that they are funds: "Bluechip Fund - Growth"."""
    if column.shape.kind not in ("phrase", "text"):
        return False
    told = list(column.frequencies)
    return sum(not _CALLED_FUNDS.isdisjoint(words(one)) for one in told) >= _MOSTLY * len(told) > 0


def _is_called_security(name: str) -> bool:
    tokens = words(name)
    return not _SECURITIES.isdisjoint(tokens) or any(
        one in token for token in tokens for one in _SECURITIES_WITHIN
    )


@cache
def _list_of(value: str) -> str:
    """The list of `booking_words` that has a kind, or its first or last word; "" if none.

    What stands in brackets counts, and is left away: "Switch out (sale side)".
    """
    text, bare = folded(value), folded(_ASIDE.sub("", value))
    parts = text.split("_")
    names = ("BUYS", "SELLS", *_NOT_CHOSEN, "MOVES")
    for one in (text, bare, parts[0], parts[-1]):
        for name in names:
            if one in _words(name):
                return name
    held = (n for n in names if any(one in text for one in _words(n) if _is_unspaced(one)))
    return next(held, "")


def _is_unspaced(word: str) -> bool:
    """Whether a word is of a script without blanks, and long enough to be looked for in others."""
    return len(word) > 1 and ord(word[0]) >= _OTHER_SCRIPTS


@cache
def _words(name: str) -> frozenset[str]:
    return folded_stems(getattr(booking_words, name))
