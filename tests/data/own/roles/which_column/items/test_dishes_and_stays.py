"""What is ordered or booked in a house of many alike: the thing or the house may be meant."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import item_of, proposed_tables, user_of
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, title

_HOUSES = 30


def _meals(w: World, names: int, *, several: bool = False) -> dict[str, dict[str, Any]]:
    """Meals of an app; each order is of one kitchen, or of several as on a market."""
    first: dict[int, int] = {}
    items = [
        item if several else first.setdefault(order, item) % _HOUSES + item // _HOUSES * _HOUSES
        for item, order in zip(w.item, w.order, strict=True)
    ]
    return {
        "order_lines.csv": {
            "order_no": w.by_order(lambda o: 700_000 + o),
            "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
            "customer_id": w.by_user(lambda u: 4000 + u),
            "store_id": [f"S{100 + one % _HOUSES}" for one in items],
            "store_name": [f"Kitchen {title(one % _HOUSES)}" for one in items],
            "product_id": [str(52_000 + one * 3) for one in items],
            "product_name": [title(one // _HOUSES % names) for one in items],
        }
    }


def test_a_meal_or_the_kitchen_that_has_others_called_alike_may_be_meant() -> None:
    made = proposed_tables(_meals(World(4711, items=240, rows=4000), 8))
    assert item_of(made) == "product_id"
    (asked,) = made.questions
    assert asked.code == "which-item"
    assert "store_id" in asked.text


def test_what_each_seller_calls_otherwise_is_the_item_of_a_market() -> None:
    w = World(4711, items=240, rows=4000)
    tables = _meals(w, 8)
    lines = tables["order_lines.csv"]
    lines["product_name"] = [title(int(one) // 3) for one in lines["product_id"]]
    made = proposed_tables(tables)
    assert item_of(made) == "product_id"
    assert not made.questions


@pytest.mark.parametrize(
    ("column", "count", "asked"),
    [
        ("repartidor_id", 40, True),
        ("courier", 40, True),
        ("라이더번호", 40, True),
        ("courier", 4, False),  # services that send parcels
        ("cashier_id", 40, False),
    ],
)
def test_a_shop_may_be_meant_where_people_bring_what_it_has(
    column: str, count: int, asked: bool
) -> None:
    w = World(4711, items=240, rows=4000)
    tables = _meals(w, 8)
    lines = tables["order_lines.csv"]
    lines["product_name"] = [title(int(one) // 3) for one in lines["product_id"]]
    lines[column] = w.by_order(lambda o: f"B{10 + o * 7 % count}")
    made = proposed_tables(tables)
    assert item_of(made) == "product_id"
    assert [one.code for one in made.questions] == ["which-item"] * asked


@pytest.mark.parametrize(
    ("house", "dish", "names"),
    [
        ("가게ID", "메뉴ID", ("가게명", "메뉴명")),
        ("店舗ID", "メニューID", ("店舗名", "メニュー名")),
        ("restaurant_id", "dish_id", ("restaurant_name", "dish_name")),
        ("RestaurantNr", "GerichtNr", ("Restaurant_Name", "Gericht_Name")),
    ],
)
@pytest.mark.parametrize("lines", [1, 3])
def test_dishes_and_who_cooks_them_are_asked_about_though_most_orders_have_one_line(
    house: str, dish: str, names: tuple[str, str], lines: int
) -> None:
    w = World(4712, items=720, rows=4000, lines=lines)
    made = _meals(w, 24)["order_lines.csv"]
    if lines == 1:  # a tenth of the orders have a second line of the same house
        again = [row - (row % 10 == 9) for row in w.rows]
        for name in ("order_no", "ordered_at", "customer_id", "store_id", "store_name"):
            made[name] = [made[name][row] for row in again]
        made["product_id"] = [
            str(52_000 + (int(store[1:]) - 100 + _HOUSES * (row * 7 % 24)) * 3)
            for row, store in enumerate(made["store_id"])
        ]
        made["product_name"] = [title(row * 7 % 24) for row in w.rows]
    called = {"store_id": house, "product_id": dish}
    called |= {"store_name": names[0], "product_name": names[1]}
    (asked,) = proposed_tables(
        {"lines.csv": {called.get(name, name): values for name, values in made.items()}}
    ).questions
    assert asked.code == "which-item"
    assert house in asked.text
    assert dish in asked.text


@pytest.mark.parametrize(
    ("dish", "names", "asked"),
    [("prato_id", 24, True), ("dish_id", 24, True), ("メニューID", 24, True),
     ("dish_id", 720, False), ("article_id", 24, False)],
)  # fmt: skip
def test_the_names_of_dishes_may_stand_in_their_list_alone(
    dish: str, names: int, asked: bool
) -> None:
    made = _meals(World(4713, items=720, rows=4000), 24)["order_lines.csv"]
    made[dish] = made.pop("product_id")
    del made["product_name"], made["store_name"]
    dishes = sorted(set(made[dish]))
    tables = {
        "order_lines.csv": made,
        "dishes.csv": {
            dish: dishes,
            "name": [title(n % names) for n in range(len(dishes))],
            "price": [5 + int(one) % 23 for one in dishes],
        },
        "stores.csv": {
            "store_id": [f"S{100 + one}" for one in range(_HOUSES)],
            "town": [("Porto", "Faro", "Braga")[one % 3] for one in range(_HOUSES)],
        },
    }
    found = proposed_tables(tables)
    assert item_of(found) == dish
    assert [one.code for one in found.questions] == ["which-item"] * asked


@pytest.mark.parametrize(
    ("dish", "house"), [("rätt_id", "restaurang_id"), ("메뉴코드", "가게번호")]
)
def test_dishes_that_no_other_restaurant_has_are_asked_about_where_both_are_listed(
    dish: str, house: str
) -> None:
    made = _meals(World(4714, items=240, rows=4000), 8)["order_lines.csv"]
    made[dish], made[house] = made.pop("product_id"), made.pop("store_id")
    del made["product_name"], made["store_name"]
    dishes, houses = sorted(set(made[dish])), sorted(set(made[house]))
    tables = {
        "order_lines.csv": made,
        "list_a.csv": {dish: dishes, "name": [f"{title(n)} {n}" for n in range(len(dishes))]},
        "list_b.csv": {house: houses, "town": [title(n % 3) for n in range(len(houses))]},
    }
    found = proposed_tables(tables)
    assert item_of(found) == dish
    assert [one.code for one in found.questions] == ["which-item"]


def test_who_brings_an_order_is_no_item_and_who_cooks_it_no_person() -> None:
    lines = _meals(World(4715, users=80, items=240, rows=4000, lines=3), 8)["order_lines.csv"]
    heads = {
        "주문번호": lines["order_no"],
        "고객번호": lines["customer_id"],
        "가게번호": lines["store_id"],
        "주문일시": lines["ordered_at"],
        "라이더번호": [f"RD{int(one) * 7 % 40:04}" for one in lines["order_no"]],
    }
    once = [lines["order_no"].index(one) for one in dict.fromkeys(lines["order_no"])]
    menu = dict(zip(lines["product_id"], lines["store_id"], strict=True))
    tables = {
        "주문.csv": {name: [values[row] for row in once] for name, values in heads.items()},
        "주문상세.csv": {
            "주문번호": lines["order_no"],
            "가게번호": lines["store_id"],
            "메뉴코드": lines["product_id"],
            "수량": [1 + int(one) % 2 for one in lines["product_id"]],
        },
        "메뉴.csv": {
            "메뉴코드": list(menu),
            "가게번호": list(menu.values()),
            "메뉴명": [f"{title(n)} {n}" for n in range(len(menu))],
        },
        "가게.csv": {
            "가게번호": sorted(set(menu.values())),
            "상호": [f"Inn {title(n)}" for n in range(len(set(menu.values())))],
        },
    }
    made = proposed_tables(tables)
    assert user_of(made) == "고객번호"
    (asked,) = (one for one in made.questions if one.code == "which-item")
    assert "가게번호" in asked.text
    assert "메뉴코드" in asked.text


def test_an_order_of_several_sellers_is_of_no_house() -> None:
    made = proposed_tables(_meals(World(4711, items=240, rows=4000), 8, several=True))
    assert item_of(made) == "product_id"
    assert not made.questions


@pytest.mark.parametrize("sign", [",", ".", " "])
def test_ids_with_a_sign_between_thousands_are_ids_of_whom_and_what(sign: str) -> None:
    """A program that shows a question about joined tables formats all numbers for reading."""
    w = World(4721, users=260, items=600, rows=6000)
    made = _meals(w, 16)["order_lines.csv"]

    def shown(number: int) -> str:
        return f"{number:,}".replace(",", sign)

    names = ("Ava Reid", "Ben Cole", "Cara Moss", "Dan Frost", "Eva Lind", "Finn Hale") * 4
    table = {
        "Order ID": [shown(int(one)) for one in made["order_no"]],
        "Orders - Order → Created At": made["ordered_at"],
        "Orders - Order → Customer ID": w.by_user(lambda u: shown(880 + u)),
        "Customers → Name": w.by_user(lambda u: names[u % 24] + "abcdefgh"[u % 8]),
        "Orders - Order → Restaurant ID": [int(one[1:]) for one in made["store_id"]],
        "Restaurants → Name": made["store_name"],
        "Menu Item ID": [shown(int(one)) for one in made["product_id"]],
        "Menu Items → Name": made["product_name"],
        "Orders - Order → Is Test": w.by_order(lambda o: str(o % 97 == 0).lower()),
    }
    found = proposed_tables({"question.csv": table})
    assert user_of(found) == "Orders - Order → Customer ID"
    assert section(found).leave_out == {"Orders - Order → Is Test": ("true",)}
    (asked,) = found.questions
    assert asked.code == "which-item"
    assert "Restaurant ID" in asked.text
    assert "Menu Item ID" in asked.text


def _nights(w: World, kind: str, house: str, *, inside: bool = False) -> dict[str, Any]:
    """Bookings of a chain whose hotels have rooms of the same kinds, or each of its own."""
    rooms = [
        ("Double Sea View", "Twin Garden", "Family Suite", "Studio Loft", "Single Attic",
         "Penthouse Terrace")[item % 6] for item in w.item
    ]  # fmt: skip
    hotels = [
        ("Seaview Bay", "Old Mill", "Pine Lodge", "Harbour House", "King's Arms", "Lakeside")[
            item % 6 if inside else item // 6 % 6
        ]
        for item in w.item
    ]
    return {
        "bookings.csv": {
            "booking_no": w.each(lambda row: 810_000 + row),
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
            "guest_id": w.by_user(lambda u: 4000 + u),
            house: hotels,
            kind: rooms,
        }
    }


@pytest.mark.parametrize(
    ("kind", "house"),
    [
        ("Room Type", "Hotel"),
        ("Zimmertyp", "Hotel"),
        ("tipo de habitación", "hotel"),
        ("객실유형", "호텔명"),
        ("部屋タイプ", "ホテル名"),
        ("房型", "酒店名称"),
    ],
)
def test_a_kind_of_room_or_the_hotel_that_it_is_in_may_be_meant(kind: str, house: str) -> None:
    made = proposed_tables(_nights(World(4713, lines=1), kind, house))
    (asked,) = made.questions
    assert asked.code == "which-item"
    assert kind in asked.text
    assert house in asked.text


def test_nobody_is_asked_where_every_hotel_has_rooms_of_its_own() -> None:
    made = proposed_tables(_nights(World(4713, lines=1), "Room Type", "Hotel", inside=True))
    assert not any("Room Type" in one.text and "Hotel" in one.text for one in made.questions)


@pytest.mark.parametrize(
    ("tour", "hotel"),
    [("roteiro.codigo", "hotel.codigo"), ("tour_id", "hotel_id"), ("투어 코드", "호텔 코드"),
     ("circuit_id", "hôtel_id")],
)  # fmt: skip
@pytest.mark.parametrize("listed", [True, False])
def test_a_tour_or_the_hotel_may_be_meant_where_both_are_listed(
    tour: str, hotel: str, listed: bool
) -> None:
    w = World(4714, items=40, rows=4000, lines=1)
    tours = [f"R{1 + (i * 7 + row) % 25:03}" for i, row in zip(w.item, w.rows, strict=True)]
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "booking_no": w.each(lambda row: 810_000 + row),
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
            "guest_id": w.by_user(lambda u: 4000 + u),
            tour: tours,
            hotel: w.by_item(lambda i: f"H{i:03}"),
        },
        "hotels.csv": {
            hotel: [f"H{i:03}" for i in range(40)],
            "name": [title(i) for i in range(40)],
        },
    }
    if listed:
        ids = sorted(set(tours))
        tables["tours.csv"] = {tour: ids, "name": [f"Tour {title(n)}" for n in range(len(ids))]}
    asked = [one for one in proposed_tables(tables).questions if one.code == "which-item"]
    assert any(tour in one.text and hotel in one.text for one in asked) is listed


def _journeys(w: World, missing: int, *, goal: str) -> dict[str, dict[str, Any]]:
    """Journeys of an agency, each to one of twelve places, some without a house to stay in."""
    none = w.by_order(lambda o: missing and o % missing == 0)
    return {
        "journeys.csv": {
            "file_no": w.each(lambda row: 81_000 + row),
            "booked_on": w.times("%Y-%m-%d"),
            "customer_no": w.by_user(lambda u: 5000 + u),
            goal: w.by_item(lambda i: f"{'ABCDEFGHIJKL'[i % 12]}{i % 12 + 10}"),
            "hotel_id": ["" if no else f"H{300 + i}" for no, i in zip(none, w.item, strict=True)],
            "hotel_name": [
                "" if no else f"{title(i)} {i}" for no, i in zip(none, w.item, strict=True)
            ],
        }
    }


@pytest.mark.parametrize(
    ("goal", "missing", "asked"),
    [
        ("destination_id", 6, True),
        ("destino", 6, True),
        ("Reiseziel", 6, True),
        ("目的地コード", 6, True),
        ("destination_id", 0, False),  # nothing is lost by the hotels
        ("tariff_code", 6, False),
    ],
)
def test_where_a_journey_goes_may_be_meant_if_many_have_no_hotel(
    goal: str, missing: int, asked: bool
) -> None:
    w = World(4731, items=120, rows=3000, lines=1)
    made = proposed_tables(_journeys(w, missing, goal=goal))
    assert item_of(made) == "hotel_id"
    assert [one.code for one in made.questions] == ["which-item"] * asked
