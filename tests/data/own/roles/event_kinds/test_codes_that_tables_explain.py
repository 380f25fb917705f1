"""Codes of kinds and states whose words stand in another table."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.event_kinds.codes_told import turns_away
from tests.data.own.roles.worlds.orders import heads, shop, shop_with_products
from tests.data.own.roles.worlds.proposals import asked, log_of_products, proposal_and_section
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, digest
from tests.support.own_tables import reading


def test_codes_of_states_are_read_in_the_table_of_the_same_name() -> None:
    w = World(706)
    states = {
        "100": "注文確認待ち",
        "500": "発送済",
        "700": "支払手続き済",
        "900": "キャンセル確定",
    }
    rows = rarely(w, "700", {"900": 12, "500": 31})
    told = {"ステータス": list(states), "内容": list(states.values())}
    proposal = proposed(w, {"ステータス一覧.csv": told}, ステータス=rows)
    assert section(proposal).leave_out["ステータス"] == ("900",)
    assert not asked(proposal)


def test_a_code_of_a_program_that_watches_is_left_out_as_its_table_says() -> None:
    w = World(708)
    kinds = {"E01": "열람", "E03": "대여", "E90": "시스템 모니터링"}
    told = {"cd": list(kinds), "cd_nm": list(kinds.values())}
    made = section(
        proposed(w, {"evt_cd.csv": told}, evt_cd=rarely(w, "E01", {"E90": 40, "E03": 7}))
    )
    assert made.event_types == {"E01": "열람", "E03": "대여", "E90": None}


def test_what_codes_mean_is_read_without_its_brackets_and_a_loan_that_was_due_counts() -> None:
    w = World(707)
    states = {
        "01": "VIGENTE",
        "02": "CANCELADO POR VENCIMIENTO",
        "09": "ANULADO (NO FORMALIZADO)",
    }
    rows = rarely(w, "01", {"09": 12, "02": 7})
    told = {"COD_SITUACION": list(states), "DES_SITUACION": list(states.values())}
    proposal = proposed(w, {"TABLA_SITUACION.txt": told}, COD_SITUACION=rows)
    assert section(proposal).leave_out["COD_SITUACION"] == ("09",)


def test_a_table_of_the_codes_of_several_columns_says_which_rows_were_taken_back() -> None:
    w = World(727)
    kinds = rarely(w, "1", {"2": 20, "9": 25})
    book = {
        "項目": ["取引区分", "取引区分", "取引区分", "会員種別"],
        "コード": ["1", "2", "9", "社員"],
        "内容": ["売上", "返品", "取消", "従業員カード"],
    }
    tables = {"コード表.csv": book}
    shops = w.by_user(lambda u: ("一般", "優待")[u % 2])
    proposal = proposed(w, tables, 取引区分=kinds, 会員種別=shops)
    made = section(proposal)
    assert made.columns["EVENT_TYPE"] == "取引区分"
    assert made.event_types == {"1": "売上", "2": None, "9": None}
    assert not asked(proposal)


def test_a_table_of_codes_may_name_columns_without_what_says_code() -> None:
    w = World(728)
    state = rarely(w, "50", {"90": 20, "10": 25})
    book = {
        "CD_GRP": ["ORD_STAT", "ORD_STAT", "ORD_STAT", "TMP_TP", "TMP_TP"],
        "CD": ["50", "90", "10", "R", "C"],
        "CD_NM": ["배송완료", "주문취소", "상품준비", "냉장", "상온"],
    }
    cold = w.by_item(lambda i: "RC"[i % 2])
    proposal = proposed(w, {"CMN_CD.csv": book}, ORD_STAT_CD=state, TMP_TP_CD=cold)
    assert section(proposal).leave_out == {"ORD_STAT_CD": ("90",)}
    assert not asked(proposal)


@pytest.mark.parametrize("second", ["완료", "보류"])
def test_codes_of_plays_that_a_table_tells_are_asked_about_only_if_a_word_is_unknown(
    second: str,
) -> None:
    w = World(728)
    book = {
        "CD_GRP_ID": ["PLAY_STAT_CD"] * 2 + ["DVC_TP_CD"] * 3 + ["GRD_CD"] * 2,
        "CD": ["01", "02", "M", "P", "T", "H3", "N"],
        "CD_NM": ["재생", second, "모바일", "PC", "태블릿", "고3", "N수생"],
        "SORT_ORD": ["1", "2", "1", "2", "3", "3", "4"],
    }
    codes = {
        "PLAY_STAT_CD": w.pick(["01", "02"], [3, 1]),
        "DVC_TP_CD": w.pick(["M", "P", "T"]),
        "GRD_CD": w.by_user(lambda u: ("H3", "N")[u % 2]),
    }
    proposal = proposed(w, {"TB_CMN_CD.csv": book}, **codes)
    assert section(proposal).leave_out == {}
    assert asked(proposal) == ({"event-or-state"} if second == "보류" else set())


@pytest.mark.parametrize("twice", [False, True])
def test_a_table_of_codes_of_all_sorts_explains_those_of_states(twice: bool) -> None:
    """Categories beside the states are no states; the same code twice may mean two things."""
    w = World(729)
    words = {"10": "결제대기", "50": "구매확정", "80": "취소", "90": "반품"}
    goods = ["귀걸이", "반지", "가죽지갑", "향초", "도자기", "수제쿠키", "의류", "휴대폰케이스"]
    numbers = ["10", "50", "80", "90"] if twice else [f"C{i}00" for i in range(1, 5)]
    book = {
        "code_group": ["ORDER_STATUS"] * 4 + ["CATEGORY"] * 8,
        "code": [*words, *numbers, *(f"C{i}00" for i in range(5, 9))],
        "code_nm": [*words.values(), *goods],
    }
    states = rarely(w, "50", {"80": 12, "90": 19, "10": 31})
    proposal = proposed(w, {"tb_code.csv": book}, status_cd=states)
    if twice:
        assert asked(proposal)
        return
    assert set(section(proposal).leave_out["status_cd"]) == {"80", "90", "10"}
    assert not asked(proposal)


def test_a_code_that_goes_with_words_of_a_state_is_not_asked_about() -> None:
    w = World(506)
    words = {"700": "delivered", "900": "cancelled", "500": "in transit"}
    codes = w.by_order(lambda n: "900" if n % 13 == 0 else "500" if n % 17 == 0 else "700")
    proposal = roles.propose(
        reading({
            "orders.csv": {
                "order_id": w.by_order(lambda n: 5000 + n),
                "customer_id": w.by_user(lambda u: f"u{u:05d}"),
                "item_id": w.by_item(lambda i: code("I", i)),
                "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
                "status": codes,
                "status_name": [words[one] for one in codes],
            }
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out == {"status_name": ("cancelled",)}
    assert not proposal.questions


def test_a_table_says_which_codes_of_states_are_cancelled() -> None:
    w = World(505)
    firsts = w.firsts()
    states = {"id_state": [2, 4, 5, 6], "lang": [1] * 4,
              "name": ["Paiement accepté", "Expédié", "Livré", "Annulé"]}  # fmt: skip
    current = [6 if row % 17 == 0 else (2, 4, 5)[row % 3] for row in firsts]
    proposal = roles.propose(
        reading(shop_with_products(w, orders={"current_state": current}, order_state=states))
    )
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].leave_out == {"current_state": ("6",)}
    assert not proposal.questions


def test_codes_get_the_words_of_the_column_that_tells_them_apart() -> None:
    w = World(4303, lines=1)
    words = {"V1": "view", "W1": "add_to_wishlist", "C1": "contact", "SR": "Search", "LS": "List"}
    groups = ["EVT_CD"] * 3 + ["REF_PAGE_CD"] * 2
    table = {"codes.csv": {"GRP_CD": groups, "CD": [*words], "CD_NM": [*words.values()]}}
    kinds, pages = rarely(w, "V1", {"W1": 5, "C1": 7}), rarely(w, "SR", {"LS": 2})
    made = section(proposed(w, table, EVT_CD=kinds, REF_PAGE_CD=pages))
    assert made.event_types == {one: words[one] for one in ("V1", "W1", "C1")}


def groups(name: str, first: str) -> Proposal:
    """An order has a group of its customer, 1 or 2, and its state, of which a table has words."""
    w = World(4304, lines=1)
    people = [f"u{u:05d}" for u in range(w.users)]
    tables = {
        "order_status.csv": {"order_status_id": ["1", "2"], name: [first, "Delivered"]},
        "customers.csv": {
            "user_id": people,
            "email": [f"p{u}@mail{u % 9}.example" for u in range(w.users)],
            "customer_group_id": ["2" if u % 12 == 0 else "1" for u in range(w.users)],
        },
    }
    return proposed(w, tables, order_status_id=rarely(w, "2", {"1": 9}))


def test_groups_of_customers_are_not_explained_by_states_of_orders() -> None:
    for one in groups("name", "Cancelled").findings:
        assert one.column != "customer_group_id" or "Cancelled" not in one.message


def test_numbers_of_states_mean_what_the_table_of_states_says() -> None:
    """Small numbers are keys of any small table, such as that of makers."""
    w = World(960)
    firsts = w.firsts()
    states = {2: "Paiement accepté", 6: "Annulé", 10: "En attente de virement bancaire"}
    proposal, section = proposal_and_section({
        "lines.csv": {
            "id_order": w.by_order(lambda n: n + 5001),
            "product_id": w.by_item(lambda i: i + 401),
            "product_quantity": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "orders.csv": {
            "id_order": [w.order[row] + 5001 for row in firsts],
            "id_customer": [w.user[row] + 9001 for row in firsts],
            "current_state": [(10, 6, 2, 2, 2, 2, 2, 2)[w.order[row] % 8] for row in firsts],
            "date_add": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        "manufacturer.csv": {
            "id_manufacturer": [n + 1 for n in range(10)],
            "name": [f"Moulin {n}" for n in range(10)],
        },
        "order_state_lang.csv": {"id_order_state": list(states), "name": list(states.values())},
    })  # fmt: skip
    assert section.leave_out == {"current_state": ("6", "10")}
    (said,) = [one for one in proposal.findings if one.code == "rows-left-out"]
    assert "10 En attente de virement" in said.message


@pytest.mark.parametrize(
    "told", ["Rejeição (não tenho interesse)", "Ablehnung", "Absage", "Hidden (spam)"]
)
def test_what_a_table_of_codes_says_in_brackets_turns_away_too(told: str) -> None:
    assert turns_away(told)
    assert not turns_away("Zusage")
    assert not turns_away("Resgate / uso no cartão (parceiro)")


def test_codes_of_events_are_read_in_their_table_though_other_pages_have_none() -> None:
    w = World(825, lines=1)
    pages = w.pick(["2", "2", "12", "1", None])
    hits = log_of_products(w, event_list=pages)
    hits["product_id"] = [
        item if event else None for item, event in zip(hits["product_id"], pages, strict=True)
    ]
    names = {"1": "Purchase", "2": "Product View", "12": "Cart Add", "13": "Cart Remove"}
    event = {"column 1": list(names), "column 2": list(names.values())}
    proposal = roles.propose(reading({"hits.tsv": hits, "event.tsv": event}))
    assert "event-codes" not in {one.code for one in proposal.questions}
    assert proposal.mapping is not None
    types = proposal.mapping.sections["interactions"].event_types
    assert types == {one: names[one] for one in ("2", "12", "1")}


def test_states_of_orders_and_of_their_payments_by_the_ids_of_one_table() -> None:
    w = World(807)
    names = ("open", "completed", "cancelled", "paid", "refunded")
    ids = {name: digest(n)[:32] for n, name in enumerate(names)}
    tables = shop(
        w, {"state_id": heads(w, lambda n: ids["cancelled" if n % 9 == 0 else "completed"])}
    )
    tables["order_transaction.csv"] = {
        "id": heads(w, lambda n: digest(n + 10**6)[:32]),
        "order_id": heads(w, lambda n: n + 50_000),
        "state_id": heads(w, lambda n: ids["refunded" if n % 11 == 0 else "paid"]),
    }
    states = {"id": list(ids.values()), "technical_name": list(names)}
    proposal = roles.propose(reading({**tables, "state_machine_state.csv": states}))
    made = section(proposal)
    assert set(made.leave_out["state_id"]) == {ids["cancelled"], ids["refunded"]}
    assert {join.file for join in made.joins} == {"orders.csv", "order_transaction.csv"}
    said = next(one for one in proposal.findings if one.code == "rows-left-out")
    assert "cancelled" in said.message
    assert "refunded" in said.message


def test_codes_of_bookings_of_a_fund_are_choices_where_their_words_are_purchases() -> None:
    w = World(729)
    kinds = {
        "PUR": "Purchase",
        "SWI": "Switch in (purchase side)",
        "SWO": "Switch out (sale side)",
        "RED": "Redemption",
        "DRI": "Distribution reinvested",
    }
    told = {"TXN_CD": list(kinds), "TXN_DESC": list(kinds.values())}
    rows = rarely(w, "PUR", {"SWI": 7, "SWO": 11, "RED": 13, "DRI": 4})
    proposal = proposed(w, {"REF_TXN_CD.csv": told}, TXN_CD=rows)
    made = section(proposal)
    gone = {code for code, word in made.event_types.items() if word is None}
    assert gone == {"SWO", "RED", "DRI"}
    assert made.leave_out == {}
    assert not asked(proposal)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("수강", "수강"), ("Venda balcão", "Venda balcão"), ("Web", None), ("수강취소", None)],
)
def test_the_one_code_of_all_rows_is_their_kind_where_a_table_says_so(
    word: str, kind: str | None
) -> None:
    w = World(712, lines=1)
    told = {
        "grp": ["hist_cd", "hist_cd", "dvc_cd", "dvc_cd"],
        "cd": ["L01", "L09", "P", "M"],
        "nm": [word, "…", "PC", "App"],
    }
    rows = {
        "hst_no": w.each(lambda row: row + 1),
        "emp_no": w.by_user(lambda u: code("E", u)),
        "crs_cd": w.by_item(lambda i: code("C", i)),
        "hist_cd": w.each(lambda row: "L01"),
        "dvc_cd": w.each(lambda row: "PM"[row % 2]),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    __, made = proposal_and_section({"lrn.csv": rows, "codes.csv": told})
    assert made.event_type == kind
    told_why = f"L01 is {kind}" if kind else "the same value everywhere (L01)"
    assert told_why in made.unused["hist_cd"]
