"""Whose an order is, where its lines do not say it: by its head and by other tables."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.orders import bare_orders, numbered_lines, shop_with_products
from tests.data.own.roles.worlds.proposals import (
    asked_of,
    fields_of,
    proposal_and_columns,
    proposal_and_section,
)
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen, code, digest, title
from tests.support.own_tables import reading


def masters(w: World, firms: int) -> dict[str, dict[str, Any]]:
    """Articles and firms, each with a name in every row."""
    return {
        "mak.csv": {
            "mtn": [f"{70_000 + i:09d}" for i in range(w.items)],
            "mtx": [title(i) for i in range(w.items)],
        },
        "kna.csv": {
            "knx": [f"{100_000 + u:09d}" for u in range(firms)],
            "nmx": [f"{chosen(['Stahl', 'Holz', 'Glas'], u)} Werk {u} GmbH" for u in range(firms)],
            "orx": [chosen(["Ulm", "Bonn", "Kiel"], u) for u in range(firms)],
        },
    }


def test_who_ordered_is_what_the_head_of_an_order_leads_to() -> None:
    w = World(701, lines=5)
    first = w.firsts()
    days, hours = w.times("%d.%m.%Y"), w.times("%d.%m.%Y", days=9)
    head = {
        "vbl": [f"4500{w.order[row]:06d}" for row in first],
        "edt": [days[row] for row in first],
        "knx": [f"{100_000 + w.user[row]:09d}" for row in first],
        "enm": [chosen(["WEB", "EDI", "MUELLER"], row) for row in first],
    }
    files = {"vba.csv": bare_orders(w, adt=hours), "vbk.csv": head, **masters(w, w.users)}
    made = roles.propose(reading(files))
    found = fields_of(made)
    assert (found["USER_ID"], found["ITEM_ID"], found["TIMESTAMP"]) == ("knx", "mtn", "edt")
    assert made.mapping is not None
    assert made.mapping.sections["users"].files == ("kna.csv",)


def test_a_card_that_not_everybody_has_names_people_and_neither_receipt_nor_hour_does() -> None:
    w = World(702, rows=3000, lines=5)
    table = bare_orders(
        w,
        tgx=w.times("%d.%m.%Y"),
        shx=w.times("%H:%M"),
        kax=w.by_order(lambda o: 120 + o % 25),
        czx=w.by_user(lambda u: None if u % 3 == 0 else 30_002_000 + u * 7),
    )
    made = roles.propose(reading({"kas.csv": table, "mak.csv": masters(w, 1)["mak.csv"]}))
    assert fields_of(made)["USER_ID"] == "czx"
    assert "czx" in asked_of(made)["which-user"]


def test_a_buyer_and_the_firm_that_he_buys_for_are_both_offered() -> None:
    w = World(703, users=400, lines=5)
    table = bare_orders(
        w,
        buyer_id=w.by_user(lambda u: f"{10_000 + u // 4}-{u % 4}"),
        debnr=w.by_user(lambda u: 10_000 + u // 4),
        order_date=w.times("%Y-%m-%d %H:%M:%S"),
    )
    firms = {
        "debnr": [10_000 + firm for firm in range(100)],
        "naam": [f"Bouw {firm} B.V." for firm in range(100)],
    }
    made = roles.propose(
        reading({"a.csv": table, "mak.csv": masters(w, 1)["mak.csv"], "deb.csv": firms})
    )
    assert "buyer_id" in asked_of(made)["which-user"]
    assert "debnr" in asked_of(made)["which-user"]


def test_a_group_of_goods_is_no_person_where_the_head_of_the_order_names_one() -> None:
    w = World(901)
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "VBELN": w.by_order(lambda n: f"{4500000 + n:010d}"),
        "POSNR": [f"{10 * (1 + row % 4):06d}" for row in w.rows],
        "MATNR": w.by_item(lambda i: f"{1000003 + i * 37:018d}"),
        "MATKL": w.by_item(lambda i: f"{1 + i % 10:05d}"),
        "ERDAT": w.times("%Y%m%d"),
    }
    heads: dict[str, Any] = {
        "VBELN": [f"{4500000 + w.order[row]:010d}" for row in firsts],
        "ERDAT": [w.at[row].strftime("%Y%m%d") for row in firsts],
        "KUNNR": [f"{100145 + w.user[row] * 7:010d}" for row in firsts],
    }
    tables: dict[str, dict[str, Any]] = {
        "VBAP.txt": lines,
        "VBAK.txt": heads,
        "KNA1.txt": {
            "KUNNR": [f"{100145 + u * 7:010d}" for u in range(w.users)],
            "LAND1": ["DE" if u % 3 else "AT" for u in range(w.users)],
            "BRSCH": [f"{11 + u % 19:04d}" for u in range(w.users)],
        },
        "MARA.txt": {
            "MATNR": [f"{1000003 + i * 37:018d}" for i in range(w.items)],
            "MATKL": [f"{1 + i % 10:05d}" for i in range(w.items)],
            "MEINS": ["ST" if i % 4 else "KG" for i in range(w.items)],
        },
        "T023T.txt": {
            "MATKL": [f"{k:05d}" for k in range(1, 11)],
            "WGBEZ": [f"Gruppe {k}" for k in range(1, 11)],
        },
    }
    proposal, section = proposal_and_section(tables)
    assert section.columns["ITEM_ID"] == "MATNR"
    (join,) = section.joins
    assert (join.file, join.columns["USER_ID"]) == ("VBAK.txt", "KUNNR")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("KNA1.txt",)


def test_people_are_found_in_their_own_table_and_not_among_their_addresses() -> None:
    w = World(905)
    tables = numbered_lines(w)
    tables["address.csv"] = {
        "id_address": list(range(1, w.users + 1)),
        "id_customer": [u + 5 for u in range(w.users)],
        "postcode": [f"{3750 + u * 11:05d}" for u in range(w.users)],
        "city": [f"Ville {u % 5}" for u in range(w.users)],
    }
    kept = [u for u in range(w.users) if u % 40]
    tables["customer.csv"] = {
        "id_customer": [u + 5 for u in kept],
        "id_gender": [1 + u % 2 for u in kept],
        "firstname": [f"Prénom{u % 30}" for u in kept],
        "email": [f"a{u}@example.com" for u in kept],
        "birthday": [f"19{60 + u % 40}-05-1{u % 9}" for u in kept],
    }
    proposal, __ = proposal_and_section(tables)
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("customer.csv",)


def test_who_watched_is_told_by_the_titles_of_what_was_watched() -> None:
    """Abbreviations of a warehouse say nothing; its tables have keys of the same names."""
    w = World(1201, users=900, items=150, rows=6000, lines=1)
    views: dict[str, Any] = {
        "WTCH_SEQ": [1_000_000_000 + row for row in w.rows],
        "SA_ID": w.by_user(lambda u: 5_000_000_000 + u * 7919),
        "CNTS_ID": w.by_item(lambda i: code("CMV", i)),
        "WTCH_STRT_DTTM": w.times("%Y%m%d%H%M%S"),
        "WTCH_END_DTTM": [
            (at + timedelta(seconds=60 + int(digest(row)[:6], 16) % 7000)).strftime("%Y%m%d%H%M%S")
            for row, at in enumerate(w.at)
        ],
        "WTCH_SEC": w.each(lambda row: 11 + int(digest(row + 7)[:6], 16) % 7400),
        "REG_DTTM": w.times("%Y%m%d%H%M%S", hours=20),
    }
    boxes: dict[str, Any] = {
        "SA_ID": [5_000_000_000 + u * 7919 for u in range(w.users)],
        "PROD_NM": [("Light", "Basic", "Premium")[u % 3] for u in range(w.users)],
        "OPEN_YMD": [f"2022{1 + u % 12:02}{1 + u % 28:02}" for u in range(w.users)],
    }
    contents: dict[str, Any] = {
        "CNTS_ID": [code("CMV", i) for i in range(w.items)],
        "CNTS_NM": [f"{title(i)} {i}" for i in range(w.items)],
        "PROD_YR": [1999 + i % 25 for i in range(w.items)],
        "RUN_SEC": [2400 + i * 31 % 4000 for i in range(w.items)],
    }
    proposal, __, columns = proposal_and_columns(
        {"TB_HIST.dat": views, "TB_STB_SBSC.dat": boxes, "TB_CNTS_MST.dat": contents}
    )
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("SA_ID", "CNTS_ID")
    assert columns["TIMESTAMP"] == "WTCH_STRT_DTTM"
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].title == "CNTS_NM"
    assert proposal.mapping.sections["users"].files == ("TB_STB_SBSC.dat",)
    assert not proposal.questions
    assert not any(one.code == "other-events" for one in proposal.findings)


def test_of_many_people_without_names_each_order_belongs_to_one() -> None:
    w = World(4201, users=4000, items=300, rows=24_000, days=60)
    lines: dict[str, list[Any]] = {
        "column 1": w.by_order(lambda n: 81_000_000 + n),
        "column 2": w.by_user(lambda u: digest(u)),
        "column 3": w.by_item(lambda i: 200_000 + 37 * i),
        "column 4": w.times("%Y-%m-%d %H:%M:%S"),
        "column 5": w.pick([1, 2, 3]),
    }
    goods = {
        "column 1": [200_000 + 37 * i for i in range(w.items)],
        "column 2": [title(i, "bread milk apple cheese") for i in range(w.items)],
    }
    made = roles.propose(reading({"lines.csv": lines, "goods.csv": goods}))
    found = section(made).columns
    assert (found["USER_ID"], found["ITEM_ID"]) == ("column 2", "column 3")
    assert not made.questions


def test_a_number_that_is_new_with_each_order_stands_for_the_person_behind_it() -> None:
    w = World(504)
    firsts = w.firsts()
    news = [f"c{w.order[row] * 7919 % 1000003}" for row in firsts]
    customers = {
        "customer_id": news,
        "customer_unique_id": [f"person{w.user[row]}" for row in firsts],
        "city": [f"T{w.user[row] % 5}" for row in firsts],
    }
    proposal = roles.propose(
        reading(shop_with_products(w, orders={"customer_id": news}, customers=customers))
    )
    assert proposal.mapping is not None, proposal.reason
    joins = proposal.mapping.sections["interactions"].joins
    assert [(one.file, one.columns) for one in joins] == [
        ("orders.csv", {"TIMESTAMP": "bought_at"}),
        ("customers.csv", {"USER_ID": "customer_unique_id"}),
    ]
    user = next(one for one in proposal.guesses if one.field == "USER_ID")
    assert "customer_id in customers.csv" in user.reason
