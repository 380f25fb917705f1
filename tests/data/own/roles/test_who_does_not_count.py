"""Rows of recruiters, robots and guests, of posts that nobody sees and of deals that are open."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file.types import ANY
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    ("name", "staff", "usual"),
    [("rola", "rekruter", "kandydat"), ("user_type", "employer", "candidate"),
     ("역할", "채용담당자", "지원자"), ("visitor_role", "Recruiter", "Applicant")],
)  # fmt: skip
def test_rows_of_recruiters_do_not_count(name: str, staff: str, usual: str) -> None:
    w = World(907, lines=1)
    made = proposed(w, {}, **{name: rarely(w, usual, {staff: 8})})
    assert section(made).leave_out[name] == (staff,)
    rows = len([1 for row in w.rows if row % 8 == 0])
    (said,) = [one for one in made.findings if one.column == name]
    assert f"{rows} rows" in said.message


def test_a_role_that_most_rows_are_of_says_nothing() -> None:
    w = World(908, lines=1)
    kinds = rarely(w, "employer", {"candidate": 2})
    assert "role" not in section(proposed(w, {}, role=kinds)).leave_out


@pytest.mark.parametrize(
    ("name", "usual", "gone"),
    [("post_visibility", "1", ("2", "0")), ("visible", "1", ("0", "-1")), ("visible", "1", ("0",)),
     ("post_approved", "1", ("0",)), ("hidden", "f", ("t",)), ("user_deleted", "false", ("true",))],
)  # fmt: skip
def test_posts_that_nobody_sees_do_not_count(name: str, usual: str, gone: tuple[str, ...]) -> None:
    w = World(909, lines=1)
    seldom = {one: 20 + number for number, one in enumerate(gone)}
    made = section(proposed(w, {}, **{name: rarely(w, usual, seldom)}))
    assert set(made.leave_out[name]) == set(gone)


def test_rows_that_say_when_they_were_deleted_do_not_count() -> None:
    w = World(910, lines=1)
    at = w.times("%Y-%m-%d %H:%M:%S")
    deleted = w.each(lambda row: at[row] if row % 15 == 0 else "")
    made = section(proposed(w, {}, deleted_at=deleted))
    assert made.leave_out["deleted_at"] == (ANY,)


@pytest.mark.parametrize(
    ("name", "won", "others"),
    [
        ("StageName", "Closed Won", ("Closed Lost", "Prospecting", "Negotiation/Review", "Trial")),
        ("dealstage", "closedwon", ("closedlost", "contractsent", "pitch")),
        ("phase", "Gewonnen", ("Verloren", "Angebot", "Erstkontakt")),
        ("진행단계", "수주", ("실주", "협상", "미팅")),
        ("statecode", "Won", ("Lost", "Open")),
    ],
)
def test_deals_count_once_they_are_won(name: str, won: str, others: tuple[str, ...]) -> None:
    w = World(911, lines=1)
    seldom = {one: 7 + number for number, one in enumerate(others)}
    made = proposed(w, {}, **{name: rarely(w, won, seldom)})
    assert set(section(made).leave_out[name]) == set(others)
    rows = sum(any(row % n == 0 for n in seldom.values()) for row in w.rows)
    (said,) = [one for one in made.findings if one.column == name]
    assert f"{rows:,} rows of log.csv are of deals that were not won" in said.message


def test_lost_matches_are_played_all_the_same() -> None:
    w = World(912, lines=1)
    played = rarely(w, "won", {"lost": 2, "draw": 7})
    bets = rarely(w, "lost", {"won": 3, "open": 11})
    made = section(proposed(w, {}, result=played, bet_status=bets))
    assert not {"result", "bet_status"}.intersection(made.leave_out)


@pytest.mark.parametrize(
    ("usual", "others", "gone"),
    [
        ("sale", ("sent", "draft", "done", "cancel"), {"sent", "draft", "cancel"}),
        ("Completed", ("Quotation", "Paid"), {"Quotation"}),
        ("bezahlt", ("Angebot", "versendet"), {"Angebot"}),
    ],
)
def test_quotations_are_no_orders(usual: str, others: tuple[str, ...], gone: set[str]) -> None:
    w = World(913, lines=1)
    seldom = {one: 7 + number for number, one in enumerate(others)}
    made = section(proposed(w, {}, order_state=rarely(w, usual, seldom)))
    assert set(made.leave_out["order_state"]) == gone


AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0"
ROBOTS = {
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)": 31,
    "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0": 37,
    "Site24x7 monitoring/1.0": 41,
    "Baiduspider+": 43,
}


def test_robots_that_say_so_do_not_count() -> None:
    w = World(914, lines=1)
    made = proposed(w, {}, client_ua=rarely(w, AGENT, ROBOTS))
    assert set(section(made).leave_out["client_ua"]) == set(ROBOTS)
    rows = sum(any(row % n == 0 for n in ROBOTS.values()) for row in w.rows)
    (said,) = [one for one in made.findings if one.column == "client_ua"]
    assert f"{rows} rows are of robots" in said.message


def test_a_chat_bot_is_a_channel_and_a_monitor_a_device_and_a_talbot_a_person() -> None:
    w = World(915, lines=1)
    made = section(
        proposed(
            w, {},
            channel=rarely(w, "web", {"chatbot": 9}), device=rarely(w, "phone", {"monitor": 9}),
            agent=rarely(w, "Lena Moor", {"Claire Talbot": 9, "Ute Graf": 4, "Jo Vance": 5}),
        )
    )  # fmt: skip
    assert not made.leave_out


@pytest.mark.parametrize("guest", ["0", "-1", "guest", "(not set)"])
def test_guests_are_no_person_and_another_column_tells_them_apart(guest: str) -> None:
    w = World(916, lines=1)
    log = {
        "customer_id": w.each(lambda row: guest if row % 5 == 0 else str(1000 + w.user[row])),
        "visitor_cookie": w.by_user(lambda u: f"ck{u:08x}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": log}))
    assert section(made).columns["USER_ID"] == "customer_id"
    assert section(made).leave_out["customer_id"] == (guest,)
    (said,) = [one for one in made.findings if one.column == "customer_id"]
    rows = sum(row % 5 == 0 for row in w.rows)
    people = len({w.user[row] for row in w.rows if row % 5 == 0})
    assert f"{rows} rows (20.0%)" in said.message
    assert f"visitor_cookie tells {people} people apart" in said.message


def test_rows_without_a_user_whom_a_cookie_names_are_said() -> None:
    w = World(917, lines=1)
    log = {
        "customer_id": w.each(lambda row: "" if row % 5 == 0 else str(1000 + w.user[row])),
        "visitor_cookie": w.by_user(lambda u: f"ck{u:08x}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": log}))
    assert section(made).columns["USER_ID"] == "customer_id"
    (said,) = [one for one in made.findings if one.code == "guests-unnamed"]
    people = len({w.user[row] for row in w.rows if row % 5 == 0})
    assert f"visitor_cookie tells {people} people apart" in said.message


@pytest.mark.parametrize(
    ("name", "usual", "gone"),
    [
        ("Document Type", "Order", {"Quote", "Credit Memo", "Return Order"}),
        ("Belegart", "Rechnung", {"Angebot", "Gutschrift"}),
        ("문서유형", "송장", {"견적서", "반품"}),
        ("文書種別", "注文", {"見積", "返品"}),
    ],
)
def test_quotations_and_credit_memos_are_no_sales(name: str, usual: str, gone: set[str]) -> None:
    w = World(918, lines=1)
    seldom = {one: 7 + number for number, one in enumerate(sorted(gone))}
    made = section(proposed(w, {}, **{name: rarely(w, usual, seldom)}))
    assert set(made.leave_out[name]) == gone


@pytest.mark.parametrize("name", ["Kundengruppe", "klantgroep", "kundgrupp"])
def test_a_group_of_customers_may_be_the_house_itself(name: str) -> None:
    w = World(4201, lines=1)
    kinds = {
        "customers.csv": {
            "user_id": [f"u{u:05d}" for u in range(w.users)],
            name: ["Intern" if u == 7 else ("A-Kunden", "B-Kunden")[u % 2] for u in range(w.users)],
            "email": [f"p{u}@mail{u % 9}.example" for u in range(w.users)],
        }
    }
    assert section(proposed(w, kinds)).leave_out == {name: ("Intern",)}


@pytest.mark.parametrize(
    "name", ["BEZOEKERSPAS", "Besucherausweis 3", "TEST KASSA", "CLIENT TEST NE PAS LIVRER"]
)
def test_a_card_for_all_visitors_and_one_for_tests_is_nobody(name: str) -> None:
    w = World(4202, lines=1)
    people = w.by_user(lambda u: name if u == 7 else f"Maas, Person {u}")
    assert section(proposed(w, {}, customer_name=people)).leave_out == {"customer_name": (name,)}


@pytest.mark.parametrize(
    ("column", "theirs"),
    [("plan", "OPERATOR"), ("suscripcion", "interna_qa"), ("abo", "Test intern")],
)
def test_the_plan_of_those_who_run_the_service_is_no_customer_s(column: str, theirs: str) -> None:
    w = World(4203, lines=1)
    plans = w.by_user(lambda u: theirs if u == 7 else ("annual", "monthly")[u % 2])
    assert section(proposed(w, {}, **{column: plans})).leave_out == {column: (theirs,)}


@pytest.mark.parametrize(("column", "trial"), [("suscripcion", "prueba"), ("abbonamento", "prova")])
def test_who_tries_a_plan_is_a_customer_and_a_state_of_that_name_is_none(
    column: str, trial: str
) -> None:
    w = World(4203, lines=1)
    plans = w.by_user(lambda u: trial if u % 9 == 7 else ("annual", "monthly")[u % 2])
    assert section(proposed(w, {}, **{column: plans})).leave_out == {}
    states = rarely(w, "paid", {trial: 31, "QA": 37})
    assert section(proposed(w, {}, order_status=states)).leave_out == {"order_status": (trial,)}


def test_a_price_for_staff_by_the_table_of_prices_is_no_customer_s() -> None:
    w = World(4204, lines=1)
    prices = {"prices.csv": {"price_code": ["0001", "0002", "STAF"],
                             "description": ["Adult", "Child", "Staff Comp"]}}  # fmt: skip
    sold = rarely(w, "0001", {"STAF": 31, "0002": 3})
    assert section(proposed(w, prices, price_code=sold)).leave_out == {"price_code": ("STAF",)}


def test_what_a_program_sent_or_what_arrived_is_no_deed() -> None:
    w = World(4205, lines=1)
    kinds = rarely(w, "wiedergabe_start", {"push_zugestellt": 4, "favorit_hinzugefuegt": 7})
    made = section(proposed(w, {}, ereignis=kinds, ist_intern=rarely(w, "false", {"true": 61})))
    assert made.event_types["push_zugestellt"] is None
    assert made.leave_out == {"ist_intern": ("true",)}


@pytest.mark.parametrize("word", ["staff", "employee", "직원"])
def test_users_whose_ids_begin_so_are_left_out_and_chosen_names_are_not(word: str) -> None:
    w = World(932, users=600, rows=6000, lines=1)
    ways = ("mbr", "kakao", "apple", "naver")
    log = {
        "회원ID": w.by_user(lambda u: f"{word if u % 80 == 1 else ways[u % 4]}_{u * 31 + 10_000}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": log}))
    ids = {one for one in log["회원ID"] if one.startswith(word)}
    assert set(section(made).leave_out["회원ID"]) == ids
    names = [f"{title(u, 'anna bob cleo dave emil finn gus hana ivan jo').split()[0]}{u}_x{u}"
             for u in range(600)]  # fmt: skip
    log["회원ID"] = w.by_user(lambda u: f"{word}_{u}" if u % 80 == 1 else names[u])
    made = roles.propose(reading({"log.csv": log}))
    assert "회원ID" not in section(made).leave_out


@pytest.mark.parametrize(
    ("name", "usual", "robot"),
    [("User-Agent-Klasse", "Browser", "Bot"), ("device_type", "desktop", "bot"),
     ("browser_kind", "human", "Crawler")],
)  # fmt: skip
def test_rows_of_a_kind_of_program_that_is_a_robot_do_not_count(
    name: str, usual: str, robot: str
) -> None:
    w = World(933, lines=1)
    made = proposed(w, {}, **{name: rarely(w, usual, {robot: 20})})
    assert section(made).leave_out[name] == (robot,)


def test_a_robot_that_is_a_device_counts() -> None:
    w = World(934, lines=1)
    made = proposed(w, {}, device=rarely(w, "kettle", {"robot": 20, "monitor": 9}))
    assert "device" not in section(made).leave_out


def test_a_number_of_nines_that_a_test_used_for_an_hour_is_left_out() -> None:
    w = World(935, users=500, rows=30_000, days=300, lines=1)
    log = {
        "회원번호": w.each(
            lambda row: 9_999_999 if 15_000 < row < 15_100 else 6_000_000 + w.user[row] * 7919
        ),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    people = {"회원번호": [6_000_000 + u * 7919 for u in range(500)], "성별": ["M", "F"] * 250}
    made = roles.propose(reading({"log.csv": log, "members.csv": people}))
    assert "9999999" in section(made).leave_out["회원번호"]


def test_sales_that_a_till_put_aside_do_not_count() -> None:
    w = World(936)
    states = rarely(w, "CLOSED", {"SAVED": 40, "VOIDED": 31, "LAYBY": 57})
    assert set(section(proposed(w, {}, status=states)).leave_out["status"]) == {"VOIDED", "SAVED"}
    liked = rarely(w, "CLOSED", {"SAVED": 40, "VOIDED": 31, "SENT": 57})
    assert section(proposed(w, {}, status=liked)).leave_out["status"] == ("VOIDED",)


def test_authors_of_articles_are_nobody_who_chose_them() -> None:
    n = range(1500)
    words = ["Új híd épül", "Hideg jön", "Sztrájk lesz", "Nyert a csapat", "Esik az ár", "Nyílt"]
    days = [(d, k) for d in range(100) for k in range(110)]
    tables = {
        "cikkek.csv": {
            "cikk_id": [412_000 + one for one in n],
            "cim": [f"{words[one * 7 % 6]} {one * 13 % 8}" for one in n],
            "szerzo_id": [11 + one * one * 7 % 53 for one in n],
            "publikalva": [
                f"2024-0{1 + one // 250}-{1 + one // 10 % 25:02d} {one % 24:02d}:{one % 60:02d}"
                for one in n
            ],
        },
        "olvasottsag.csv": {
            "datum": [f"2024-0{1 + d // 28}-{1 + d % 28:02d}" for d, _ in days],
            "cikk_id": [412_000 + (d * 15 + k) % 1500 for d, k in days],
            "letoltes": [31 + (d * 37 + k * 91) % 2900 for d, k in days],
        },
        "szerzok.csv": {
            "szerzo_id": list(range(11, 64)),
            "nev": [f"T {k % 32}" for k in range(53)],
        },
    }
    assert roles.propose(reading(tables)).mapping is None
