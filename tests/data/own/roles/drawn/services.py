"""Bookings of courses, books, rooms and treatments, with who teaches or serves, and other times."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.data.own.roles.drawn.draws import (
    Drawn,
    Tables,
    called,
    ids,
    person,
    shuffled,
    skewed,
    some,
    times,
    title,
    writer,
)

_CONCEPTS = "deeds user item clerk place time begins ends done state price people things"
_WORDS = {
    "en": (
        """
            enrolments student_id course_id teacher_id room enrolled_at starts_on ends_on
            completed_at status fee students courses""",
        """
            loans member_id book_id librarian_id branch borrowed_at due_date renewed_on
            returned_at status fine members books""",
        """
            bookings guest_id property_id agent_id channel booked_at check_in check_out
            cancelled_at status total guests properties""",
        """
            appointments patient_id service_id therapist_id room created_at appointment_at
            ends_at paid_on status price patients services""",
    ),
    "de": (
        """
            anmeldungen teilnehmer_id kurs_id dozent_id raum angemeldet_am beginn ende
            abgeschlossen_am status gebuehr teilnehmer kurse""",
        """
            ausleihen leser_nr medien_nr mitarbeiter_nr zweigstelle ausgeliehen_am faellig_am
            verlaengert_am zurueck_am status mahngebuehr leser medien""",
    ),
    "fr": (
        """
            inscriptions id_eleve id_cours id_formateur salle date_inscription date_debut
            date_fin date_cloture statut tarif eleves cours""",
        """
            reservations id_client id_hebergement id_agent canal date_reservation date_arrivee
            date_depart date_annulation statut montant clients hebergements""",
    ),
    "es": (
        """
            inscripciones id_alumno id_curso id_profesor aula fecha_inscripcion fecha_inicio
            fecha_fin fecha_finalizacion estado cuota alumnos cursos""",
        """
            citas id_cliente id_servicio id_empleado cabina creado_el fecha_cita fin_cita
            pagado_el estado precio clientes servicios""",
    ),
    "pt": (
        """
            reservas id_hospede id_acomodacao id_atendente canal data_reserva data_checkin
            data_checkout data_cancelamento situacao valor_total hospedes acomodacoes""",
        """
            agendamentos id_cliente id_servico id_profissional sala criado_em data_agendada
            fim_agendado pago_em situacao preco clientes servicos""",
    ),
    "it": (
        """
            iscrizioni id_allievo id_corso id_docente aula data_iscrizione data_inizio data_fine
            data_completamento stato quota allievi corsi""",
        """
            prestiti id_lettore id_libro id_operatore sede data_prestito data_scadenza
            data_rinnovo data_rientro stato mora lettori libri""",
    ),
    "ko": (
        """
            수강신청 수강생번호 강좌코드 강사번호 강의실 신청일시 개강일 종강일 수료일 상태
            수강료 수강생 강좌""",
        """
            예약내역 고객번호 시술코드 디자이너번호 룸 등록일시 예약일시 종료일시 결제일 상태
            금액 고객 시술""",
    ),
    "ja": (
        """
            受講申込 受講者ID 講座ID 講師ID 教室 申込日時 開講日 終了日 修了日 状態 受講料
            受講者 講座""",
        """
            貸出履歴 利用者番号 資料番号 職員番号 分館 貸出日時 返却期限 延長日 返却日 状態
            延滞金 利用者 資料""",
    ),
}
_STATES = {
    "en": ("active", "completed", "cancelled"), "de": ("aktiv", "abgeschlossen", "storniert"),
    "fr": ("en cours", "terminée", "annulée"), "es": ("activa", "completada", "cancelada"),
    "pt": ("confirmada", "finalizada", "cancelada"), "it": ("attiva", "completata", "annullata"),
    "ko": ("진행중", "완료", "취소"), "ja": ("受付済", "完了", "キャンセル"),
}  # fmt: skip


def draw_one(seed: int) -> Drawn:
    """The deeds of a school, a library, a hotel or a salon; perhaps with its other tables."""
    draw = random.Random(seed)
    language = draw.choice(list(_WORDS))
    word = called(_CONCEPTS, draw.choice(_WORDS[language]))
    people, things, rows = draw.randint(100, 250), draw.randint(40, 120), 900
    user, item, clerk, written = ids(draw), ids(draw), ids(draw), writer(draw)
    held = ["user", "item", "time", *some(draw, ("begins", "ends", "done", "state"), 0.55)]
    held += some(draw, ("clerk", "place", "price"), 0.55)
    columns: dict[str, list[str]] = {word[one]: [] for one in held}
    for time in times(draw, rows, 900):
        thing = skewed(draw, things)
        begins = time + timedelta(days=draw.randint(0, 30))
        ends = begins + timedelta(days=draw.randint(1, 9))
        state = draw.choices(_STATES[language], [30, 60, 10])[0]
        row = {
            "user": user(skewed(draw, people, 1.5)), "item": item(thing), "time": written(time),
            "begins": f"{begins:%Y-%m-%d}", "ends": f"{ends:%Y-%m-%d}", "state": state,
            "done": f"{ends:%Y-%m-%d}" if state == _STATES[language][1] else "",
            "clerk": clerk(draw.randint(0, 11)), "place": f"P{draw.randint(1, 5)}",
            "price": str(5 + thing % 17 * 3),
        }  # fmt: skip
        for one in held:
            columns[word[one]].append(row[one])
    tables: Tables = {f"{word['deeds']}.csv": shuffled(draw, columns)}
    if draw.random() < 0.6:
        tables[f"{word['people']}.csv"] = {
            word["user"]: [user(n) for n in range(people)],
            "email": [f"u{n}@mail.example" for n in range(people)],
        }
    if draw.random() < 0.6:
        tables[f"{word['things']}.csv"] = {
            word["item"]: [item(n) for n in range(things)],
            "name": [title(n) for n in range(things)],
        }
    if draw.random() < 0.4:
        tables["staff.csv"] = {
            word["clerk"]: [clerk(n) for n in range(12)],
            "name": [person(draw) for _ in range(12)],
        }
    return Drawn(tables, {word["user"]}, {word["item"]}, {word["time"]})
