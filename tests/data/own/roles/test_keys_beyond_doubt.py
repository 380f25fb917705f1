"""Columns that are keys of other tables beyond doubt, and numbers that only agree with keys."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.world import World, code, digest, mail, price, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def proposed(tables: dict[str, dict[str, Any]]) -> tuple[Proposal, Section, dict[str, str]]:
    """What is proposed, its interactions and the columns of their roles."""
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    section = proposal.mapping.sections["interactions"]
    columns = dict(section.columns)
    for join in section.joins:
        columns.update(join.columns)
    return proposal, section, columns


@pytest.mark.parametrize("name", ["num_items_sold", "number_of_orders", "nb_produits"])
def test_how_many_there_are_is_no_id(name: str) -> None:
    assert hint(name).says("quantity")
    assert not hint(name).says("id")


def test_a_number_of_a_thing_is_still_its_id() -> None:
    assert hint("num_articulo").says("id")
    assert hint("item_num").says("id")


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
    proposal, __, columns = proposed(
        {"TB_HIST.dat": views, "TB_STB_SBSC.dat": boxes, "TB_CNTS_MST.dat": contents}
    )
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("SA_ID", "CNTS_ID")
    assert columns["TIMESTAMP"] == "WTCH_STRT_DTTM"
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].title == "CNTS_NM"
    assert proposal.mapping.sections["users"].files == ("TB_STB_SBSC.dat",)
    assert not proposal.questions
    assert not any(one.code == "other-events" for one in proposal.findings)


def _shop(w: World) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Lines, heads and customers of a shop whose tables number their rows from 1 on."""
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "item_id": [row + 1 for row in w.rows],
        "order_id": w.by_order(lambda n: n + 1),
        "created_at": w.times(_FORM),
        "product_id": w.by_item(lambda i: i + 1),
        "qty_ordered": w.pick([1, 2, 3], [6, 2, 1]),
    }
    heads: dict[str, Any] = {
        "entity_id": [w.order[row] + 1 for row in firsts],
        "status": ["complete" for _ in firsts],
        "customer_id": [w.user[row] + 1 for row in firsts],
        "created_at": [w.at[row].strftime(_FORM) for row in firsts],
    }
    people: dict[str, Any] = {
        "entity_id": [u + 1 for u in range(w.users)],
        "email": [mail(u) for u in range(w.users)],
        "group_id": [1 + u % 3 for u in range(w.users)],
    }
    return lines, heads, people


def test_the_pieces_of_a_line_lead_to_no_order() -> None:
    w = World(1202, users=400, items=200, rows=5000)
    lines, heads, people = _shop(w)
    __, section, columns = proposed(
        {"sales_order_item.csv": lines, "sales_order.csv": heads, "customer_entity.csv": people}
    )
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("customer_id", "product_id")
    assert [dict(one.on) for one in section.joins] == [{"order_id": "entity_id"}]


def test_a_product_is_named_in_a_table_of_all_texts_of_products() -> None:
    w = World(1203, users=400, items=200, rows=5000)
    lines, heads, people = _shop(w)
    texts = [
        (i + 1, attribute, text)
        for i in range(w.items)
        for attribute, text in (
            (73, f"{title(i)} {i}"), (121, f"the-{i}-piece"), (87, f"/p/i/{i}.jpg"),
        )
    ]  # fmt: skip
    tables: dict[str, dict[str, Any]] = {
        "sales_order_item.csv": lines,
        "sales_order.csv": heads,
        "customer_entity.csv": people,
        "catalog_product_entity.csv": {
            "entity_id": [i + 1 for i in range(w.items)],
            "attribute_set_id": [4] * w.items,
            "type_id": [("simple", "configurable")[i % 2] for i in range(w.items)],
            "sku": [code("AW-", i) for i in range(w.items)],
        },
        "catalog_product_entity_varchar.csv": {
            "value_id": [n + 1 for n in range(len(texts))],
            "attribute_id": [one[1] for one in texts],
            "entity_id": [one[0] for one in texts],
            "value": [one[2] for one in texts],
        },
        "eav_attribute.csv": {
            "attribute_id": [121, 73, 77, 87],
            "attribute_code": ["url_key", "name", "price", "image"],
            "frontend_label": ["URL Key", "Product Name", "Price", "Base"],
        },
    }
    proposal = proposed(tables)[0]
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert items.files == ("catalog_product_entity.csv",)
    assert (items.columns["ITEM_ID"], items.title) == ("entity_id", "value")
    (join,) = items.joins
    assert dict(join.on) == {"entity_id": "entity_id"}
    assert dict(join.only) == {"attribute_id": "73"}


