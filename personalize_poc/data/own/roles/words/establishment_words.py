"""Words for pharmacies, clinics, schools and the like, in names of columns and tables."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems

_ESTABLISHMENTS = """
    pharmacy pharmacies clinic clinics practice practices hospital hospitals school schools
    kindergarten nursery salon salons garage garages surgery laboratory laboratories
    apotheke apotheken praxis praxen klinik kliniken krankenhaus schule schulen kita werkstatt
    pharmacie pharmacies clinique cliniques cabinet hôpital école écoles officine officines
    farmacia farmacias clínica clínicas hospitales escuela escuelas colegio colegios consultorio
    farmácia farmácias escola escolas farmacie cliniche clinica ospedale scuola scuole
    apotheek apotheken kliniek klinieken ziekenhuis school scholen praktijk
    apteka apteki klinika kliniki szpital szkoła szkoły przychodnia lékárna lékárny škola nemocnice
    eczane eczaneler klinik hastane okul apotek skola skolor klinikka koulu apteekki
    аптека аптеки клиника клиники школа школы больница
    약국 병원 의원 학교 학원 어린이집 유치원 薬局 病院 医院 クリニック 学校 保育園 美容室
    药店 药房 医院 诊所 学校 幼儿园"""


def says_so(name: str) -> bool:
    """Whether a name speaks of such places."""
    return speaking_of.speaks_of(name, _words())


@cache
def _words() -> frozenset[str]:
    return folded_stems(_ESTABLISHMENTS)
