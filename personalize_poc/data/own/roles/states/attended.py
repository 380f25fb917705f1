"""Flags of whether somebody came to what they had booked: a class, a lesson, an appointment.

Who did not come is left out as a state "no-show" is: it is the same in another way. Where nothing
speaks of a booking, or most did not come, a person has to be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.data.own.scripts import may_stand_within

_FLAGS = """
    attended attendance did_attend was_attended showed showed_up present was_present checked_in
    came arrived erschienen anwesend anwesenheit teilgenommen eingecheckt présent présente presence
    présence venu venue asistió asistido asistencia presente acudió compareceu comparecimento
    presença presenziato presenza aanwezig aanwezigheid opgekomen ingecheckt katıldı katılım obecny
    obecność obecna přítomen přítomnost účast närvarande närvaro deltog fremmødt mødt møtt oppmøte
    läsnä paikalla megjelent jelen prezent присутствовал присутствие явился пришел пришёл
    출석 출석여부 참석 참석여부 참여여부 출결 입장여부 방문여부 내원여부 出席 出席フラグ 出席有無
    出欠 参加フラグ 来店 来店フラグ 来院 受講フラグ 到场 是否到场 是否出席 签到 是否签到 到课 出勤
    已到场 到場 簽到"""
"""Names of flags by which somebody came; the words of `event_words.DONE_FLAGS` say more."""
_BOOKED = tuple(
    folded_stems(
        """
        booking booked reservation appointment registration enrolment enrollment signup rsvp class
        lesson course event workshop webinar session training seminar lecture
        buchung reservierung termin anmeldung kurs veranstaltung unterricht stunde schulung
        réservation rendez inscription cours séance atelier événement evenement formation
        reserva cita inscripción clase curso taller evento sesión inscrição aula oficina sessão
        consulta prenotazion appuntament iscrizion lezion corso laboratorio
        reservering boeking afspraak inschrijving les cursus rezervasyon randevu kayıt ders kurs
        etkinlik rezerwac wizyt zapis zajęci lekcj szkoleni warsztat wydarzeni rezervac lekce akce
        bokning lektion bestilling hold varaus tunti kurssi foglalás tanfolyam óra
        бронь бронирован запись заняти урок курс мероприяти
        예약 수업 강좌 강의 클래스 레슨 행사 이벤트 신청 교육 세미나 프로그램
        予約 授業 講座 レッスン クラス イベント 申込 セミナー 講義 教室
        预约 預約 预订 預訂 课程 課程 课 活动 活動 报名 報名 讲座 講座"""
    )
)
_BEGINNINGS = tuple(one for one in _BOOKED if not may_stand_within(one))
_WITHIN = tuple(one for one in _BOOKED if may_stand_within(one))
"""How words begin of bookings and what is booked; parts of names in scripts without blanks."""
_CAME, _AWAY = frozenset("oO○◯〇✓✔"), frozenset("xX×✕✗✘☓")
"""Marks of who came and of who did not; a third one, such as △, may be of who came for a part."""
_HALF = 0.5
"""Share of the rows from which on who did not come are no exception."""


def names() -> frozenset[str]:
    """What flags are called by which somebody came."""
    return folded_stems(_FLAGS)


def marked(column: ColumnProfile, values: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The marks of who did not come, and those that say neither, where a column has all three.

    Args:
        column: of any table.
        values: of it.
    """
    given = tuple(values)
    called = "_".join(words(column.name)) in names()
    if not called or _CAME.isdisjoint(given) or any(len(value) > 1 for value in given):
        return (), ()
    away = tuple(value for value in given if value in _AWAY)
    between = tuple(value for value in given if value not in _AWAY | _CAME)
    return (away, between) if away and between else ((), ())


def are_few_of_bookings(
    view: View, column: ColumnProfile, away: Iterable[str], counts: Mapping[str, int]
) -> bool:
    """Whether rows are bookings, and fewer than half of them are of people who did not come.

    Args:
        view: the table.
        column: a flag of it of who came.
        away: its values that say no.
        counts: value -> rows.
    """
    rows = sum(counts[value] for value in away)
    if rows >= _HALF * sum(counts.values()):
        return False
    others = (one.name for one in view.columns if one is not column)
    return any(map(_speaks_of_booking, (view.label, *others)))


def _speaks_of_booking(name: str) -> bool:
    return speaking_of.begins(words(name), _BEGINNINGS) or speaking_of.holds(
        name, frozenset(), _WITHIN
    )
