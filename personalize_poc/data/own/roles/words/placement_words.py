"""Words for those who look for work, or are sent to it, for jobs and for where the work is done."""

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
_WORKERS = """
    worker workers temp temps temporary_worker agency_worker carer carers caregiver caregivers
    nurse nurses locum locums
    leiharbeiter leiharbeiterin leiharbeitnehmer leihkraft leihkräfte zeitarbeiter zeitarbeiterin
    zeitarbeitnehmer zeitarbeitskraft zeitarbeitskräfte pflegekraft pflegekräfte aushilfskraft
    intérimaire intérimaires travailleur travailleurs soignant soignants soignante infirmier
    infirmiers infirmière vacataire vacataires
    trabajador trabajadores trabajadora enfermero enfermeros enfermera cuidador cuidadores cuidadora
    lavoratore lavoratori lavoratrice somministrato somministrati interinale infermiere infermieri
    infermiera badante badanti
    trabalhador trabalhadores trabalhadora enfermeiro enfermeiros enfermeira
    uitzendkracht uitzendkrachten flexwerker flexwerkers invalkracht verpleegkundige zorgverlener
    pracownik_tymczasowy pielęgniarka pielęgniarki opiekunka agenturní_pracovník brigádník
    ošetřovatel geçici_işçi işçi hemşire bakıcı временный_работник работник медсестра сиделка
    vikarie bemanningsanställd sjuksköterska vikar sykepleier vuokratyöntekijä keikkatyöntekijä
    sairaanhoitaja kölcsönzött_munkavállaló ápoló
    근로자 파견직 파견사원 일용직 간병인 요양보호사 간호사
    派遣スタッフ 派遣社員 派遣労働者 登録スタッフ ワーカー 看護師 介護士 介護職 ヘルパー
    派遣员工 派遣工 派遣人員 派遣員工 劳务人员 临时工 臨時工 零工 护士 護士 护工 護工"""
_CASES = "case_worker caseworker social_worker socialworker key_worker"
"""Workers who look after somebody, and are sent by no agency."""
_WORKPLACES = """
    home homes care_home nursing_home client clients employer employers facility facilities ward
    wards hospital hospitals host_company worksite work_site
    heim heime pflegeheim einrichtung einrichtungen entleiher einsatzbetrieb einsatzort kunde kunden
    station arbeitgeber krankenhaus klinik
    établissement établissements client clients entreprise_utilisatrice entreprise employeur ehpad
    hôpital clinique
    centro centros residencia residencias cliente clientes empresa_usuaria empresa empleador
    struttura strutture clienti azienda_utilizzatrice utilizzatore azienda casa_di_riposo reparto
    datore_di_lavoro ospedale lar instituição unidade empregador
    opdrachtgever inlener klant zorginstelling instelling werkgever ziekenhuis
    klient zakład pracodawca szpital placówka zařízení zaměstnavatel nemocnice
    müşteri işveren hastane bakımevi клиент работодатель учреждение больница
    kund arbetsgivare boende kunde arbeidsgiver sykehjem asiakas työnantaja ügyfél munkáltató
    intézmény
    사용업체 사용사업주 파견처 고객사 거래처 구인업체 사업장 시설 요양원 병원 병동
    派遣先 就業先 取引先 クライアント 施設 事業所 病院 病棟
    用工单位 用工單位 客户 客戶 雇主 机构 機構 养老院 養老院 医院 醫院 病区"""
"""Where those who are sent work, or who asked for them."""

_APPLICATIONS = """
    application applications jobapplication jobapplications applicant_applications bewerbung
    bewerbungen stellenbewerbung candidature candidatures candidatura candidaturas postulación
    postulaciones inscrição inscrições sollicitatie sollicitaties aplikacja aplikacje
    podanie podania přihláška přihlášky başvuru başvurular отклик отклики заявка заявки ansökan
    ansökningar ansøgning ansøgninger søknad søknader hakemus hakemukset jelentkezés pályázat
    지원 지원서 지원내역 지원이력 입사지원 応募 応募履歴 求人応募 应聘 應徵 投递 求职申请"""
"""What candidates send themselves."""


def is_application(name: str) -> bool:
    """Whether a name speaks of what somebody sends who wants a job."""
    return _speaks_of(name, _words(_APPLICATIONS))


def is_candidate(name: str) -> bool:
    """Whether a name speaks of somebody who looks for work."""
    return _speaks_of(name, _words(_CANDIDATES))


def is_job(name: str) -> bool:
    """Whether a name speaks of a job that is to be filled."""
    return _speaks_of(name, _words(_JOBS))


def is_worker(name: str) -> bool:
    """Whether a name speaks of somebody whom an agency sends to work: a temp, a nurse."""
    sent = _speaks_of(name, _words(_WORKERS)) and not _speaks_of(name, _words(_CASES))
    return sent and not _speaks_of(name, _words(_WORKPLACES))


def is_workplace(name: str) -> bool:
    """Whether a name speaks of where, or for whom, such people work: a home, a client, a ward."""
    return _speaks_of(name, _words(_WORKPLACES)) and not _speaks_of(name, _words(_WORKERS))


def _speaks_of(name: str, known: frozenset[str]) -> bool:
    """The same of words, also where a mark of an id is glued to one: "Kandidatennummer"."""
    parts = "_".join(bare(one) for one in words(name))
    return speaking_of.speaks_of(name, known) or speaking_of.speaks_of(parts, known)


@cache
def _words(listed: str) -> frozenset[str]:
    return folded_stems(listed)
