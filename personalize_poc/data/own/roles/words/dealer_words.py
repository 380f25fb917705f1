"""Words for dealers that buy to sell, and for those whom their goods reach, in names of columns."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words import establishment_words, speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.data.own.roles.words.words_of_ids import bare

_DEALERS = """
    dealer dealers dealership dealerships distributor distributors wholesaler wholesalers
    reseller resellers retailer retailers agency agencies stockist stockists
    händler haendler fachhändler fachhaendler grosshändler grosshaendler grossist grossisten
    vertragshändler vertragshaendler wiederverkäufer wiederverkaeufer vertriebspartner
    handelspartner
    revendeur revendeurs distributeur distributeurs grossiste grossistes concessionnaire
    concessionnaires négociant négociants
    distribuidor distribuidores distribuidora distribuidoras mayorista mayoristas revendedor
    revendedores concesionario concesionarios atacadista atacadistas revendedora revenda revendas
    concessionária concessionárias
    distributore distributori grossista grossisti rivenditore rivenditori concessionario
    concessionari groothandel groothandelaar groothandels wederverkoper wederverkopers
    dystrybutor dystrybutora dystrybutorzy hurtownia hurtownie hurtownik distributora velkoobchod
    bayi bayii bayiler toptancı distribütör дилер дилера дилеры дистрибьютор дистрибьютора
    оптовик återförsäljare distributör forhandler distributør jälleenmyyjä tukkuri
    nhà_phân_phối đại_lý
    대리점 총판 도매상 도매처 도매업체 판매점 특약점 유통사 딜러
    販売店 代理店 特約店 卸店 卸業者 卸売業者 問屋 ディーラー
    经销商 經銷商 代理商 分销商 批发商 渠道商"""
_REACHED = """
    end_customer end_customers end_client end_clients end_user end_users enduser final_customer
    site sites job_site facility facilities institution institutions restaurant restaurants canteen
    endkunde endkunden endabnehmer endverbraucher einrichtung einrichtungen baustelle pflegeheim
    gaststätte kantine
    client_final clients_finaux utilisateur_final établissement établissements chantier hôpitaux
    cliente_final clientes_finales clientes_finais consumidor_final usuario_final usuário_final
    restaurante restaurantes centro_sanitario centro_de_salud centro_educativo hospitais
    unidade_de_saúde
    cliente_finale clienti_finali ristorante ristoranti ospedali cantiere struttura_sanitaria
    eindklant eindklanten eindgebruiker instelling instellingen
    klient_końcowy odbiorca_końcowy placówka placówki restauracja konečný_zákazník zařízení
    restaurace son_müşteri son_kullanıcı restoran kurum
    конечный_клиент конечный_покупатель учреждение учреждения ресторан
    slutkund slutkunder restaurang slutkunde loppuasiakas ravintola
    최종고객 최종사용자 최종구매자 엔드유저 요양기관 의료기관 납품처 납품시설 현장 식당 음식점
    エンドユーザー エンドユーザ 最終顧客 最終需要家 需要家 納入先 納品先 施設 現場 飲食店
    终端客户 最终客户 終端客戶 最終客戶 医疗机构 醫療機構 工地 餐厅 餐廳"""
"""Beside clinics, schools and the like: whoever a dealer sells to, and no customer of one's own."""


def is_dealer(names: tuple[str, ...]) -> bool:
    """Whether a name of a column, or of its table, speaks of who buys to sell."""
    return any(_speaks_of(one, _dealers()) for one in names)


def is_reached(names: tuple[str, ...]) -> bool:
    """Whether a name of a column, or of its table, speaks of whom goods of dealers reach."""
    return any(_speaks_of(one, _reached()) or establishment_words.says_so(one) for one in names)


def _speaks_of(name: str, known: frozenset[str]) -> bool:
    """The same of words, also where a mark of an id is glued to one: "Händlernummer"."""
    parts = "_".join(bare(one) for one in words(name))
    return speaking_of.speaks_of(name, known) or speaking_of.speaks_of(parts, known)


@cache
def _dealers() -> frozenset[str]:
    return folded_stems(_DEALERS)


@cache
def _reached() -> frozenset[str]:
    return folded_stems(_REACHED)
