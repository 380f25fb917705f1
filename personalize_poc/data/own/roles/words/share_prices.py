"""What one share of a fund costs on a day, which says nothing of how much of it was bought."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.names import stems_of, words

_ALONE = frozenset(
    stems_of(
        """
        nav navps navpu anteilwert anteilswert anteilpreis anteilspreis rücknahmepreis ausgabepreis
        inventarwert nettoinventarwert liquidativo liquidativa liquidative andelsværdi andelskurs
        andelsverdi nettoandelsværdi nettoandelsvärde andelsvärde unitprijs niw"""
    )
)
_SHARES = frozenset(
    stems_of(
        """
        share anteil participación cota quota participatie jednostki jednostka uczestnictwa podílu
        podíl пая пай andel"""
    )
)
_WORTH = frozenset(
    stems_of(
        """
        value price wert preis kurs valeur prix cours valor precio preço valore prezzo waarde prijs
        koers wartość cena hodnota fiyat fiyatı değer değeri стоимость цена värde kurs pris"""
    )
)
_PART, _OF_PART = frozenset(("part",)), frozenset(("valeur", "cours"))
_NET, _ASSETS = (
    frozenset(("net", "intrinsieke", "чистая")),
    frozenset(("asset", "waarde", "активов")),
)
_WITHIN = (
    "기준가", "기준가격", "좌당", "基準価額", "基準価格", "净值", "淨值",
)  # fmt: skip
"""Names of such a price; words of a share and of what it is worth, of which it has both; and parts
of names in scripts that write words together."""


@cache
def is_one(name: str) -> bool:
    """Whether a name is that of the price of a share.

    Args:
        name: of a column of numbers.
    """
    tokens = {*words(name)}
    if _ALONE & tokens or any(one in name for one in _WITHIN):
        return True
    both = (_SHARES, _WORTH), (_PART, _OF_PART), (_NET, _ASSETS)
    return any(one & tokens and other & tokens for one, other in both)
