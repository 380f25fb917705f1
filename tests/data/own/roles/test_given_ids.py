"""Ids that a system gave, and words and zeros among them that are nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.data.own.roles.rows import section
from tests.data.own.roles.test_accounts_of_tests import proposed
from tests.data.own.roles.world import World

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
    found = proposed(w, {"user_id": people})
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
    found = proposed(w, {"user_id": people, "device": devices})
    assert section(found).leave_out == {"user_id": (name,), "device": ("synthetic",)}


@pytest.mark.parametrize("name", ["probe1", "Uptime"])
def test_people_may_be_called_as_such_a_program(name: str) -> None:
    w = World(4516, lines=1)
    found = proposed(w, {"user_id": w.by_user(lambda u: name if u == TESTER else login(u))})
    assert section(found).leave_out == {}


@pytest.mark.parametrize(("name", "form"), [("test1", login), ("LABRADOR-1", hashed)])
def test_a_name_that_somebody_chose_may_sound_so(name: str, form: Callable[[int], str]) -> None:
    w = World(4512, lines=1)
    found = proposed(w, {"user_id": w.by_user(lambda u: name if u == TESTER else form(u))})
    assert section(found).leave_out == {}


@pytest.mark.parametrize(("first", "is_nobody"), [(6_800_000_123, True), (1, False)])
def test_zero_is_nobody_far_below_the_ids_that_a_system_gave(first: int, is_nobody: bool) -> None:
    w = World(4513, users=400, lines=1)
    people = w.by_user(lambda u: 0 if u == TESTER else first + u * 11)
    found = proposed(w, {"viewer_id": people})
    assert section(found).leave_out == ({"viewer_id": ("0",)} if is_nobody else {})


@pytest.mark.parametrize("kind", ["APP_UPDATE", "os_update"])
def test_what_a_device_does_by_itself_is_no_event(kind: str) -> None:
    w = World(4514, lines=1)
    kinds = w.each(lambda row: kind if row % 5 == 0 else ("APP_OPEN", "APP_INSTALL")[row % 2])
    found = proposed(w, {"user_id": w.by_user(lambda u: f"u{u:05d}"), "evt": kinds})
    assert section(found).event_types[kind] is None
