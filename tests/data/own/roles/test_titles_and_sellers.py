"""Ids told by the titles beside them; orders that name who sells; cards that people hold."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.tables import DEED
from tests.data.own.roles.rows import rarely, section
from tests.data.own.roles.world import World, price, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def _shared(item: int) -> str:
    """A title that some things share."""
    return title(item - (item % 9 == 1))


def _orders(w: World, names: list[str]) -> Proposal:
    """Lines with a number that nothing explains by its name, and a title."""
    firsts = w.firsts()
    lines = {
        "line_id": [n + 1 for n in w.rows],
        "order_id": w.by_order(lambda n: n + 1),
        "purchased_entity": w.by_item(lambda i: i + 1),
        "title": w.by_item(_shared),
        "amount": w.by_item(price),
    }
    orders = {
        "order_id": [w.order[row] + 1 for row in firsts],
        "uid": [w.user[row] + 2 for row in firsts],
        "placed": [w.at[row].strftime(_FORM) for row in firsts],
    }
    variations = {
        "variation_id": [i + 1 for i in range(w.items)],
        "product_id": [i // 2 + 7 for i in range(w.items)],
        "title": names,
        "price": [price(i) for i in range(w.items)],
    }
    users = {"uid": [u + 2 for u in range(w.users)], "city": ["Ulm", "Bonn"] * (w.users // 2)}
    tables: dict[str, dict[str, Any]] = {
        "lines.csv": lines,
        "orders.csv": orders,
        "users.csv": users,
        "order__lines.csv": {
            "bundle": ["default" for _ in w.rows],
            "entity_id": w.by_order(lambda n: n + 1),
            "target_id": [n + 1 for n in w.rows],
        },
    }
    return roles.propose(reading({**tables, "variations.csv": variations}))


def test_a_number_whose_row_has_the_title_beside_it_is_the_item() -> None:
    w = World(4201)
    made = _orders(w, [_shared(i) for i in range(w.items)])
    assert section(made).columns["ITEM_ID"] == "purchased_entity"
    assert made.mapping is not None
    assert made.mapping.sections["items"].files == ("variations.csv",)


def test_a_number_whose_row_has_other_titles_is_not_believed() -> None:
    w = World(4201)
    made = _orders(w, [title(i + 500) for i in range(w.items)])
    assert not [one for one in made.guesses if "has the same title" in one.reason]


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


def _wholesale(w: World, names: list[str]) -> Proposal:
    """Lines of firms, each with some cards, and the tables of both."""
    cards = [(u, k) for u in range(w.users) for k in range(1 + u % 4)]
    number = {one: 2_801_000_000_017 + 7 * n for n, one in enumerate(cards)}
    lines = {
        "VBELN": w.by_order(lambda n: 4_900_000_000 + n),
        "FKDAT": w.times("%d.%m.%Y"),
        "KUNAG": w.by_user(lambda u: f"{u + 200_000:010d}"),
        "KDKARTE": w.each(lambda r: number[w.user[r], w.order[r] % (1 + w.user[r] % 4)]),
        "MATNR": w.by_item(lambda i: f"{i + 6_000_000:018d}"),
        "ARKTX": w.by_item(title),
        "FKIMG": w.pick(["1,000", "2,000", "3,000"], [4, 2, 1]),
    }
    holders = {
        "KDKARTE": [number[one] for one in cards],
        "KUNNR": [f"{u + 200_000:010d}" for u, _ in cards],
        "INHABER": [names[n % len(names)] for n in range(len(cards))],
    }
    firms = {
        "KUNNR": [f"{u + 200_000:010d}" for u in range(w.users)],
        "NAME1": [f"Malerbetrieb {title(u)} GmbH" for u in range(w.users)],
        "BRSCH": ["MALE", "SANI"] * (w.users // 2),
    }
    goods = {
        "MATNR": [f"{i + 6_000_000:018d}" for i in range(w.items)],
        "MAKTX": [title(i) for i in range(w.items)],
        "MATKL": [f"{i % 9:03d}" for i in range(w.items)],
    }
    tables: dict[str, dict[str, Any]] = {
        "bons.csv": lines,
        "karten.csv": holders,
        "kna1.csv": firms,
        "mara.csv": goods,
    }
    return roles.propose(reading(tables))


def test_a_person_decides_between_a_firm_and_those_who_hold_its_cards() -> None:
    names = [f"{first} {last}" for first in ("Uwe", "Eva", "Ali", "Ida", "Max", "Ute")
             for last in ("Roth", "Fuchs", "Simon", "Lang", "Kurz")]  # fmt: skip
    (asked,) = _wholesale(World(4203), names).questions
    assert asked.code == "which-user"
    assert {one.text.split()[0] for one in asked.options} == {"KUNAG", "KDKARTE"}


def test_of_files_read_as_one_the_stronger_name_tells_what_they_are() -> None:
    """Views and favourites name the same people and things; answers are fewer."""
    w = World(4204, lines=1)
    both = "site.sql, table question_views, site.sql, table favorites"
    deeds: dict[str, list[Any]] = {
        "user_id": w.by_user(lambda u: u + 5),
        "question_id": w.by_item(lambda i: i + 3),
        "viewed_at": w.times(_FORM),
        DEED: w.each(lambda r: "favorites" if r % 15 == 0 else "question_views"),
    }
    few = range(0, len(w.rows), 12)
    answers = {
        "id": [row + 1 for row in few],
        "question_id": [w.item[row] + 3 for row in few],
        "user_id": [w.user[row] + 5 for row in few],
        "body": [f"{title(row)} and so on" for row in few],
        "created_at": [w.at[row].strftime(_FORM) for row in few],
    }
    users = {"id": [u + 5 for u in range(w.users)], "gender": ["F", "M"] * (w.users // 2)}
    tables: dict[str, dict[str, Any]] = {
        both: deeds,
        "site.sql, table answers": answers,
        "site.sql, table users": users,
    }
    made = roles.propose(reading(tables))
    assert section(made).files == (both,)
    assert not made.questions
    assert not [one for one in made.findings if one.code == "parts-of-several-kinds"]


@pytest.mark.parametrize(
    ("label", "name", "kept"),
    [
        ("quotes_extract.csv", "Status", True),
        ("extract.csv", "Quote Status", True),
        ("orders.csv", "Order Status", False),
    ],
)
def test_a_quotation_counts_where_all_rows_are_quotations(
    label: str, name: str, kept: bool
) -> None:
    w = World(4205, lines=1)
    rows = {
        "Client ID": w.by_user(lambda u: f"C-{u + 270_011}"),
        "Product Code": w.by_item(lambda i: f"P{i + 100}"),
        "Date": w.times(_FORM),
        name: rarely(w, "Quoted", {"Bound": 3, "Declined": 11}),
    }
    gone = section(roles.propose(reading({label: rows}))).leave_out[name]
    assert "Declined" in gone
    assert ("Quoted" in gone) is not kept
