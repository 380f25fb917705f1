"""Accounts of several people, and agents who order for others: who is meant, and if it is asked."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, told
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def quotes(w: World, name: str, count: int, *, fixed: bool = False) -> Proposal:
    """Insurances that somebody sells to customers, of whom another table has a row each."""

    def seller(row: int) -> str:
        return f"{30000 + (w.user[row] if fixed else row * 31) % count * 7}"

    log: dict[str, Any] = {
        "customer_id": w.by_user(lambda u: code("C", u)),
        name: w.each(seller),
        "product_id": w.by_item(lambda i: code("P", i)),
        "quoted_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    known = [f"{30000 + n * 7}" for n in range(count)]
    tables: dict[str, dict[str, Any]] = {
        "quotes.csv": log,
        "customers.csv": {
            "customer_id": [code("C", u) for u in range(w.users)],
            "birth_year": [1950 + u % 50 for u in range(w.users)],
        },
        "sellers.csv": {
            name: known,
            "name": [f"Person number {n}" if n else "TEST AGENT" for n in range(count)],
            "since": [f"20{10 + n % 12}-03-{1 + n % 28:02d}" for n in range(count)],
        },
        "products.csv": {
            "product_id": [code("P", i) for i in range(w.items)],
            "title": [f"Careful plan number {i}" for i in range(w.items)],
        },
    }
    return roles.propose(reading(tables))


@pytest.mark.parametrize("name", ["agent_id", "clave_agente", "maklernummer", "대리점코드"])
def test_it_is_asked_whether_the_agent_or_the_customer_is_meant(name: str) -> None:
    made = quotes(World(4103, lines=1), name, 150)
    assert section(made).columns["USER_ID"] == "customer_id"
    (asked,) = [one for one in made.questions if one.code == "which-user"]
    assert [name in option.yaml for option in asked.options] == [False, True]


def test_nobody_is_asked_about_a_few_agents_or_one_who_stays_with_a_customer() -> None:
    for made in (
        quotes(World(4104, lines=1), "agent_id", 12),
        quotes(World(4104, lines=1), "agent_id", 150, fixed=True),
        quotes(World(4104, lines=1), "courier_id", 150),
    ):
        assert "which-user" not in {one.code for one in made.questions}


@pytest.mark.parametrize(("name", "offered"), [("maklernummer", True), ("filiale_id", False)])
def test_an_agent_who_stays_with_a_customer_is_an_answer_where_it_is_asked_anyway(
    name: str, offered: bool
) -> None:
    """Who holds a contract or who is insured by it: some are meant to help those who sell it."""
    w = World(4106, users=600, lines=1)
    sellers = [f"{30000 + n * 7}" for n in range(150)]
    tables: dict[str, dict[str, Any]] = {
        "verträge.csv": {
            name: w.by_user(lambda u: sellers[u % 150]),
            "kunde_nr": w.by_user(lambda u: f"K{50_000 + u // 3}"),
            "kunde_person_nr": w.by_user(lambda u: f"P{70_000 + u}"),
            "produkt_nr": w.by_item(lambda i: code("P", i)),
            "antrag_am": w.times(_FORM),
        },
        "vertrieb.csv": {name: sellers, "bundesland": [f"L{n % 9}" for n in range(150)]},
        "produkte.csv": {
            "produkt_nr": [code("P", i) for i in range(w.items)],
            "bezeichnung": [title(i) for i in range(w.items)],
        },
    }
    (asked,) = [o for o in roles.propose(reading(tables)).questions if o.code == "which-user"]
    assert len(asked.options) == 2 + offered
    assert any(f"USER_ID: {name}" in option.yaml for option in asked.options) is offered


def _readings(name: str, when: str, *, of_item: bool = False, of_user: bool = False) -> Proposal:
    """Books that were read by pupils, or set for them by a teacher."""
    w = World(4131, users=120, items=90, rows=6000, lines=1)

    def teacher(row: int) -> str:
        who = w.item[row] if of_item else w.user[row] + (0 if of_user else row % 3)
        return f"T{5000 + who % 40}"

    tables: dict[str, dict[str, Any]] = {
        "rows.csv": {
            "pupil_id": w.by_user(lambda u: code("P", u)),
            name: w.each(teacher),
            "title_id": w.by_item(lambda i: code("B", i)),
            when: w.times(_FORM),
        },
        "pupils.csv": {
            "pupil_id": [code("P", u) for u in range(w.users)],
            "birth_year": [2010 + u % 8 for u in range(w.users)],
        },
        "teachers.csv": {
            name: [f"T{5000 + n}" for n in range(40)],
            "since": [f"20{10 + n % 12}-03-{1 + n % 28:02d}" for n in range(40)],
        },
        "titles.csv": {
            "title_id": [code("B", i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    }
    return roles.propose(reading(tables))


@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("teacher_id", "allocated_at"),
        ("Lehrer", "zugewiesen_am"),
        ("교사_강사", "배정일시"),
        ("prescriber_id", "prescribed_at"),
        ("id_prescripteur", "date_prescription"),
        ("處方醫師", "處方日期"),
    ],
)
def test_it_is_asked_whether_who_sets_a_book_or_who_reads_it_is_meant(name: str, when: str) -> None:
    made = _readings(name, when)
    assert section(made).columns["USER_ID"] == "pupil_id"
    (asked,) = [one for one in made.questions if one.code == "which-user"]
    assert [name in option.yaml for option in asked.options] == [False, True]


def test_nobody_is_asked_about_a_teacher_of_a_course_or_a_class_or_who_set_nothing() -> None:
    for made in (
        _readings("teacher_id", "read_at"),
        _readings("teacher_id", "allocated_at", of_item=True),
        _readings("teacher_id", "allocated_at", of_user=True),
    ):
        assert section(made).columns["USER_ID"] == "pupil_id"
        assert not [one for one in made.questions if one.code == "which-user"]


def _prescribed(by: str, to: str, when: str, *, who: int = 40) -> Proposal:
    """Drugs that some people prescribe to others; one table has all people."""
    w = World(4137, users=900, items=90, rows=5000, lines=1)

    tables: dict[str, dict[str, Any]] = {
        "rows.csv": {
            by: w.each(lambda row: code("P", (w.user[row] * 3 + row) % who)),
            to: w.by_user(lambda u: code("P", u)),
            "drug_id": w.by_item(lambda i: code("D", i)),
            when: w.times(_FORM),
        },
        "people.csv": {
            "person_id": [code("P", u) for u in range(w.users)],
            "role": ["AB"[u > 40] for u in range(w.users)],
            "site": [f"Site {u % 3}" for u in range(w.users)],
        },
        "drugs.csv": {
            "drug_id": [code("D", i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    }
    return roles.propose(reading(tables))


@pytest.mark.parametrize(
    ("by", "to", "when"),
    [
        ("prescribed_by", "prescribed_to", "prescribed_at"),
        ("verordnet_von", "verordnet_an", "verordnet_am"),
    ],
)
def test_it_is_asked_who_of_two_people_in_a_row_is_meant(by: str, to: str, when: str) -> None:
    (asked,) = [one for one in _prescribed(by, to, when).questions if one.code == "which-user"]
    assert {by, to} == {
        name for name in (by, to) for one in asked.options if f"USER_ID: {name}" in one.yaml
    }


def test_nobody_is_asked_about_a_few_who_set_things_for_all_or_somebody_who_sets_none() -> None:
    for made in (
        _prescribed("prescribed_by", "patient_id", "prescribed_at", who=8),
        _prescribed("entered_by", "patient_id", "taken_at"),
    ):
        assert not [one for one in made.questions if one.code == "which-user"]


def test_quotes_of_an_agent_who_is_a_test_do_not_count() -> None:
    made = quotes(World(4105, lines=1), "agent_id", 150)
    assert section(made).leave_out == {"name": ("TEST AGENT",)}
    assert "TEST AGENT" in told(made, "rows-left-out").message


@pytest.mark.parametrize(
    ("fine", "coarse", "accounts", "asked"),
    [
        ("profile_id", "account_id", False, False),
        ("profile_id", "account_id", True, False),
        ("prof_id", "acct_id", False, False),  # "profiles.csv" spells it out
        ("member_id", "client_id", False, False),
        ("member_id", "client_id", True, True),
    ],
)
def test_a_profile_is_the_person_and_others_unless_what_they_belong_to_has_a_table_too(
    fine: str, coarse: str, accounts: bool, asked: bool
) -> None:
    w = World(702, users=400, lines=1)
    profiles = [f"PF{u:05d}" for u in range(w.users)]
    account = [f"A{70_000 + u // 2}" for u in range(w.users)]
    tables: dict[str, dict[str, Any]] = {
        "plays.csv": {
            coarse: w.by_user(account.__getitem__),
            fine: w.by_user(profiles.__getitem__),
            "content_id": w.by_item(lambda i: code("C", i)),
            "log_ts": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "profiles.csv": {
            fine: profiles,
            coarse: account,
            "nickname": [f"nick {u}" for u in range(w.users)],
            "birth_year": [1950 + u % 50 for u in range(w.users)],
        },
    }
    if accounts:
        tables["accounts.csv"] = {
            coarse: sorted(set(account)),
            "country": [f"C{n % 4}" for n in range(w.users // 2)],
        }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == fine
    said = [one for one in found.findings if one.code == "person-in-account"]
    assert bool(said) is not asked
    assert [one.code for one in found.questions] == (["which-user"] if asked else [])


def test_a_profile_of_an_account_is_the_person_though_no_table_has_either() -> None:
    w = World(703, users=400, lines=1)
    plays = {
        "account.id": w.by_user(lambda u: f"A{70_000 + u // 2}"),
        "profile.id": w.by_user(lambda u: f"PF{u * 7919:06x}"),
        "content.title_id": w.by_item(lambda i: code("C", i)),
        "log_ts": w.times("%Y-%m-%d %H:%M:%S"),
    }
    found = roles.propose(reading({"plays.json": plays}))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == "profile.id"
    assert not found.questions
    assert "person-in-account" in {one.code for one in found.findings}


@pytest.mark.parametrize(
    ("profile", "account", "shared"),
    [
        ("reader.profile_no", "reader.account_no", 2),
        ("프로필번호", "계정번호", 3),
    ],
)
def test_a_profile_comes_before_its_account_though_visits_are_of_the_account(
    profile: str, account: str, shared: int
) -> None:
    w = World(704, users=400, lines=1)
    opened = {
        account: w.by_user(lambda u: f"lib-{70_000 + u // shared}"),
        profile: w.by_user(lambda u: f"lib-{70_000 + u // shared}.{u % shared}"),
        "visit": w.each(lambda row: f"lib-{70_000 + w.user[row] // shared}-{w.at[row]:%Y%m%d}"),
        "book.id": w.by_item(lambda i: code("B", i)),
        "opened_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"opened.json": opened}))
    assert section(made).columns["USER_ID"] == profile
    assert not made.questions
    assert "person-in-account" in {one.code for one in made.findings}
    emptied = [one if row % 5 else None for row, one in enumerate(opened[profile])]
    made = roles.propose(reading({"opened.json": {**opened, profile: emptied}}))
    assert section(made).columns["USER_ID"] == account  # else a fifth of the rows would be lost


def test_a_partner_who_orders_for_customers_may_be_meant() -> None:
    w = World(1311, users=700, items=200, rows=9000)
    table = {
        "customer_id": w.by_user(lambda u: 7_000_000 + u * 31),
        "partner_id": w.by_order(lambda n: 3_000_000 + n * 7919 % 400 * 13),
        "product_id": w.by_item(lambda i: code("P", i)),
        "ordered_at": w.times(_FORM),
    }
    both = [7_000_000 + u * 31 for u in range(700)] + [3_000_000 + n * 13 for n in range(400)]
    people = {"id": both, "name": [title(n) for n in both], "city": ["Oslo", "Bergen"] * 550}
    made = roles.propose(reading({"lines.csv": table, "customers.csv": people}))
    assert "which-user" in asked(made)


def _traded(both: bool) -> Proposal:
    """Orders of designers for their clients, of whom each has a table; a client may have two."""
    w = World(5001, users=600, items=150, rows=5000, lines=3)
    accounts = w.by_order(lambda o: f"T{1000 + o % 90}")
    clients = w.by_order(lambda o: f"C{20_000 + (o + (o % 4 == 0)) % 90 * 7 + o // 90 % 7}")
    orders: dict[str, Any] = {
        "OrderNo": w.by_order(lambda o: f"SO{41_200 + o:06d}"),
        "OrderDate": w.times("%d/%m/%Y %H:%M"),
        "TradeAccount": accounts,
        "ClientRef": clients,
        "SKU": w.by_item(lambda i: code("KEL", i)),
        "Metres": w.pick([1.5, 2.5, 4.0]),
    }
    tables = {
        "lines.csv": orders if both else {k: v for k, v in orders.items() if k != "ClientRef"},
        "trade_accounts.csv": {
            "TradeAccount": [f"T{1000 + n}" for n in range(95)],
            "Practice": [f"{title(n)} Interiors" for n in range(95)],
            "CreditLimit": [2500 + 500 * (n % 9) for n in range(95)],
        },
        "clients.csv": {
            "ClientRef": [f"C{20_000 + n}" for n in range(700)],
            "ClientName": [f"{('Mr', 'Ms')[n % 2]} {title(n)}" for n in range(700)],
            "Postcode": [f"W{n % 40}" for n in range(700)],
        },
    }
    return roles.propose(reading(tables))


def test_of_an_account_and_its_clients_with_a_table_each_a_person_is_asked() -> None:
    asked = [one for one in _traded(both=True).questions if one.code == "which-user"]
    assert len(asked) == 1
    assert {"TradeAccount", "ClientRef"} <= set(asked[0].text.replace("?", " ").split())
    assert not _traded(both=False).questions


def test_profiles_watch_and_seconds_are_nobody() -> None:
    w = World(2307)
    tables: dict[str, dict[str, Any]] = {
        "playback.jsonl": {
            "inicio": w.times("%Y-%m-%dT%H:%M:%SZ"),
            "perfil_id": w.by_user(lambda u: f"8e5ecc{u:018x}"),
            "conta_id": w.by_user(lambda u: 1_295_262 + u // 2),
            "conteudo_id": w.by_item(lambda i: 4001 + i),
            "assistido_s": w.each(lambda row: row * 7919 % 5400),
        }
    }
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    assert proposal.mapping.sections["interactions"].columns["USER_ID"] == "perfil_id"
    offered = [option.text for one in proposal.questions for option in one.options]
    assert not any("assistido_s" in text for text in offered)
    assert "which-user" not in {one.code for one in proposal.questions}


def joint(second: str, *, account: str = "iban", fixed: bool = True) -> Proposal:
    """Payments by accounts, of which nearly half have a second holder."""
    w = World(5121, users=300, rows=4000, lines=1)
    log: dict[str, Any] = {
        "paid_at": w.times(_FORM),
        account: w.by_user(lambda u: code("NL", 7000 + u)),
        "customer_no_1": w.by_user(lambda u: f"K{700_000 + 2 * u}"),
        second: w.each(
            lambda row: (
                ""
                if w.user[row] % 9 > 3
                else f"K{700_001 + 2 * (w.user[row] if fixed else row * 7 % 300)}"
            )
        ),
        "product_id": w.by_item(lambda i: code("P", i)),
    }
    return roles.propose(reading({"payments.csv": log}))


@pytest.mark.parametrize(
    ("account", "offered"),
    [
        ("iban", ["customer_no_1", "customer_no_2"]),
        ("account", ["account", "customer_no_1", "customer_no_2"]),
    ],
)
def test_it_is_asked_which_holder_of_a_joint_account_is_meant(
    account: str, offered: list[str]
) -> None:
    made = joint("customer_no_2", account=account)
    assert section(made).columns["USER_ID"] == offered[0]
    (question,) = [one for one in made.questions if one.code == "which-user"]
    given = zip(question.options, offered, strict=True)
    assert all(name in option.yaml for option, name in given)


@pytest.mark.parametrize(
    ("second", "fixed"), [("customer_phone_2", True), ("customer_no_2", False)]
)
def test_nobody_is_asked_about_a_second_number_that_is_no_second_holder(
    second: str, fixed: bool
) -> None:
    assert not [one for one in joint(second, fixed=fixed).questions if one.code == "which-user"]
