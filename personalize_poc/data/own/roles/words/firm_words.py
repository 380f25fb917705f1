"""Words for firms that buy, in names of columns and tables."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems

_FIRMS = """
        company companies company_name firm firms organisation organisations organization
        organizations org org_name business businesses legal_name trade_name
        firma firmen firmenname unternehmen betrieb betriebe geschäftspartner debitor debitoren
        entreprise entreprises société sociétés raison_sociale tiers siret siren
        empresa empresas razón_social denominación_social sociedad organización
        parceiro parceiros razão_social designação_social denominação_social organização
        azienda aziende ragione_sociale società impresa bedrijf bedrijven bedrijfsnaam organisatie
        firmy nazwa_firmy kontrahent kontrahenci firemní yritys yritykset företag virksomhed
        şirket firmalar фирма компания организация контрагент контрагенты
        회사 회사명 기업 기업명 거래처 상호 법인 업체 会社 会社名 企業 企業名 得意先 取引先 法人
        公司 公司名称 企业 企业名称 客户单位 单位名称"""


def says_so(name: str) -> bool:
    """Whether a name speaks of firms."""
    return speaking_of.speaks_of(name, _words())


@cache
def _words() -> frozenset[str]:
    return folded_stems(_FIRMS)
