"""How far an application for a job has come: whoever applied wanted the job, whatever came of it.

Who was turned down, and who went elsewhere in the end, chose it as all others did.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import folded, folded_stems

_SURE = """
    interview interviews interviewed interviewing phone_interview first_interview second_interview
    final_interview interview_scheduled hired shortlisted shortlist job_offer offer_extended
    offer_accepted offer_declined phone_screen resume_screen cv_screening
    vorstellungsgespräch bewerbungsgespräch telefoninterview eingestellt probearbeiten
    vorausgewählt engere_auswahl in_engerer_auswahl
    entretien entretien_planifié embauché embauchée recruté recrutée présélectionné présélectionnée
    entrevista entrevistado entrevistada contratado contratada preseleccionado preseleccionada
    preselección pré_selecionado pré_selecionada pré_seleção
    colloquio in_colloquio assunto assunta preselezionato preselezionata preselezione
    voorgeselecteerd op_shortlist wstępnie_wybrany wstępnie_wybrana předvybrán předvybrána
    ön_elemeyi_geçti kısa_listede
    sollicitatiegesprek kennismakingsgesprek aangenomen
    rozmowa rozmowa_kwalifikacyjna zatrudniony zatrudniona pohovor
    mülakat mülakata_çağrıldı işe_alındı собеседование интервью принят_на_работу нанят
    intervju anställd ansat jobsamtale samtale haastattelu palkattu interjú felvéve interviu angajat
    wawancara phỏng_vấn"""
_WITHIN = (
    *("面接", "内定", "書類選考", "面談", "면접", "서류전형", "서류심사", "서류합격", "입사확정"),
    *("面试", "面試", "录用", "錄用", "初筛", "สัมภาษณ์", "مقابلة", "ראיון"),
)
"""Words of stages that nothing but an application for a job goes through."""
_OTHERS = """
    applied application_received received new submitted screening in_review under_review review
    assessment test offer offered rejected declined withdrawn not_selected on_hold in_progress open
    beworben eingegangen gesichtet in_prüfung angebot zusage absage abgelehnt zurückgezogen
    postulé reçu reçue candidature_reçue refusé refusée offre retiré retirée aplicado recibido
    recibida rechazado rechazada oferta retirado candidatado candidatada recebido recebida recusado
    recusada proposta candidato ricevuto ricevuta rifiutato rifiutata offerta ritirato
    seen viewed opened read gesehen angesehen gelesen vu vue consulté consultée lu lue visto vista
    leído leída revisado revisada visualizado visualizada lido lida visionato visionata letto letta
    visualizzato visualizzata bekeken gezien gelezen obejrzany obejrzana obejrzano wyświetlono
    wyświetlona przeczytano przeczytana zobrazeno přečteno přečtená görüldü görüntülendi okundu
    просмотрено просмотрен просмотрена прочитано sedd visad läst set læst lest katsottu luettu
    megtekintve olvasva vizualizată vizualizat citită dilihat đã_xem
    열람 열람완료 확인 서류확인 閲覧済 閲覧済み 開封済 既読 被查看 已查看 已阅 已浏览
    inscrito inscrita descartado descartada en_proceso no_seleccionado no_seleccionada retirada
    em_processo em_análise desistente iscritto iscritta scartato scartata in_valutazione ritirata
    écarté écartée non_retenu non_retenue en_cours aussortiert in_bearbeitung in_behandeling
    w_trakcie vyřazen eleme değerlendirmede на_рассмотрении отклонён отклонен
    eingeladen zum_gespräch_eingeladen invité convoqué convocado invitado convidado invitato
    convocato nieuw ontvangen uitgenodigd op_gesprek zaproszony zaproszona inbjuden kallad inkallad
    indkaldt inviteret nowy nowa zgłoszony odrzucona afslag afslået
    gesolliciteerd afgewezen aanbod ingetrokken zgłoszono odrzucony oferta přihlášen zamítnut
    başvurdu reddedildi teklif откликнулся отказ предложение ansökt avslag erbjudande
    hakenut hylätty
    応募済 応募 応募中 選考中 不採用 採用 辞退 入社 見送り お見送り 書類通過 一次選考 最終選考
    지원완료 지원 불합격 합격 최종합격 지원취소 입사 전형중 채용 채용완료
    new_lead lead reviewed contacted sourced presented placed placement
    vermittelt vorgestellt placé placée présenté présentée colocado colocada presentado
    presentada apresentado apresentada collocato collocata presentato presentata geplaatst
    voorgesteld umieszczony przedstawiony umístěn představen yerleştirildi placerad presenterad
    трудоустроен представлен 추천 추천완료 推薦 紹介済 推荐 已推荐
    已投递 已应聘 不合适 淘汰 通过 入职 待定 筛选中 已拒绝"""
_PARTIES = folded_stems(
    """
    client candidate customer internal company employer applicant kunde kunden kandidat bewerber
    candidat cliente candidato klient uchazeč aday müşteri клиент кандидат"""
)
"""Who of both decided: an agency writes "Client Rejected" and "Candidate Rejected"."""
_KNOWN = 0.7
"""Share of the values that must be stages."""


def are_stages(values: Iterable[str]) -> bool:
    """Whether values are stages of applications for jobs, of which one is of nothing else.

    Args:
        values: of a column of states.
    """
    all_ones = list(values)
    sure = [one for one in all_ones if _is_sure(one)]
    others = [one for one in all_ones if one not in sure and _is_other(one)]
    known = len(sure) + len(others)
    return bool(sure) and known >= 3 and known >= _KNOWN * len(all_ones)


def _is_other(value: str) -> bool:
    """Whether a value is a stage of other things as well, whoever of both it names."""
    text = folded(value)
    party, __, rest = text.partition("_")
    known = folded_stems(_OTHERS)
    return text in known or (party in _PARTIES and rest in known)


def _is_sure(value: str) -> bool:
    return folded(value) in folded_stems(_SURE) or any(one in value for one in _WITHIN)
