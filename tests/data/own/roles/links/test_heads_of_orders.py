"""Heads of orders and their lines: keys of several columns, drafts, states of the head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.roles.propose import understand
from tests.data.own.roles.worlds.members import firms
from tests.data.own.roles.worlds.proposals import found, proposal_and_section
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.systems_world import EXPORTS, Tables
from tests.data.own.roles.worlds.world import World, code, digest, title
from tests.support.own_tables import reading

_LIVE = digest(77)[:32]
_STATES = ("open", "in_progress", "completed", "cancelled")


def _shop(every: int) -> tuple[Tables, int, int]:
    """A shop, the rows of its drafts, and those of cancelled orders."""
    tables = EXPORTS["shopware_6"][0]()
    lines, heads = tables["order_line_item.csv"], tables["order.csv"]
    count = len(heads["id"])
    heads["version_id"] = [_LIVE] * count
    heads["state_id"] = [digest((n % 10 > 3) + (n % 10 > 5) + (n % 10 == 9))[:32]
                         for n in range(count)]  # fmt: skip
    tables["state_machine_state.csv"] = {
        "id": [digest(n)[:32] for n in range(4)],
        "technical_name": list(_STATES),
    }
    lines["order_version_id"] = [_LIVE] * len(lines["id"])
    gone = {one for one, state in zip(heads["id"], heads["state_id"], strict=True)
            if state == digest(3)[:32]}  # fmt: skip
    cancelled = sum(one in gone for one in lines["order_id"])
    edited = heads["id"][4::every]
    again = [at for at, order in enumerate(lines["order_id"]) if order in set(edited)]
    versions = {order: digest(n + 88_000)[:32] for n, order in enumerate(edited)}
    for column in lines:
        lines[column] += [lines[column][at] for at in again]
    lines["order_version_id"][-len(again) :] = [versions[lines["order_id"][at]] for at in again]
    for column in heads:
        heads[column] += heads[column][4:count:every]
    heads["version_id"][count:] = list(versions.values())
    return tables, len(again), cancelled


@pytest.mark.parametrize("every", [20, 130])
def test_lines_of_drafts_and_of_cancelled_orders_do_not_count(every: int) -> None:
    """One order of so many was edited; if these are very few, ids are nearly unique."""
    tables, drafts, cancelled = _shop(every)
    proposal = roles.propose(reading(tables))
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out["state_id"] == (digest(3)[:32], "")
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute("SELECT count(*), count(USER_ID) FROM interactions").fetchone()
    rows = len(tables["order_line_item.csv"]["id"]) - drafts - cancelled
    assert drafts > 2
    assert cancelled > 20
    assert row == (rows, rows)
    [said] = [one for one in proposal.findings if one.column == "state_id"]
    assert f"{drafts} rows" in said.message
    assert "cancelled" in said.message
    codes = {one.code for one in proposal.findings}
    assert not {"events-twice", "rows-counted-once"} & codes


@pytest.mark.parametrize("name", ["version_id", "kind"])
def test_several_heads_of_an_order_without_a_live_one_are_not_joined(name: str) -> None:
    tables, _, _ = _shop(20)
    heads = tables["order.csv"]
    versions = heads.pop("version_id")
    if name == "version_id":  # every order has two versions of its own
        versions = [digest(n + 99_000)[:32] for n in range(len(versions))]
    heads[name] = versions
    proposal = roles.propose(reading(tables))
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert "state_id" not in section.leave_out
    assert [one.file for one in section.joins] == ["order_customer.csv"]


def test_copies_of_whose_an_order_is_are_told_apart_by_their_version() -> None:
    """Every table has ids of its own, and an edited order stands in each of them once more."""
    tables, drafts, cancelled = _shop(20)
    people, heads = tables["order_customer.csv"], tables["order.csv"]
    lines = tables["order_line_item.csv"]
    lines["version_id"] = lines.pop("order_version_id")
    lines["id"] = [digest(n + 500_000)[:32] for n in range(len(lines["id"]))]
    live = people["order_id"]
    again = [at for at, order in enumerate(live) if order in set(heads["id"][len(set(live)) :])]
    version = dict(zip(heads["id"], heads["version_id"], strict=True))
    people["version_id"] = [_LIVE] * len(live) + [version[live[at]] for at in again]
    for column in people:
        if column not in ("id", "version_id"):
            people[column] = [*people[column], *(people[column][at] for at in again)]
    people["id"] = [digest(n + 700_000)[:32] for n in range(len(people["order_id"]))]
    proposal = roles.propose(reading(tables))
    assert proposal.mapping, proposal.reason
    whose = proposal.mapping.sections["interactions"].joins[0]
    assert whose.columns == {"USER_ID": "customer_id"}
    assert whose.on == {"order_id": "order_id", "version_id": "version_id"}
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute("SELECT count(*), count(USER_ID) FROM interactions").fetchone()
    rows = len(lines["id"]) - drafts - cancelled
    assert row == (rows, rows)


@pytest.mark.parametrize(("head", "line"), [("OT", "OR"), ("ORT", "ORR"), ("hd", "ps")])
def test_columns_are_joined_by_their_names_behind_the_letters_of_each_table(
    head: str, line: str
) -> None:
    """Numbers of orders begin anew every year, so that both columns are needed."""
    w = World(6520, rows=4000, days=900, lines=3)
    first = {w.order[row]: row for row in reversed(w.rows)}
    orders = sorted(first)
    year = {n: w.at[first[n]].year for n in orders}
    before = {one: min(n for n in orders if year[n] == one) for one in set(year.values())}
    number = {n: n - before[year[n]] + 1 for n in orders}
    tables: Tables = {
        "RIG.csv": {
            f"{line}ANOR": w.by_order(lambda n: year[n]),
            f"{line}NORD": w.by_order(lambda n: number[n]),
            f"{line}CART": w.by_item(lambda i: 3_000_000 + 37 * i),
            f"{line}QTOR": w.pick([1, 2, 6], [5, 2, 1]),
        },
        "TES.csv": {
            f"{head}ANOR": [year[n] for n in orders],
            f"{head}NORD": [number[n] for n in orders],
            f"{head}DTOR": [int(f"{w.at[first[n]]:1%y%m%d}") for n in orders],
            f"{head}CCLI": [140_000 + 13 * w.user[first[n]] for n in orders],
        },
        "CLI.csv": {
            "CLCCLI": [140_000 + 13 * u for u in range(max(w.user) + 1)],
            "CLRSOC": [f"Farmacia {u}" for u in range(max(w.user) + 1)],
        },
        "ART.csv": {
            "ARCART": [3_000_000 + 37 * i for i in range(max(w.item) + 1)],
            "ARDESC": [title(i) for i in range(max(w.item) + 1)],
        },
    }
    proposal = roles.propose(reading(tables))
    made = section(proposal)
    assert made.columns["ITEM_ID"] == f"{line}CART"
    (join,) = made.joins
    assert join.on == {f"{line}ANOR": f"{head}ANOR", f"{line}NORD": f"{head}NORD"}
    assert join.columns == {"USER_ID": f"{head}CCLI", "TIMESTAMP": f"{head}DTOR"}
    assert proposal.mapping
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute("SELECT count(*), count(USER_ID) FROM interactions").fetchone()
    assert row == (len(w.rows), len(w.rows))


@pytest.mark.parametrize("quantity", ["CAN", "QTA", "MNG"])
def test_lines_and_invoices_of_several_series_are_joined_by_series_and_number(
    quantity: str,
) -> None:
    """Names end with the letters of their table, and numbers begin anew in each series."""
    w = World(6522, rows=3000, lines=3)
    first = {w.order[row]: row for row in reversed(w.rows)}
    orders = sorted(first)
    pieces = w.pick(["1,00", "4,00", "2,50", "-1,00"], [20, 9, 6, 1])
    tables: Tables = {
        "F_LFA.txt": {
            "TIPLFA": w.by_order(lambda n: n % 2 + 1),
            "CODLFA": w.by_order(lambda n: n // 2 + 1),
            "ARTLFA": w.by_item(lambda i: f"{37 * i:05d}"),
            f"{quantity}LFA": pieces,
        },
        "F_FAC.txt": {
            "TIPFAC": [n % 2 + 1 for n in orders],
            "CODFAC": [n // 2 + 1 for n in orders],
            "FECFAC": [f"{w.at[first[n]]:%d/%m/%Y 0:00:00}" for n in orders],
            "CLIFAC": [1 + w.user[first[n]] for n in orders],
            "AGEFAC": [(1, 3, 4, 5, 5)[n % 5] for n in orders],
        },
        "F_ART.txt": {
            "CODART": [f"{37 * i:05d}" for i in range(w.items)],
            "DESART": [title(i) for i in range(w.items)],
        },
    }
    proposal, made = proposal_and_section(tables)
    (join,) = made.joins
    assert join.on == {"CODLFA": "CODFAC", "TIPLFA": "TIPFAC"}
    assert join.columns == {"USER_ID": "CLIFAC", "TIMESTAMP": "FECFAC"}
    assert made.columns == {"ITEM_ID": "ARTLFA", "EVENT_VALUE": f"{quantity}LFA"}
    assert made.leave_out == {f"{quantity}LFA": ("-1,00",)}
    assert not proposal.questions


def test_numbers_of_lines_are_none_of_orders_though_they_are_called_alike() -> None:
    w = World(6521, rows=4000, days=900, lines=3)
    orders = sorted(set(w.order))
    tables: Tables = {
        "RIG.csv": {
            "PSANNO": w.by_order(lambda n: 2021 + n % 3),
            "PSNUM": [row % 5 + 1 for row in w.rows],
            "PSRIFER": w.by_order(lambda n: n // 3 + 1),
            "PSCART": w.by_item(lambda i: 3_000_000 + 37 * i),
        },
        "TES.csv": {
            "HDANNO": [2021 + n % 3 for n in orders],
            "HDNUM": [n // 3 + 1 for n in orders],
            "HDCLI": [140_000 + 13 * (n * 7 % 200) for n in orders],
            "HDTOT": [n * 17 % 301 for n in orders],
        },
    }
    assert not [one for view in understand(reading(tables)) for one in view.compounds]


def receipts(w: World, **more: Sequence[Any]) -> dict[str, dict[str, Sequence[Any]]]:
    """Lines and heads of receipts: a number comes back at every till of every store."""
    orders = range(max(w.order) + 1)
    store, till = [f"F{n * 7 % 5}" for n in orders], [n * 3 % 4 + 1 for n in orders]
    places = ("north", "south")
    seen: dict[tuple[str, int], int] = {}
    number = []
    for n in orders:
        seen[store[n], till[n]] = seen.get((store[n], till[n]), 4000) + 1
        number.append(seen[store[n], till[n]])
    first = {w.order[row]: row for row in reversed(w.rows)}
    return {
        "lines.csv": {
            "region": w.by_order(lambda n: places[store[n] < "F2"]),
            "store": w.by_order(lambda n: store[n]),
            "till": w.by_order(lambda n: till[n]),
            "receipt_no": w.by_order(lambda n: number[n]),
            "article_id": w.by_item(lambda i: code("A", i)),
            "qty": w.pick([1, 2], [5, 1]),
        },
        "heads.csv": {
            "region": [places[one < "F2"] for one in store],
            "store": store,
            "till": till,
            "receipt_no": number,
            "day": [f"{w.at[first[n]]:%Y-%m-%d %H:%M:%S}" for n in orders],
            "card_no": [f"C{w.user[first[n]]:06d}" for n in orders],
            **more,
        },
    }


def test_heads_are_joined_by_all_columns_that_name_them_together() -> None:
    w = World(606)
    orders = range(max(w.order) + 1)
    read = reading(receipts(w, storno_kz=["J" if n % 15 == 2 else "N" for n in orders]))
    proposal = roles.propose(read)
    events = section(proposal)
    (join,) = events.joins
    assert join.file == "heads.csv"
    assert join.on == {name: name for name in ("receipt_no", "store", "till")}
    assert join.columns == {"USER_ID": "card_no", "TIMESTAMP": "day"}
    assert events.files == ("lines.csv",)
    assert events.leave_out == {"storno_kz": ("J",)}
    assert proposal.mapping is not None
    relation = canonical.build(read, proposal.mapping).interactions
    told = read.connection.execute(f"SELECT row, USER_ID FROM {relation.name}").fetchall()
    kept = [row for row in w.rows if w.order[row] % 15 != 2]
    assert sorted(told) == [(row, f"C{w.user[row]:06d}") for row in kept]


def test_a_flag_of_the_heads_that_nobody_knows_is_said() -> None:
    w = World(607)
    orders = range(max(w.order) + 1)
    for yes, no in (("L", "N"), (1, 0)):
        flags = [yes if n % 15 == 2 else no for n in orders]
        proposal = roles.propose(reading(receipts(w, zzq=flags)))
        (found,) = [one for one in proposal.findings if one.code == "standing-unknown"]
        assert found.file == "heads.csv"
        assert "zzq" in found.message


def test_a_deal_with_a_title_is_the_head_of_its_lines() -> None:
    """A CRM calls the key of every table alike, and deals have titles as things have."""
    w = World(962)
    firsts = w.firsts()
    companies = firms(w, "ID do registro", "Nome da empresa")
    companies["ID do registro"] = [7_400_000_000 + u * 977 for u in range(w.users)]
    __, section = proposal_and_section({
        "itens-de-linha.csv": {
            "ID do registro": w.each(lambda row: 20_000_072_060 + row * 31),
            "Nome": w.by_item(title),
            "ID do produto": w.by_item(lambda i: 1_500_000_000 + i * 7919),
            "Quantidade": w.pick([1, 2, 3], [9, 3, 1]),
            "Associated Deal IDs": w.by_order(lambda n: 12_000_933_514 + n * 513),
        },
        "negocios.csv": {
            "ID do registro": [12_000_933_514 + w.order[row] * 513 for row in firsts],
            "Nome do negócio": [f"Pedido {1001 + n}" for n in range(len(firsts))],
            "Data de criação": [w.at[row].strftime("%Y-%m-%d %H:%M") for row in firsts],
            "Associated Company IDs": [7_400_000_000 + w.user[row] * 977 for row in firsts],
        },
        "empresas.csv": companies,
        "produtos.csv": {
            "ID do registro": [1_500_000_000 + i * 7919 for i in range(w.items)],
            "Nome": [title(i) for i in range(w.items)],
            "Preço unitário": [f"{4 + i}.50" for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.files == ("itens-de-linha.csv",)
    assert section.columns["ITEM_ID"] == "ID do produto"
    assert section.joins[0].columns == {
        "USER_ID": "Associated Company IDs",
        "TIMESTAMP": "Data de criação",
    }


def test_the_head_of_an_order_says_which_lines_do_not_count() -> None:
    w = World(509)
    orders = range(max(w.order) + 1)
    proposal = roles.propose(
        reading({
            "lines.csv": {
                "order_id": w.by_order(lambda n: 5000 + n * 5),
                "customer_id": w.by_user(lambda u: 100 + u),
                "product_id": w.by_item(lambda i: code("I", i)),
                "created": w.times("%Y-%m-%d %H:%M:%S"),
                "qty": w.pick([1, 2], [5, 1]),
            },
            "stats.csv": {
                "order_id": [5000 + n * 5 for n in orders],
                "total": [n % 90 + 0.5 for n in orders],
                "status": ["cancelled" if n % 15 == 0 else "completed" for n in orders],
            },
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out == {"status": ("cancelled",)}
    (join,) = section.joins
    assert (join.file, join.columns) == ("stats.csv", {})
    assert section.columns["USER_ID"] == "customer_id"


def test_lines_find_their_head_by_a_number_in_parts() -> None:
    w = World(601)
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "order_no": w.by_order(lambda n: f"ORD/{n:06}/24"),
        "product_id": w.by_item(lambda i: code("P", i)),
        "quantity": w.pick([1, 2, 3], [5, 2, 1]),
    }
    heads: dict[str, Any] = {
        "order_no": [f"ORD/{w.order[row]:06}/24" for row in firsts],
        "client_id": [code("C", w.user[row]) for row in firsts],
        "placed_at": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
    }
    found({"lines.csv": lines, "heads.csv": heads}, "client_id", "product_id")


def _lines_of_shop(name: str) -> Tables:
    """Lines that lead to their orders by a column of this name."""
    world = World(seed=133, users=90, items=40, rows=900, lines=3)
    firsts = world.firsts()
    return {
        "store_order.csv": {
            "id": [301 + world.order[row] for row in firsts],
            "uid": [14_000 + world.user[row] * 7 for row in firsts],
            "add_time": [int(world.at[row].timestamp()) for row in firsts],
        },
        "store_order_info.csv": {
            "id": world.each(lambda row: row + 1),
            name: [301 + order for order in world.order],
            "product_id": [50 + item for item in world.item],
        },
        "store_product.csv": {
            "id": [50 + item for item in range(40)],
            "store_name": [title(item) for item in range(40)],
        },
    }


def test_lines_name_their_order_by_its_first_letter() -> None:
    made = roles.propose(reading(_lines_of_shop("oid")))
    assert made.mapping
    section = made.mapping.sections["interactions"]
    assert [one.file for one in section.joins] == ["store_order.csv"]
    assert section.joins[0].columns["USER_ID"] == "uid"
    assert not made.questions


def test_who_recommends_a_shop_of_crmeb_is_not_asked_about() -> None:
    tables = _lines_of_shop("oid")
    heads, lines = tables["store_order.csv"], tables["store_order_info.csv"]
    heads["order_id"] = [f"wx{number:09}" for number in heads["id"]]
    heads["cart_id"] = [9_000 + number for number in heads["id"]]
    heads["pay_time"] = [one + 90 for one in heads["add_time"]]
    heads["refund_status"] = [0 for _ in heads["id"]]
    heads["spread_uid"] = [70_000 + one % 9 for one in heads["uid"]]
    lines["cart_id"] = [9_000 + number for number in lines["id"]]
    lines["cart_info"] = [f'{{"cart_num": {1 + number % 2}}}' for number in lines["id"]]
    made = roles.propose(reading(tables))
    assert made.mapping
    assert made.mapping.sections["interactions"].joins[0].columns["USER_ID"] == "uid"
    assert not made.questions
