"""Words for houses of which a platform has many and each has its own things: hotels, salons."""

from __future__ import annotations

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.names import Hint, stems_of

_BEGINNINGS = tuple(
    stems_of(
        """
        hotel hostel resort guesthouse campsite campground ferienanlage auberge gîte albergo
        agriturismo ostello pousada hospedaje posada pensjonat szálloda otel отел гостиниц хостел
        vandrarhem penzion pansiyon 호텔 펜션 리조트 민박 숙소 ホテル 旅館 民宿 宿泊施設 酒店 旅馆
        salon barbershop hairdresser nailshop friseur frisoer kosmetikstudio coiffeur
        peluquería barbería cabeleireiro salão barbearia parrucchier salone kapsalon
        kapper fryzjer kadeřnictv kuaför парикмахерск салон frisör kampaamo fodrász 미용실 헤어샵
        네일샵 살롱 サロン 美容室 美容院 理髪店 美发店 理发店
        clinic hospital arztpraxis clinique hôpital clínica consultorio consultório
        krankenhaus klinik klinika kliniek ospedale ambulatorio szpital przychodni ordinace nemocnic
        hastane клиник больниц rendelő 병원 의원 치과 クリニック 医院 病院 診療所 诊所 診所
        doctor physician dentist arzt zahnarzt zahnärzt ärzt aerzt médecin médico dentista lekarz
        lékař doktor врач стоматолог läkare lääkäri orvos 의사 医師 医生 醫師
        fitnessstudio fitnesscenter gimnasio siłowni posilovn 헬스장 ジム 健身房"""
    )
)
"""How such words begin; in scripts without blanks a name begins with them as well."""
_WHOLE = frozenset(
    stems_of("gym gyms praxis praxen cabinet spa spas pension pensionen camping campings")
)
"""Words with which others begin that are something else."""


def is_one(said: Hint) -> bool:
    """Whether a name speaks of such a house."""
    return speaking_of.begins(said.tokens, _BEGINNINGS, _WHOLE)
