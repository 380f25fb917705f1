"""Homes, cars and the like without titles, whose agencies have names; and copies that have titles.

Homes are what people look at, each with its price and size; the few agencies are chosen by nobody.
"""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.mapping_file import Mapping
from tests.data.own.roles.worlds.proposals import mapping_of
from tests.data.own.roles.worlds.world import World, title

_HOMES = 300
_HOUSES = ("Sunlight", "Casas Turia", "Nord Homes", "Hearth & Coast", "Albufera", "Old Mill")


def _portal(names: dict[str, str], houses: int) -> dict[str, dict[str, Any]]:
    """Pages of homes that were looked at; homes have facts, and those that offer them names."""
    w = World(4141, users=250, items=_HOMES, rows=4000, lines=1)
    key, home, house = names["id"], names["home"], names["house"]
    return {
        "events.csv": {
            key: w.each(lambda row: 900_001 + row),
            names["user"]: w.by_user(lambda u: 5_001 + 3 * u),
            home: w.by_item(lambda i: 10_021 + 2 * i),
            names["at"]: w.times("%Y-%m-%d %H:%M:%S"),
        },
        f"{names['homes']}.csv": {
            key: [10_021 + 2 * i for i in range(_HOMES)],
            house: [1 + i * i % 97 % houses for i in range(_HOMES)],
            names["kind"]: [("loft", "studio", "villa")[i * 5 % 3] for i in range(_HOMES)],
            names["size"]: [30 + i * 37 % 160 for i in range(_HOMES)],
            names["rooms"]: [1 + i * 11 % 5 for i in range(_HOMES)],
            names["price"]: [f"{60_000 + i * 977 % 400_000}.00" for i in range(_HOMES)],
            names["published"]: [
                f"2023-{1 + i % 12:02d}-{1 + i % 27:02d} 0{i % 9}:1{i % 6}:00"
                for i in range(_HOMES)
            ],
        },
        f"{names['houses']}.csv": {
            key: [1 + n for n in range(houses)],
            names["name"]: [
                f"{_HOUSES[n % 6]} {('' if n < 6 else n)}".strip() for n in range(houses)
            ],
            names["town"]: [("Riverton", "Lakeside")[n % 2] for n in range(houses)],
        },
    }


_ENGLISH = {
    "id": "id", "user": "user_id", "home": "property_id", "at": "created_at",
    "homes": "properties", "house": "agency_id", "kind": "kind", "size": "sqm", "rooms": "rooms",
    "price": "price", "published": "published_at", "houses": "agencies", "name": "name",
    "town": "town",
}  # fmt: skip
_SPANISH = {
    "id": "id", "user": "usuario_id", "home": "inmueble_id", "at": "creado_en",
    "homes": "inmuebles", "house": "agencia_id", "kind": "tipo", "size": "metros",
    "rooms": "habitaciones", "price": "precio", "published": "publicado_en", "houses": "agencias",
    "name": "nombre", "town": "ciudad",
}  # fmt: skip
_GERMAN = {
    "id": "id", "user": "nutzer_id", "home": "objekt_id", "at": "zeitpunkt", "homes": "objekte",
    "house": "makler_id", "kind": "art", "size": "flaeche", "rooms": "zimmer", "price": "preis",
    "published": "veroeffentlicht_am", "houses": "makler", "name": "name", "town": "ort",
}  # fmt: skip
_KOREAN = {
    "id": "번호", "user": "회원번호", "home": "매물번호", "at": "조회일시", "homes": "매물",
    "house": "중개사번호", "kind": "유형", "size": "면적", "rooms": "방수", "price": "가격",
    "published": "등록일시", "houses": "중개사", "name": "상호", "town": "지역",
}  # fmt: skip


def _item(mapping: Mapping) -> tuple[str | None, str]:
    """The column of the items, wherever it stands, and their table."""
    section = mapping.sections["interactions"]
    columns = dict(section.columns)
    for join in section.joins:
        columns.update(join.columns)
    return columns.get("ITEM_ID"), mapping.sections["items"].files[0]


@pytest.mark.parametrize("names", [_ENGLISH, _SPANISH, _GERMAN, _KOREAN])
@pytest.mark.parametrize("houses", [6, 60])
def test_what_an_agency_offers_is_chosen_and_not_the_agency(
    names: dict[str, str], houses: int
) -> None:
    found = _item(mapping_of(_portal(names, houses)))
    assert found == (names["home"], f"{names['homes']}.csv")


def test_few_that_no_word_speaks_of_offer_what_has_a_price_and_a_size() -> None:
    names = {**_ENGLISH, "house": "kontor7_id", "houses": "kontor7"}
    assert _item(mapping_of(_portal(names, 6))) == ("property_id", "properties.csv")


def _theatre(w: World) -> dict[str, dict[str, Any]]:
    """Tickets of evenings of a few plays; an evening has a price, a size and an hour."""
    return {
        "tickets.csv": {
            "id": w.each(lambda row: 900_001 + row),
            "customer_id": w.by_user(lambda u: 5_001 + 3 * u),
            "evening_id": w.by_item(lambda i: 10_021 + 2 * i),
            "bought_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "evenings.csv": {
            "id": [10_021 + 2 * i for i in range(w.items)],
            "show_id": [1 + i % 9 for i in range(w.items)],
            "price": [f"{10 + i * 7 % 30}.00" for i in range(w.items)],
            "seats": [100 + i * 37 % 90 for i in range(w.items)],
            "row": [1 + i * 11 % 5 for i in range(w.items)],
            "begins_at": [
                f"2024-{1 + i % 12:02d}-{1 + i % 27:02d} {18 + i % 4}:{i % 60:02d}:00"
                for i in range(w.items)
            ],
        },
        "shows.csv": {
            "id": list(range(1, 10)),
            "title": [f"{title(n)} {n}" for n in range(9)],
            "length": [60 + n * 7 for n in range(9)],
        },
    }


def test_evenings_stand_for_the_play() -> None:
    w = World(4142, users=250, items=250, rows=4000, lines=1)
    assert _item(mapping_of(_theatre(w))) == ("show_id", "shows.csv")