def _posts(w: World) -> dict[str, Any]:
    """Pages, products and orders, all in one table and numbered from 1 on."""
    firsts = w.firsts()
    posts = [
        *((n, f"Page {n}", f"page-{n}", "page") for n in range(1, 6)),
        *((200 + 5 * i, f"{title(i)} {i}", f"piece-{i}", "product") for i in range(w.items)),
        *((2001 + w.order[row], f"Order &ndash; {w.at[row]:%b %d, %Y}", None, "shop_order")
          for row in firsts),
    ]  # fmt: skip
    names = ("ID", "post_title", "post_name", "post_type")
    return {name: [post[k] for post in posts] for k, name in enumerate(names)}


def test_lines_are_taken_and_not_how_many_there_are_of_an_order() -> None:
    w = World(1204, users=500, items=90, rows=6000)
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "order_item_id": [90_001 + row for row in w.rows],
        "order_id": w.by_order(lambda n: 2001 + n),
        "product_id": w.by_item(lambda i: 200 + 5 * i),
        "customer_id": w.by_user(lambda u: u + 1),
        "date_created": w.times(_FORM),
        "product_qty": w.pick([1, 2, 3], [6, 2, 1]),
    }
    heads: dict[str, Any] = {
        "order_id": [2001 + w.order[row] for row in firsts],
        "date_created": [w.at[row].strftime(_FORM) for row in firsts],
        "num_items_sold": [1 + int(digest(row)[:4], 16) % 5 for row in firsts],
        "total_sales": [price(row, 20, 200) for row in firsts],
        "customer_id": [w.user[row] + 1 for row in firsts],
    }
    people: dict[str, Any] = {
        "customer_id": [u + 1 for u in range(w.users)],
        "email": list(map(mail, range(500))),
    }
    proposal, section, columns = proposed(
        {"lines.csv": lines, "orders.csv": heads, "customers.csv": people, "posts.csv": _posts(w)}
    )
    assert section.files == ("lines.csv",)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("customer_id", "product_id")
    assert not proposal.questions
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert (items.columns["ITEM_ID"], items.title) == ("ID", "post_title")


