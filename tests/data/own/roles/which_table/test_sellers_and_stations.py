"""Who sells, who is paid and where a way began is not who chose."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import item_of
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, digest, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def _market(w: World, sold: bool = True) -> dict[str, dict[str, list[Any]]]:
    """Orders with buyer and seller; their lines name offers, each of which is sold once."""
    firsts = w.firsts()
    seller = [w.order[row] % 40 for row in firsts]
    tables: dict[str, dict[str, list[Any]]] = {
        "orders.csv": {
            "id": [w.order[row] + 310_000 for row in firsts],
            "buyer_id": [w.user[row] + 5_000 for row in firsts],
            "seller_id": [s + 5_000 for s in seller],
            "placed_at": [w.at[row].strftime(_FORM) for row in firsts],
        },
        "users.csv": {
            "id": [u + 5_000 for u in range(w.users)],
            "username": [f"thorn{u}" for u in range(w.users)],
            "country": ["US", "CA"] * (w.users // 2),
        },
    }
    if sold:
        tables["order_items.csv"] = {
            "id": [n + 900_000 for n in w.rows],
            "order_id": w.by_order(lambda n: n + 310_000),
            "listing_id": [2 * n + 700_002 for n in w.rows],
            "quantity": [1 for _ in w.rows],
        }
        tables["listings.csv"] = {
            "id": [n + 700_002 for n in range(2 * len(w.rows))],
            "seller_id": [5_000 + n % 40 for n in range(2 * len(w.rows))],
            "card_id": [w.item[n // 2] + 1_000 for n in range(2 * len(w.rows))],
            "condition": [("NM", "LP")[n % 2] for n in range(2 * len(w.rows))],
        }
        tables["cards.csv"] = {
            "id": [i + 1_000 for i in range(3 * w.items)],
            "set_name": [("First Set", "Second Set")[i % 2] for i in range(3 * w.items)],
            "name": [title(i // 4) for i in range(3 * w.items)],
            "rarity": ["CUR"[i % 3] for i in range(3 * w.items)],
        }
    return tables


def test_of_a_market_the_thing_is_chosen_and_not_who_sells_it() -> None:
    made = roles.propose(reading(_market(World(4202, lines=3))))
    assert section(made).files == ("order_items.csv",)
    (join,) = [one for one in section(made).joins if one.file == "listings.csv"]
    assert join.columns == {"ITEM_ID": "card_id"}
    assert not [one for one in made.questions if one.code == "which-file"]


def test_where_nothing_but_people_is_there_they_are_chosen() -> None:
    made = roles.propose(reading(_market(World(4202, lines=3), sold=False)))
    assert section(made).columns["ITEM_ID"] == "seller_id"


def test_a_station_where_a_ride_began_is_nobody() -> None:
    w = World(1309, items=60, rows=6000, lines=1)
    table = {
        "trip_id": [digest(n)[:16] for n in w.rows],
        "bike_id": w.by_user(lambda u: f"b{u + 1000}"),
        "start_station": w.by_item(lambda i: f"st{i}"),
        "end_station": w.each(lambda row: f"st{(w.item[row] * 7 + row) % 60}"),
        "started_at": w.times(_FORM),
    }
    assert roles.propose(reading({"trips.csv": table})).mapping is None


def test_a_station_that_is_listed_with_the_other_end_is_nobody() -> None:
    w = World(1310, items=60, rows=6000, lines=1)
    name = [f"{title(i)} St" for i in range(60)]
    tables: dict[str, dict[str, Any]] = {
        "trips.csv": {
            "begun": w.times(_FORM),
            "bikeid": w.by_user(lambda u: u + 70),
            "from_station_name": w.by_item(name.__getitem__),
            "to_station_name": w.each(lambda row: name[(w.item[row] * 7 + row) % 60]),
        },
        "stations.csv": {"id": list(range(5, 65)), "name": name, "docks": [11, 15, 19] * 20},
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is None
    assert "no column says who rode" in proposal.reason


@pytest.mark.parametrize(
    ("vehicle", "member"),
    [
        ("bike_id", ""),
        ("scooter", ""),
        ("bicicleta", ""),
        ("자전거번호", ""),
        ("bike_id", "rider_id"),
    ],
)
def test_vehicles_are_nobody_and_who_rides_them_is_asked_for(vehicle: str, member: str) -> None:
    w = World(1312, items=60, rows=6000, lines=1)
    trips = {
        "trip": [digest(n)[:16] for n in w.rows],
        vehicle: w.each(lambda row: f"B{1000 + row % 331}")
        if member
        else w.by_user("B{:04}".format),
        "start_station": w.by_item(lambda i: 5000 + 3 * i),
        "end_station": w.each(lambda row: 5000 + 3 * ((w.item[row] * 7 + row) % 60)),
        "begun": w.times(_FORM),
        "pass": w.each(lambda row: ("year", "month", "day")[row % 3]),
        **({member: w.by_user("R{:04}".format)} if member else {}),
    }
    stations = {
        "station": [5000 + 3 * i for i in range(60)],
        "name": [f"{title(i)} St" for i in range(60)],
        "docks": [11, 15, 19] * 20,
    }
    bikes = {"bike": [f"B{n:04}" for n in range(w.users)], "since": ["2023-01-05"] * w.users}
    proposal = roles.propose(
        reading({"trips.csv": trips, "stations.csv": stations, "b.csv": bikes})
    )
    if member:
        assert section(proposal).columns["USER_ID"] == member
    else:
        assert proposal.mapping is None
        assert f"{vehicle} (such as B" in proposal.reason
        assert "Export the id of the rider" in proposal.reason


def test_numbers_of_people_are_no_items_though_a_catalogue_counts_its_rows() -> None:
    """Members 0 to 299 are all among the numbers of 600 books; their names do not agree."""
    w = World(1311, items=600, users=300, rows=6000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "lent.csv": {
            "u": w.by_user(int),
            "i": w.by_item(int),
            "t": w.times("%Y-%m-%d %H:%M:%S"),
            "r": [""] * 6000,
        },
        "books.csv": {
            "Title": [f"{title(i)} No. {i}" for i in range(600)],
            "Author": [f"Ada {title(i % 23)}" for i in range(600)],
            "i": list(range(600)),
        },
    }
    columns = section(roles.propose(reading(tables))).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("u", "i")


def test_who_pays_and_who_gets_it_did_not_choose_each_other() -> None:
    w = World(2408, lines=1)
    who = [4186 + 3 * u for u in range(w.users + 1)]
    heads: dict[str, Any] = {
        "nr": w.each(lambda row: f"FS {row}/2024"),
        "data": w.times(_FORM),
        "OdbiorcaId": w.by_user(who.__getitem__),
        "PlatnikId": w.by_user(lambda u: who[u if u % 9 else u + 1]),
    }
    people = {"kh_Id": who, "email": [f"k{n}@example.com" for n in who]}
    proposal = roles.propose(reading({"dokumenty.csv": heads, "kontrahenci.csv": people}))
    assert proposal.mapping is None


def test_it_is_asked_where_a_way_began_or_where_it_ended_and_each_once() -> None:
    w = World(4106, lines=1, items=60)
    ends = w.each(lambda row: (w.item[row] * 7 + row) % w.items)
    tables: dict[str, dict[str, Any]] = {
        "trips.csv": {
            "member_id": w.by_user(lambda u: code("M", u)),
            "start_station_id": w.by_item(lambda i: str(i + 1)),
            "start_station_name": w.by_item(lambda i: f"Place of number {i}"),
            "end_station_id": [str(i + 1) for i in ends],
            "end_station_name": [f"Place of number {i}" for i in ends],
            "started_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "stations.csv": {
            "station_id": [str(i + 1) for i in range(w.items)],
            "name": [f"Place of number {i}" for i in range(w.items)],
            "docks": [10 + i % 20 for i in range(w.items)],
        },
    }
    made = roles.propose(reading(tables))
    (asked,) = [one for one in made.questions if one.code == "which-item"]
    assert len(asked.options) == 2
    assert all("_station_id" in option.yaml for option in asked.options)


@pytest.mark.parametrize(
    ("shop", "rider"), [("shop_id", "rider_id"), ("store_id", "zq_no"), ("가게id", "라이더")]
)
def test_who_sells_is_chosen_where_no_table_has_anything_to_buy(shop: str, rider: str) -> None:
    w = World(1501, items=90, lines=1)
    orders = {
        "order_no": w.each(lambda row: f"20240{row:07d}"),
        "member_no": w.by_user(lambda u: 100_000 + u),
        shop: w.by_item(lambda i: f"S{1300 + i}"),
        rider: w.each(lambda row: None if row % 7 == 0 else f"R{row % 59:04d}"),
        "ordered": w.times("%Y-%m-%d %H:%M:%S"),
    }
    shops = {
        shop: [f"S{1300 + i}" for i in range(w.items)],
        f"{shop.removesuffix('_id')}_name": [title(i) for i in range(w.items)],
        "district": [f"D{i % 9}" for i in range(w.items)],
    }
    members = {
        "member_no": [100_000 + u for u in range(w.users)],
        "birth_year": [1950 + u % 50 for u in range(w.users)],
        "gender": ["M" if u % 2 else "F" for u in range(w.users)],
    }
    found = roles.propose(
        reading({"orders.csv": orders, "shops.csv": shops, "members.csv": members})
    )
    assert item_of(found) == shop
    assert "which-item" not in {one.code for one in found.questions}


def _billed(payers: int) -> dict[str, list[Any]]:
    """Lines of invoices: who ordered, and who pays for it, among the same customers.

    Args:
        payers: one of so many pays for what a customer ordered; of several by turns.
    """
    w = World(1310, users=90, items=60, rows=4000, lines=2)
    return {
        "rechnung": w.by_order(lambda n: 88_000 + n),
        "datum": w.times("%d.%m.%Y"),
        "code a": w.by_user(lambda u: 10_007 + u),
        "code b": w.each(lambda r: 10_007 + (w.user[r] * 7 + r % payers) % 90),
        "artikel": w.by_item(lambda i: f"A-{i:04}"),
        "menge": w.each(lambda row: 1 + row % 4),
    }


def test_who_has_one_payer_is_no_place_that_a_way_begins_at() -> None:
    made = roles.propose(reading({"zeilen.csv": _billed(1)}))
    assert made.mapping is not None
    assert section(made).columns["USER_ID"] == "code a"


def test_what_leads_to_many_others_is_an_end_of_a_way() -> None:
    made = roles.propose(reading({"zeilen.csv": _billed(40)}))
    assert made.mapping is None or section(made).columns["USER_ID"] != "code a"


@pytest.mark.parametrize(
    "name", ["Besteld door", "Bestellt von", "Commandé par", "Pedido por", "Ordered by"]
)
def test_who_ordered_is_the_customer(name: str) -> None:
    w = World(1311, users=90, items=60, rows=2000, lines=2)
    table = {
        "nr": w.by_order(lambda n: 88_000 + n),
        "datum": w.times("%d.%m.%Y"),
        name: w.by_user(lambda u: 10_007 + u),
        "sku": w.by_item(lambda i: f"A-{i:04}"),
    }
    made = roles.propose(reading({"lines.csv": table}))
    assert made.mapping is not None
    assert section(made).columns["USER_ID"] == name
    guess = next(one for one in made.guesses if one.field == "USER_ID")
    assert "speaks of a person" in guess.reason
