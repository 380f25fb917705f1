"""What is chosen where only who sells has a table, and what numbers, states and stages say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.states import hirings
from tests.data.own.roles.rows import proposed, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def _item(proposal: Proposal) -> str:
    assert proposal.mapping is not None, proposal.reason
    return proposal.mapping.sections["interactions"].columns["ITEM_ID"]


@pytest.mark.parametrize(
    ("shop", "rider"), [("shop_id", "rider_id"), ("store_id", "zq_no"), ("가게id", "라이더")]
)
def test_who_sells_is_chosen_where_no_table_has_anything_to_buy(shop: str, rider: str) -> None:
    w = World(1501, items=90, lines=1)
    orders = {
        "order_no": w.each(lambda row: f"20240{row:07d}"),
        "member_no": w.by_user(lambda u: 100_000 + u),
        shop: w.by_item(lambda i: f"S{1300 + i}"),
        rider: w.each(lambda row: None if row % 7 == 0 else f"R{row % 59:04d}"),
        "ordered": w.times("%Y-%m-%d %H:%M:%S"),
    }
    shops = {
        shop: [f"S{1300 + i}" for i in range(w.items)],
        f"{shop.removesuffix('_id')}_name": [title(i) for i in range(w.items)],
        "district": [f"D{i % 9}" for i in range(w.items)],
    }
    members = {
        "member_no": [100_000 + u for u in range(w.users)],
        "birth_year": [1950 + u % 50 for u in range(w.users)],
        "gender": ["M" if u % 2 else "F" for u in range(w.users)],
    }
    found = roles.propose(
        reading({"orders.csv": orders, "shops.csv": shops, "members.csv": members})
    )
    assert _item(found) == shop
    assert "which-item" not in {one.code for one in found.questions}


@pytest.mark.parametrize(
    ("number", "called"), [("ISBN/EAN", "Titel"), ("artnr", "Bezeichnung"), ("SKU", "Produkt")]
)
def test_a_number_of_goods_comes_before_a_title_that_several_share(
    number: str, called: str
) -> None:
    w = World(1502, items=200, lines=1)
    found = proposed_of(w, {
        number: w.by_item(lambda i: 9_783_100_000_017 + 130 * i),
        called: w.by_item(lambda i: f"Band {title(i // 2)}"),
    })  # fmt: skip
    assert _item(found) == number
    assert not found.questions


def proposed_of(w: World, things: dict[str, list[Any]], **more: list[Any]) -> Proposal:
    log = {
        "customer_id": w.by_user(lambda u: f"u{u:05d}"),
        **things,
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        **more,
    }
    return roles.propose(reading({"log.csv": log}))


def _value(proposal: Proposal) -> str | None:
    return section(proposal).columns.get("EVENT_VALUE")


@pytest.mark.parametrize("name", ["run", "zq", "Saison"])
def test_the_run_of_a_course_is_no_rating(name: str) -> None:
    w = World(1503, items=40, days=300, lines=1)
    runs = w.each(lambda row: min(5, 1 + w.at[row].timetuple().tm_yday // 60))
    made = proposed_of(w, {"course": w.by_item(title)}, **{name: runs})
    assert _value(made) is None
    assert section(made).event_type != "rating"


def test_stars_are_a_rating_by_any_name() -> None:
    w = World(1504, items=40, lines=1)
    made = proposed_of(w, {"course": w.by_item(title)}, zq=w.pick([1, 2, 3, 4, 5], [1, 1, 2, 4, 4]))
    assert _value(made) == "zq"


@pytest.mark.parametrize(
    "stages",
    [
        ("応募済", "書類選考中", "面接", "不採用", "辞退", "内定"),
        ("Applied", "Screening", "Interview", "Offer", "Hired", "Rejected", "Withdrawn"),
        ("beworben", "Vorstellungsgespräch", "Absage", "eingestellt"),
        ("지원완료", "서류전형", "면접", "불합격", "최종합격"),
        ("candidatado", "entrevista", "contratado", "recusado"),
    ],
)
def test_whoever_applied_wanted_the_job_whatever_came_of_it(stages: tuple[str, ...]) -> None:
    w = World(1505, lines=1)
    made = proposed(w, {}, status=w.pick(stages, range(len(stages) + 3, 3, -1)))
    assert not section(made).leave_out
    assert not made.questions


@pytest.mark.parametrize(
    "states", [("paid", "shipped", "rejected"), ("open", "offer", "declined"), ("new", "review")]
)
def test_states_of_orders_are_no_stages_of_applications(states: tuple[str, ...]) -> None:
    assert not hirings.are_stages(states)


@pytest.mark.parametrize(
    ("yes", "no"), [("Qualified", "Not Qualified"), ("가입", "미가입"), ("aktywny", "nieaktywny")]
)
def test_half_of_all_that_is_not_so_was_not_taken_back(yes: str, no: str) -> None:
    w = World(1506, lines=1)
    made = proposed(w, {}, **{"zq status": w.pick([yes, no], [5, 5])})
    assert not made.questions
    assert "zq status" not in section(made).leave_out


def test_a_rare_one_that_is_not_so_is_asked_about() -> None:
    w = World(1507, lines=1)
    made = proposed(w, {}, **{"zq status": w.pick(["Qualified", "Not Qualified"], [95, 5])})
    assert [one.code for one in made.questions] == ["event-or-state"]


@pytest.mark.parametrize("name", ["배송비구분", "送料区分", "shipping_fee_type"])
def test_what_delivery_costs_is_no_kind_of_row(name: str) -> None:
    w = World(1508, lines=1)
    assert not proposed(w, {}, **{name: w.pick(["유료", "무료"])}).questions


def test_of_two_things_with_titles_of_their_own_a_person_is_asked() -> None:
    """A gift goes to a fund, by way of an appeal: either may be what is recommended."""
    w = World(1509, items=24, lines=1)
    appeals = w.pick(range(70))
    made = proposed_of(
        w,
        {"Fund ID": w.by_item(lambda i: f"F{100 + i}"),
         "Fund Description": w.by_item(lambda i: f"Fund of {title(i)}")},
        **{"Appeal ID": [f"A{one:03d}" for one in appeals],
           "Appeal Description": [f"Appeal {title(one)}" for one in appeals]},
    )  # fmt: skip
    (asked,) = [one for one in made.questions if one.code == "which-item"]
    assert "Fund ID" in asked.text
    assert "Appeal ID" in asked.text


@pytest.mark.parametrize("stock", ["현재고", "Bestand", "qty_on_hand_stock", "在庫数"])
def test_a_list_of_what_lies_in_store_holds_no_interactions(stock: str) -> None:
    w = World(1510, items=1500)
    things = range(w.items)
    found = roles.propose(
        reading({
            "list.csv": {
                "product_code": [code("P", i) for i in things],
                "product_name": [title(i % 900) for i in things],
                "client_code": [f"V{i % 40:03d}" for i in things],
                stock: [i * 7 % 130 for i in things],
                "last_in": [f"2024-{i % 12 + 1:02}-{i % 28 + 1:02}" for i in things],
            }
        })
    )  # fmt: skip
    assert found.mapping is None


@pytest.mark.parametrize("words", [("KOPIE", "PORT"), ("UUR",), ("TRANSP", "MONT", "DIV")])
def test_words_that_a_catalogue_says_nothing_of_are_no_articles(words: tuple[str, ...]) -> None:
    w = World(1511, items=200, lines=1)
    ids = [*(f"BM{1000 + i}" for i in range(w.items)), *words]

    def told(i: int, *values: str) -> str | None:
        return values[i % len(values)] if i < w.items else None

    catalogue = {
        "Artikelnr": ids,
        "Titel": [title(i) for i in range(len(ids))],
        "Componist": [told(i, "Bach", "Van der Roost", "Elgar", "Grieg") for i in range(len(ids))],
        "Bezetting": [told(i, "Koor", "Piano", "Fanfare") for i in range(len(ids))],
        "Uitgever": [told(i, "De Haske", "Molenaar") for i in range(len(ids))],
        "Prijs": [5 + i % 30 for i in range(len(ids))],
    }
    lines = w.each(lambda r: words[r % len(words)] if r % 15 == 0 else f"BM{1000 + w.item[r]}")
    log = {"KlantID": w.by_user(lambda u: 200 + u), "Artikelnr": lines,
           "Datum": w.times("%Y-%m-%d %H:%M:%S")}  # fmt: skip
    made = section(roles.propose(reading({"regels.csv": log, "artikelen.csv": catalogue})))
    assert set(made.leave_out["Artikelnr"]) == set(words)


def test_a_purchase_that_was_sent_again_is_said() -> None:
    w = World(1512, lines=1)
    rows = sorted([*((row, 0) for row in w.rows), *((row, 9) for row in w.rows if row % 40 == 0)])
    again = len(rows) - len(w.rows)
    log = {
        "transaction_id": [f"T{7_000_000 + row}" for row, __ in rows],
        "player_id": [f"u{w.user[row]:05d}" for row, __ in rows],
        "sku": [code("I", w.item[row]) for row, __ in rows],
        "at": [f"{w.at[row] + timedelta(seconds=late):%Y-%m-%d %H:%M:%S}" for row, late in rows],
    }
    found = roles.propose(reading({"receipts.csv": log})).findings
    (said,) = [one for one in found if one.code == "events-twice"]
    assert (said.column, said.count) == ("transaction_id", again)


def test_a_loan_that_was_renewed_weeks_later_is_another_one() -> None:
    w = World(1513, lines=1)
    rows = sorted([*((row, 0) for row in w.rows), *((row, 21) for row in w.rows if row % 40 == 0)])
    log = {
        "loan_id": [f"T{7_000_000 + row}" for row, __ in rows],
        "reader_id": [f"u{w.user[row]:05d}" for row, __ in rows],
        "book_id": [code("I", w.item[row]) for row, __ in rows],
        "at": [f"{w.at[row] + timedelta(days=late):%Y-%m-%d %H:%M:%S}" for row, late in rows],
    }
    found = roles.propose(reading({"loans.csv": log})).findings
    assert "events-twice" not in {one.code for one in found}


def test_what_a_wholesaler_with_sage_buys_in_and_quotes_does_not_count() -> None:
    w = World(1514)
    kinds = w.by_order(lambda n: (0, 17, 1, 7, 7, 7, 6, 7)[n % 8])
    sold = [kind < 10 for kind in kinds]
    lines = {
        "cbMarq": w.each(lambda row: 200_000 + row),
        "DO_Domaine": [0 if one else 1 for one in sold],
        "DO_Type": kinds,
        "CT_Num": w.each(lambda r: f"CL{w.user[r]:05d}" if sold[r] else f"FO{w.order[r] % 9:05d}"),
        "DO_Piece": w.by_order(lambda n: f"PI{n:06d}"),
        "DO_Date": w.by_order(lambda n: f"{n % 28 + 1:02}/{n % 12 + 1:02}/2024 00:00:00"),
        "AR_Ref": w.by_item(lambda i: code("PAPI", i)),
        "DL_Design": w.by_item(title),
        "DL_Qte": w.pick([1, 2, 5]),
    }
    people = [*(f"CL{u:05d}" for u in range(w.users)), *(f"FO{n:05d}" for n in range(9))]
    clients = {
        "CT_Num": people,
        "CT_Intitule": [f"SARL {title(n)}" for n in range(len(people))],
        "CT_Type": [0 if one.startswith("CL") else 1 for one in people],
    }
    found = roles.propose(reading({"F_DOCLIGNE.csv": lines, "F_COMPTET.csv": clients}))
    made = section(found)
    assert made.columns["USER_ID"] == "CT_Num"
    assert set(made.leave_out["DO_Type"]) | set(made.leave_out.get("DO_Domaine", ())) >= {"0"}
    gone = set(made.leave_out["DO_Type"])
    assert "17" in gone or "1" in made.leave_out["DO_Domaine"]
    assert not gone & {"1", "6", "7"}
    assert not found.questions


@pytest.mark.parametrize("kind", ["ERRO", "Fehler", "błąd", "hata"])
def test_an_error_is_no_sign_of_interest(kind: str) -> None:
    w = World(1515, lines=1)
    made = section(proposed(w, {}, event_type=w.each(lambda r: kind if r % 30 == 0 else "PLAY")))
    assert made.event_types.get(kind, "") is None or kind in made.leave_out.get("event_type", ())
