"""Ledgers of stock, kinds that no table lists, tickets of a fair, references, shops that choose."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, price, title
from tests.support.own_tables import reading


def ledger(w: World, bought: str, **more: list[Any]) -> Proposal:
    """Entries of a ledger of stock: sales, and what came from suppliers."""
    kinds = rarely(w, "Verkauf", {bought: 6})
    table = {
        "Buchungsdatum": w.times("%d.%m.%Y"),
        "Postenart": kinds,
        "Belegnr.": w.by_order(lambda n: f"VL{n:06d}"),
        "Artikelnr.": w.by_item(lambda i: f"{i:05d}"),
        "Herkunftsnr.": w.each(
            lambda r: f"D{w.user[r]:05d}" if kinds[r] == "Verkauf" else f"K{w.item[r] % 30:05d}"
        ),
        "Menge": w.pick(["-1", "-2", "-5"]),
        **more,
    }
    articles = {
        "Nr.": [f"{i:05d}" for i in range(w.items)],
        "Beschreibung": [title(i) for i in range(w.items)],
        "VK-Preis": [price(i) for i in range(w.items)],
    }
    people = {
        "Nr.": [f"D{u:05d}" for u in range(w.users)],
        "Name": [title(u % 40) for u in range(w.users)],
        "Ort": [f"Ort {u % 9}" for u in range(w.users)],
        "Debitorengruppe": [f"G{u % 3}" for u in range(w.users)],
    }
    tables: dict[str, Any] = {
        "Artikelposten.xlsx": table,
        "Artikel.xlsx": articles,
        "Debitoren.xlsx": people,
    }
    return roles.propose(reading(tables))


def test_what_a_company_buys_in_is_no_choice_of_its_customers() -> None:
    made = ledger(World(3301), "Einkauf")
    assert section(made).columns["USER_ID"] == "Herkunftsnr."
    assert section(made).leave_out["Postenart"] == ("Einkauf",)
    (said,) = [one for one in made.findings if one.column == "Postenart"]
    assert "Debitoren.xlsx has none of them" in said.message
    assert made.mapping is not None
    assert made.mapping.sections["users"].files == ("Debitoren.xlsx",)


def test_guests_are_no_suppliers_although_no_table_has_them() -> None:
    assert "Postenart" not in section(ledger(World(3301), "Gast")).leave_out


@pytest.mark.parametrize("name", ["object.type", "subject.type"])
def test_what_is_of_another_type_is_no_item_however_much_there_is_of_it(name: str) -> None:
    w = World(3302, items=200)
    kinds = rarely(w, "pattern", {"topic": 9})
    log = {
        "actor.id": w.by_user(lambda u: f"u{u:05d}"),
        "object.id": w.each(
            lambda r: code("P", w.item[r]) if kinds[r] == "pattern" else f"T{r:06d}"
        ),
        name: kinds,
        "published": w.times("%Y-%m-%dT%H:%M:%SZ"),
    }
    patterns = {
        "id": [code("P", i) for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "price": [price(i) for i in range(w.items)],
    }
    made = roles.propose(reading({"activity.jsonl": log, "patterns.jsonl": patterns}))
    gone = section(made).leave_out.get(name)
    assert gone == (("topic",) if name == "object.type" else None)


def test_visitors_of_a_fair_are_people_by_their_tickets() -> None:
    w = World(3303)
    visits = {
        "ticket": w.by_user(lambda u: code("T", u, 6)),
        "aussteller_id": w.by_item(lambda i: 1000 + i),
        "zeitstempel": w.times("%Y-%m-%d %H:%M:%S"),
    }
    tables: dict[str, Any] = {
        "Profilaufrufe.csv": visits,
        "Besucher.csv": {
            "ticket": [code("T", u, 6) for u in range(w.users)],
            "position": [f"p{u % 4}" for u in range(w.users)],
        },
        "Aussteller.csv": {
            "id": [1000 + i for i in range(w.items)],
            "firma": [f"{title(i)} GmbH" for i in range(w.items)],
            "beschreibung": [title(i) for i in range(w.items)],
        },
    }
    made = roles.propose(reading(tables))
    assert section(made).columns["USER_ID"] == "ticket"
    assert section(made).columns["ITEM_ID"] == "aussteller_id"
    assert not made.questions


def test_what_is_too_little_to_train_is_not_taken_before_many_views() -> None:
    w, few = World(3304, rows=9000), World(3304, rows=700)
    tables = {
        "views.csv": {
            "visitor_id": w.by_user(lambda u: f"u{u:05d}"),
            "product_id": w.by_item(lambda i: code("P", i)),
            "viewed_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "appointments.csv": {
            "visitor_id": few.by_user(lambda u: f"u{u:05d}"),
            "product_id": few.by_item(lambda i: code("P", i)),
            "asked_at": few.times("%Y-%m-%d %H:%M:%S"),
        },
        "products.csv": {
            "product_id": [code("P", i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
        "visitors.csv": {
            "visitor_id": [f"u{u:05d}" for u in range(w.users)],
            "country": [f"c{u % 5}" for u in range(w.users)],
        },
    }
    made = roles.propose(reading(tables))
    assert section(made).files == ("views.csv",)
    assert not made.questions
    assert any(one.file == "appointments.csv" for one in made.findings)


@pytest.mark.parametrize(
    ("name", "entity"),
    [("Account Ref", "user"), ("Réf. client", "user"), ("order_reference", "order")],
)
def test_a_reference_is_the_id_of_what_stands_beside_it(name: str, entity: str) -> None:
    said = hint(name)
    assert said.entities == {entity}
    assert said.says("id")


def test_a_reference_alone_is_the_number_of_a_thing_and_one_to_a_page_an_address() -> None:
    assert hint("référence").about("item")
    assert not hint("page_ref").says("id")


def test_ids_with_slashes_are_no_lists_beside_a_word() -> None:
    numbers = [f"TA/{n:04d}/{n % 89:02d}" for n in range(300)]
    assert shape([*numbers, *["SHOPPER"] * 60]).kind == "code"
    assert shape([*["Drama/Comedy", "Comedy/War"] * 60, *["Drama", "War"] * 20]).kind == "list"


def test_shops_that_choose_from_a_market_are_its_customers_and_those_of_a_chain_are_not() -> None:
    w = World(3305, users=900, rows=9000)
    log = {
        "shop_domain": w.by_user(lambda u: f"shop-{u * 37}.example"),
        "app_handle": w.by_item(lambda i: f"app-{i}"),
        "occurred_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    apps = {
        "handle": [f"app-{i}" for i in range(w.items)],
        "name": [title(i) for i in range(w.items)],
    }
    shops = {
        "domain": [f"shop-{u * 37}.example" for u in range(w.users)],
        "country": [f"c{u % 5}" for u in range(w.users)],
    }
    made = roles.propose(reading({"events.csv": log, "apps.csv": apps, "shops.csv": shops}))
    assert section(made).columns["USER_ID"] == "shop_domain"
    assert not made.questions
    few = {**log, "shop_domain": w.by_user(lambda u: f"shop-{u % 40}.example")}
    chain = {name: values[:40] for name, values in shops.items()}
    chain["domain"] = [f"shop-{u}.example" for u in range(40)]
    assert (
        roles.propose(reading({"events.csv": few, "apps.csv": apps, "shops.csv": chain})).mapping
        is None
    )


def test_nobody_is_asked_about_a_kind_whose_rows_are_left_out_already() -> None:
    w = World(3306)
    kinds = rarely(w, "SI", {"SC": 30})
    made = proposed(
        w,
        {},
        **{"Trans Type": kinds},
        Quantity=w.each(lambda r: -1 if kinds[r] == "SC" else 1 + r % 4),
    )
    assert section(made).leave_out["Quantity"]
    assert "EVENT_TYPE" not in section(made).columns
    assert not made.questions


def test_day_and_number_of_a_voucher_in_one_cell_are_a_time() -> None:
    w = World(3307)
    numbers = w.by_order(lambda n: n % 40 + 1)
    days = w.times("%Y/%m/%d")
    table = {
        "일자-No.": [f"{day} -{number}" for day, number in zip(days, numbers, strict=True)],
        "거래처코드": w.by_user(lambda u: f"{u:05d}"),
        "품목코드": w.by_item(lambda i: f"{i:04d}"),
        "수량": w.pick([1, 2, 5]),
    }
    made = roles.propose(reading({"판매현황.xlsx": table}))
    assert section(made).columns["TIMESTAMP"] == "일자-No."
    assert section(made).timestamp == ("%Y/%m/%d",)


def test_signatures_of_archives_are_ids_and_lists_of_genres_are_not() -> None:
    signatures = [f"SE/GLA/{12_000 + n % 90}/{'ABC'[n % 3]} I/{n % 40}" for n in range(400)]
    assert shape(signatures).kind == "code"
    parts = [f"{'ST'[n % 2]}O {2_000 + n}/{n % 9}" for n in range(300)]
    assert shape([*parts, *[f"{n:08d}" for n in range(80)]]).kind == "phrase"
    html = [f"<p>Lamp {n}</p><p>{n % 7} W, {'AB'[n % 2]} model</p>" for n in range(200)]
    assert shape(html).kind != "code"
    genres = ["Drama/War/1990s", "War/Comedy/Drama", "1990s/Drama/Comedy", "Comedy/War/Drama"]
    assert shape(genres * 40).kind == "list"


def test_what_people_sign_up_for_each_time_is_when_they_did() -> None:
    w = World(3308, lines=1)
    table = {
        "volunteer_id": w.by_user(lambda u: f"V-{u:05d}"),
        "opportunity_id": w.by_item(lambda i: f"OPP{i:04d}"),
        "signed_up": w.times("%Y-%m-%dT%H:%M:%S"),
        "shift_date": w.times("%Y-%m-%d", days=14),
    }
    made = roles.propose(reading({"signups.csv": table}))
    assert section(made).columns["TIMESTAMP"] == "signed_up"
    assert section(made).columns["USER_ID"] == "volunteer_id"


@pytest.mark.parametrize(("name", "hours"), [("dt", 0), ("day", 0), ("dt", 9)])
def test_the_day_of_a_partition_is_no_time_beside_the_time_itself(name: str, hours: int) -> None:
    w = World(3309)
    made = proposed(w, {}, **{name: w.times("%Y-%m-%d", hours=hours)})
    assert section(made).columns["TIMESTAMP"] == "at"
    assert not made.questions
