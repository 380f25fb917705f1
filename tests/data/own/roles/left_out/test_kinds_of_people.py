"""Kinds of people that are no customers, by roles, groups, plans, prices and cards."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.members import people_of_kinds, section_of_sets
from tests.data.own.roles.worlds.proposals import (
    codes,
    log_of_products,
    said_of_rows,
    section_of,
    told,
)
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, chosen, code
from tests.support.own_tables import reading

_USERS = 300
_FORM = "%Y-%m-%d %H:%M:%S"
SELDOM = 30


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


@pytest.mark.parametrize(
    ("name", "usual", "several"),
    [
        ("Lesergruppe", "Erwachsene", "Institution"),
        ("patron_type", "Adult", "School"),
        ("이용자구분", "성인", "어린이집"),
        ("利用者区分", "一般", "団体"),
        ("categoria", "Adulto", "Escuela"),
    ],
)
def test_institutions_among_persons_count_and_are_said(name: str, usual: str, several: str) -> None:
    w = World(1705, lines=1)
    made = proposed(w, {"members.csv": people_of_kinds(w, name, usual, several)})
    assert section(made).leave_out == {}
    found: Finding = told(made, "accounts-of-several")
    assert found.count == sum(user % SELDOM == 0 for user in w.user)
    assert f"leave_out: {{{name}: [{several}]}}" in found.fix
    assert "join: [{file: members.csv" in found.fix


def test_firms_are_several_behind_a_card_and_customers_elsewhere() -> None:
    w = World(1706, lines=1)
    made = proposed(w, {"members.csv": people_of_kinds(w, "카드구분", "개인", "법인")})
    assert "법인" in told(made, "accounts-of-several").message
    made = proposed(w, {"members.csv": people_of_kinds(w, "customer_type", "private", "company")})
    assert codes(made).isdisjoint(("accounts-of-several", "standing-unknown"))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("회원등급", ("일반회원", "실버", "골드", "VIP")),
        ("카드등급", ("일반", "골드", "플래티늄", "블랙")),
        ("customer_group", ("Silber", "Gold", "Platin")),
        ("tipo_cliente", ("particular", "autónomo", "empresa")),
    ],
)
def test_grades_and_kinds_of_customers_are_no_noise(name: str, values: tuple[str, ...]) -> None:
    w = World(1707, lines=1)
    few = people_of_kinds(w, name, values[0], values[-1])
    few[name] = [values[-1] if u % 20 == 0 else values[u % (len(values) - 1)]
                 for u in range(w.users)]  # fmt: skip
    assert "standing-unknown" not in codes(proposed(w, {"members.csv": few}))
    own = dict(zip(few["user_id"], few[name], strict=True))
    rows: list[Any] = w.by_user(lambda u: own[f"u{u:05d}"])
    assert "standing-unknown" not in codes(proposed(w, {}, **{name: rows}))


def test_a_group_that_nobody_knows_is_still_said() -> None:
    w = World(1708, lines=1)
    made = proposed(w, {"members.csv": people_of_kinds(w, "member_type", "regular", "qaro")})
    assert "qaro" in told(made).message


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


@pytest.mark.parametrize(
    ("kind", "staff"), [("soort", "medewerker"), ("고객구분", "임직원"), ("perfil", "teste")]
)
def test_a_kind_of_people_is_read_in_other_languages(kind: str, staff: str) -> None:
    w = World(903, lines=1)
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "email": [f"p{u}@mail.com" for u in range(w.users)],
        kind: [staff if u % 50 == 7 else "lid" for u in range(w.users)],
    }
    made = section(proposed(w, {"users.csv": people}))
    assert made.leave_out[kind] == (staff,)


@pytest.mark.parametrize(("name", "gone"), [("segment", ()), ("role", ("broker",))])
def test_brokers_are_a_segment_of_customers_and_no_customers_by_their_role(
    name: str, gone: tuple[str, ...]
) -> None:
    w = World(904, lines=1)
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "email": [f"p{u}@mail.com" for u in range(w.users)],
        name: ["broker" if u % 12 == 7 else "standard" for u in range(w.users)],
    }
    assert section(proposed(w, {"users.csv": people})).leave_out.get(name, ()) == gone


def test_the_few_of_a_segment_who_only_train_are_no_customers() -> None:
    w = World(905, users=300, lines=1)
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "email": [f"p{u}@mail.com" for u in range(w.users)],
        "segment": ["training" if u == 7 else "standard" for u in range(w.users)],
    }
    assert section(proposed(w, {"users.csv": people})).leave_out["segment"] == ("training",)


def test_a_kind_that_most_people_are_of_says_nothing() -> None:
    w = World(902, lines=1)
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "email": [f"p{u}@mail.com" for u in range(w.users)],
        "role": ["editor" if u % 2 else "reader" for u in range(w.users)],
    }
    assert "role" not in section(proposed(w, {"users.csv": people})).leave_out


def flagged(name: str, usual: str, rare: str, often: int) -> Proposal:
    w = World(4804, lines=1)
    flags: list[Any] = [rare if row % often == 0 else usual for row in w.rows]
    return proposed(w, {}, **{name: flags})


@pytest.mark.parametrize(
    ("name", "usual", "rare"),
    [
        ("is_gm", "false", "true"),
        ("GM여부", "N", "Y"),
        ("ist_Mitarbeiter", "0", "1"),
        ("es_empleado", "no", "si"),
        ("運営フラグ", "0", "1"),
        ("jest_pracownikiem", "nie", "tak"),
    ],
)
def test_rows_of_game_masters_and_staff_are_left_out_and_said(
    name: str, usual: str, rare: str
) -> None:
    found = flagged(name, usual, rare, often=40)
    assert section(found).leave_out == {name: (rare,)}
    assert "company's own people" in said_of_rows(found, name)


def test_a_flag_that_many_rows_have_is_of_no_staff() -> None:
    assert not section(flagged("is_moderator", "false", "true", often=3)).leave_out


def test_the_companys_own_people_have_a_plan() -> None:
    w = World(1814, lines=1)
    plans = w.by_user(lambda u: "INTERNAL" if u % 40 == 0 else ("STD", "PREM")[u % 2])
    assert section(proposed(w, {}, plan_code=plans)).leave_out == {"plan_code": ("INTERNAL",)}
    media = rarely(w, "EXTERNAL", {"INTERNAL": 40})
    assert section(proposed(w, {}, storage=media)).leave_out == {}


def test_plans_of_a_table_of_people_are_read_as_well() -> None:
    w = World(1817, lines=1)
    people = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "plan": ["Staff" if u % 40 == 0 else ("Basic", "Gold")[u % 2] for u in range(w.users)],
    }
    assert section(proposed(w, {"users.csv": people})).leave_out == {"plan": ("Staff",)}


def test_vendors_among_customers_did_not_buy() -> None:
    w = World(712)
    kinds = rarely(w, "Klant", {"Leverancier": 10})
    assert section(proposed(w, {}, Herkomstsoort=kinds)).leave_out["Herkomstsoort"] == (
        "Leverancier",
    )


def test_cards_of_staff_are_found_by_the_kind_of_card() -> None:
    w = World(713)
    kinds = rarely(w, "STD", {"PERSONEL": 50})
    assert section(proposed(w, {}, KartTipi=kinds)).leave_out["KartTipi"] == ("PERSONEL",)


@pytest.mark.parametrize(
    ("name", "editors"),
    [("eigenaar_type", "redactie"), ("owner_type", "staff"), ("typ_besitzer", "Redaktion")],
)
def test_sets_of_editors_are_left_out(name: str, editors: str) -> None:
    kinds = [editors if user == 7 else "bezoeker" for user in range(_USERS)]
    assert section_of_sets("toegevoegd_op", more={name: kinds}).leave_out == {name: (editors,)}


def test_a_kind_of_sets_that_is_of_no_person_leaves_none_out() -> None:
    kinds = ["redactie" if user == 7 else "bezoeker" for user in range(_USERS)]
    assert section_of_sets("toegevoegd_op", more={"zaal": kinds}).leave_out == {}


@pytest.mark.parametrize("name", ["grupa", "groep", "категория"])
def test_a_group_of_readers_that_is_staff_is_left_out(name: str) -> None:
    w = World(1308, users=400, lines=1)
    log = {
        "nr_karty": w.by_user(lambda u: f"K{u + 20_000}"),
        "id_tytulu": w.by_item(lambda i: code("T", i)),
        "data": w.times(_FORM),
    }
    people = {
        "nr_karty": [f"K{u + 20_000}" for u in range(400)],
        name: ["pracownik" if u % 90 == 3 else "student" for u in range(400)],
    }
    made = roles.propose(reading({"log.csv": log, "czytelnicy.csv": people}))
    assert section(made).leave_out[name] == ("pracownik",)


def test_groups_of_people_that_are_joined_say_who_is_no_customer() -> None:
    w = World(4607, lines=1)
    log = {
        "customer_sk": w.by_user(lambda u: 1000 + 2 * u + int(u % 3 == 0)),
        "title_sk": w.by_item(lambda i: 1 + i),
        "start_ts": w.times("%Y-%m-%d %H:%M:%S"),
    }
    versions = [(u, n) for u in range(w.users) for n in range(2)]
    people = {
        "customer_sk": [1000 + 2 * u + n for u, n in versions],
        "customer_id": [f"CU{60_000 + u}" for u, _ in versions],
        "plan": ["INTERNAL" if u == 6 else chosen(("BASIC", "PREMIUM"), u) for u, _ in versions],
        "valid_from": [("2021-01-01", "2023-06-01")[n] for _, n in versions],
        "valid_to": [("2023-05-31", "2199-12-31")[n] for _, n in versions],
    }
    found = section(roles.propose(reading({"fact.parquet": log, "dim_customer.parquet": people})))
    assert found.leave_out["plan"] == ("INTERNAL",)


@pytest.mark.parametrize(
    ("name", "own"),
    [("PricingOption", "Staff Comp"), ("tarif", "Personnel"), ("ticketart", "Mitarbeiter")],
)
def test_who_comes_at_the_price_of_the_staff_is_no_customer(name: str, own: str) -> None:
    w = World(825, lines=1)
    prices = w.each(lambda row: own if row % 30 == 0 else ("Drop In", "Day Pass")[row % 2])
    assert section_of({"log.csv": log_of_products(w, **{name: prices})}).leave_out == {name: (own,)}


def test_staff_by_a_code_that_another_table_explains() -> None:
    w = World(808)
    people: dict[str, list[Any]] = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "email": [f"p{u}@example.com" for u in range(w.users)],
        "type_id": [3 if u % 40 == 0 else 1 + u % 2 for u in range(w.users)],
    }
    kinds: dict[str, list[Any]] = {"type_id": [1, 2, 3], "name": ["Standard", "Trade", "Employee"]}
    proposal = proposed(w, {"customers.csv": people, "customer_types.csv": kinds})
    assert section(proposal).leave_out == {"type_id": ("3",)}
    assert "Employee" in told(proposal, "rows-left-out").message


def test_a_grade_beside_the_buyer_that_says_staff_leaves_them_out() -> None:
    w = World(1745)
    grades = w.by_user(lambda u: "직원" if u == 9 else ("일반", "실버", "골드")[u % 3])
    assert section(proposed(w, {}, 회원등급=grades)).leave_out == {"회원등급": ("직원",)}


@pytest.mark.parametrize("repeated", [True, False])
def test_a_card_for_statistics_is_no_reader_though_each_loan_repeats_of_which_kind_it_is(
    repeated: bool,
) -> None:
    w = World(4203, lines=1)
    kinds = ["ESTADIST" if u == 7 else ("ADULTO", "INFANTIL")[u % 2] for u in range(w.users)]
    people = {
        "borrowers.csv": {
            "user_id": [f"u{u:05d}" for u in range(w.users)],
            "categorycode": kinds,
            "email": [f"p{u}@mail{u % 9}.example" for u in range(w.users)],
        }
    }
    here = {"categorycode": w.by_user(lambda u: kinds[u])} if repeated else {}
    made = section(proposed(w, people, **here))
    assert made.leave_out == {"categorycode": ("ESTADIST",)}


def test_remarks_with_a_word_that_begins_like_a_seller_are_no_sellers() -> None:
    w = World(5504, lines=1)
    remarks = rarely(w, "Autoplayed: user action: None;", {"Has branched playback;": 50})
    assert "remarks" not in section(proposed(w, {}, remarks=remarks)).leave_out


@pytest.mark.parametrize(
    ("column", "others", "theirs"),
    [
        ("client_type", ("PRIVATE", "TRADE"), "HOUSE"),
        ("dwelling_type", ("flat", "farm"), "house"),
        ("Razón social", ("Kiosco Norte", "Drugstore El Sol"), "CONSUMO INTERNO DEPOSITO"),
    ],
)
def test_the_house_itself_among_clients(column: str, others: tuple[str, ...], theirs: str) -> None:
    w = World(4204, lines=1)
    clients = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        column: [theirs if u == 7 else others[u % 2] for u in range(w.users)],
        "email": [f"p{u}@mail{u % 9}.example" for u in range(w.users)],
    }
    gone = section(proposed(w, {"clients.csv": clients})).leave_out
    assert gone == ({} if column == "dwelling_type" else {column: (theirs,)})


@pytest.mark.parametrize("kinds", [("Privat", "Verein", "Behörde"), ("シルバー", "ゴールド")])
def test_a_group_beside_others_of_people_is_the_staff(kinds: tuple[str, ...]) -> None:
    """Whatever the column is called: "rank" or "Gruppe"."""
    w = World(4205, lines=1)
    theirs = "Intern (Messe)" if "Privat" in kinds else "スタッフテスト"
    groups = w.by_user(lambda u: theirs if u == 7 else kinds[u % len(kinds)])
    assert section(proposed(w, {}, rank=groups)).leave_out == {"rank": (theirs,)}


def test_who_trades_for_others_is_a_customer_among_kinds_of_people() -> None:
    w = World(4206, lines=1)
    groups = w.by_user(lambda u: "Makler" if u == 7 else ("Privat", "Verein")[u % 2])
    assert section(proposed(w, {}, rank=groups)).leave_out == {}
