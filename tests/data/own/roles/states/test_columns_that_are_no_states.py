"""Columns that look like states and are none: units, forms, parcels, regions."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.roles.words import units
from tests.data.own.roles.worlds.proposals import (
    codes,
    log_of,
    proposed_tables,
    told,
    unasked_mapping,
)
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code

_FORM = "%Y-%m-%d %H:%M:%S"


@pytest.mark.parametrize(
    ("name", "usual", "other"),
    [
        ("Estado del envío", "Enviado", "No está empaquetado"),
        ("배송상태", "배송완료", "미발송"),
        ("Versandstatus", "Versendet", "Nicht verpackt"),
    ],
)
def test_a_state_of_parcels_is_no_event_and_is_not_asked_about(
    name: str, usual: str, other: str
) -> None:
    w = World(1723)
    made = proposed(w, {}, **{name: rarely(w, usual, {other: 15})})
    assert "event-or-state" not in {one.code for one in made.questions}
    assert "standing-unknown" not in codes(made)
    assert section(made).leave_out == {}


def test_a_state_of_parcels_in_unknown_words_is_said_and_not_asked_about() -> None:
    w = World(1724)
    made = proposed(w, {}, kargo_durumu=rarely(w, "qaro", {"zelm": 15}))
    assert not made.questions
    assert "zelm" in told(made).message


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("Provincia o estado", ("Santa Fe", "Córdoba", "Tucumán", "Salta", "Chaco")),
        ("Billing State", ("California", "New York", "Texas", "Utah", "Oregon")),
        ("state", ("CA", "NY", "TX", "WA", "OR")),
        ("Estado", ("SP", "DF", "PA", "AL")),
    ],
)
def test_a_state_of_a_country_is_none_of_an_order(name: str, states: tuple[str, ...]) -> None:
    w = World(1725)
    made = proposed(w, {}, **{name: w.pick(list(states), [9, 8, 7, 6, 1][: len(states)])})
    assert not made.questions
    assert "standing-unknown" not in codes(made)


_IN_ADDRESSES = [
    ("Ciudad", "Estado", "Código postal", "Mendoza Córdoba Chaco Formosa"),
    ("Cidade", "Estado", "CEP", "Ceará Bahia Pará Paraná"),
    ("City", "State", "Zip code", "Texas Utah Oregon Virginia"),
    ("Città", "Stato", "Paese", "Lombardia Lazio Marche Toscana"),
    ("Ort", "Staat", "PLZ", "Bayern Hessen Sachsen Tirol"),
    ("Ville", "État", "Code postal", "Bretagne Alsace Jura Savoie"),
    ("Miasto", "Stan", "Kod pocztowy", "Mazowsze Podlasie Kujawy Podhale"),
]


@pytest.mark.parametrize(("city", "name", "code_", "states"), _IN_ADDRESSES)
def test_a_state_within_an_address_is_a_place(
    city: str, name: str, code_: str, states: str
) -> None:
    w = World(1726)
    state = {name: w.pick(states.split(), [9, 8, 7, 1])}
    around = ({city: w.pick(["A-town", "B-town", "C-town"], [3, 2, 1])},
              {code_: w.by_user(lambda u: 10_000 + 7 * u)})  # fmt: skip
    made = proposed(w, {}, **around[0], **state, **around[1])
    assert not made.questions
    assert not section(made).leave_out
    assert "standing-unknown" not in codes(made)
    far = {f"x{n}": w.by_item(lambda i, n=n: i * n % 7) for n in range(1, 4)}  # type: ignore[misc]
    (asked,) = proposed(w, {}, **state, **far, **around[0], **around[1]).questions
    assert asked.code == "event-or-state"


@pytest.mark.parametrize(
    ("name", "beside", "states"),
    [
        ("Ship State", ("Ship City", "Ship Zipcode", "Ship Country"), "OR TX ON"),
        ("Stato destinatario", ("Città destinatario", "CAP destinatario"), "MI TO"),
        ("Estado dest", ("Ciudad dest", "País dest"), "Jalisco Sonora Colima"),
    ],
)
def test_a_state_is_a_place_where_other_parts_of_an_address_are_called_as_it_is(
    name: str, beside: tuple[str, ...], states: str
) -> None:
    w = World(1729)
    state = {name: w.pick(states.split(), [9, 8, 7][: len(states.split())])}
    around = {one: w.by_user(lambda u: f"{chr(65 + u % 9)}-town") for one in beside}
    made = proposed(w, {}, **around, **state)
    assert not made.questions
    assert not section(made).leave_out
    (asked,) = proposed(w, {}, **state).questions
    assert asked.code == "event-or-state"


@pytest.mark.parametrize("states", ["Zelmado Korado Vintado", "zelm qaro vint", "Qa Ze Vi"])
def test_a_state_in_unknown_words_outside_of_an_address_is_asked_about(states: str) -> None:
    w = World(1727)
    state = {"Estado": w.pick(states.split(), [9, 3, 1])}
    (asked,) = proposed(w, {}, Ciudad=w.pick(["Luz", "Mar"], [3, 2]), **state).questions
    assert asked.code == "event-or-state"


def test_a_state_within_an_address_that_says_cancelled_is_one_of_orders() -> None:
    w = World(1728)
    around = {
        "Ciudad": w.pick(["Luz", "Mar", "Sol"], [3, 2, 1]),
        "Código postal": w.by_user(lambda u: 10_000 + 7 * u),
    }
    known = w.pick(["Entregado", "Enviado", "Cancelado"], [9, 3, 1])
    assert section(proposed(w, {}, **around, Estado=known)).leave_out == {"Estado": ("Cancelado",)}
    unknown = w.pick(["Zelmado", "Korado", "Baja del pedido"], [9, 3, 1])
    (asked,) = proposed(w, {}, **around, Estado=unknown).questions
    assert asked.code == "event-or-state"


@pytest.mark.parametrize("name", ["résultat", "outcome", "결과"])
def test_how_a_climb_went_is_no_state_of_it(name: str) -> None:
    w = World(3402)
    made = proposed(w, {}, **{name: rarely(w, "réussi", {"à vue": 14, "flash": 5, "essai": 3})})
    assert not section(made).leave_out
    assert not made.questions


@pytest.mark.parametrize(
    ("name", "values"),
    [("VRKME", ("X", "Y")), ("Unité", ("barquette", "lot")), ("col7", ("ST", "LE", "KAR"))],
)
def test_units_of_what_was_sold_are_no_states(name: str, values: tuple[str, ...]) -> None:
    w = World(4509)
    assert not proposed(w, {}, **{name: rarely(w, values[0], {values[-1]: 14})}).questions
    assert units.are_in(name, values)


@pytest.mark.parametrize("name", ["재생구분", "play_type", "視聴区分", "Wiedergabeart"])
def test_codes_of_ways_to_play_are_not_asked_about(name: str) -> None:
    w = World(1204, lines=1)
    made = proposed(w, {}, **{name: rarely(w, "ST", {"DN": 11, "1M": 17})})
    assert not made.questions


@pytest.mark.parametrize("name", ["화질", "画質", "Auflösung", "quality"])
def test_how_sharp_a_picture_was_is_not_asked_about(name: str) -> None:
    w = World(5007, lines=1)
    assert not proposed(w, {}, **{name: rarely(w, "HD", {"UHD": 5, "SD": 17})}).questions


@pytest.mark.parametrize("name", ["ライセンス", "licence", "ファイル形式"])
def test_the_form_in_which_something_is_had_is_no_state(name: str) -> None:
    w = World(1306, users=300, items=120, rows=4000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "user_id": w.by_user(lambda u: code("U", u)),
            "item_id": w.by_item(lambda i: code("P", i)),
            "time": w.times(_FORM),
            name: w.pick(["Plain", "Wider"], [19, 1]),
        }
    }
    assert "event-or-state" not in {one.code for one in proposed_tables(tables).questions}
    tables["log.csv"]["mode"] = tables["log.csv"].pop(name)
    assert "event-or-state" in {one.code for one in proposed_tables(tables).questions}


@pytest.mark.parametrize(
    "name",
    ["Ship Mode", "mode d'expédition", "Liefermethode", "toimitustapa", "운송방법", "运输方式"],
)
def test_how_goods_are_sent_is_a_circumstance_that_is_not_asked_about(name: str) -> None:
    w = World(3403)
    kinds = w.pick(["Standard", "Second", "First", "Same Day"], [60, 20, 15, 5])
    made = proposed(w, {}, **{name: kinds})
    assert not made.questions
    assert section(made).leave_out == {}
    (asked,) = proposed(w, {}, xyq=kinds).questions
    assert asked.code == "event-or-state"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("终端", "安卓 苹果 小程序 网页"),
        ("天气", "晴 阴 雨 雪"),
        ("班次", "早班 中班 晚班 夜班"),
        ("Gebiet", "Nord Süd Ost West"),
        ("Schicht", "Früh Spät Nacht Bereitschaft"),
        ("weather", "sunny cloudy rainy snowy"),
        ("navigateur", "renard boussole opéra autre"),
        ("turno", "mañana tarde noche guardia"),
        ("meteo", "sole nuvole pioggia neve"),
        ("ploeg", "vroeg laat nacht reserve"),
        ("エリア", "北部 南部 東部 西部"),
        ("브라우저", "여우 나침반 오페라 기타"),
        ("날씨", "맑음 흐림 비 눈"),
    ],
)
def test_a_device_a_region_the_weather_or_a_shift_is_no_state(name: str, values: str) -> None:
    w = World(1977, users=200, items=80)
    section = unasked_mapping(
        {"log.csv": log_of(w, **{name: w.pick(values.split(), [50, 35, 20, 5])})}
    ).sections["interactions"]
    assert not section.leave_out
    assert section.columns.get("EVENT_TYPE") != name
    assert name in section.columns.values()


def test_an_area_with_cancelled_rows_is_asked_about_or_left_out() -> None:
    w = World(1978, users=200, items=80)
    areas = w.pick(["north", "south", "cancelled"], [50, 40, 5])
    made = proposed_tables({"log.csv": log_of(w, area=areas)})
    assert made.mapping is not None
    section = made.mapping.sections["interactions"]
    assert made.questions or section.leave_out == {"area": ("cancelled",)}
