"""What was booked of somebody who serves: a cut, a treatment, an hour of lessons.

Programs for appointments call it a service, which elsewhere is a program or an offer of a firm. It
is what was chosen where a column beside it says who serves.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words

_SERVICES = frozenset(
    stems_of(
        """service services treatment treatments procedure leistung leistungen dienstleistung
        behandlung behandlungen anwendung prestation prestations soin soins servicio servicios
        tratamiento serviço serviços tratamento servizio servizi trattamento trattamenti dienst
        behandeling behandelingen usługa zabieg zabiegi hizmet işlem услуга услуги процедура tjänst
        behandling ydelse palvelu hoito služba ošetření szolgáltatás kezelés dịch_vụ layanan
        시술 시술명 서비스 서비스명 施術 施術名 施術メニュー メニュー 服务 服务项目 项目名称"""
    )
)
_WHO_SERVE = frozenset(
    stems_of(
        """professional profissional profissionais profesional professionista praticien praticienne
        prestador prestataire operatore operatrice stylist stylistin friseur friseurin coiffeur
        coiffeuse peluquero peluquera cabeleireiro parrucchiere kapper fryzjer kuaför мастер
        therapist therapeut therapeutin esthetician esthéticienne masseur practitioner
        디자이너 시술자 관리사 施術者 スタイリスト 技师 美容师 发型师"""
    )
)
_FEWER = 0.7
"""So many of those who serve for each thing that they do, at most."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column says in words what somebody did who is named beside it."""
    said = view.hint(column.key)
    worded = column.shape.kind in ("word", "phrase")
    if not worded or not _SERVICES.intersection(words(column.name)):
        return False
    if said.says("type", "status", "price", "quantity", "time") or said.about("category", "user"):
        return False
    return any(
        one is not column and _serves(view, one) and one.distinct <= _FEWER * column.distinct
        for one in view.columns
    )


def _serves(view: View, column: ColumnProfile) -> bool:
    staff = view.hint(column.key).about("staff")
    return (staff or bool(_WHO_SERVE.intersection(words(column.name)))) and column.distinct > 1
