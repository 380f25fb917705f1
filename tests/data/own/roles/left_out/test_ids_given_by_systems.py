"""Ids that a system gave, and those among them that begin otherwise: of tests and staff."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import proposed_beside
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

TESTER = 7
"""The user that is none."""


def number(user: int) -> str:
    return f"{12_000 + user * 13:08d}"


def hashed(user: int) -> str:
    return f"F{(user + 1) * 104_729_104_729 % 2**44:011x}"


def login(user: int) -> str:
    return f"{('anna', 'karl', 'ottilie')[user % 3]}{user}"


@pytest.mark.parametrize(
    ("name", "form"),
    [("TEST0001", number), ("UTENTE-TEST", number), ("PRUEBAS", hashed), ("LABO-01", hashed)],
)
def test_a_word_for_tests_is_left_out_where_a_system_gave_all_other_ids(
    name: str, form: Callable[[int], str]
) -> None:
    w = World(4511, lines=1)
    people = w.by_user(lambda u: name if u == TESTER else form(u))
    found = proposed_beside(w, {"user_id": people})
    assert section(found).leave_out == {"user_id": (name,)}
    assert any(name in one.message for one in found.findings if one.code == "rows-left-out")


@pytest.mark.parametrize(
    ("name", "form"),
    [("monitor-probe-ams01", hashed), ("synthetic.fra.2", hashed), ("healthcheck", number)],
)
def test_a_program_that_watches_whether_it_works_is_nobody(
    name: str, form: Callable[[int], str]
) -> None:
    w = World(4515, lines=1)
    devices = w.by_user(lambda u: "synthetic" if u == TESTER else ("ios", "android", "tv")[u % 3])
    people = w.by_user(lambda u: name if u == TESTER else form(u))
    found = proposed_beside(w, {"user_id": people, "device": devices})
    assert section(found).leave_out == {"user_id": (name,), "device": ("synthetic",)}


@pytest.mark.parametrize("name", ["probe1", "Uptime"])
def test_people_may_be_called_as_such_a_program(name: str) -> None:
    w = World(4516, lines=1)
    found = proposed_beside(w, {"user_id": w.by_user(lambda u: name if u == TESTER else login(u))})
    assert section(found).leave_out == {}


@pytest.mark.parametrize(("name", "form"), [("test1", login), ("LABRADOR-1", hashed)])
def test_a_name_that_somebody_chose_may_sound_so(name: str, form: Callable[[int], str]) -> None:
    w = World(4512, lines=1)
    found = proposed_beside(w, {"user_id": w.by_user(lambda u: name if u == TESTER else form(u))})
    assert section(found).leave_out == {}


@pytest.mark.parametrize(("first", "is_nobody"), [(6_800_000_123, True), (1, False)])
def test_zero_is_nobody_far_below_the_ids_that_a_system_gave(first: int, is_nobody: bool) -> None:
    w = World(4513, users=400, lines=1)
    people = w.by_user(lambda u: 0 if u == TESTER else first + u * 11)
    found = proposed_beside(w, {"viewer_id": people})
    assert section(found).leave_out == ({"viewer_id": ("0",)} if is_nobody else {})


def accounts(w: World, special: dict[int, str]) -> Proposal:
    log = {
        "konto_id": w.by_user(lambda u: special.get(u, f"K-{u:05d}")),
        "artikel": w.by_item(lambda i: code("A", i)),
        "zeit": w.times("%Y-%m-%d %H:%M:%S"),
    }
    return roles.propose(reading({"log.csv": log}))


def test_accounts_that_begin_as_tests_do_are_tests() -> None:
    special = {7: "test_qa1", 8: "test_redaktion", 9: "Test_Marketing"}
    found = section(accounts(World(4805, lines=1), special))
    assert set(found.leave_out["konto_id"]) == set(special.values())


def test_accounts_that_begin_otherwise_stay() -> None:
    special = {7: "web-qa-1", 8: "web-anna", 9: "testament"}
    assert section(accounts(World(4806, lines=1), special)).leave_out["konto_id"] == ("web-qa-1",)


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
