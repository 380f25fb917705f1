"""The person beside a card, beside who got something, and beside accounts that are of nobody."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words import own_use, staff_words
from tests.data.own.roles.rows import proposed, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


def _sales(w: World, **people: list[Any]) -> Proposal:
    return roles.propose(
        reading({
            "sales.csv": {
                "receipt": w.each(lambda row: 900_000 + row),
                **people,
                "product_id": w.by_item(lambda i: code("P", i)),
                "amount": w.pick([3, 5, 8, 13]),
                "time": w.times("%Y-%m-%d %H:%M:%S"),
            }
        })
    )  # fmt: skip


def _user(proposal: Proposal) -> str:
    assert proposal.mapping is not None, proposal.reason
    return proposal.mapping.sections["interactions"].columns["USER_ID"]


@pytest.mark.parametrize(
    ("holder", "card"),
    [("Kundennummer", "Kartentoken"), ("customer_no", "card_no"), ("会員番号", "カード番号")],
)
def test_a_card_that_a_customer_has_in_turn_is_not_the_person(holder: str, card: str) -> None:
    w = World(1401, lines=1)
    cards = w.each(lambda r: 66_100_000_117 + 8 * w.user[r] + (w.user[r] % 2) * (w.at[r].month > 3))
    found = _sales(w, **{holder: w.by_user(lambda u: 71_000_113 + 17 * u), card: cards})
    assert _user(found) == holder
    assert not found.questions


def test_of_many_cards_of_a_customer_a_person_is_asked() -> None:
    w = World(1402, lines=1)
    cards = w.each(lambda r: 66_100_000_117 + 8 * w.user[r] + w.order[r] % 5)
    found = _sales(w, customer_no=w.by_user(lambda u: 71_000_113 + 17 * u), card_no=cards)
    assert [one.code for one in found.questions] == ["which-user"]


@pytest.mark.parametrize("received", ["Odbiorca", "Empfänger", "recipient"])
def test_who_orders_comes_before_who_gets_it(received: str) -> None:
    """Each address sends to several people, and several people are called alike."""
    w = World(1403, users=400, lines=1)
    names = [
        f"{one} {last}." for one in ("Jan", "Anna", "Ola", "Piotr", "Ewa") for last in "DKLMNW"
    ]
    mails = w.by_user(lambda u: f"person{u}@example.com")
    found = _sales(w, **{"E-mail": mails, received: w.pick(names)})
    assert _user(found) == "E-mail"
    assert not found.questions


def test_an_address_in_capitals_is_of_the_same_customer() -> None:
    w = World(1404, users=400, lines=1)
    mails = w.each(lambda r: f"person{w.user[r]}@example.com")
    mails = [mail.upper() if row % 3 == 0 else mail for row, mail in enumerate(mails)]
    ids = w.by_user(lambda u: None if u % 4 == 0 else 3000 + u)
    found = _sales(w, **{"ID klienta": ids, "E-mail": mails})
    assert _user(found) in ("E-mail", "ID klienta")
    assert not found.questions


def _listed(w: World, names: dict[int, str], usual: str = "Client") -> dict[str, list[Any]]:
    people = range(w.users)
    return {
        "client_no": [f"C{1000 + u}" for u in people],
        "name": [names.get(u, f"{usual} {u}") for u in people],
        "city": [("Lyon", "Lille", "Metz")[u % 3] for u in people],
    }


def test_the_account_of_all_others_is_found_behind_those_who_buy_more() -> None:
    w = World(1405, users=200, lines=1)
    bought = w.by_user(lambda u: f"C{1000 + u}")
    for row in w.rows:
        if row % 20 == 7:
            bought[row] = "C1199"
    log = {"client_no": bought, "item_id": w.by_item(lambda i: code("I", i)),
           "at": w.times("%Y-%m-%d %H:%M:%S")}  # fmt: skip
    found = roles.propose(
        reading({"sales.csv": log, "clients.csv": _listed(w, {199: "CLIENTS DIVERS"})})
    )
    assert section(found).leave_out == {"client_no": ("C1199",)}


def test_an_account_that_no_table_of_accounts_has_is_of_nobody() -> None:
    """The boxes of a laboratory: more rows than anybody, and no row among the contracts."""
    w = World(1406, users=300, lines=1)
    account = w.by_user(lambda u: 1_020_000_000 + 7919 * u)
    for row in w.rows:
        if row % 5 == 0:
            account[row] = 1_999_999_990
    tables: dict[str, dict[str, Any]] = {
        "events.csv": {
            "NUM_CONTA": account,
            "ID_PROGRAMA": w.by_item(lambda i: 900_000 + 37 * i),
            "TITULO": w.by_item(title),
            "INICIO": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "contas.csv": {
            "NUM_CONTA": [1_020_000_000 + 7919 * u for u in range(w.users)],
            "PACOTE": [("Base", "Total", "Mini")[u % 3] for u in range(w.users)],
        },
    }
    assert section(roles.propose(reading(tables))).leave_out == {"NUM_CONTA": ("1999999990",)}


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


@pytest.mark.parametrize("name", ["Interne Medizin", "Brown", "Use", "Innenhof GmbH", "내부순환"])
def test_names_of_customers_are_none_of_the_house(name: str) -> None:
    assert not own_use.is_one(name)
    assert not staff_words.is_name_of_house(name)
