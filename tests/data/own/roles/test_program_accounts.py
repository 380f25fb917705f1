"""Accounts of programs among people who sign in with an address."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.meanings import is_event
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, digest


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


@pytest.mark.parametrize(("domain", "left"), [("qa.cinemar.test", True), ("mar.example", False)])
@pytest.mark.parametrize("key", ["user_id", "correo"])
def test_accounts_of_tests_are_known_by_the_domain_of_their_address(
    domain: str, left: bool, key: str
) -> None:
    w = World(5305, users=200, items=60, rows=2000, lines=1)
    mails = w.by_user(lambda u: f"p{u}@{domain}" if u % 40 == 39 else f"{digest(u)[:9]}@anon")
    mine = tuple(dict.fromkeys(one for one in mails if one.endswith(domain)))
    leave_out = section(proposed(w, {}, **{key: mails})).leave_out
    assert set(leave_out.get(key, ())) == (set(mine) if left else set())


def test_addresses_that_all_are_masked_by_a_domain_of_tests_count() -> None:
    w = World(5306, users=200, items=60, rows=2000, lines=1)
    mails = w.by_user(lambda u: f"p{u}@shop.test")
    assert section(proposed(w, {}, email=mails)).leave_out == {}


def test_where_logins_are_no_addresses_all_of_them_count() -> None:
    w = World(5303, users=200, items=60, rows=2000, lines=1)
    logins = w.by_user(lambda u: f"gil{u}" if u % 2 else f"ana.gil{u}@care.example")
    assert section(proposed(w, {}, user_id=logins)).leave_out == {}


def test_what_was_opened_is_an_event_by_its_name() -> None:
    assert all(map(is_event, ("FileAccessed", "FilePreviewed")))
    w = World(5304, users=200, items=60, rows=2000, lines=1)
    kinds = rarely(w, "FileAccessed", {"FilePreviewed": 3, "UserLoggedIn": 5})
    load = rarely(w, "SharePoint", {"AzureActiveDirectory": 4})
    found = proposed(w, {}, Operation=kinds, Workload=load)
    assert section(found).fields["EVENT_TYPE"] == "Operation"
