"""Words for what is let by the hour or day, and for where it stands, in names of columns."""

from __future__ import annotations

from personalize_poc.data.own.roles.words import seller_places, speaking_of
from personalize_poc.data.own.roles.words.names import Hint, stems_of
from personalize_poc.data.own.roles.words.vehicle_words import MODELS, RIDDEN

_PLACES = tuple(
    stems_of(
        """
        station depot parking pickup
        verleihstation mietstation leihstation ausleihstation abholstation abholort stellplatz
        ausgabestelle mietstandort verleihstandort parkplatz
        estación estacion estação estacao aparcamiento estacionamiento estacionamento retirada
        recogida stazione stazioni parcheggio ritiro verhuurlocatie ophaallocatie uitgiftepunt
        standplaats parkeerplaats stacja stacji wypożyczalni parkingu stanice půjčovn parkoviště
        istasyon otopark станци прокат парковк uthyrning utlämning utlevering udlejning vuokraamo
        noutopiste állomás kölcsönző parkoló σταθμός trạm stasiun"""
    )
)
"""How words for where something stands that is let begin."""
_PLACES_WHOLE = frozenset(stems_of("dock hub yard borne asema"))
"""Such words with which others begin."""
_PLACES_WITHIN = (
    "대여소", "대여점", "대여지점", "대여존", "스테이션", "차고지", "주차장", "정류소",
    "ステーション", "駐車場", "駐輪場", "車庫", "貸出場所", "貸出店", "貸出拠点",
    "站点", "站點", "租赁点", "租借点", "取车点", "取車點", "借车点", "还车点", "停车场", "停車場",
)  # fmt: skip
_VEHICLES = tuple(
    stems_of(
        """
        vehicle campervan motorhome boat kayak fahrzeug wagen mietwagen transporter
        wohnmobil véhicule vehicule bateau vehículo vehiculo autocaravana veículo veiculo
        veicolo furgone voertuig pojazd vozidlo vozidl транспорт машин fordon
        kjøretøy køretøj ajoneuvo jármű όχημα kendaraan"""
    )
)
"""How words for vehicles begin, beside those that somebody rides."""
_VEHICLES_WHOLE = frozenset(stems_of("van vans auto autos pkw boot boote araç авто"))
_VEHICLES_WITHIN = (
    "차량",
    "자동차",
    "자전거",
    "킥보드",
    "車両",
    "自動車",
    "自転車",
    "车辆",
    "車輛",
)
_KINDS = tuple(
    stems_of(
        """
        model modell modelo modèle modele modello modelu typ type class klasse clase classe
        category categorie catégorie categoría categoria kategori kategorie group gruppe
        grupo gruppo groupe groep tipo kind klass luokka třída trida klasa sınıf класс модел
        категори тип"""
    )
)
"""How words for what all of a kind are called begin; in compounds they stand behind others."""
_KINDS_WITHIN = ("모델", "등급", "종류", "모델명", "モデル", "クラス", "型", "种类", "種類", "级别")
_MODELS_WITHIN = ("차종", "車種", "车型", "車型")
"""Models of vehicles in one word."""
_TOOLS = tuple(
    stems_of(
        """
        tool powertool equipment werkzeug baumaschin outil outillage matériel materiel herramienta
        ferramenta equipamento equipo_alquiler attrezz utensil gereedschap narzędzi sprzęt nářadí
        ekipman инструмент оборудован verktyg verktøy værktøj työkalu szerszám εργαλεί"""
    )
)
"""How words for tools begin."""
_TOOLS_WITHIN = ("공구", "장비", "工具", "機材", "器材")


def is_place(said: Hint, name: str) -> bool:
    """Whether a column is called where something is handed out.

    Args:
        said: what its name says.
        name: as it stands in the header.
    """
    called = speaking_of.begins(said.tokens, _PLACES, _PLACES_WHOLE) or seller_places.is_one(said)
    return called or any(one in name for one in _PLACES_WITHIN)


def is_kind(said: Hint, name: str, beside: bool = False) -> bool:
    """Whether a column is called a kind of vehicle or a tool, of which many are let.

    Args:
        said: what its name says.
        name: as it stands in the header.
        beside: whether something else tells that models are those of vehicles.
    """
    if any(one in name for one in (*_MODELS_WITHIN, *_TOOLS_WITHIN)):
        return True
    if speaking_of.begins(said.tokens, _TOOLS):
        return True
    if not MODELS.isdisjoint(said.tokens) and (beside or speaks_of_vehicles(said, name)):
        return True
    kind = any(part in one for one in said.tokens for part in _KINDS)
    kind = kind or any(one in name for one in _KINDS_WITHIN)
    return kind and speaks_of_vehicles(said, name)


def speaks_of_vehicles(said: Hint, name: str) -> bool:
    """Whether a name speaks of vehicles, also in a compound: "Fahrzeugklasse"."""
    known = speaking_of.begins(said.tokens, _VEHICLES, RIDDEN | _VEHICLES_WHOLE)
    return known or any(one in name for one in _VEHICLES_WITHIN)
