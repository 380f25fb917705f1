"""Where guests stay: the kind of room or house, and the hotel or park that it is in.

Where every hotel has rooms of the same kinds, neither lies in the other, and both are offered: who
books chooses a place and a kind, and nobody but a person knows which is to be recommended. So it is
with a tour and the hotel where it is stayed at, where both are listed, and with the destination of
a journey, where some journeys have one and no house.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_coarser, is_title
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of

_KINDS = tuple(
    stems_of(
        """type types typ typen art kategorie category categorie catégorie categoría categoria tipo
        tipología tipologia soort rodzaj kategoria druh tip tür kategori тип категория вид klass
        유형 타입 종류 タイプ 種別 类型 類型 种类"""
    )
)
_ROOMS = tuple(
    stems_of(
        """room rooms roomtype accommodation accommodations lodging cottage cabin bungalow zimmer
        unterkunft unterkunfts ferienhaus stellplatz chambre hébergement hébergements logement
        emplacement habitación habitaciones alojamiento quarto quartos acomodação alloggio camere
        kamer accommodatie verblijf huisje kampeerplaats pokój pokoju pokoi zakwaterowanie pokoj
        pokoje ubytování oda konaklama номера номеров комнаты размещения rum rums boende stuga
        객실 방 숙소 部屋 客室 ルーム 房间 房間 客房"""
    )
)
_ROOM_KINDS = frozenset(stems_of("房型 룸타입 객실타입 ルームタイプ room_type"))
_HOUSES = frozenset(
    stems_of(
        """hotel hotels park parks holiday_park resort resorts property campsite campground camping
        lodge ferienpark anlage ferienanlage hôtel résidence domaine établissement village_vacances
        hotelu complejo establecimiento balneario pousada hospedagem empreendimento struttura
        villaggio vakantiepark bungalowpark ośrodek obiekt areál kemp tesis otel отель отеля
        гостиница объект пансионат hotell anläggning stugby campingplats 호텔 호텔명 리조트 리조트명
        ホテル ホテル名 施設 施設名 旅館 リゾート 酒店 酒店名称 度假村 飯店"""
    )
)
_ROUTES = frozenset(
    stems_of(
        """tour tours itinerary itineraries route routes trip trips roteiro roteiros passeio reise
        reisen rundreise circuit circuits voyage voyages itinéraire itinerario itinerarios viaje
        viajes recorrido itinerari viaggio viaggi rondreis reis wycieczka wycieczki zájezd tur gezi
        маршрут тур resa resor rejse 여행상품 투어 코스 ツアー コース 旅程 行程 线路 路线"""
    )
)
"""Words of journeys, which a tour operator offers beside the houses where these are stayed at."""
_GOALS = tuple(
    stems_of(
        """destination ziel reiseziel zielgebiet destino destinazione bestemming reisdoel destynacja
        destinace varış направление курорт reisemål resmål 목적지 여행지 目的地 旅行先"""
    )
)
"""How words for where a journey goes begin."""
_FILLERS = frozenset(
    stems_of(
        """name id code codigo código codice kod cod no nr nummer nom nombre nome naam nazwa název
        adı 코드 번호 コード 番号 编号 代码"""
    )
)
_LEAST, _BACK, _GAPS = 5, 20, 0.2
"""Fewest kinds and houses, rows of each, and share of rows that may lack one."""
_MISSING = 0.95
"""Share of rows with a house up to which so many journeys are lost that a person may mind."""
_CROSSED = 0.9
"""How sure it is at most that a kind has one house, a house one kind, and somebody one house."""


def beside(best: Scored, user: Scored) -> list[Scored]:
    """The houses beside kinds of rooms or beside tours, or the reverse, where each has most others.

    Args:
        best: the column that is taken for the item.
        user: the column of the person.
    """
    view = best.view
    if best.link or user.view is not view or not _is_offered(best.column):
        return []
    within = _are_kinds(view, best.column) or _are_tours(view, best.column)
    if not within and not _are_houses(view, best.column):
        return []
    others = (_are_houses,) if within else (_are_kinds, _are_tours)
    return [
        Scored(one, view)
        for one in view.columns
        if one is not best.column
        and _is_offered(one)
        and any(are(view, one) for are in others)
        and max(view.both_ways(one.key, best.column.key)) < _CROSSED
        and view.goes_with(user.column.key, one.key) < _CROSSED
    ][:1]


def goals(best: Scored, user: Scored) -> list[Scored]:
    """The destinations beside houses of which many journeys have none; none in other tables.

    Args:
        best: the column that is taken for the item.
        user: the column of the person.
    """
    view, column = best.view, best.column
    some = 0.5 < column.fill <= _MISSING and not (best.link or user.view is not view)
    if not some or not any(_is_of_houses(view, one) for one in (column, *_titles(best))):
        return []
    found = [
        one
        for one in view.columns
        if any(token.startswith(_GOALS) for token in view.hint(one.key).tokens)
        and _is_offered(one)
        and one.fill > _MISSING
        and is_coarser(view, column, one)
        and view.goes_with(user.column.key, one.key) < _CROSSED
    ]
    ids = [one for one in found if view.hint(one.key).says("id")]
    return [Scored(one, view) for one in (ids or found)[:1]]


def _titles(best: Scored) -> list[ColumnProfile]:
    return [
        one for one in best.view.told_by(best.column.key) if is_title(best.view, best.column, one)
    ]


def _is_of_houses(view: View, column: ColumnProfile) -> bool:
    """Whether a name begins like words for houses or rooms: "Hotelcode"."""
    begins = (*_HOUSES, *_ROOMS)
    return any(token.startswith(begins) for token in view.hint(column.key).tokens)


def _is_offered(column: ColumnProfile) -> bool:
    enough = column.distinct >= _LEAST and column.repeats >= _BACK
    return enough and column.fill >= 1 - _GAPS and column.moment is None


def _are_kinds(view: View, column: ColumnProfile) -> bool:
    """Whether a name speaks of kinds of rooms, as two words or as one: "Zimmertyp", "객실유형"."""
    tokens = view.hint(column.key).tokens
    if _ROOM_KINDS.intersection(tokens):
        return True
    kind = [one for one in tokens if one in _KINDS]
    if kind and any(one in _ROOMS for one in tokens):
        return True
    return any(
        one.startswith(room) and one.removeprefix(room).removeprefix("s") in _KINDS
        for one in tokens
        for room in _ROOMS
    )


def _are_tours(view: View, column: ColumnProfile) -> bool:
    """Whether a name speaks of a tour, and a list has its ids: a "tour" may be a day's round."""
    tokens = view.hint(column.key).tokens
    return not _ROUTES.isdisjoint(tokens) and view.link(column.key) is not None


def _are_houses(view: View, column: ColumnProfile) -> bool:
    """Whether all that a name says is that values are houses in which one stays."""
    rest = set(view.hint(column.key).tokens) - _FILLERS
    return bool(rest) and rest <= _HOUSES
