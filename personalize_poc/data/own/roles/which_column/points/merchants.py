"""Merchants to whom people paid by card, where nothing says what was bought: what is chosen.

A bank knows where its cards were used, and not for what. Somebody goes to many merchants, and many
people go to each; a fee or a withdrawal has none, so that some rows are without one.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import is_key
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words

_MERCHANTS = frozenset(
    stems_of(
        """merchant merchants comerciante comerciantes comercio comercios estabelecimento
        estabelecimentos commerçant commerçants esercente esercenti händler händlernr
        haendler haendlernr
        winkelier handelaar sprzedawca akceptant handlowiec obchodník kereskedő üyeişyeri işyeri
        торговец продавец мерчант 가맹점 가맹점번호 가맹점코드 가맹점id 加盟店 加盟店コード
        加盟店番号 商户 商户号 特店"""
    )
)
_BESIDE = frozenset(
    stems_of("id code cod código codigo nr no num number nummer número numero kod kód ref key")
)
"""Words that stand beside them."""
_LEAST, _BACK, _LONG_BACK = 20, 5.0, 1.3
"""Fewest merchants, and rows of each; ids by chance are no counts, though few come back."""
_FILL = 0.3
"""Least share of the rows that have one."""
_ONE = 0.6
"""How sure a person goes with one merchant, or a merchant with one person, at most."""
_OTHERS = ("item", "order", "session")


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds codes of merchants to whom the people of another column paid.

    Args:
        view: the table.
        column: of it.
    """
    tokens = words(column.name)
    if _MERCHANTS.isdisjoint(tokens) or not (_MERCHANTS | _BESIDE).issuperset(tokens):
        return False
    back = _LONG_BACK if column.shape.kind in ("uuid", "hash") else _BACK
    if column.distinct < _LEAST or column.repeats < back or column.fill < _FILL:
        return False
    others = [one for one in view.columns if one is not column]
    if any(is_of_others(view, one) for one in others):
        return False
    named = is_key(view, column) or any(_is_name(view, column, one) for one in others)
    paid = any(view.hint(one.key).says("price", "amount") for one in others)
    return named and paid and any(_pays(view, one, column) for one in others)


def is_of_others(view: View, column: ColumnProfile) -> bool:
    """Whether a column has things, or orders of several rows: something was bought there.

    A kind of transaction is none of them, nor are the number of a payment, which is one row, and
    where or when it was made, and how much it was.
    """
    said = view.hint(column.key)
    few = column.distinct < _LEAST or column.is_unique
    of_deed = said.says("place", "time", "price", "amount") and not said.says("id")
    return not few and said.about(*_OTHERS) and not of_deed


def _is_name(view: View, merchant: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether a column says what each merchant is called."""
    called = any(one.startswith(tuple(_MERCHANTS)) for one in words(column.name))
    called = called and column.shape.kind in ("phrase", "word")
    return called and view.goes_with(merchant.key, column.key) > _ONE


def _pays(view: View, person: ColumnProfile, merchant: ColumnProfile) -> bool:
    """Whether a column holds people who go to several merchants."""
    said = view.hint(person.key)
    named = said.about("user", "card") and not said.about("vendor", "staff", "category")
    if not named or person.distinct < _LEAST or person.repeats < 2:
        return False
    return max(view.both_ways(person.key, merchant.key)) <= _ONE
