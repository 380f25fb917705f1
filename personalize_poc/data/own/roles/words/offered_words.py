"""Words for what somebody asks for what they offer, how others liked it, and for who they are."""

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

_INTRODUCED = """
        about about_me bio biography profile profile_text introduction intro description self_intro
        über_mich ueber_mich vorstellung selbstvorstellung steckbrief profiltext beschreibung
        biographie présentation à_propos a_propos biografía presentación sobre_mí acerca_de
        descripción biografia apresentação sobre_mim descrição presentazione chi_sono descrizione
        profilo over_mij voorstelling beschrijving o_mnie opis biogram o_mně popis hakkında
        özgeçmiş tanıtım о_себе описание биография presentation om_mig om_meg esittely bemutatkozás
        자기소개 소개글 강사소개 소개 프로필 약력 自己紹介 紹介文 紹介 プロフィール 略歴
        简介 個人簡介 簡介 自我介绍 介绍"""
"""What a table calls the words in which somebody says who they are, or is presented."""


def says_so(name: str) -> bool:
    """Whether a column says what something costs, or how people rate it."""
    said = hint(name)
    if said.says("id", "name"):
        return False
    return said.says("price", "rating") or speaking_of.speaks_of(name, _words())


def introduces(name: str) -> bool:
    """Whether a column tells in words who somebody is, as a page about a teacher does."""
    return speaking_of.speaks_of(name, _introducing())


@cache
def _words() -> frozenset[str]:
    return folded_stems(_OFFERED)


@cache
def _introducing() -> frozenset[str]:
    return folded_stems(_INTRODUCED)
