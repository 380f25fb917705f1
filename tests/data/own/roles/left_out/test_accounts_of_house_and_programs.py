"""Accounts of the house, of its own people and of programs among those of customers."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import proposed_beside
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code, digest, title
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    ("number", "login", "is_house"),
    [(2, "shopadmin", True), (280, "shopadmin", False), (2, "badminton1", False)],
)
def test_who_runs_a_shop_signs_in_so_and_came_first(
    number: int, login: str, is_house: bool
) -> None:
    w = World(2403, lines=1)
    members = {
        "member_no": [u + 1 for u in range(w.users)],
        "member_id": [login if u == number else f"bori{u * 31}" for u in range(w.users)],
        "city": [("Ulm", "Bonn", "Kiel")[u % 3] for u in range(w.users)],
    }
    found = section(proposed_beside(w, {"member_no": w.by_user(lambda u: u + 1)}, members=members))
    assert found.leave_out == ({"member_id": (login,)} if is_house else {})


@pytest.mark.parametrize(
    ("login", "is_program"),
    [("svc-backup", True), ("site_crawler", True), ("jira-sync", True), ("svetlana7", False),
     ("crawlerfan", False), ("synchro", False)],
)  # fmt: skip
def test_programs_of_a_company_sign_in_with_accounts_of_their_own(
    login: str, is_program: bool
) -> None:
    w = World(2404, lines=1)
    accounts = {
        "user_key": [digest(u) for u in range(w.users)],
        "username": [login if u == 9 else f"bori{u % 280 * 31}" for u in range(w.users)],
    }
    log = {"user_key": w.by_user(digest)}
    found = section(proposed_beside(w, log, accounts=accounts))
    assert found.leave_out == ({"username": (login,)} if is_program else {})


def test_where_many_are_called_so_they_are_people() -> None:
    w = World(2405, lines=1)
    accounts = {
        "user_key": [digest(u) for u in range(w.users)],
        "username": [f"service_{u}" for u in range(w.users)],
    }
    found = section(proposed_beside(w, {"user_key": w.by_user(digest)}, accounts=accounts))
    assert found.leave_out == {}


def mail(user: int, staff: str, at: str) -> str:
    """Addresses of private persons, but for a few of one domain."""
    providers = ("gmail.com", "web.de", "naver.com", "yahoo.co.uk")
    return f"{staff}{user}@{at}" if user % 97 == 5 else f"p{user}@{providers[user % 4]}"


def goods(w: World, host: str) -> dict[str, Any]:
    return {
        "product_code": [code("I", i) for i in range(w.items)],
        "name": [f"Tea of garden {i}" for i in range(w.items)],
        "link": [f"https://{host}/p/{i}" for i in range(w.items)],
    }


@pytest.mark.parametrize("beside", [True, False])
def test_staff_buy_with_addresses_at_the_domain_of_the_shop(beside: bool) -> None:
    w = World(2411, lines=1)
    mails = [mail(u, "j", "nordlys.co.uk") for u in range(w.users)]
    log = {"user_id": w.by_user(lambda u: f"u{u:05d}")}
    tables = {"products": goods(w, "shop.nordlys.co.uk")}
    if beside:
        log["email"] = w.by_user(lambda u: mails[u])
    else:
        tables["customers"] = {
            "user_id": [f"u{u:05d}" for u in range(w.users)],
            "email": mails,
            "city": [f"Town {u % 40}" for u in range(w.users)],
        }
    found = section(proposed_beside(w, log, **tables))
    assert set(found.leave_out["email"]) == {one for one in mails if "nordlys" in one}


def test_nobody_of_a_firm_is_left_out_where_its_domain_is_not_the_shops() -> None:
    w = World(2412, lines=1)
    mails = [mail(u, "j", "siemens.com") for u in range(w.users)]
    log = {"user_id": w.by_user(lambda u: f"u{u:05d}"), "email": w.by_user(lambda u: mails[u])}
    assert not section(proposed_beside(w, log, products=goods(w, "shop.nordlys.co.uk"))).leave_out


@pytest.mark.parametrize("private", [True, False])
def test_who_tests_is_staff_with_all_of_the_domain_unless_firms_are_customers(
    private: bool,
) -> None:
    w = World(2413, lines=1)
    own = {5: "test@nordlys.eu", 9: "lena@nordlys.eu"}
    others = [f"p{u}@gmail.com" if private else f"einkauf@firma{u}.de" for u in range(w.users)]
    mails = [own.get(u, others[u]) for u in range(w.users)]
    log = {"user_id": w.by_user(lambda u: f"u{u:05d}"), "email": w.by_user(lambda u: mails[u])}
    found = section(proposed_beside(w, log))
    assert set(found.leave_out["email"]) == (set(own.values()) if private else {own[5]})


def _logged(other: str, share: int, **more: list[Any]) -> Proposal:
    """A log of an intranet, one row of so many of which is of an account that is no address."""
    w = World(5301, users=200, items=60, rows=2000, lines=1)
    people = w.by_user(lambda u: f"ana.gil{u}@care.example")
    who = [other if row % share == 0 else one for row, one in enumerate(people)]
    return proposed(w, {}, user_id=who, **more)


@pytest.mark.parametrize("other", ["app@sharepoint", "NT SERVICE/search", "Systemkonto"])
def test_what_is_no_address_and_acts_most_is_a_program(other: str) -> None:
    assert section(_logged(other, 5)).leave_out == {"user_id": (other,)}


def test_somebody_without_an_address_who_acts_as_others_do_counts() -> None:
    assert section(_logged("lotte.peters", 200)).leave_out == {}


def test_the_account_is_known_by_the_address_that_stands_beside_the_key() -> None:
    w = World(5302, users=200, items=60, rows=2000, lines=1)
    program = [row % 5 == 0 for row in w.rows]
    who = [-1 if one else user for one, user in zip(program, w.user, strict=True)]
    keys = [f"k-{digest(user)[:12]}" for user in who]
    names = ["app@sharepoint" if user < 0 else f"ana.gil{user}@care.example" for user in who]
    found = proposed(w, {}, user_key=keys, user_id=names)
    taken = section(found).fields["USER_ID"]
    assert taken in ("user_key", "user_id")
    assert section(found).leave_out == {"user_id": ("app@sharepoint",)}


def test_where_logins_are_no_addresses_all_of_them_count() -> None:
    w = World(5303, users=200, items=60, rows=2000, lines=1)
    logins = w.by_user(lambda u: f"gil{u}" if u % 2 else f"ana.gil{u}@care.example")
    assert section(proposed(w, {}, user_id=logins)).leave_out == {}


@pytest.mark.parametrize(
    ("name", "usual", "seldom"),
    [
        ("role", "learner", "organisation_admin"),
        ("role", "student", "course admin"),
        ("rol", "alumno", "administrador"),
        ("役割", "受講者", "管理者"),
    ],
)
def test_a_role_is_never_asked_about_and_who_runs_it_does_not_count(
    name: str, usual: str, seldom: str
) -> None:
    w = World(1407, lines=1)
    made = proposed(w, {}, **{name: w.each(lambda row: seldom if row % 90 == 0 else usual)})
    assert section(made).leave_out == {name: (seldom,)}
    assert not made.questions


def test_a_role_in_an_unknown_word_counts_and_nobody_is_asked() -> None:
    w = World(1408, lines=1)
    made = proposed(w, {}, role=w.each(lambda row: "zqum" if row % 90 == 0 else "learner"))
    assert not made.questions
    assert not section(made).leave_out


@pytest.mark.parametrize(
    "name", ["內部領用", "Internal use", "Eigenverbrauch", "usage interne", "社内使用", "사내사용"]
)
def test_what_a_house_takes_for_itself_does_not_count(name: str) -> None:
    w = World(1409, users=150, lines=1)
    names = w.by_user(lambda u: name if u == 77 else f"Kunde {u} {title(u)}")
    made = proposed(w, {}, customer_name=names)
    assert section(made).leave_out == {"customer_name": (name,)}


def test_logins_of_the_house_are_told_where_names_are_one_word() -> None:
    w = World(4106, lines=1)
    names = ["admin" if u == 0 else f"reader{u}" for u in range(w.users)]
    numbers = [u + 1 for u in range(w.users)]
    users: dict[str, list[Any]] = {"user_id": numbers, "name": names, "status": [1] * w.users}
    made = proposed(w, {"users.csv": users}, user_id=w.by_user(lambda u: u + 1))
    assert section(made).leave_out == {"name": ("admin",)}


@pytest.mark.parametrize(
    ("number", "each", "others", "gone"),
    [(1, 10, 700_000, True), (1, 400, 700_000, False), (1, 10, 300, False),
     (700, 10, 700_000, False)],
)  # fmt: skip
def test_the_first_number_far_below_all_others_is_the_account_of_a_system(
    number: int, each: int, others: int, gone: bool
) -> None:
    w = World(1812, lines=1)
    users = [number if row % each == 0 else w.user[row] + others for row in w.rows]
    log = {
        "MUSTERI_ID": users,
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = section(roles.propose(reading({"log.csv": log})))
    assert made.leave_out == ({"MUSTERI_ID": ("1",)} if gone else {})


def test_the_accounts_of_guests_and_of_the_system_are_nobody() -> None:
    w = World(718)
    people = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "username": ["guest", "admin", *(f"person{u}" for u in range(2, w.users))],
        "email": [f"p{u}@example.com" for u in range(w.users)],
        "city": [("Gdynia", "Toruń", "Opole")[u % 3] for u in range(w.users)],
    }
    assert section(proposed(w, {"users.csv": people})).leave_out["username"] == (
        "admin",
        "guest",
    )
