"""Words for the houses that offer what others choose, in names of columns and tables: agencies."""

from __future__ import annotations

import re
from functools import cache

from personalize_poc.data.own.roles.words import organiser_words
from personalize_poc.data.own.roles.words.maker_words import beside_ids, is_maker
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.data.own.roles.words.words_of_ids import bare
from personalize_poc.data.own.scripts import has_no_blanks

_HOUSES = """
    agency agencies estate_agency real_estate_agency estate_agent estate_agents realtor realtors
    realty broker brokers brokerage letting_agent landlord landlords owner owners property_manager
    developer developers company companies firm firms organisation organisations organization
    organizations advertiser advertisers dealer dealers dealership dealerships franchisee
    agentur agenturen immobilienagentur makler maklerin maklerbüro immobilienmakler vermieter
    vermieterin eigentümer eigentümerin besitzer inhaber bauträger hausverwaltung firma firmen
    unternehmen betrieb betriebe inserent inserenten autohaus autohäuser
    agence agences agence_immobilière agences_immobilières courtier courtiers bailleur bailleurs
    propriétaire propriétaires promoteur promoteurs entreprise entreprises société sociétés
    annonceur annonceurs concessionnaire concessionnaires
    agencia agencias inmobiliaria inmobiliarias agencia_inmobiliaria corredor corredora corredores
    arrendador arrendadora propietario propietarios promotora promotoras constructora
    constructoras empresa empresas compañía anunciante anunciantes concesionario concesionarios
    agência agências imobiliária imobiliárias corretor corretora corretores locador proprietário
    proprietários construtora construtoras incorporadora concessionária concessionárias
    agenzia agenzie agenzia_immobiliare agenzie_immobiliari immobiliare mediatore locatore
    proprietario proprietari costruttore azienda aziende ditta società impresa inserzionista
    concessionario concessionari
    makelaar makelaars makelaardij verhuurder eigenaar eigenaren bedrijf bedrijven adverteerder
    agencja agencje biuro_nieruchomości pośrednik właściciel deweloper firmy ogłoszeniodawca
    agentura agentury realitní_kancelář makléř majitel vlastník developeři společnost inzerent
    emlakçı emlak_ofisi acente ev_sahibi mal_sahibi şirket ilan_sahibi
    агентство агентства риелтор риэлтор брокер застройщик собственник владелец компания фирма
    рекламодатель агенція власник
    mäklare mäklarbyrå byrå fastighetsmäklare ägare företag annonsör megler eiendomsmegler eier
    selskap annonsør mægler ejendomsmægler ejer virksomhed välittäjä kiinteistönvälittäjä omistaja
    yritys ilmoittaja ingatlaniroda közvetítő tulajdonos cég hirdető agenție agenții proprietar
    firmă μεσίτης ιδιοκτήτης agen pemilik perusahaan công_ty đại_lý môi_giới chủ_nhà
    الوكالة وكالة شركة المالك סוכנות חברה בעלים บริษัท เอเจนซี่ นายหน้า एजेंसी कंपनी
    중개사 중개업소 중개사무소 공인중개사 부동산중개 대리점 소유자 임대인 집주인 건물주 시행사
    건설사 분양사 회사 업체 기업 광고주 딜러
    仲介会社 仲介業者 不動産会社 不動産業者 代理店 貸主 家主 大家 オーナー 所有者 会社 企業
    広告主 掲載社 ディーラー
    中介 中介公司 经纪公司 經紀公司 经纪人 經紀人 代理商 房东 房東 业主 業主 开发商 開發商 公司
    企业 企業 广告主 廣告主 经销商 經銷商"""
_LISTS = re.compile(r"^(?:table|tbl|tb|dim|list|master|liste|stamm|목록|一覧|列表)$")
"""Words beside them in the name of a table."""


def is_one(name: str) -> bool:
    """Whether a name speaks of such a house, or of who organises or makes, and of nothing else.

    Args:
        name: of a column, or of a table without what says in which file it is.
    """
    return _is_called_so(name) or organiser_words.is_organiser(name) or is_maker(name)


def _is_called_so(name: str) -> bool:
    parts = [folded(bare(one)) for one in words(name) if not _LISTS.match(one)]
    rest = "_".join(one for one in parts if one not in beside_ids())
    if rest in folded_stems(_HOUSES):
        return True
    return any(
        one in rest and rest.rpartition(one)[2] in ("", *beside_ids()) for one in _without_blanks()
    )


@cache
def _without_blanks() -> tuple[str, ...]:
    return tuple(one for one in folded_stems(_HOUSES) if has_no_blanks(one))
