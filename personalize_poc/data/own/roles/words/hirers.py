"""Words for who looks for people to work for them, in names of columns."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems

_HIRE = """
    recruiter recruiters employer employers headhunter hiring_manager hirer
    arbeitgeber personaler recruiterin personalvermittler
    recruteur recruteurs recruteuse employeur employeurs
    reclutador reclutadora empleador empleadora recrutador recrutadora empregador empregadora
    selezionatore selezionatrice reclutatore datore_di_lavoro datore
    werkgever werkgevers rekruter rekruterka pracodawca náborář zaměstnavatel
    işveren работодатель рекрутер arbetsgivare rekryterare arbeidsgiver arbejdsgiver työnantaja
    채용담당자 채용담당 인사담당자 인사담당 구인자 구인기업 구인회사 채용기업 채용회사
    採用担当者 採用担当 求人者 求人企業 求人会社 採用企業 雇主 用人单位 招聘者 招聘方 招聘企业"""


def hires(name: str) -> bool:
    """Whether a name speaks of who looks for people to work for them."""
    return speaking_of.speaks_of(name, _words())


@cache
def _words() -> frozenset[str]:
    return folded_stems(_HIRE)
