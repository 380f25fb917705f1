"""Who, what and when stand in the heads of orders, or beside tables that only look like them."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.reporting.questions import which
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def proposed(tables: dict[str, dict[str, Any]]) -> tuple[Proposal, Section]:
    """What is proposed, and its interactions."""
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    return proposal, proposal.mapping.sections["interactions"]


def numbered(w: World) -> dict[str, dict[str, Any]]:
    """Lines, heads and people of a shop that numbers everything from 1 on."""
    firsts = w.firsts()
    return {
        "order_detail.csv": {
            "id_order_detail": w.each(lambda row: row + 1),
            "id_order": w.by_order(lambda n: n + 301),
            "product_id": w.by_item(lambda i: i + 12),
            "product_name": w.by_item(title),
            "product_quantity": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "orders.csv": {
            "id_order": [w.order[row] + 301 for row in firsts],
            "id_customer": [w.user[row] + 5 for row in firsts],
            "current_state": [6 if w.order[row] % 9 == 0 else 5 for row in firsts],
            "date_add": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
    }


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
    proposal, section = proposed(tables)
    assert section.columns["ITEM_ID"] == "MATNR"
    (join,) = section.joins
    assert (join.file, join.columns["USER_ID"]) == ("VBAK.txt", "KUNNR")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("KNA1.txt",)


def test_how_many_items_an_order_has_is_no_key_of_a_line() -> None:
    w = World(902)
    firsts = w.firsts()
    sold = [w.order.count(w.order[row]) for row in firsts]
    proposal, section = proposed({
        "order_product_lookup.csv": {
            "order_item_id": w.each(lambda row: row + 1),
            "order_id": w.by_order(lambda n: n * 3 + 5002),
            "product_id": w.by_item(lambda i: i * 17 + 92),
            "customer_id": w.by_user(lambda u: u + 1),
            "date_created": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "order_stats.csv": {
            "order_id": [w.order[row] * 3 + 5002 for row in firsts],
            "date_created": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
            "date_created_gmt": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
            "num_items_sold": sold,
            "status": ["cancelled" if w.order[row] % 9 == 0 else "completed" for row in firsts],
            "customer_id": [w.user[row] + 1 for row in firsts],
        },
    })  # fmt: skip
    assert section.files == ("order_product_lookup.csv",)
    assert section.leave_out == {"status": ("cancelled",)}
    assert not proposal.questions


def test_a_question_about_columns_of_the_same_name_names_their_tables() -> None:
    read = reading({"lines.csv": {"at": ["a", "b"]}, "heads.csv": {"at": ["c", "d"]}})
    ones = [Scored(view.columns[0], view) for view in understand(read)]
    asked = which("which-time", "TIMESTAMP", "{listed} or {last}?", *ones)
    for text in (asked.text, " ".join(one.text for one in asked.options)):
        assert "lines.csv: at" in text
        assert "heads.csv: at" in text


def test_lines_with_ids_count_and_not_the_head_with_the_title_of_the_first() -> None:
    w = World(903)
    firsts = w.firsts()
    proposal, section = proposed({
        "OrderDetailList.csv": {
            "订单编号": w.by_order(lambda n: f"34{n * 1234567:017d}"),
            "标题": w.by_item(title),
            "购买数量": w.pick([1, 2, 3], [9, 3, 1]),
            "商家编码": w.by_item(lambda i: code("QM", i)),
        },
        "OrderList.csv": {
            "订单编号": [f"34{w.order[row] * 1234567:017d}" for row in firsts],
            "买家会员名": [f"小小{w.user[row]}" for row in firsts],
            "买家支付宝账号": [f"{w.user[row] % 130}***@qq.com" for row in firsts],
            "订单创建时间": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
            "宝贝标题": [title(w.item[row]) for row in firsts],
        },
        "出售中的宝贝.csv": {
            "商品ID": [520000000000 + i * 7919 for i in range(w.items)],
            "商品标题": [title(i) for i in range(w.items)],
            "商家编码": [code("QM", i) for i in range(w.items)],
            "一口价": [9.9 + i for i in range(w.items)],
        },
    })  # fmt: skip
    assert (section.files, section.columns["ITEM_ID"]) == (("OrderDetailList.csv",), "商家编码")
    (join,) = section.joins
    assert join.columns == {"USER_ID": "买家会员名", "TIMESTAMP": "订单创建时间"}
    assert not proposal.questions


def test_the_number_of_a_line_leads_to_no_former_state_of_another_order() -> None:
    w = World(904)
    tables = numbered(w)
    orders = tables["orders.csv"]["id_order"]
    tables["order_history.csv"] = {
        "id_order_history": list(range(1, 2 * len(w.rows) + 1)),
        "id_order": [orders[n // 2 % len(orders)] for n in range(2 * len(w.rows))],
        "id_order_state": [(2, 6)[n % 2] for n in range(2 * len(w.rows))],
    }
    tables["order_state.csv"] = {
        "id_order_state": [2, 3, 5, 6],
        "name": ["Paiement accepté", "Expédié", "Livré", "Annulé"],
    }
    __, section = proposed(tables)
    assert section.leave_out == {"current_state": ("6",)}


def test_people_are_found_in_their_own_table_and_not_among_their_addresses() -> None:
    w = World(905)
    tables = numbered(w)
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
    proposal, __ = proposed(tables)
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("customer.csv",)