def _two_sizes(w: World) -> dict[str, dict[str, Any]]:
    """Products with names, and the two sizes of each, with codes and prices."""
    sizes = range(2 * w.items)
    return {
        "dtb_product.csv": {
            "id": [i + 1 for i in range(w.items)],
            "name": [f"{title(i)} {i}" for i in range(w.items)],
            "status_id": [1 + i % 2 for i in range(w.items)],
        },
        "dtb_product_class.csv": {
            "id": [k + 1 for k in sizes],
            "product_id": [k // 2 + 1 for k in sizes],
            "product_code": [f"TB-{k:04}" for k in sizes],
            "price": [price(k) for k in sizes],
        },
    }


def test_numbers_of_kinds_of_lines_say_which_of_them_are_no_items() -> None:
    w = World(1205, users=400, items=120, rows=5000)
    firsts = w.firsts()
    made = sorted(
        [(w.order[row], i := w.item[row], 2 * i + row % 2, 1, 1 + row % 3) for row in w.rows]
        + [(w.order[row], None, None, 2, 1) for row in firsts]
        + [(w.order[row], None, None, 4, 1) for row in firsts[::5]],
        key=lambda one: (one[0], one[3]),
    )
    lines: dict[str, Any] = {
        "id": [n + 1 for n in range(len(made))],
        "order_id": [one[0] + 1 for one in made],
        "product_id": [None if one[1] is None else one[1] + 1 for one in made],
        "order_item_type_id": [one[3] for one in made],
        "product_code": [None if one[2] is None else f"TB-{one[2]:04}" for one in made],
        "quantity": [one[4] for one in made],
    }
    heads: dict[str, Any] = {
        "id": [w.order[row] + 1 for row in firsts],
        "customer_id": [None if w.user[row] % 9 == 0 else w.user[row] + 1 for row in firsts],
        "order_date": [w.at[row].strftime(_FORM) for row in firsts],
    }
    tables: dict[str, dict[str, Any]] = {
        "dtb_order_item.csv": lines,
        "dtb_order.csv": heads,
        **_two_sizes(w),
        "dtb_customer.csv": {
            "id": [u + 1 for u in range(w.users)],
            "email": [mail(u) for u in range(w.users)],
        },
    }
    proposal, section, columns = proposed(tables)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("customer_id", "product_id")
    assert dict(section.leave_out) == {"order_item_type_id": ("2", "4")}
    assert not proposal.questions
    assert any("names an item" in one.message for one in proposal.findings)


def test_a_mark_of_some_rows_without_an_item_is_no_kind_of_them() -> None:
    """Numbers tell kinds of lines apart only where all others name an item."""
    w = World(1206, users=300, items=100, rows=4000)
    lines: dict[str, Any] = {
        "customer": w.by_user(lambda u: code("C", u)),
        "product": [
            None if row % 3 == 0 else code("P", item)
            for row, item in zip(w.rows, w.item, strict=True)
        ],
        "at": w.times(_FORM),
        "shop_type": w.each(lambda row: 9 if row % 30 == 0 else 1 + row % 4),
    }
    section = proposed({"log.csv": lines})[1]
    assert "shop_type" not in section.leave_out


def test_visitors_of_an_item_and_day_are_nobody_however_many_they_are() -> None:
    days = [datetime(2024, 1, 1) + timedelta(days=n) for n in range(60)]
    rows = [(day, item) for day in days for item in range(80) if (item + day.day) % 3]
    seen = [60 + (item * 31 + day.day * 17) % 230 for day, item in rows]
    table: dict[str, Any] = {
        "날짜": [day.strftime("%Y-%m-%d") for day, __ in rows],
        "옵션 ID": [f"855{item * 31:08}" for __, item in rows],
        "옵션명": [title(item) for __, item in rows],
        "방문자": seen,
        "조회": [n + n // 20 + n % 7 for n in seen],
        "주문": [n // 25 + n % 3 for n in seen],
    }
    proposal = roles.propose(reading({"sales.csv": table}))
    assert proposal.mapping is None
    assert "Export the lines of receipts or orders with the id of the customer" in proposal.reason


def test_a_visitor_a_day_and_item_is_somebody() -> None:
    """A number that nothing rises with may be a visitor, though no item has two rows a day."""
    w = World(1207, users=700, items=150, rows=3000, lines=1)
    once = {(item, at.date()): row for row, (item, at) in enumerate(zip(w.item, w.at, strict=True))}
    rows = sorted(once.values())
    table: dict[str, Any] = {
        "day": [w.at[row].strftime("%Y-%m-%d") for row in rows],
        "item_id": [code("P", w.item[row]) for row in rows],
        "visitor": [100 + w.user[row] for row in rows],
        "seconds": [10 + int(digest(row)[:4], 16) % 900 for row in rows],
    }
    columns = proposed({"log.csv": table})[2]
    assert columns["USER_ID"] == "visitor"


@pytest.mark.parametrize("many", [3, 400])
@pytest.mark.parametrize("label", ["items.tsv", "adverts_2.tsv"])
def test_an_item_id_leads_to_the_items_though_a_firm_might_have_a_place_and_a_trade(
    label: str, many: int
) -> None:
    """Numbers of people and of things begin with 1, so that each stand among the others."""
    w = World(1221, users=500, items=200, rows=4000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "interactions.tsv": {
            "user_id": w.by_user(lambda u: u + 1),
            "item_id": w.by_item(lambda i: i + 1),
            "created_at": w.times(_FORM),
        },
        "users.tsv": {
            "id": [u + 1 for u in range(w.users)],
            "jobrole": [("IT", "care", "trade")[u % 3] for u in range(w.users)],
            "region": [("north", "south")[u % 2] for u in range(w.users)],
        },
        label: {
            "id": [i + 1 for i in range(w.items + many)],
            "title": [title(i) for i in range(w.items + many)],
            "industry": [("office", "IT", "care")[i % 3] for i in range(w.items + many)],
            "region": [("north", "south")[i % 2] for i in range(w.items + many)],
        },
    }
    proposal, _, columns = proposed(tables)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("user_id", "item_id")
    assert proposal.mapping is not None
    sections = proposal.mapping.sections
    assert (sections["items"].files, sections["users"].files) == ((label,), ("users.tsv",))
    assert sections["items"].title == "title"
