"""Where people let themselves in: a log of doors and gates names cards and places, and no things.

The place is all that was chosen there. It is called a door or a gate; beside a card it may be
called an address as well, which elsewhere is where somebody lives. Nothing is sold in such rows: on
a receipt the place is the shop, and what was bought is to be recommended.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.items.of_some_kinds import differ
from personalize_poc.data.own.roles.words.names import Hint, stems_of
from personalize_poc.language import _

_DOORS = frozenset(
    stems_of(
        """
        door doors doorname gate gates entrance entrances turnstile turnstiles access_point
        checkpoint tür tuer tor eingang zugang zugangspunkt drehkreuz porte entrée portique
        tourniquet puerta entrada acceso torniquete portão porta portaria catraca ingresso varco
        tornello deur ingang poort tourniquet drzwi wejście bramka dveře vchod turniket brána kapı
        kapi giriş turnike дверь вход турникет проходная ворота dörr dorr ingång entré grind dør
        indgang ovi 출입문 출입구 게이트 ドア ゲート 入口 出入口 改札口 门 门名 门禁 门禁点 闸机
        閘機 入口名称 出入口名称"""
    )
)
"""What an entrance is called."""
_PLACES = frozenset(
    stems_of(
        """
        address location place site adresse standort ort lieu emplacement dirección direccion lugar
        ubicación endereço endereco local localização indirizzo luogo ubicazione adres locatie
        plaats miejsce lokalizacja místo adresa yer konum адрес место адресс adress plats sted
        주소 위치 장소 설치장소 住所 場所 設置場所 地址 地点 位置"""
    )
)
"""What it may be called beside a card."""
_FEWEST, _BACK, _PEOPLE = 3, 20.0, 5
"""Fewest places, rows of each, and people for each place: nobody's home, which is of one or two."""
_FORMS = ("word", "phrase", "code", "text", "integer")
_SOLD = ("order", "item", "session", "campaign")
_AMOUNTS = ("price", "amount", "quantity")


def chosen(view: View, user: Scored) -> Scored | None:
    """The column of the entrances in a log of them; None in any other table.

    Args:
        view: the table, of which nothing else is the item.
        user: the column of who acted.
    """
    if user.view is not view or user.link is not None or _is_sold(view):
        return None
    if not any(one.moment and one.moment.resolution == "second" for one in view.columns):
        return None
    card = view.hint(user.column.key).about("card")
    found = [one for one in view.columns if _is_one(view, one, user.column, card)]
    if not found:
        return None
    best = max(found, key=lambda one: one.distinct)
    return Scored(best, view, 2.2, [_("people let themselves in there")], told=True)


def _is_sold(view: View) -> bool:
    """Whether rows say what was sold or ordered, or how much of it."""
    said = [view.hint(one.key) for one in view.columns]
    return any(one.about(*_SOLD) or one.says(*_AMOUNTS) for one in said)


def _is_one(view: View, column: ColumnProfile, user: ColumnProfile, card: bool) -> bool:
    said = view.hint(column.key)
    if column is user or column.moment or column.shape.kind not in _FORMS:
        return False
    if not _is_called(said, card) or said.about("user", "visitor", "card", "device"):
        return False
    few = column.distinct >= _FEWEST and _PEOPLE * column.distinct <= user.distinct
    back = column.repeats >= _BACK and column.fill > SURE
    return few and back and differ(user, column)


def _is_called(said: Hint, card: bool) -> bool:
    """Whether a name is that of an entrance, or beside a card that of a place one walks to."""
    door = not _DOORS.isdisjoint(said.tokens)
    place = card and len(said.tokens) == 1 and not _PLACES.isdisjoint(said.tokens)
    return door or place
