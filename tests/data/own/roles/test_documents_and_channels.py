"""Documents of several kinds in one table, orders to suppliers, shops beside a mall, and logs."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from tests.data.own.roles.systems_further import EXPORTS
from tests.data.own.roles.world import World, code, digest, title
from tests.support.own_tables import reading

_TIME = "%Y-%m-%d %H:%M:%S"


_KINDS = [2, 2, 2, 2, 2, 11, 11, 21, 2, 2, 1, 2]


def _documents(kinds: list[Any], name: str = "order_type") -> dict[str, dict[str, Any]]:
    """Lines and heads of documents; a code of the head says of which kind it is."""
    w = World(2401, lines=3)
    heads = w.firsts()
    return {
        "lines.csv": {
            "line_id": w.each(lambda row: 402_113 + row),
            "order_id": w.by_order(lambda n: 70_112 + n),
            "product_id": w.by_item(lambda i: code("P", i)),
            "quantity": w.pick([1, 2, 3], [5, 2, 1]),
        },
        "orders.csv": {
            "order_id": [70_112 + w.order[row] for row in heads],
            name: [kinds[n % len(kinds)] for n in range(len(heads))],
            "date": [w.at[row].strftime(_TIME) for row in heads],
            "customer_id": [4186 + w.user[row] for row in heads],
        },
        "products.csv": {
            "product_id": [code("P", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }


def test_kinds_of_documents_in_codes_are_asked_about() -> None:
    proposal = roles.propose(reading(_documents(_KINDS)))
    assert proposal.mapping is not None, proposal.reason
    [asked] = [one for one in proposal.questions if one.code == "document-codes"]
    assert "order_type" in asked.text
    answers = [yaml.safe_load(one.yaml)["interactions"] for one in asked.options]
    assert answers[0] == {"leave_out": {}}
    assert set(answers[1]["leave_out"]) == {"order_type"}
    assert "standing-unknown" not in {one.code for one in proposal.findings}


def test_where_hardly_any_document_is_of_another_kind_nothing_is_asked() -> None:
    proposal = roles.propose(reading(_documents([2] * 99 + [1])))
    assert "document-codes" not in {one.code for one in proposal.questions}


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("settleKind", _KINDS), ("payment_type", _KINDS), ("order_type", ["pk", "gb", "pc", "gb"])],
)
def test_kinds_of_payment_are_none_of_documents(name: str, kinds: list[Any]) -> None:
    proposal = roles.propose(reading(_documents(kinds, name)))
    assert proposal.mapping is not None
    assert "document-codes" not in {one.code for one in proposal.questions}


def test_how_many_lines_a_document_has_is_no_code_of_its_kind() -> None:
    w = World(2401, lines=3)
    often = Counter(w.order)
    proposal = roles.propose(reading(_documents([often[n] for n in sorted(often)])))
    assert proposal.mapping is not None
    assert "document-codes" not in {one.code for one in proposal.questions}


def test_numbers_that_each_come_seldomer_than_the_one_before_count_something() -> None:
    kinds = [1] * 16 + [2] * 8 + [3] * 4 + [4] * 2 + [5]
    for some, asked in ((kinds, False), ([6 - one for one in kinds], True)):
        proposal = roles.propose(reading(_documents(some)))
        assert proposal.mapping is not None
        assert ("document-codes" in {one.code for one in proposal.questions}) is asked


def test_codes_of_documents_that_a_system_is_known_for_need_no_answer() -> None:
    proposal = roles.propose(reading(EXPORTS["subiekt_gt"][0]()))
    assert proposal.mapping is not None
    assert set(proposal.mapping.sections["interactions"].leave_out["dok_Typ"]) == {"1", "11"}
    assert not proposal.questions
    assert "person-and-payer" in {one.code for one in proposal.findings}


def test_a_patron_for_statistics_is_nobody() -> None:
    proposal = roles.propose(reading(EXPORTS["koha_statistics"][0]()))
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out["categorycode"] == ("STAT",)
    assert section.event_types["return"] is None


def test_numbers_that_were_given_out_are_ids_with_zeros_behind_a_point_too() -> None:
    w = World(2402)
    log: dict[str, Any] = {
        "datetime": w.times(_TIME),
        "borrowernumber": w.by_user(lambda u: f"{u * 40 + 12}.000000"),
        "productnumber": w.by_item(lambda i: f"{i + 50_001}.000000"),
        "price": w.by_item(lambda i: f"{i % 9 + 1}.000000"),
    }
    proposal = roles.propose(reading({"log.csv": log}))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("borrowernumber", "productnumber")


@pytest.mark.parametrize("buyer", ["", "customer_id"])
def test_orders_to_suppliers_are_no_choices_of_customers(buyer: str) -> None:
    w = World(2403)
    orders: dict[str, Any] = {
        "PO Number": w.by_order(lambda n: f"PO{40_100 + n}"),
        "PO Date": w.times("%d/%m/%Y"),
        "Supplier": w.by_order(lambda n: f"S0{n * 7 % 5 + 110}"),
        "SKU": w.by_item(lambda i: 164_000 + 7 * i),
        "Qty Ordered": w.pick([24, 48, 96]),
    }
    if buyer:
        orders[buyer] = w.by_user(lambda u: code("C", u))
    goods = {
        "SKU": [164_000 + 7 * i for i in range(w.items)],
        "Description": [title(i) for i in range(w.items)],
        "RRP": [f"{i % 30 + 1}.99" for i in range(w.items)],
    }
    proposal = roles.propose(reading({"orders.csv": orders, "goods.csv": goods}))
    if buyer:
        assert proposal.mapping is not None
        assert proposal.mapping.sections["interactions"].columns["USER_ID"] == buyer
    else:
        assert proposal.mapping is None
        assert "orders.csv holds orders to suppliers (Supplier)" in proposal.reason


def test_receipts_without_customers_are_still_asked_about() -> None:
    """Who sells is no supplier: a basket may stand for whoever filled it, which a person knows."""
    w = World(2404)
    lines: dict[str, Any] = {
        "receipt_no": w.by_order(lambda n: f"R{40_100 + n}"),
        "date": w.times(_TIME),
        "till": w.by_order(lambda n: f"T{n * 7 % 5}"),
        "SKU": w.by_item(lambda i: 164_000 + 7 * i),
    }
    proposal = roles.propose(reading({"receipts.csv": lines}))
    assert "suppliers" not in proposal.reason


def test_a_mall_and_shops_with_members_and_goods_of_their_own_are_asked_about() -> None:
    mall, shops = World(2405, rows=3000), World(2406, rows=3200)
    tables: dict[str, dict[str, Any]] = {
        "온라인몰_주문.csv": {
            "주문번호": mall.by_order(lambda n: f"O{n:06}"),
            "주문일시": mall.times(_TIME),
            "회원ID": mall.by_user(lambda u: f"u{digest(u)[:9]}"),
            "상품코드": mall.by_item(lambda i: f"GD{i:07}"),
        },
        "매장_판매.csv": {
            "영업일자": shops.times("%Y%m%d"),
            "영수증번호": shops.by_order(lambda n: f"{n:04}"),
            "멤버십번호": shops.by_user(lambda u: 9_004_670_954 + 31 * u),
            "단품코드": shops.by_item(lambda i: 8_845_255_204_546 + 17 * i),
        },
        "온라인상품.csv": {
            "상품코드": [f"GD{i:07}" for i in range(mall.items)],
            "상품명": [title(i) for i in range(mall.items)],
        },
        "매장상품.csv": {
            "단품코드": [8_845_255_204_546 + 17 * i for i in range(shops.items)],
            "단품명": [title(i) for i in range(shops.items)],
        },
    }
    proposal = roles.propose(reading(tables))
    [asked] = [one for one in proposal.questions if one.code == "which-file"]
    assert all(one in asked.text for one in ("온라인몰_주문.csv", "매장_판매.csv"))


def test_events_at_even_distances_are_no_figures_of_a_day() -> None:
    choice = World(2407).random
    rows = range(6000)
    log: dict[str, Any] = {
        "who": [choice.randrange(60) for _ in rows],
        "what": [choice.randrange(12) for _ in rows],
        "when": [1_700_000_000 + 1296 * row for row in rows],
        "did": [choice.choice(["view", "view", "buy"]) for _ in rows],
    }
    plans = {"id": list(range(12)), "family": ["small", "large", "family"] * 4}
    proposal = roles.propose(reading({"log.csv": log, "plans.csv": plans}))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert [columns[one] for one in ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE")] == list(log)


def test_figures_of_a_day_are_no_log_though_they_name_events() -> None:
    rows = [(day, page) for day in range(100) for page in range(40)]
    figures: dict[str, Any] = {
        "date": [f"2024-{day // 28 + 1:02}-{day % 28 + 1:02}" for day, _ in rows],
        "article": [code("A", page) for _, page in rows],
        "event": [("view", "buy")[page % 2] for _, page in rows],
        "reader": [int(digest(day * 997 + page)[:3], 16) % 90 for day, page in rows],
    }
    proposal = roles.propose(reading({"figures.csv": figures}))
    columns = proposal.mapping.sections["interactions"].columns if proposal.mapping else {}
    assert columns.get("USER_ID") != "reader"


def test_who_pays_and_who_gets_it_did_not_choose_each_other() -> None:
    w = World(2408, lines=1)
    who = [4186 + 3 * u for u in range(w.users + 1)]
    heads: dict[str, Any] = {
        "nr": w.each(lambda row: f"FS {row}/2024"),
        "data": w.times(_TIME),
        "OdbiorcaId": w.by_user(who.__getitem__),
        "PlatnikId": w.by_user(lambda u: who[u if u % 9 else u + 1]),
    }
    people = {"kh_Id": who, "email": [f"k{n}@example.com" for n in who]}
    proposal = roles.propose(reading({"dokumenty.csv": heads, "kontrahenci.csv": people}))
    assert proposal.mapping is None
