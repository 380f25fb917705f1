"""What a salon, a studio or a practice offers: it has a name in words, and often no id.

"Masaż relaksacyjny 60 min" under "Usługa" is what was chosen, and so is "Slow Flow 75" under
"Visit Type": the kind of a visit or a class is what somebody came for.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of

_SERVICES = frozenset(
    stems_of(
        """service services treatment treatments dienstleistung dienstleistungen leistung
        behandlung behandlungen anwendung prestation prestations soin soins servicio servicios
        tratamiento tratamientos serviço serviços tratamento tratamentos servizio servizi
        trattamento trattamenti behandeling behandelingen usługa usługi zabieg zabiegi služba
        služby ošetření hizmet hizmetler услуга услуги процедура процедуры tjänst tjänster
        behandling behandlingar ydelse palvelu hoito szolgáltatás kezelés serviciu servicii
        υπηρεσία послуга layanan perawatan dịch_vụ خدمة الخدمة שירות บริการ सेवा
        서비스 서비스명 시술 시술명 시술메뉴 施術 施術名 施術メニュー サービス サービス名 服务
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
_LEAST, _BACK = 8, 3
"""Fewest of them, and rows of each: what is offered is asked for again and again."""
_IDS = 3
"""Ids for each name on average, up to which they name the same things: two may be called alike."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds what is offered, by its name and as phrases that come back.

    Where another column has an id for each, that one is the item, and this its title.

    Args:
        view: the table.
        column: of it.
    """
    if column.shape.kind != "phrase" or column.distinct < _LEAST or column.repeats < _BACK:
        return False
    tokens = frozenset(view.hint(column.key).tokens)
    named = bool(tokens & _SERVICES) and tokens <= _SERVICES | _KINDS
    visited = bool(tokens & _VISITS) and bool(tokens & _KINDS) and tokens <= _VISITS | _KINDS
    return (named or visited) and not any(_are_ids(view, one, column) for one in view.columns)


def _are_ids(view: View, column: ColumnProfile, names: ColumnProfile) -> bool:
    """Whether a column holds an id for each name, or for each of two that are called alike."""
    if column is names or not view.hint(column.key).says("id") or column.fill < names.fill:
        return False
    if not names.distinct <= column.distinct < _IDS * names.distinct:
        return False
    pairs = {(a, b) for a, b in zip(column.values, names.values, strict=True) if a and b}
    return len(pairs) == len({a for a, __ in pairs})
