"""Words for those who look for work and for jobs that are to be filled, in names of columns."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.data.own.roles.words.words_of_ids import bare

_CANDIDATES = """
    candidate candidates jobseeker job_seeker applicant applicants talent talents
    kandidat kandidaten kandidatin bewerber bewerberin bewerbende
    candidat candidats candidate candidature postulant postulants
    candidato candidatos candidata candidatas aspirante aspirantes postulante postulantes
    candidati kandidaat kandidaten sollicitant sollicitanten kandydat kandydata kandydaci
    uchazeč uchazeče aday adaylar кандидат кандидата кандидаты соискатель соискателя
    kandidater hakija jelentkező candidaților ứng_viên pelamar
    후보자 구직자 지원자 인재 候補者 求職者 応募者 登録者 候选人 候選人 求职者 求職者 应聘者"""
_JOBS = """
    job jobs job_order joborder job_orders vacancy vacancies position positions requisition
    job_posting opening openings
    stelle stellen vakanz vakanzen stellenangebot jobangebot
    poste postes offre offres offre_d_emploi mission missions
    vacante vacantes puesto puestos oferta ofertas oferta_de_empleo vaga vagas
    posizione posizioni offerta_di_lavoro vacature vacatures
    stanowisko oferta_pracy wakat pozice pracovní_místo pozisyon iş_ilanı ilan
    вакансия вакансии tjänst uppdrag stilling työpaikka állás poziție vị_trí lowongan
    구인 채용공고 포지션 일자리 求人 案件 ポジション 职位 職位 岗位 職缺"""


def is_candidate(name: str) -> bool:
    """Whether a name speaks of somebody who looks for work."""
    return _speaks_of(name, _words(_CANDIDATES))


def is_job(name: str) -> bool:
    """Whether a name speaks of a job that is to be filled."""
    return _speaks_of(name, _words(_JOBS))


def _speaks_of(name: str, known: frozenset[str]) -> bool:
    """The same of words, also where a mark of an id is glued to one: "Kandidatennummer"."""
    parts = "_".join(bare(one) for one in words(name))
    return speaking_of.speaks_of(name, known) or speaking_of.speaks_of(parts, known)


@cache
def _words(listed: str) -> frozenset[str]:
    return folded_stems(listed)
