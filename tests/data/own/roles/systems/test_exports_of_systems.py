"""Exports of systems that many have: which table and which columns, and that others fool nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import canonical, mapping_file, roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles import systems
from personalize_poc.data.own.roles.evidence.known_tables import bare
from personalize_poc.data.own.roles.propose import understand
from tests.data.own.roles.worlds import (
    business_one,
    systems_companies,
    systems_funds,
    systems_further,
    systems_korea,
    systems_records,
)
from tests.data.own.roles.worlds.systems_world import EXPORTS, Tables
from tests.data.own.roles.worlds.world import World, code, digest, title
from tests.support.own_tables import reading

_LOG = "ps_order_history.csv"
assert systems_companies.EXPORTS is systems_further.EXPORTS is EXPORTS
assert systems_funds.EXPORTS is EXPORTS
assert business_one.EXPORTS is systems_records.EXPORTS is systems_korea.EXPORTS is EXPORTS


def proposed(tables: Tables) -> tuple[Proposal, str, tuple[str | None, ...]]:
    """What is proposed; the table of interactions; the columns of user, item and time."""
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    section = proposal.mapping.sections["interactions"]
    columns = section.fields
    found = (columns.get(one) for one in ("USER_ID", "ITEM_ID", "TIMESTAMP"))
    return proposal, section.files[0], tuple(found)


@pytest.mark.parametrize("name", sorted(EXPORTS))  # modules add theirs as they are imported
def test_export_of_a_system(name: str) -> None:
    make, file, *columns = EXPORTS[name]
    tables = make()
    proposal, table, found = proposed(tables)
    assert (table, found) == (file, tuple(columns))
    assert not {"which-file", "which-user", "which-item"} & {one.code for one in proposal.questions}
    assert proposal.mapping
    written = mapping_file.parse(mapping_file.text(proposal.mapping))
    built = canonical.build(reading(tables), written)
    row = built.connection.execute("SELECT count(*), count(USER_ID) FROM interactions").fetchone()
    assert row is not None
    assert row[0] == row[1] > 0


def test_whom_an_agency_puts_forward_may_be_recommended_as_well_as_its_jobs() -> None:
    proposal, _, _ = proposed(EXPORTS["bullhorn"][0]())
    assert [one.code for one in proposal.questions] == ["user-or-item"]
    assert proposal.mapping
    assert proposal.mapping.sections["items"].files == ("JobOrder.csv",)


def test_accounts_of_logo_are_known_without_their_numbers_of_taxes() -> None:
    tables = EXPORTS["logo"][0]()
    accounts = tables["LG_001_CLCARD.csv"]
    accounts["CITY"] = [("İzmir", "Muğla")[n % 2] for n in range(len(accounts.pop("TAXNR")))]
    accounts["CARDTYPE"] = [3] * len(accounts["CITY"])
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].leave_out["CLIENTREF"] == ("5999",)
    assert proposal.mapping.sections["users"].files == ("LG_001_CLCARD.csv",)


def test_it_is_said_that_a_system_names_it_so_and_what_another_table_is_for() -> None:
    proposal, _, _ = proposed(EXPORTS["prestashop"][0]())
    reasons = [one.reason for one in proposal.guesses if one.column == "product_id"]
    assert any("PrestaShop" in reason for reason in reasons)
    [log] = [one for one in proposal.findings if one.code == "table-unused" and one.file == _LOG]
    assert "PrestaShop" in log.message


@pytest.mark.parametrize(
    ("name", "items", "titled"),
    [
        ("koha", "biblio.csv", "title"),
        ("evergreen", "reporter_materialized_simple_record.tsv", "title"),
        ("prestashop", "ps_product_lang.csv", "name"),
        ("shopware_6", "product.csv", "name"),
        ("sap", "MAKT.txt", "MAKTX"),
        ("analytics_4", "feed.tsv", "title"),
        ("mediawiki", "page.csv", "page_title"),
    ],
)
def test_what_is_known_of_items_is_found_over_their_ids(name: str, items: str, titled: str) -> None:
    proposal, _, _ = proposed(EXPORTS[name][0]())
    assert proposal.mapping
    section = proposal.mapping.sections["items"]
    assert (section.files[0], section.title) == (items, titled)


@pytest.mark.parametrize("called", ["post_title", "post_name"])
def test_titles_among_those_of_pages_are_found_where_a_system_keeps_them(called: str) -> None:
    tables = EXPORTS["woocommerce"][0]()
    things = range(70)
    tables["wc_product_meta_lookup.csv"] = {
        "product_id": [i + 20 for i in things],
        "min_price": [f"{3 + i % 41}.{i % 90 + 10}" for i in things],
    }
    tables["wp_posts.csv"] = {
        "ID": list(range(1, 131)),
        "post_author": [1] * 130,
        called: [f"{title(i)} {i}" for i in range(130)],
        "post_type": ["product" if 20 <= i < 90 else "page" for i in range(1, 131)],
    }
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    section = proposal.mapping.sections["items"]
    assert section.files[0] == "wc_product_meta_lookup.csv"
    known = called == "post_title"  # any numbers begin with 1
    assert (section.title == called) == known
    assert [one.file for one in section.joins] == ["wp_posts.csv"] * known


def test_codes_of_a_system_need_no_table_and_its_other_kinds_no_answer() -> None:
    proposal, _, _ = proposed(EXPORTS["nopcommerce"][0]())
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out
    assert gone == {"OrderStatusId": ("40",), "PaymentStatusId": ("50",)}
    assert not proposal.questions
    proposal, _, _ = proposed(EXPORTS["open_edx"][0]())
    assert proposal.mapping
    assert not proposal.questions
    assert proposal.mapping.sections["users"].files == ("auth_userprofile.csv",)


def test_states_of_prestashop_need_no_table_unless_a_shop_has_its_own() -> None:
    tables = EXPORTS["prestashop"][0]()
    heads = tables["ps_orders.csv"]
    heads["current_state"] = [
        {3: 6, 8: 7, 9: 4}.get(n % 11, 5) for n in range(len(heads["id_order"]))
    ]
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].leave_out == {"current_state": ("6", "7")}
    assert not proposal.questions
    heads["current_state"] = [
        17 if n % 19 == 0 else one for n, one in enumerate(heads["current_state"])
    ]
    proposal, _, _ = proposed(tables)
    assert [one.code for one in proposal.questions] == ["event-or-state"]


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("ec_cube", {"order_status_id": ("3", "8")}),
        ("protheus", {"D_E_L_E_T_": ("*",), "C5_TIPO": ("D",)}),
        ("prophet_21", {"projected_order": ("Y",), "cancel_flag": ("Y",)}),
    ],
)
def test_states_and_kinds_of_documents_of_a_system_are_known(
    name: str, gone: dict[str, tuple[str, ...]]
) -> None:
    proposal, _, _ = proposed(EXPORTS[name][0]())
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].leave_out == gone
    assert not proposal.questions


def test_states_of_ecshop_need_no_answer_and_records_of_lines_are_no_recommendations() -> None:
    tables = EXPORTS["ecshop"][0]()
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    gone = {"order_status": ("2",), "pay_status": ("0",)}
    assert section.leave_out == gone
    assert "RECOMMENDATION_ID" not in section.fields
    assert not proposal.questions
    heads = tables["ecs_order_info.csv"]
    heads["pay_status"] = [9 if n % 19 == 0 else one for n, one in enumerate(heads["pay_status"])]
    proposal, _, _ = proposed(tables)
    assert [one.code for one in proposal.questions] == ["event-or-state"]


def test_loans_of_copies_that_are_gone_count_and_how_fines_stopped_is_no_kind_of_event() -> None:
    tables = EXPORTS["evergreen"][0]()
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert [one.file for one in section.joins] == ["asset_copy.tsv", "asset_call_number.tsv"]
    assert section.leave_out == {}
    assert "EVENT_TYPE" not in section.columns
    assert not proposal.questions
    reasons = {one.column: one.reason for one in proposal.guesses if one.table == "asset_copy.tsv"}
    assert reasons["barcode"] == "this table only leads on to asset_call_number.tsv"
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute("SELECT count(ITEM_ID) FROM interactions").fetchone()
    assert row == (len(tables["action_circulation.tsv"]["id"]),)


def test_lines_of_jd_edwards_have_a_day_of_a_year_a_time_of_day_and_a_known_state() -> None:
    proposal, _, _ = proposed(EXPORTS["jd_edwards"][0]())
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert (section.timestamp, section.time_of_day) == (("1%y%j %H%M%S",), "SDTDAY")
    assert section.leave_out == {"SDLTTR": ("980",)}
    assert proposal.mapping.sections["items"].files == ("F4101.csv",)
    assert not proposal.questions


def test_deals_that_were_not_won_do_not_count_whatever_their_stages_are_called() -> None:
    tables = EXPORTS["salesforce"][0]()
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out
    name = "TEST ACCOUNT - do not use"
    assert gone == {"IsDeleted": ("1",), "IsWon": ("0",), "Name": (name,)}
    deals = tables["Opportunity.csv"]
    deals["StageName"] = ["Closed Won" if won == "1" else "Closed Lost" for won in deals["IsWon"]]
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out
    assert gone == {"IsDeleted": ("1",), "StageName": ("Closed Lost",), "Name": (name,)}


@pytest.mark.parametrize("further", ["", "XYZ"])
def test_documents_of_cegid_that_are_no_tickets_do_not_count(further: str) -> None:
    tables = EXPORTS["cegid"][0]()
    lines = tables["LIGNE.csv"]
    kinds = lines["GL_NATUREPIECEG"]
    lines["GL_NATUREPIECEG"] = [
        further or kind if row % 30 == 0 and kind == "FFO" else kind
        for row, kind in enumerate(kinds)
    ]
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out
    assert gone == {"GL_NATUREPIECEG": ("BLF", "TRE"), "GL_TIERS": ("CLIENTDIV",)}
    said = [one.message for one in proposal.findings if one.code == "standing-unknown"]
    assert any("XYZ" in one for one in said) == bool(further)


def test_states_of_godomall_are_known_where_nothing_else_asks_about_them() -> None:
    tables = EXPORTS["godomall"][0]()
    lines = tables["es_orderGoods.csv"]
    states = ["s1"] * 60 + ["d2", "d1", "c1", "f1", "p1", "c3", "r3", "b4"]
    lines["orderStatus"] = [states[row % 68] for row in range(len(lines["orderStatus"]))]
    del tables["es_logOrder.csv"]
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out.get("orderStatus", ())
    assert set(gone) == {"c1", "f1", "c3", "r3", "b4"}


def test_lines_of_logo_that_are_no_sales_of_goods_do_not_count() -> None:
    tables = EXPORTS["logo"][0]()
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out
    assert set(gone["TRCODE"]) == {"1", "3"}
    assert (gone["LINETYPE"], gone["CLIENTREF"]) == (("2",), ("5999",))
    lines = tables["LG_001_01_STLINE.csv"]
    sold = zip(*(lines[one] for one in ("TRCODE", "LINETYPE", "CANCELLED")), strict=True)
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute("SELECT count(*) FROM interactions").fetchone()
    assert row == (sum(one == (8, 0, 0) for one in sold),)  # 7 is sold over the counter


@pytest.mark.parametrize(("further", "known"), [("o1", True), ("z9", False)])
def test_states_of_godomall_are_known_and_others_asked_about(further: str, known: bool) -> None:
    tables = EXPORTS["godomall"][0]()
    states = ["s1", "s1", "d2", "g1", "c3", "s1", "f3", "b4", "r3", further]
    lines = tables["es_orderGoods.csv"]
    lines["orderStatus"] = [states[row % 10] for row in range(len(lines["orderStatus"]))]
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out.get("orderStatus", ())
    assert set(gone) == ({"c3", "f3", "b4", "r3", "o1"} if known else set())
    assert bool(proposal.questions) != known


@pytest.mark.parametrize(
    ("states", "left_out", "known"),
    [
        ((2, 2, 7, 0, 1, 5, -1), ("-1",), True),
        ((2, 2, 7, 0, 1, 5, 4), ("4",), True),
        ((2, 1, 0), (), True),  # of a line, 2 is cancelled
        ((2, 2, 7, 0, 1, 5, 31), (), False),
    ],
)
def test_states_of_orders_of_shopware_5_are_known_and_others_asked_about(
    states: tuple[int, ...], left_out: tuple[str, ...], known: bool
) -> None:
    tables = EXPORTS["shopware_5"][0]()
    heads = tables["s_order.csv"]
    heads["status"] = [states[row % len(states)] for row in range(len(heads["id"]))]
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out
    assert gone == ({"status": left_out} if left_out else {})
    assert bool(proposal.questions) != known


@pytest.mark.parametrize(("states", "known"), [((4, 4, 3, -1, 1, 5), True), ((4, 4, 9, 3), False)])
def test_states_of_orders_of_jtl_are_known_and_others_asked_about(
    states: tuple[int, ...], known: bool
) -> None:
    tables = EXPORTS["jtl"][0]()
    heads = tables["tbestellung.csv"]
    heads["cStatus"] = [states[row % len(states)] for row in range(len(heads["kBestellung"]))]
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out
    assert gone == ({"cStatus": ("-1",)} if known else {})
    assert bool(proposal.questions) != known


def test_a_cancelled_line_of_shopware_5_does_not_count() -> None:
    tables = EXPORTS["shopware_5"][0]()
    lines = tables["s_order_details.csv"]
    lines["status"] = [(0, 3, 3, 2)[row // 3 % 4] for row in range(len(lines["id"]))]
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].leave_out == {"status": ("2",)}
    assert not proposal.questions


def test_robots_addresses_and_talks_of_a_wiki_do_not_count() -> None:
    tables = EXPORTS["mediawiki"][0]()
    proposal, _, _ = proposed(tables)
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out
    assert gone == {"actor_user": ("",), "ug_group": ("bot",), "page_namespace": ("1",)}
    edits = tables["revision.csv"]
    kept = [
        actor
        for actor, page in zip(edits["rev_actor"], edits["rev_page"], strict=True)
        if actor % 10 and actor != 1 and (page - 101) % 10 != 9
    ]
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute("SELECT count(*) FROM interactions").fetchone()
    assert row == (len(kept),)


@pytest.mark.parametrize("value", [None, "0"])
def test_a_known_column_has_to_hold_what_it_says(value: str | None) -> None:
    tables = EXPORTS["prestashop"][0]()
    lines = tables["ps_order_detail.csv"]
    lines["product_id"] = [value for _ in lines["product_id"]]
    _, table, found = proposed(tables)
    assert (table, found) == ("ps_order_detail.csv", ("id_customer", "product_name", "date_add"))


def test_pages_without_a_product_are_left_out_and_groups_of_products_are_no_events() -> None:
    proposal, _, _ = proposed(EXPORTS["matomo"][0]())
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out == {"idaction_product_sku": ("",)}
    assert "EVENT_TYPE" not in section.columns


def test_orders_beside_more_views_are_named_as_what_they_are() -> None:
    tables, w = EXPORTS["matomo"][0](), World(924, users=60, items=70, rows=90, lines=1)
    tables["log_conversion_item.csv"] = {
        "idvisitor": w.by_user(lambda u: digest(u)[:16]),
        "server_time": w.times("%Y-%m-%d %H:%M:%S"),
        "idorder": w.by_order(lambda n: f"CMD{n:07}"),
        "idaction_sku": w.by_item(lambda i: 300 + 2 * i),
        "price": w.by_item(lambda i: i + 0.9),
        "quantity": w.pick([1, 2], [5, 1]),
    }
    [told] = [
        one
        for one in roles.propose(reading(tables)).findings
        if one.file == "log_conversion_item.csv"
    ]
    assert "Matomo keeps in it what was ordered" in told.message


def test_a_table_of_its_own_beside_those_of_a_shop_does_not_take_their_place() -> None:
    tables = EXPORTS["prestashop"][0]()
    w = World(921, users=60, items=70, rows=700, lines=1)
    tables["ps_mailing_log.csv"] = {
        "id_mailing": w.each(lambda row: row + 1),
        "id_order": w.each(lambda row: row % 300 + 1),
        "id_customer": w.by_user(lambda u: u + 1),
        "id_template": w.by_item(lambda i: i % 30 + 1),
        "date_add": w.times("%Y-%m-%d %H:%M:%S"),
    }
    _, table, found = proposed(tables)
    assert (table, found) == ("ps_order_detail.csv", ("id_customer", "product_id", "date_add"))


def test_a_log_alone_is_looked_at_as_any_other_table() -> None:
    """Without the table of events of its system, what is known of a table takes nothing away."""
    w = World(922, users=60, items=70, rows=400, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "cart.csv": {
            "cart_id": w.each(lambda row: row + 1),
            "session_id": w.by_order(lambda n: f"s{n:07}"),
            "customer_id": w.by_user(lambda u: u + 1),
            "product_id": w.by_item(lambda i: i + 1),
            "date_added": w.times("%Y-%m-%d %H:%M:%S"),
        }
    }
    _, table, found = proposed(tables)
    assert (table, found) == ("cart.csv", ("customer_id", "product_id", "date_added"))


def test_a_few_columns_of_the_same_names_make_no_table_of_a_system() -> None:
    w = World(923, users=60, items=70, rows=400, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "chosen.csv": {
            "event_timestamp": w.times("%Y-%m-%d %H:%M:%S"),
            "visitor_id": w.by_user(lambda u: code("V", u)),
            "event_name": w.pick(["play", "save"], [5, 1]),
            "items.item_list_name": w.by_item(lambda i: f"List number {i}"),
        }
    }
    proposal, _, found = proposed(tables)
    assert found == ("visitor_id", "items.item_list_name", "event_timestamp")
    told = " ".join(one.reason for one in proposal.guesses)
    assert not any(system.name in told for system in systems.ALL)


def test_names_are_compared_without_signs_and_each_table_tells_its_columns_once() -> None:
    assert bare("items[].item_id") == bare("Items.ItemID") == "itemsitemid"
    for system in systems.ALL:
        for table in system.tables:
            assert len(table.names) >= 2
            assert not table.missing & table.names


@pytest.mark.parametrize(("further", "timed"), [("500", False), ("950", False), ("600", True)])
def test_states_of_rakuten_are_known_and_others_asked_about(further: str, timed: bool) -> None:
    """Day and hour of an order are told in two columns or in one."""
    w = World(831)
    day, clock = {"注文日": w.times("%Y/%m/%d")}, {"注文時間": w.times("%H:%M:%S")}
    of_order = w.by_order(lambda n: {0: "900", 1: further}.get(n % 19, "700"))
    proposal, table, found = proposed({
        "order.csv": {
            "注文番号": w.by_order(lambda n: f"267431-20221101-{n:010d}"),
            "ステータス": of_order,
            **({"注文日時": w.times("%Y/%m/%d %H:%M:%S")} if timed else day | clock),
            "注文者メールアドレス": w.by_user(lambda u: f"{digest(u)[:20]}@pc.fw.rakuten.ne.jp"),
            "商品名": w.by_item(lambda i: f"有機 羊羹 {i}個入"),
            "商品管理番号": w.by_item(lambda i: code("yok-", i)),
            "単価": w.by_item(lambda i: 300 + 20 * i),
            "個数": w.pick([1, 2, 3], [9, 3, 1]),
        }
    })  # fmt: skip
    time = "注文日時" if timed else "注文日"
    assert (table, found) == ("order.csv", ("注文者メールアドレス", "商品管理番号", time))
    assert proposal.mapping
    gone = proposal.mapping.sections["interactions"].leave_out
    assert gone == ({} if further == "950" else {"ステータス": ("900",)})
    assert bool(proposal.questions) == (further == "950")


def test_codes_of_documents_that_a_system_is_known_for_need_no_answer() -> None:
    proposal = roles.propose(reading(EXPORTS["subiekt_gt"][0]()))
    assert proposal.mapping is not None
    assert set(proposal.mapping.sections["interactions"].leave_out["dok_Typ"]) == {"1", "11"}
    assert not proposal.questions
    assert "person-and-payer" in {one.code for one in proposal.findings}


def test_codes_of_documents_that_no_company_changes_may_be_of_most_rows() -> None:
    tables = EXPORTS["subiekt_gt"][0]()
    heads = tables["dok__Dokument.csv"]
    heads["dok_Typ"] = [(2, 11, 13, 11)[n % 4] for n in range(len(heads["dok_Id"]))]
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    assert set(proposal.mapping.sections["interactions"].leave_out["dok_Typ"]) == {"11", "13"}
    assert not proposal.questions


def test_a_time_that_a_system_is_known_to_keep_is_not_asked_about() -> None:
    w = World(3366)
    tables = {
        "lignes.csv": {
            "DO_Domaine": w.each(lambda row: 0),
            "DO_Type": w.each(lambda row: 7),
            "DO_Piece": w.by_order(lambda n: f"FA{n:06d}"),
            "CT_Num": w.by_user(lambda u: f"C{u:05d}"),
            "AR_Ref": w.by_item(lambda i: code("A", i)),
            "DL_Qte": w.pick([1, 2, 5]),
            "DO_Date": [f"{at:%d/%m/%Y} 00:00:00" for at in w.at],
            "DL_DateBC": [
                f"{at - timedelta(days=row % 12):%d/%m/%Y} 00:00:00"
                if row % 12
                else "01/01/1753 00:00:00"
                for row, at in enumerate(w.at)
            ],
        }
    }
    found = roles.propose(reading(tables))
    assert found.mapping
    assert found.mapping.sections["interactions"].columns["TIMESTAMP"] == "DO_Date"
    assert not found.questions


def test_a_patron_for_statistics_is_nobody() -> None:
    proposal = roles.propose(reading(EXPORTS["koha_statistics"][0]()))
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out["categorycode"] == ("STAT",)
    assert section.event_types["return"] is None


def test_numbers_of_invoices_do_not_lead_to_the_rows_of_a_log_of_states() -> None:
    tables = EXPORTS["prestashop"][0]()
    lines = tables["ps_order_detail.csv"]
    lines["id_order_invoice"] = [number + 3 for number in lines["id_order"]]
    views = {one.label: one for one in understand(reading(tables))}
    view = views["ps_order_detail.csv"]
    ways = {(view.column(one.key).name, one.table) for one in view.links}
    assert ("id_order_invoice", "ps_order_history.csv") not in ways
    assert ("id_order", "ps_orders.csv") in ways
