"""What machines, sensors and meters measured: nobody chose any of it."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.data.own.roles.words.speaking_of import holds
from personalize_poc.language import _

_METERS = frozenset(
    stems_of(
        """
        meter zähler zählernummer zählernr compteur contador medidor contatore elektriciteitsmeter
        gasmeter watermeter licznik счетчик"""
    )
)
_METERS_WITHIN = ("계량기", "メーター", "メータ", "电表", "水表")
_SUPPLY_POINTS = frozenset(
    stems_of(
        """cups punto_de_suministro punto_suministro pod punto_di_prelievo punto_di_riconsegna pdr
        pdl prm pce point_de_livraison marktlokation messlokation malo melo zählpunkt
        zählpunktbezeichnung mpan mprn nmi supply_point metering_point service_point cpe
        ponto_de_entrega unidade_consumidora aansluiting eancode_aansluiting ppe punkt_poboru
        anläggningsid målepunkt mätpunkt"""
    )
)
"""What the places are called at which a house is supplied, in contracts and in readings."""
_SUPPLY_WITHIN = ("供給地点", "受電地点", "수용가", "수급지점", "户号", "用電戶號")
_READINGS = frozenset(
    stems_of(
        """
        reading readings zählerstand meterstand ablesung index relevé lectura leitura lettura
        consumo consumption verbrauch consommation kwh m3 odczyt zużycie показания verbruik"""
    )
)
_READINGS_WITHIN = ("검침", "지침", "사용량", "検針", "使用量", "指針", "读数", "用量", "抄表")
_QUANTITIES = frozenset(
    stems_of(
        """
        temperature temp temperatur température temperatura humidity feuchte feuchtigkeit humidité
        humedad umidade umidità vibration vibración vibração vibrazione pressure druck pression
        presión pressão pressione voltage spannung tension tensión tensão current strom courant
        corriente corrente rpm drehzahl torque drehmoment co2 lux pm25 pm10 power leistung
        puissance potencia potência potenza luftfeuchtigkeit"""
    )
)
_QUANTITIES_WITHIN = ("온도", "습도", "진동", "압력", "전압", "전류", "회전수", "온습도", "温度",
                      "湿度", "振動", "圧力", "電圧", "電流", "回転数", "压力", "电压", "电流",
                      "转速", "振动")  # fmt: skip
_FEW = 2
"""Quantities from which on rows are measurements."""
_SEVERAL = 3.0
"""Rows of a meter, on average."""


def are_of_machines(view: View) -> bool:
    """Whether rows hold several quantities that sensors measure, and no column names a customer."""
    found = [one for one in view.columns if _measures(one, _QUANTITIES, _QUANTITIES_WITHIN)]
    return len(found) >= _FEW and not any(_is_customer(view, one) for one in view.columns)


def are_of_meters(view: View) -> bool:
    """Whether rows are readings of meters, by the names of the meter and of what was read."""
    meters = [
        one
        for one in view.columns
        if holds(one.name, _METERS, _METERS_WITHIN) and one.repeats >= _SEVERAL and not one.moment
    ]
    named = [one for one in meters if one.shape.kind in ("integer", "code") and one.distinct > 1]
    read = [one for one in view.columns if _measures(one, _READINGS, _READINGS_WITHIN)]
    named += [one for one in view.columns if _is_supplied(view, one)]
    return any(one is not meter for meter in named for one in read)


def is_nobody(view: View, user: Scored) -> bool:
    """Whether what would be the person stands beside measurements.

    Args:
        view: the table.
        user: of it, what fits a person best.
    """
    machine = not user.named or view.hint(user.column.key).about("device")
    return are_of_meters(view) or (machine and are_of_machines(view))


def told(view: View) -> str:
    """That a table holds measurements, and what to export; "" for others."""
    if are_of_meters(view):
        return _(
            "{label} holds readings of meters: they say what people used, and nobody chose one "
            "thing among several. Export what people can choose from, such as the offers or pages "
            "that they looked at or the tariffs that they booked, with the ids of both and the "
            "time."
        ).format(label=view.label)
    if are_of_machines(view):
        return _(
            "{label} holds what machines or sensors measured: no person is in it, and nothing was "
            "chosen. Export what customers or members looked at, ordered or rated, with the id of "
            "the person, the id of the item and the time."
        ).format(label=view.label)
    return ""


def _is_supplied(view: View, column: ColumnProfile) -> bool:
    """Whether a column names houses that are supplied; who charges a car comes to several."""
    called = holds(column.name, _SUPPLY_POINTS, _SUPPLY_WITHIN)
    if not called or column.distinct < 2 or column.repeats < _SEVERAL or column.moment:
        return False
    if column.shape.kind not in ("integer", "code", "word"):
        return False
    return all(
        one is column or view.goes_with(column.key, one.key) > SURE
        for one in view.columns
        if _is_customer(view, one)
    )


def _measures(column: ColumnProfile, names: frozenset[str], within: tuple[str, ...]) -> bool:
    numeric = column.shape.kind in ("integer", "decimal") and not column.moment
    return numeric and column.distinct > 1 and holds(column.name, names, within)


def _is_customer(view: View, column: ColumnProfile) -> bool:
    """Whether a column names people; the number of a device is none of them."""
    said = view.hint(column.key)
    named = said.about("user", "visitor", "card") and not said.about("device")
    return bool(column.filled) and named
