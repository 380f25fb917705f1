"""Words for what somebody asks for what they offer, and for how others liked it, in names."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems
from personalize_poc.data.own.roles.words.names import hint

_OFFERED = """
        fee rate tariff hourly_rate day_rate list_price rrp msrp
        uvp gebühr grundgebühr grundgebuehr stundensatz tagessatz honorar entgelt tarif tarifsatz
        tarif_horaire taux_horaire cachet note_moyenne moyenne_avis coût cout
        tarifa tarifa_hora precio_hora cuota puntuación valoración_media nota_media
        valor_hora preço_hora mensalidade avaliação_media avaliação_média
        tariffa tariffa_oraria quota voto_medio uurtarief tarief stawka stawka_godzinowa opłata
        taxa timpris arvode saatlik_ücret ücret цена_часа ставка
        요금 수강료 시급 시간당 이용료 월정액 출고가 料金 時給 時間単価 受講料 月額 指導料
        费用 课时费 时薪 收费 月费 費用 收費"""


def says_so(name: str) -> bool:
    """Whether a column says what something costs, or how people rate it."""
    said = hint(name)
    if said.says("id", "name"):
        return False
    return said.says("price", "rating") or speaking_of.speaks_of(name, _words())


@cache
def _words() -> frozenset[str]:
    return folded_stems(_OFFERED)
