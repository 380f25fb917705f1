"""Words of tables of vehicles and machines that people have, and of their number plates.

A number plate is called as the number of a student is, as a dish or a wine. What a table says
beside it tells: makes, models, fuels and mileages.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.data.own.scripts import may_stand_within

_VEHICLES = """
    vehicle vehicles vehicleid vehicle_id car cars automobile truck trucks tractor tractors trailer
    trailers motorcycle motorcycles motorbike motorbikes boat boats yacht yachts machine machines
    licenseplate license_plate numberplate number_plate
    fahrzeug fahrzeuge fahrzeugid fahrzeugnr fahrzeugnummer kfz pkw lkw autos kennzeichen
    motorrad motorräder boot boote maschine maschinen traktor traktoren fahrgestellnummer
    véhicule véhicules voiture voitures immatriculation immatriculations bateau bateaux moto motos
    engin engins machine tracteur tracteurs camion camions
    vehículo vehículos coche coches camión camiones barco barcos máquina máquinas maquinaria
    veículo veículos carro carros viatura viaturas caminhão caminhões embarcação
    veicolo veicoli automezzo automezzi macchina macchine barca barche targhe
    voertuig voertuigen kenteken kentekens wagen wagens boten
    pojazd pojazdy samochód samochody vozidlo vozidla araç araçlar fordon bil bilar biler kjøretøy
    køretøj ajoneuvo ajoneuvot автомобиль автомобили машина машины
    차량 자동차 선박 기계 車両 自動車 機械 船舶 车辆 車輛 车牌 車牌 汽车 汽車 机器 機器"""
"""What a table or its key is called."""
_PLATES = """
    plate plates vin registration registration_no reg_no regno matrícula matrículas placa placas
    targa rejestracja spz plaka regnr 등록번호 登録番号"""
"""What the key may be called where the columns beside it tell of vehicles."""
_BESIDE = (
    """make manufacturer brand marke hersteller marque marca merk marka značka märke merke
        марка 제조사 브랜드 メーカー 品牌""",
    """model modell modèle modelo modello modele típus malli модель 모델 차종 モデル 車種 车型
        型号""",
    """fuel kraftstoff treibstoff carburant combustible combustível carburante brandstof paliwo
        palivo yakıt bränsle топливо 연료 燃料 油种""",
    """mileage odometer km kms kilometer kilometerstand kilométrage kilometraje quilometragem
        chilometri przebieg пробег 주행거리 走行距離 里程""",
    "vin chassis fahrgestellnummer châssis bastidor chassi telaio 차대번호 車台番号 车架号",
    """engine displacement motor moteur cilindrada cylindrée hubraum cilindrata 배기량 排気量
        排量""",
)
"""What is said of a vehicle, each in the words of several languages."""
_LEAST = 2
"""So many of these stand beside a number plate."""


def are_listed(names: Iterable[str], beside: Iterable[str]) -> bool:
    """Whether a table is one of vehicles or machines.

    Args:
        names: of the table, of its key and of the column that points to it.
        beside: of its columns.
    """
    called, told = tuple(names), tuple(beside)
    if _is_said(called, _VEHICLES):
        return True
    return _is_said(called, _PLATES) and sum(_is_said(told, one) for one in _BESIDE) >= _LEAST


def _is_said(names: Iterable[str], listed: str) -> bool:
    """Whether one of some names holds a word of a list."""
    whole, within = _parted(listed)
    return any(speaking_of.holds(one, whole, within) for one in names)


@cache
def _parted(listed: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words as names are compared with them, and those of scripts without blanks apart."""
    within = tuple(one for one in listed.split() if may_stand_within(one))
    return frozenset(stems_of(listed)), within
