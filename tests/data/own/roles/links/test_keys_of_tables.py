"""Which columns lead to the keys of other tables, in whatever form these are written."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.links import written_alike
from tests.data.own.roles.worlds.members import board
from tests.data.own.roles.worlds.orders import holdings, numbered_lines, numbered_shop
from tests.data.own.roles.worlds.proposals import found, proposal_and_columns, proposal_and_section
from tests.data.own.roles.worlds.world import World, code, digest, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def test_ids_that_a_list_writes_with_a_dash_are_a_join_and_it_is_said() -> None:
    w = World(702, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "apply.csv": {
            "no": w.each(lambda row: row % 900 + 1),
            "sabun": w.by_user(lambda u: f"{1995 + u % 29}{u:04}"),
            "course": w.by_item(lambda i: code("C", i)),
            "asked_at": w.times("%Y-%m-%d %H:%M:%S"),
            "progress": w.pick(list(range(101))),
        },
        "staff.csv": {
            "sabun": [f"{1995 + u % 29}-{u:04}" for u in range(w.users)],
            "birthday": [f"{1960 + u % 40}-03-{u % 28 + 1:02}" for u in range(w.users)],
            "sex": ["FM"[u % 2] for u in range(w.users)],
        },
        "courses.csv": {
            "course": [code("C", i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    }
    proposal = found(tables, "sabun", "course")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("staff.csv",)
    assert not proposal.questions
    [told] = [one for one in proposal.findings if one.code == "keys-written-differently"]
    assert "dashes" in told.message


def test_a_length_is_nobody_where_a_key_leads_to_a_table_of_the_same_name() -> None:
    """Names have that of their own table before them; small numbers are in every table."""
    w = World(719, users=400, items=300, rows=5000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "edits.csv": {
            "ed_no": w.each(lambda row: 40_000 + row),
            "ed_sheet": w.by_item(lambda i: i + 101),
            "ed_hand": w.by_user(lambda u: u + 1),
            "ed_at": w.times("%Y-%m-%d %H:%M:%S"),
            "ed_bulk": w.each(lambda row: 900 + (row * 7919) % 2300),
        },
        "hand.csv": {
            "hand_id": [u + 1 for u in range(w.users)],
            "hand_alias": [f"owl{u}" for u in range(w.users)],
        },
        "sheet.csv": {
            "sheet_id": [i + 101 for i in range(w.items)],
            "sheet_title": [title(i) for i in range(w.items)],
        },
    }
    found(tables, "ed_hand", "ed_sheet")


@pytest.mark.parametrize("form", written_alike.FORMS)
def test_ids_agree_in_the_same_forms_in_small_tables_and_in_large_ones(form: str) -> None:
    ids = ["007", "7", "A-1", "a1", "ID.3", "12.0", "12.00", "x/9", " b 2", "0", "00.0", "ÄB"]
    asked = written_alike.FORMS[form].sql.format("unnest(?::VARCHAR[])")
    with duckdb.connect() as connection:
        large = connection.execute(f"SELECT {asked}", [ids]).fetchall()
    assert [written_alike.FORMS[form].python(one) for one in ids] == [one for (one,) in large]


def test_the_pieces_of_a_line_lead_to_no_order() -> None:
    w = World(1202, users=400, items=200, rows=5000)
    lines, heads, people = numbered_shop(w)
    __, section, columns = proposal_and_columns(
        {"sales_order_item.csv": lines, "sales_order.csv": heads, "customer_entity.csv": people}
    )
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("customer_id", "product_id")
    assert [dict(one.on) for one in section.joins] == [{"order_id": "entity_id"}]


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
    proposal, _, columns = proposal_and_columns(tables)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("user_id", "item_id")
    assert proposal.mapping is not None
    sections = proposal.mapping.sections
    assert (sections["items"].files, sections["users"].files) == ((label,), ("users.tsv",))
    assert sections["items"].title == "title"


def test_how_many_items_an_order_has_is_no_key_of_a_line() -> None:
    w = World(902)
    firsts = w.firsts()
    sold = [w.order.count(w.order[row]) for row in firsts]
    proposal, section = proposal_and_section({
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


def test_the_number_of_a_line_leads_to_no_former_state_of_another_order() -> None:
    w = World(904)
    tables = numbered_lines(w)
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
    __, section = proposal_and_section(tables)
    assert section.leave_out == {"current_state": ("6",)}


def test_the_numbers_of_a_history_are_not_those_of_the_lines() -> None:
    """Both count from 1 on: a history has neither user nor item of its own."""
    w = World(952)
    firsts = w.firsts()
    history = [row for row in firsts for _ in range(4)]
    proposal, section = proposal_and_section({
        "ps_order_history": {
            "id_order_history": [row + 1 for row in range(len(history))],
            "id_order": [w.order[row] + 1 for row in history],
            "id_order_state": [1 + row % 4 for row in range(len(history))],
            "date_add": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in history],
        },
        "ps_order_detail": {
            "id_order_detail": w.each(lambda row: row + 1),
            "id_order": w.by_order(lambda n: n + 1),
            "product_id": w.by_item(lambda i: i + 1),
            "product_quantity": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "ps_orders": {
            "id_order": [w.order[row] + 1 for row in firsts],
            "id_customer": [w.user[row] + 1 for row in firsts],
            "date_add": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        "ps_product_lang": {
            "id_product": [i + 1 for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.files == ("ps_order_detail",)
    assert section.columns["ITEM_ID"] == "product_id"
    assert not proposal.questions


def test_numbers_that_were_given_out_are_ids_with_zeros_behind_a_point_too() -> None:
    w = World(2402)
    log: dict[str, Any] = {
        "datetime": w.times(_FORM),
        "borrowernumber": w.by_user(lambda u: f"{u * 40 + 12}.000000"),
        "productnumber": w.by_item(lambda i: f"{i + 50_001}.000000"),
        "price": w.by_item(lambda i: f"{i % 9 + 1}.000000"),
    }
    proposal = roles.propose(reading({"log.csv": log}))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("borrowernumber", "productnumber")


def test_numbers_that_lost_zeros_lead_to_a_register_that_writes_them_with_signs() -> None:
    def number(of: str) -> int:
        return int(of[1:]) * 1_234_577 % 10**8 // (10 if int(of[1:]) % 2 else 1)

    tables = holdings()
    for file in ("aaa.csv", "bbb.csv"):
        tables[file]["thing"] = [number(one) for one in tables[file]["thing"]]
    full = [f"{number(one):08}" for one in tables["things.csv"]["thing"]]
    tables["things.csv"]["thing"] = [f"{one[:2]}.{one[2:5]}/{one[5:]}" for one in full]
    proposal = roles.propose(reading(tables))
    assert proposal.mapping
    assert proposal.mapping.sections["items"].files == ("things.csv",)
    (told,) = [one for one in proposal.findings if one.code == "keys-written-differently"]
    assert "zeros" in told.message


def test_people_may_have_numbers_below_zero_where_a_table_has_them() -> None:
    found(board([-3, -2, *(20 + 3 * u for u in range(298))]), "member_id", "topic_id")


def test_tables_of_hashes_with_a_prefix_before_every_name() -> None:
    """Orders lead to people in two ways: by a key, and by a mail in the fourth column there."""
    w = World(1207, users=300, items=120, rows=4000, lines=2)
    firsts = w.firsts()
    heads: dict[str, Any] = {
        "OXID": [digest(w.order[row]) for row in firsts],
        "OXUSERID": [digest(9_000_000 + w.user[row]) for row in firsts],
        "OXORDERDATE": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        "OXBILLEMAIL": [f"anna{w.user[row]}@example.com" for row in firsts],
    }
    within: dict[str, Any] = {
        "OXID": [digest(3_000_000 + i) for i in range(w.items)],
        "OXOBJECTID": [digest(7_000_000 + i) for i in range(w.items)],
        "OXCATNID": [digest(2_000_000 + i % 8) for i in range(w.items)],
    }
    lines: dict[str, Any] = {
        "OXID": w.each(lambda row: digest(5_000_000 + row)),
        "OXORDERID": w.by_order(digest),
        "OXARTID": w.by_item(lambda i: digest(7_000_000 + i)),
        "OXAMOUNT": w.pick([1, 2, 3]),
    }
    goods: dict[str, Any] = {
        "OXID": [digest(7_000_000 + i) for i in range(w.items)],
        "OXTITLE": [title(i) for i in range(w.items)],
        "OXPRICE": [5 + i for i in range(w.items)],
    }
    people: dict[str, Any] = {
        "OXID": [digest(9_000_000 + u) for u in range(w.users)],
        "OXFNAME": [("Anna", "Ben", "Cleo")[u % 3] for u in range(w.users)],
        "OXLNAME": [("Maier", "Huber", "Vogt")[u % 3] for u in range(w.users)],
        "OXUSERNAME": [f"anna{u}@example.com" for u in range(w.users)],
    }
    tables = {"oxorder": heads, "oxorderarticles": lines, "oxarticles": goods, "oxuser": people}
    tables["oxobject2category"] = within
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    columns = dict(section.columns)
    for join in section.joins:
        columns.update(join.columns)
    assert columns["ITEM_ID"] == "OXARTID"
    assert columns["USER_ID"] == "OXUSERID"


@pytest.mark.parametrize(("name", "is_code"), [("Artikelnr", True), ("Artikelprijs", False)])
def test_numbers_with_two_digits_behind_a_point_are_codes_if_a_table_has_them_as_keys(
    name: str, is_code: bool
) -> None:
    w = World(4209)
    numbers = [f"{100 + i * 7}.{10 + i * 13 % 90}" for i in range(w.items)]
    tables = {
        "regels.csv": {
            "Datum": w.times("%d-%m-%Y %H:%M"),
            "Klantnr": w.by_user(lambda u: 40_000 + 3 * u),
            name: w.by_item(lambda i: numbers[i]),
        },
        "lijst.csv": {name: numbers, "Omschrijving": [title(i) for i in range(w.items)]},
    }
    mapping = roles.propose(reading(tables)).mapping
    found = mapping.sections["interactions"].columns["ITEM_ID"] if mapping else ""
    assert (found == name) is is_code
