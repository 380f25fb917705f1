"""Columns that are no rivals of the item: amounts, invoices, pages before, what is counted."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.orders import titled
from tests.data.own.roles.worlds.proposals import (
    asked,
    columns_of,
    found,
    item_of,
    logged,
    proposed_tables,
)
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, chosen, code, digest, price, title, unique
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def test_an_amount_of_every_contract_and_date_is_no_item() -> None:
    days = ["15/06/2022", "15/12/2022", "15/06/2023", "15/12/2023", "15/06/2024"]
    rows = [(day, who) for day in days for who in range(600)]
    bills: dict[str, Any] = {
        "N° facture": [f"F{n:06}" for n in range(len(rows))],
        "N° contrat": [f"CT{50_000 + who}" for _, who in rows],
        "Émise le": [day for day, _ in rows],
        "Volume": [30 + (who * 7 + n * 11) % 37 for n, (_, who) in enumerate(rows)],
    }
    contracts: dict[str, Any] = {
        "N° contrat": [f"CT{50_000 + who}" for who in range(600)],
        "Abonné": [f"Anne {title(who)}" for who in range(600)],
    }
    assert (
        roles.propose(reading({"factures.csv": bills, "contrats.csv": contracts})).mapping is None
    )


def test_an_item_a_day_and_person_is_still_one() -> None:
    """Ratings of whole numbers, one a person and day: titles and a catalogue tell them apart."""
    w = World(703, lines=1)
    table: dict[str, Any] = {
        "user": w.by_user(lambda u: u + 1),
        "item": w.by_item(lambda i: i + 1),
        "day": w.times("%Y-%m-%d"),
    }
    found = columns_of(roles.propose(reading({"log.csv": table})))
    assert (found["USER_ID"], found["ITEM_ID"]) == ("user", "item")


def test_a_number_counted_within_a_topic_is_not_chosen() -> None:
    w = World(709, items=400, rows=6000, lines=1)
    seen: dict[int, int] = {}
    numbers = []
    for item in w.item:
        seen[item] = seen.get(item, 0) + 1
        numbers.append(seen[item])
    posts: dict[str, Any] = {
        "id": [n + 1 for n in w.rows],
        "user_id": w.by_user(lambda u: u + 1),
        "topic_id": w.by_item(lambda i: i + 1),
        "post_number": numbers,
        "created_at": w.times(_FORM),
    }
    topics: dict[str, Any] = {
        "id": [i + 1 for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "views": [40 + i * 7 % 90 for i in range(w.items)],
    }
    assert (
        columns_of(roles.propose(reading({"posts.csv": posts, "topics.csv": topics})))["ITEM_ID"]
        == "topic_id"
    )


@pytest.mark.parametrize(
    ("ad", "owner", "group", "cost"),
    [("Obj-ID", "Kto", "Kategorie", "Preis"), ("thing", "who", "category", "price"),
     ("nr_x", "kod_o", "kategoria", "cena")],
)  # fmt: skip
def test_what_has_a_group_a_price_and_an_owner_is_the_thing(
    ad: str, owner: str, group: str, cost: str
) -> None:
    w = World(1205, users=500, items=4000, rows=12_000, lines=1)
    table = {
        "at": w.times(_FORM),
        "visitor_id": w.by_user(lambda u: 700_000_000 + u * 7919),
        ad: w.by_item(lambda i: 250_000_000 + i * 6007),
        owner: w.by_item(lambda i: 310_000 + i % 1900 * 577),
        group: w.by_item(lambda i: ("Pets", "Flats", "Cars", "Toys")[i % 4]),
        cost: w.by_item(price),
    }
    made = roles.propose(reading({"events.csv": table}))
    assert section(made).columns["ITEM_ID"] == ad
    assert "which-item" not in asked(made)


def test_a_number_of_clicks_that_orders_name_is_no_thing_to_choose() -> None:
    w = World(1208, users=300, items=60, rows=6000, lines=1)
    table = {
        "click_id": w.each(lambda row: 5_500_000 + (row if row % 8 else max(0, row - 5))),
        "member_id": w.by_user(lambda u: u + 31_000),
        "merchant_id": w.by_item(lambda i: i + 133),
        "created_at": w.times(_FORM),
        "(file)": w.each(lambda row: "click_log" if row % 8 else "orders"),
    }
    merchants = {
        "merchant_id": [i + 133 for i in range(60)],
        "name": [title(i) for i in range(60)],
        "category": ["Food", "Travel", "Books"] * 20,
    }
    made = roles.propose(reading({"log.csv": table, "merchant.csv": merchants}))
    assert section(made).columns["ITEM_ID"] == "merchant_id"
    assert "which-item" not in asked(made)


def pages(w: World, before: str) -> dict[str, dict[str, Any]]:
    """Views of pages, with the page before each, and the addresses of all pages."""
    number = w.by_item(lambda i: 1000 + 3 * i)
    views = {
        "visitor_id": w.by_user(lambda u: digest(u)[:16]),
        "viewed_at": w.times("%Y-%m-%d %H:%M:%S"),
        before: [1003, *number[:-1]],
        "page_id": number,
    }
    known = {
        "id": [1000 + 3 * i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }
    return {"views.csv": views, "pages.csv": known}


@pytest.mark.parametrize("before", ["page_id_ref", "previous_page_id", "page_id_from"])
def test_the_page_before_is_no_rival_of_the_page(before: str) -> None:
    found = roles.propose(reading(pages(World(4702, lines=1), before)))
    assert section(found).columns["ITEM_ID"] == "page_id"
    assert "which-item" not in asked(found)


def test_a_reference_beside_a_title_is_the_code_of_the_same() -> None:
    w = World(4703, lines=1)
    orders = {
        "client": w.by_user(lambda u: f"C{u:05d}"),
        "date": w.times("%Y-%m-%d %H:%M:%S"),
        "produit": w.by_item(title),
        "ref_produit": w.by_item(lambda i: code("R", i)),
    }
    found = roles.propose(reading({"ventes.csv": orders}))
    assert section(found).columns["ITEM_ID"] == "ref_produit"


def test_the_mailing_that_brought_a_gift_is_not_what_was_chosen() -> None:
    w = World(706, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "gifts.csv": {
            "constituent_id": w.by_user(lambda u: code("C", u)),
            "fund_id": w.by_item(lambda i: f"F-{i:03}"),
            "appeal_id": w.pick([f"AP{n:02}" for n in range(59)]),
            "gift_date": w.times("%Y-%m-%d"),
        },
        "funds.csv": titled("fund_id", [f"F-{i:03}" for i in range(w.items)]),
        "appeals.csv": titled("appeal_id", [f"AP{n:02}" for n in range(59)]),
    }
    proposal = found(tables, "constituent_id", "fund_id")
    assert "which-item" not in {one.code for one in proposal.questions}


@pytest.mark.parametrize("account", ["acnt_no", "ACCT_ID"])
def test_an_account_that_pays_is_nothing_to_recommend(account: str) -> None:
    w = World(711, users=900, items=90, lines=1)
    numbers = [str(80_100_000 + u // 2 * 7) for u in range(w.users)]
    tables: dict[str, dict[str, Any]] = {
        "view_log.csv": {
            account: w.by_user(lambda u: numbers[u]),
            "profile_id": w.by_user(lambda u: f"pf_{u * 7919:06x}"),
            "cont_id": w.by_item(lambda i: code("CT" if i % 16 else "AD", i)),
            "evt_dtm": w.times("%Y%m%d%H%M%S"),
        },
        "profile.csv": {
            "profile_id": [f"pf_{u * 7919:06x}" for u in range(w.users)],
            account: numbers,
            "birth_yyyy": [1960 + u % 50 for u in range(w.users)],
        },
        "pay.csv": {
            account: numbers[::2],
            "pay_ymd": ["20240901"] * (w.users // 2),
            "amt": [(9900, 13900)[u % 2] for u in range(w.users // 2)],
        },
        "cont_mst.csv": {
            "cont_id": [code("CT", i) for i in range(w.items) if i % 16],
            "cont_nm": [title(i) for i in range(w.items) if i % 16],
        },
    }
    assert not found(tables, "profile_id", "cont_id").questions


def test_the_number_of_an_invoice_is_not_what_is_recommended() -> None:
    w = World(3403, rows=4000)
    lines = {
        "D2_DOC": w.by_order(lambda n: f"{n:09d}"),
        "D2_CLIENTE": w.by_user(lambda u: f"C{u:05d}"),
        "D2_COD": w.by_item(lambda i: f"{i // 100:02d}.{i % 100:04d}"),
        "D2_EMISSAO": w.times("%Y%m%d"),
    }
    bought = {
        "D1_DOC": [f"{n:09d}" for n in range(0, max(w.order), 2)],
        "D1_FORNECE": [f"F{n % 30:05d}" for n in range(0, max(w.order), 2)],
    }
    goods = {
        "B1_COD": [f"{i // 100:02d}.{i % 100:04d}" for i in range(w.items)],
        "B1_DESC": [title(i) for i in range(w.items)],
    }
    made = roles.propose(reading({"SD2.csv": lines, "SD1.csv": bought, "SB1.csv": goods}))
    assert section(made).columns["ITEM_ID"] == "D2_COD"
    assert "which-item" not in [one.code for one in made.questions]


def test_what_goes_one_to_one_with_the_person_is_never_offered_as_the_item() -> None:
    w = World(604)
    table = {
        "customer_no": w.by_user(lambda u: 1000 + u),
        "account": w.by_user(lambda u: f"AC{u * 7919 % 100_000:06d}"),
        "ziel": w.by_item(lambda i: f"Z{i * 31:04d}"),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": table}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["ITEM_ID"] == "ziel"
    assert not any("account" in one.text for question in made.questions for one in question.options)


def test_a_column_of_a_catalogue_is_the_item_and_an_amount_is_not() -> None:
    w = World(3)
    proposal = proposed_tables(
        {
            "log.csv": {
                "who": w.by_user(lambda u: f"p{u:04d}"),
                "zork": w.by_item(lambda i: f"L{i:03d}"),
                "gleeb": w.each(lambda r: r * 7 % 900),
                "at": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "zorks.csv": {
                "zork": [f"L{i:03d}" for i in range(w.items)],
                "world": [("Dunes", "Frost")[i % 2] for i in range(w.items)],
            },
        }
    )
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["ITEM_ID"] == "zork"
    assert proposal.mapping.sections["items"].files == ("zorks.csv",)
    assert proposal.questions == ()


def test_a_second_column_of_items_is_said() -> None:
    w = World(608)
    ids = w.by_item(lambda i: code("I", i))
    alone = w.each(lambda r: r % 10 == 3)
    proposal = logged(
        w,
        item_id=[None if own else one for own, one in zip(alone, ids, strict=True)],
        ordered_item=[one if own else None for own, one in zip(alone, ids, strict=True)],
    )
    (found,) = [one for one in proposal.findings if one.code == "ids-in-two-columns"]
    assert found.column == "ordered_item"
    assert found.share == pytest.approx(0.1, abs=0.01)
    beside = logged(
        w,
        item_id=[None if own else one for own, one in zip(alone, ids, strict=True)],
        seen_before=[ids[row - 1] for row in w.rows],
    )
    assert "ids-in-two-columns" not in {one.code for one in beside.findings}


def test_amounts_with_a_currency_are_no_items() -> None:
    w = World(4506, lines=1)
    made = proposed(w, {}, **{"Ingresos por productos (ARS)": w.each(lambda row: 4000 + row % 90)})
    assert section(made).columns["ITEM_ID"] == "item_id"


def test_numbers_behind_stars_are_no_rival_of_an_id() -> None:
    w = World(4491, lines=1)
    table = {
        "kenn": w.by_user(lambda u: code("K", u)),
        "msisdn": w.by_user(lambda u: f"35196****{u * 7 % 150:03d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": table}))
    assert section(made).columns["USER_ID"] == "kenn"
    assert not [one for one in made.questions if "msisdn" in one.text]


def test_a_price_is_no_rival_of_the_name_of_what_it_is_of() -> None:
    w = World(715, users=200, items=90, rows=3000, lines=1)
    sales: dict[str, Any] = {
        "purchase_date": w.times(_FORM),
        "item_name": w.by_item(lambda i: f"商品{chr(65 + i % 26)}{'' if i < 26 else i // 26}"),
        "item_price": w.each(lambda row: "" if row % 8 == 0 else 100 * (1 + w.item[row] % 26)),
        "customer_name": w.by_user(lambda u: f"Anna {title(u)}"),
    }
    made = found({"uriage.csv": sales}, "customer_name", "item_name")
    assert "which-item" not in asked(made)


def test_the_quote_of_one_customer_is_nothing_to_recommend_beside_what_is_offered_in_it() -> None:
    w = World(4641, users=300, items=40, rows=6000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "offers.csv": {
            "customer_ref": w.by_user(lambda u: u + 700_000),
            "quote_ref": w.each(lambda row: f"Q{w.user[row] * 3 + row % 3:05}"),
            "addon_code": w.by_item(lambda i: f"ADD-{i:03}"),
            "offered": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "addons.csv": {
            "addon_code": [f"ADD-{i:03}" for i in range(40)],
            "family": ["motor", "home"] * 20,
        },
    }
    made = roles.propose(reading(tables))
    assert section(made).columns["ITEM_ID"] == "addon_code"
    assert not [one for one in made.questions if one.code == "which-item"]


def test_the_play_is_chosen_and_not_one_of_its_evenings_which_have_no_words_of_their_own() -> None:
    w = World(4642, items=120, rows=6000, lines=3)
    evening = [w.order[row] * 17 % 280 for row in w.rows]
    day = [f"{1 + i % 28:02}.{1 + i // 28:02}.2024 19:30" for i in range(280)]
    tables: dict[str, dict[str, Any]] = {
        "tickets.csv": {
            "Ticket-Nr.": [500_000 + row for row in w.rows],
            "Buchungs-Nr.": w.by_order(lambda order: 88_000 + order),
            "Kunden-Nr.": w.by_user(lambda u: 100_000 + 7 * u),
            "Vorst.-Nr.": [20_240_000 + i for i in evening],
            "Vorstellung am": [day[i] for i in evening],
            "Buchung vom": w.times("%d.%m.%Y %H:%M", seconds=-400 * 86_400),
        },
        "schedule.csv": {
            "Vorst.-Nr.": [20_240_000 + i for i in range(280)],
            "Prod.-Nr.": [code("P", i // 7) for i in range(280)],
            "Titel": [title(i // 7) for i in range(280)],
            "Datum": day,
        },
    }
    made = roles.propose(reading(tables))
    (join,) = section(made).joins
    assert join.columns["ITEM_ID"] == "Prod.-Nr."
    assert not [one for one in made.questions if one.code == "which-item"]


@pytest.mark.parametrize(("of_thing", "item"), [(True, "own_sid"), (False, "film_rid")])
def test_a_random_key_that_every_row_has_comes_before_one_of_a_register(
    of_thing: bool, item: str
) -> None:
    """A player makes a key of each film; a key of a session is in every row as well."""
    w = World(931, users=200, items=160, rows=5000, lines=1)
    keys = w.by_item(lambda i: unique(i + 7000))
    visits = w.each(lambda row: unique(w.user[row] * 900 + w.at[row].timetuple().tm_yday))
    made = proposed_tables({
        "plays.csv": {
            "viewer_id": w.by_user(lambda u: u + 300),
            "played_at": w.times("%Y-%m-%d %H:%M:%S"),
            "own_sid": keys if of_thing else visits,
            "film_rid": w.by_item(lambda i: unique(i + 90) if i % 3 else ""),
            "minutes": w.pick(range(3, 140)),
        }
    })  # fmt: skip
    assert item_of(made) == item


@pytest.mark.parametrize(
    ("user", "device", "thing", "name"),
    [
        ("mbrNo", "devId", "prop.plcId", "prop.plcNm"),
        ("bruger_id", "installation", "rute_id", "rute_navn"),
        ("user_id", "handset", "trk_id", "trk_label"),
    ],
)
def test_what_somebody_does_an_app_on_is_not_chosen(
    user: str, device: str, thing: str, name: str
) -> None:
    """Each telephone is one person's alone, and a trail or a place stands in some kinds of rows."""
    w = World(731, users=300, items=90, rows=4000, lines=1)
    kinds = w.pick(["open", "save", "map", "push"])
    about = [kind in ("open", "save") for kind in kinds]
    table = {
        "event_id": w.each(lambda row: 9_000_000 + 3 * row),
        "event": kinds,
        user: w.by_user(lambda u: 20_000_000 + 7919 * u if u % 8 else ""),
        device: w.by_user(lambda u: digest(u if u % 5 else u + 5000)[:16]),
        thing: [code("P", i) if yes else "" for i, yes in zip(w.item, about, strict=True)],
        name: [title(i) if yes else "" for i, yes in zip(w.item, about, strict=True)],
        "at": w.times(_FORM),
    }
    proposal = found({"applog.csv": table}, user, thing)
    assert "which-item" not in asked(proposal)


@pytest.mark.parametrize("path", ["device.model", "context.device.model", "phone.model"])
@pytest.mark.parametrize("stop", ["stop.code", "stop.ref", "halt.ref"])
def test_with_which_model_somebody_came_is_nothing_to_recommend(path: str, stop: str) -> None:
    w = World(8205, users=200, items=120, rows=2000, lines=1)
    models = ("iPhone 12", "SM-G991B", "Pixel 6", "Redmi 9", "XQ-BC52", "CPH2219", "moto g52")
    table = {
        "rider.id": w.by_user(lambda u: f"r{u:05d}"),
        "at": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "action": w.pick(["lookup", "trip_plan", "favourite"]),
        stop: w.by_item(lambda i: f"ST{3000 + 7 * i}"),
        path: w.by_user(lambda u: chosen(models, u)),
        "device.os": w.by_user(lambda u: chosen(("ios", "android"), u)),
    }
    made = found({"lookups.jsonl": table}, "rider.id", stop)
    assert "which-item" not in asked(made)
