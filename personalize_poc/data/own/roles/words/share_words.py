"""Words of parts of a whole in names of columns of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import stems_of

WATCHED = frozenset(("percent", "pct", "progress", "completion", "진행률", "進捗", "进度"))
"""Words of how far somebody came, such as of what was watched."""
PERCENT = frozenset(
    stems_of(
        """
        percent percentage pct prozent prozentsatz pourcentage porcentaje porcentagem percentual
        percentuale procent procenta procento prosent prosentti százalék yüzde процент відсоток
        퍼센트 百分比"""
    )
)
"""Words that say of numbers what a sign of per cent says."""
PRICED = frozenset(
    stems_of(
        """
        discount rebate reduction concession tax vat margin commission fee ermäßigung ermaessigung
        nachlass rabatt steuer mwst skonto marge provision remise réduction tva rabais descuento
        rebaja iva impuesto desconto imposto sconto riduzione korting btw zniżka rabat marża
        indirim kdv скидка ндс комиссия rabatter moms sleva dph kedvezmény áfa alennus reducere
        할인 할인율 세율 수수료율 割引 割引率 値引 税率 折扣 税率 佣金"""
    )
)
"""Words of shares of a price, which say nothing of how much something was wanted."""
SHARES = frozenset(
    stems_of(
        """
        share ratio rate proportion fraction anteil quote prozent part taux proportion porcentaje
        proporción percentuale quota porcentagem procent oran yüzde udział доля процент 비율 율
        割合 率 比例 percentage"""
    )
)
"""Words of a share of a whole, if the numbers are between 0 and 1, or between 0 and 100."""
MONEY = re.compile(
    r"[€$£¥₩₽₺₴₹]|(?<![A-Za-z])(?:EUR|USD|GBP|CHF|PLN|CZK|SEK|NOK|DKK|TRY)(?![A-Za-z])"
)
"""Currencies in the name of a column: a "quota" in euros is what a member pays, and no share."""
_HUNDRED = 100.0


def is_percent(column: ColumnProfile, tokens: Iterable[str]) -> bool:
    """Whether a name says that numbers are per cent of something, and none is above a hundred.

    Args:
        column: it.
        tokens: the words of its name.
    """
    said = "%" in column.name or not PERCENT.isdisjoint(tokens)
    given = [one for one in column.numbers if one is not None]
    return said and len(given) == len(column.given) > 0 and max(map(abs, given)) <= _HUNDRED
