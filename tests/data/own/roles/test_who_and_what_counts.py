"""Rows that an analyst leaves out: tests, staff, refused payments, kinds in the codes of SAP."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def test_the_table_of_people_says_who_is_no_customer() -> None:
    w = World(901, lines=1)
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "email": [f"p{u}@mail.com" for u in range(w.users)],
        "role": ["admin" if u % 50 == 7 else "customer" for u in range(w.users)],
        "is_test": [int(u % 60 == 9) for u in range(w.users)],
    }
    made = section(proposed(w, {"users.csv": people}))
    assert made.leave_out["role"] == ("admin",)
    assert made.leave_out["is_test"] == ("1",)
    assert [join.file for join in made.joins] == ["users.csv"]


@pytest.mark.parametrize(("kind", "staff"), [("soort", "medewerker"), ("고객구분", "임직원")])
def test_a_kind_of_people_is_read_in_other_languages(kind: str, staff: str) -> None:
    w = World(903, lines=1)
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "email": [f"p{u}@mail.com" for u in range(w.users)],
        kind: [staff if u % 50 == 7 else "lid" for u in range(w.users)],
    }
    made = section(proposed(w, {"users.csv": people}))
    assert made.leave_out[kind] == (staff,)


def test_a_kind_that_most_people_are_of_says_nothing() -> None:
    w = World(902, lines=1)
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "email": [f"p{u}@mail.com" for u in range(w.users)],
        "role": ["editor" if u % 2 else "reader" for u in range(w.users)],
    }
    assert "role" not in section(proposed(w, {"users.csv": people})).leave_out


def test_a_few_rows_of_tests_among_the_circumstances() -> None:
    w = World(903, lines=1)
    source = rarely(w, "app", {"qa_autotest": 60, "web": 3})
    assert section(proposed(w, {}, source=source)).leave_out["source"] == ("qa_autotest",)


def test_a_word_for_returned_in_some_rows_only() -> None:
    w = World(904, lines=1)
    made = section(proposed(w, {}, kubun=rarely(w, "", {"返品": 8})))
    assert made.leave_out["kubun"] == ("返品",)


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\t"])
def test_a_blank_of_any_kind_behind_a_state_is_none_of_it(blank: str) -> None:
    w = World(906, lines=1)
    status = rarely(w, "paid", {f"refunded{blank}": 12, f"{blank}cancelled": 15})
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}{blank}" for u in range(w.users)],
        "email": [f"p{u}@mail.com" for u in range(w.users)],
        "is_test": [int(u % 60 == 9) for u in range(w.users)],
    }
    made = section(proposed(w, {"users.csv": people}, status=status))
    assert set(made.leave_out["status"]) == {"refunded", "cancelled"}
    assert made.leave_out["is_test"] == ("1",)


def test_unknown_states_beside_known_ones_are_named() -> None:
    w = World(905, lines=1)
    state = rarely(w, "APPROVED", {"DECLINED": 12, "EXPIRED_CARD": 15, "ZZQ": 17})
    made = proposed(w, {}, result_state=state)
    assert set(section(made).leave_out["result_state"]) == {"DECLINED", "EXPIRED_CARD"}
    (said,) = [one for one in made.findings if one.code == "standing-unknown"]
    assert "ZZQ" in said.message


@pytest.mark.parametrize("kind", ["RE", "ZRE", "G2", "AG"])
def test_kinds_of_documents_of_sap(kind: str) -> None:
    w = World(906, lines=1)
    for name in ("AUART", "AuArt"):
        made = section(proposed(w, {}, **{name: rarely(w, "TA", {kind: 12, "ZSO": 5})}))
        assert made.leave_out[name] == (kind,)


def test_reasons_of_rejection_in_codes() -> None:
    w = World(907, lines=1)
    made = section(proposed(w, {}, ABGRU=rarely(w, "", {"05": 12, "10": 17})))
    assert set(made.leave_out["ABGRU"]) == {"05", "10"}


def test_hours_by_any_name_beside_a_day() -> None:
    w = World(908, lines=1)
    log = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "d": w.times("%Y%m%d"),
        "x": w.times("%H"),
    }
    assert section(roles.propose(reading({"log.csv": log}))).time_of_day == "x"


def test_numbers_of_lines_are_no_hours_and_rows_that_protheus_deleted_do_not_count() -> None:
    """Two digits each; a line 07 is seldomer than a line 06, and every table numbers its rows."""
    w = World(917, items=200, lines=16)
    line = w.each(lambda row: f"{1 + row - w.order.index(w.order[row]):02d}")
    gone = w.each(lambda row: "*" if row % 60 == 7 else "")
    sold: dict[str, Any] = {
        "D2_ITEM": line,
        "D2_COD": w.by_item(lambda i: code("", i, 7)),
        "D2_CLIENTE": w.by_user(lambda u: f"{4000 + u:06d}"),
        "D2_DOC": w.by_order(lambda n: f"{48_000 + n:09d}"),
        "D2_EMISSAO": w.by_order(lambda n: f"2023{1 + n // 28 % 12:02d}{1 + n % 28:02d}"),
        "D_E_L_E_T_": gone,
        "R_E_C_N_O_": w.each(lambda row: 1 + row),
        "R_E_C_D_E_L_": w.each(lambda row: 1 + row if gone[row] else 0),
    }
    few = [row for row in w.rows if row % 3 == 0]
    bought = {
        "D1_COD": [sold["D2_COD"][row] for row in few],
        "D1_FORNECE": [f"F{w.user[row] % 40:05d}" for row in few],
        "D1_DOC": [f"{700 + row // 5:09d}" for row in few],
        "D1_EMISSAO": [f"2023{1 + row % 12:02d}{1 + row % 28:02d}" for row in few],
        "R_E_C_N_O_": [1 + n for n, __ in enumerate(few)],
    }
    goods = {
        "B1_COD": [code("", i, 7) for i in range(w.items)],
        "B1_DESC": [title(i) for i in range(w.items)],
        "B1_UM": ["UN" for __ in range(w.items)],
        "B1_PRV1": [8.5 + i % 70 for i in range(w.items)],
        "B1_GRUPO": [f"{1 + i % 9:04d}" for i in range(w.items)],
        "R_E_C_N_O_": [1 + i for i in range(w.items)],
    }
    tables = {"SD2010.csv": sold, "SD1010.csv": bought, "SB1010.csv": goods}
    proposal = roles.propose(reading(tables))
    made = section(proposal)
    assert (made.files, made.columns["USER_ID"], made.columns["ITEM_ID"]) == (
        ("SD2010.csv",), "D2_CLIENTE", "D2_COD",
    )  # fmt: skip
    assert made.time_of_day is None
    assert made.leave_out == {"D_E_L_E_T_": ("*",)}
    assert not made.carry
    assert "which-file" not in {one.code for one in proposal.questions}


@pytest.mark.parametrize("day", ["%m/%d/%Y", "%Y-%m-%d"])
@pytest.mark.parametrize(
    ("morning", "noon", "clock"),
    [("%s AM", "%s PM", "%%I:%%M %%p"), ("%sam", "%spm", "%%I:%%M%%p"),
     ("오전 %s", "오후 %s", "%%p %%I:%%M")],
)  # fmt: skip
def test_hours_of_half_a_day_beside_a_day(day: str, morning: str, noon: str, clock: str) -> None:
    w = World(915, lines=1)
    log = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "Transaction Date": w.times(day),
        "Transaction Time": [
            (morning if at.hour < 12 else noon) % f"{at.hour % 12 or 12}:{at:%M}" for at in w.at
        ],
    }
    read = reading({"log.csv": log})
    made = section(proposal := roles.propose(read))
    assert made.time_of_day == "Transaction Time"
    assert made.timestamp == (f"{day} {clock % ()}",)
    assert proposal.mapping is not None
    canonical.build(read, proposal.mapping)
    told = read.connection.execute("SELECT TIMESTAMP FROM interactions").fetchall()
    assert {one for (one,) in told} == {int(at.timestamp()) // 60 * 60 for at in w.at}


def test_of_two_hours_the_one_that_begins_as_the_day_does() -> None:
    w = World(909, lines=1)
    log = {
        "회원번호": w.by_user(lambda u: f"u{u:05d}"),
        "영화코드": w.by_item(lambda i: code("I", i)),
        "상영시각": w.times("%H%M%S")[::-1],
        "예매일자": w.times("%Y%m%d"),
        "예매시각": w.times("%H%M%S"),
    }
    assert section(roles.propose(reading({"log.csv": log}))).time_of_day == "예매시각"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("note", ["0.5", "2", "3.5", "4", "5"]),
        ("Anteil gehört (%)", ["12,5", "99,1", "45,0", "3,2"]),
        ("play_ratio", ["0.11", "0.92", "1.0", "0.44"]),
    ],
)
def test_marks_and_shares_are_the_value_of_an_event(name: str, values: list[str]) -> None:
    w = World(910, lines=1)
    assert section(proposed(w, {}, **{name: w.pick(values)})).columns["EVENT_VALUE"] == name


def test_a_dish_and_its_restaurant_are_asked_about() -> None:
    w = World(911, lines=2)
    dishes: dict[str, list[Any]] = {
        "dish_id": [code("I", i) for i in range(w.items)],
        "restaurant_id": [f"R{i % 15:03d}" for i in range(w.items)],
        "dish": [title(i % 30) for i in range(w.items)],
    }
    places: dict[str, list[Any]] = {
        "restaurant_id": [f"R{i:03d}" for i in range(15)],
        "name": [title(i + 500) for i in range(15)],
        "kitchen": [title(i % 3) for i in range(15)],
    }
    lines = {
        "order_id": w.each(lambda row: f"O{w.order[row]:05d}"),
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "restaurant_id": w.by_item(lambda i: f"R{i % 15:03d}"),
        "dish_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(
        reading({"lines.csv": lines, "dishes.csv": dishes, "restaurants.csv": places})
    )
    item = section(made).fields["ITEM_ID"]
    assert item == "dish_id" or "which-item" in [one.code for one in made.questions]


def test_a_day_of_cancelling_leaves_a_row_out_and_one_of_giving_back_does_not() -> None:
    w = World(912, lines=1)
    days = w.times("%Y-%m-%d %H:%M:%S")
    some = w.each(lambda row: days[row] if row % 9 == 0 else "")
    made = proposed(w, {}, cancelled_at=some, return_date=some)
    assert section(made).leave_out == {"cancelled_at": ("*",)}
    tables = {
        "log.csv": {
            "user_id": w.by_user(lambda u: f"u{u:05d}"),
            "item_id": w.by_item(lambda i: code("I", i)),
            "at": days,
            "cancelled_at": some,
            "return_date": some,
        }
    }
    read = reading(tables)
    assert made.mapping is not None
    relation = canonical.build(read, made.mapping).interactions
    rows = read.connection.execute(f"SELECT count(*) FROM {relation.name}").fetchall()
    assert rows == [(sum(not one for one in some),)]
