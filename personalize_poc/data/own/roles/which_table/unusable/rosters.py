"""Duty rosters: who of the staff works which shift, on which day. The house decides that.

A roster has about one row a day for each of the staff. Where people can look at shifts and take
them, columns say what they did; where guests buy something in a shift, columns say what.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.meanings import is_event
from personalize_poc.data.own.roles.words.names import own_name, stems_of
from personalize_poc.data.own.roles.words.speaking_of import holds
from personalize_poc.language import _

_SHIFTS = frozenset(
    stems_of(
        """
        shift shifts shift_plan shift_assignments roster rosters rota rotas duty duties
        duty_roster schicht schichten schichtplan dienstplan dienstpläne
        schichtbelegung einsatzplan
        tableau_de_service roulement planning_equipe planning_équipe planning_personnel
        turno turnos cuadrante cuadrantes cuadrante_de_turnos plan_de_turnos
        escala escalas escala_de_serviço plantão plantões turni turno_di_lavoro
        rooster roosters dienstrooster ploegendienst grafik_pracy grafik_dyżurów dyżur dyżury
        zmiana zmiany směna směny rozpis_směn vardiya vardiyalar nöbet
        skift skiftplan vaktplan vakter vaktliste vagtplan vagter arbetsschema arbetspass
        työvuoro työvuorot vuorolista műszak műszakbeosztás tură ture
        смена смены график_смен дежурство дежурства зміна зміни βάρδια ca_trực ca_làm"""
    )
)
"""What a roster is called, or one of the shifts in it."""
_SHIFTS_WITHIN = ("근무표", "근무조", "근무편성", "교대", "당직", "シフト", "勤務表", "勤務割",
                  "当直", "班次", "排班", "值班")  # fmt: skip
_STAFF = frozenset(
    stems_of(
        """
        personalnr personalnummer persnr pernr personal_id mitarbeiternr mitarbeiternummer
        worker workers crew crew_id nurse nurses pflegekraft fahrpersonal arbeiter
        trabajador trabajadora trabajadores operario enfermera matricule soignant agent_id
        trabalhador colaborador enfermeiro lavoratore operaio infermiere matricola
        werknemer werknemers verpleegkundige pracownika numer_pracownika pielęgniarka
        zaměstnanec zaměstnance pracovník osobní_číslo personel sicil_no sicil
        anställningsnummer anställd anställda ansattnr ansatt medarbejder medarbejdernr
        työntekijä dolgozó angajat marca_angajat табельный табельный_номер работник працівник
        εργαζόμενος nhân_viên karyawan"""
    )
)
"""Words for the staff that are words for people elsewhere, or for nobody."""
_STAFF_WITHIN = ("사번", "직원", "사원", "근무자", "従業員", "社員", "職員", "スタッフ", "勤務者",
                 "工号", "员工", "員工", "值班人")  # fmt: skip
_OTHERS = ("item", "order", "visitor", "card", "session")
"""What no roster has a column of."""
_MONEY = ("price", "amount", "rating", "quantity")
_A_DAY = 1.3
"""Rows for each of the staff and day, at most."""
_BACK = 3.0
"""Rows of each of the staff, at least."""
_DEEDS = 2
"""Kinds of events that say that somebody did something, from which on people choose shifts."""


def are_shifts(view: View) -> bool:
    """Whether rows say who of the staff works when, and nothing of what anybody wanted.

    Args:
        view: the table.
    """
    if not _is_called_roster(view):
        return False
    staff = [one for one in view.columns if _is_staff(view, one) and one.repeats >= _BACK]
    if not staff or any(_is_of_others(view, one) for one in view.columns):
        return False
    return any(_is_one_a_day(one, day) for one in staff for day in view.columns if day.moment)


def is_nobody(view: View, user: Scored) -> bool:
    """Whether what would be the person stands in a duty roster.

    Args:
        view: the table.
        user: of it, what fits a person best.
    """
    return user.view is view and are_shifts(view)


def told(view: View) -> str:
    """That a table is a duty roster, and what to export; "" for others."""
    if not are_shifts(view):
        return ""
    return _(
        "{label} is a duty roster: it says who of the staff works which shift, and the house "
        "decides that. Export what customers or members looked at, ordered or rated, with the id "
        "of the person, the id of the item and the time."
    ).format(label=view.label)


def _is_called_roster(view: View) -> bool:
    """Whether the table is called so, or a column beside a beginning and an end."""
    if holds(own_name(view.label), _SHIFTS, _SHIFTS_WITHIN):
        return True
    called = [one for one in view.columns if holds(one.name, _SHIFTS, _SHIFTS_WITHIN)]
    return len(called) > 1 and any(one.moment is None for one in called)


def _is_staff(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    return said.about("staff") or holds(column.name, _STAFF, _STAFF_WITHIN)


def _is_of_others(view: View, column: ColumnProfile) -> bool:
    """Whether a column is of customers, of what they got, or of what people did with shifts."""
    if not column.filled:
        return False
    said = view.hint(column.key)
    shift = holds(column.name, _SHIFTS, _SHIFTS_WITHIN)
    if not shift and (said.about(*_OTHERS) or said.says(*_MONEY)):
        return True
    if said.about("user") and not _is_staff(view, column):
        return True
    words = column.shape.kind in ("word", "phrase", "code") and column.distinct <= _DEEDS * 10
    return words and sum(map(is_event, column.frequencies)) >= _DEEDS


def _is_one_a_day(staff: ColumnProfile, day: ColumnProfile) -> bool:
    """Whether each of the staff has about one row a day."""
    if day.moment is None or day.moment.weak:
        return False
    pairs = [
        (who, second // 86_400)
        for who, second in zip(staff.values, day.moment.seconds, strict=True)
        if who and second is not None
    ]
    return bool(pairs) and len(pairs) <= _A_DAY * len(set(pairs))
