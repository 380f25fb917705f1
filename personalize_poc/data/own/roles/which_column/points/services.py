"""What a salon, a studio or a practice offers: it has a name in words, and often no id.

"Masaż relaksacyjny 60 min" under "Usługa" is what was chosen, and so is "Slow Flow 75" under
"Visit Type": the kind of a visit or a class is what somebody came for. A few words, or single ones,
are what is offered where a column beside them says who serves.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import is_key, is_one_for_each
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import who_serves
from personalize_poc.data.own.roles.words.names import Hint, stems_of

_SERVICES = frozenset(
    stems_of(
        """service services treatment treatments procedure dienstleistung dienstleistungen leistung
        leistungen dienst işlem メニュー 项目名称
        behandlung behandlungen anwendung prestation prestations soin soins servicio servicios
        tratamiento tratamientos prestación prestaciones serviço serviços tratamento tratamentos
        servizio servizi trattamento trattamenti prestazione prestazioni behandeling behandelingen
        usługa usługi zabieg zabiegi služba
        služby ošetření hizmet hizmetler услуга услуги процедура процедуры tjänst tjänster
        behandling behandlingar ydelse palvelu hoito szolgáltatás kezelés serviciu servicii
        υπηρεσία послуга layanan perawatan dịch_vụ خدمة الخدمة שירות บริการ सेवा
        서비스 서비스명 서비스코드 시술 시술명 시술코드 시술번호 시술메뉴
        施術 施術名 施術メニュー サービス サービス名 服务
        服务名称 服务项目 疗程"""
    )
)
_VISITS = frozenset(
    stems_of(
        """visit appointment booking class lesson session reservation termin buchung besuch kurs
        rendez_vous séance cours visite cita clase reserva sesión consulta aula sessão
        appuntamento lezione visita prenotazione afspraak les bezoek wizyta wizyty zajęć zajęcia
        randevu ders визит визита занятие занятия запись besök bokning time"""
    )
)
_KINDS = frozenset(
    stems_of("type kind typ art tipo soort rodzaj typu tür türü тип вид name title nom nazwa")
)
"""Words that stand beside them: of which kind it was, or what it is called."""
_FEWER = 0.7
"""So many of those who serve for each thing that they do, at most."""
_LEAST, _BACK = 8, 3
"""Fewest of them, and rows of each: what is offered is asked for again and again."""
_CLASSES = 20
"""Fewest names of classes, where nothing says that they are kinds of something, nor lists them."""
_IDS = 3
"""Ids for each name on average, up to which they name the same things: two may be called alike."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds what is offered, by its name and as words that come back.

    Where another column has an id for each, that one is the item, and this its title.

    Args:
        view: the table.
        column: of it.
    """
    if not (_is_named(view, column) or _is_done(view, column)):
        return False
    return not any(_are_ids(view, one, column) for one in view.columns)


def serves(view: View, column: ColumnProfile) -> bool:
    """Whether a column is of those who serve, by its name: a teacher, a doctor, a guide.

    Args:
        view: the table.
        column: of it.
    """
    by_name = view.hint(column.key).about("staff") or who_serves.is_called_so(view.hint(column.key))
    return by_name and column.distinct > 1


def is_called_so(said: Hint) -> bool:
    """Whether a name speaks of a service, a treatment or the like."""
    return bool(_SERVICES.intersection(said.tokens))


def _is_named(view: View, column: ColumnProfile) -> bool:
    """Whether the name says it of some phrases."""
    if column.shape.kind != "phrase" or column.distinct < _LEAST or column.repeats < _BACK:
        return False
    tokens = frozenset(view.hint(column.key).tokens)
    named = bool(tokens & _SERVICES) and tokens <= _SERVICES | _KINDS
    visited = bool(tokens & _VISITS) and bool(tokens & _KINDS) and tokens <= _VISITS | _KINDS
    return named or visited or _is_taught(view, column, tokens)


def _is_taught(view: View, column: ColumnProfile, tokens: frozenset[str]) -> bool:
    """Whether classes have names of their own, and a teacher beside them: "Vinyasa Flow"."""
    called = bool(tokens) and tokens <= _VISITS
    called = called and (column.distinct >= _CLASSES or _is_on_timetable(view, column))
    return called and any(
        one is not column and serves(view, one) and one.distinct < column.distinct
        for one in view.columns
    )


def _is_on_timetable(view: View, column: ColumnProfile) -> bool:
    """Whether another table lists the classes, and nobody is in one alone, as pupils are."""
    others = [one for one in view.columns if one is not column]
    if any(view.hint(one.key).about("item") for one in others):
        return False
    people = [one for one in others if view.hint(one.key).about("user")]
    if any(is_one_for_each(one, column) for one in people):
        return False
    return is_key(view, column)


def _is_done(view: View, column: ColumnProfile) -> bool:
    """Whether words say what somebody did who is named beside them."""
    said = view.hint(column.key)
    worded = column.shape.kind in ("word", "phrase")
    if not worded or not _SERVICES.intersection(said.tokens):
        return False
    if said.says("type", "status", "price", "quantity", "time") or said.about("category", "user"):
        return False
    return any(
        one is not column and serves(view, one) and one.distinct <= _FEWER * column.distinct
        for one in view.columns
    )


def _are_ids(view: View, column: ColumnProfile, names: ColumnProfile) -> bool:
    """Whether a column holds an id for each name, or for each of two that are called alike."""
    if column is names or not view.hint(column.key).says("id") or column.fill < names.fill:
        return False
    if not names.distinct <= column.distinct < _IDS * names.distinct:
        return False
    pairs = {(a, b) for a, b in zip(column.values, names.values, strict=True) if a and b}
    return len(pairs) == len({a for a, __ in pairs})
