"""A number of people called as another one but for a word for an invoice is that of who pays."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, codes, user_of
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


def _visits(person: str, other: str) -> Proposal:
    """Tastings that are now and then charged to another one of the people of a table."""
    w = World(2391, lines=1)
    return roles.propose(
        reading({
            "tastings.csv": {
                "no": w.each(lambda row: 182_340 + row),
                other: w.by_user(lambda u: 10_219 + 3 * (u if u % 9 else u // 2)),
                person: w.by_user(lambda u: 10_219 + 3 * u),
                "wine": w.by_item(lambda i: code("X", i)),
                "at": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "people.csv": {
                person: [10_219 + 3 * u for u in range(w.users)],
                "first_name": [("Ana", "Bo", "Cleo", "Dag", "Eva")[u % 5] for u in range(w.users)],
                "birth_year": [1950 + u % 50 for u in range(w.users)],
            },
            "wines.csv": {
                "wine": [code("X", i) for i in range(w.items)],
                "title": [title(i) for i in range(w.items)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("person", "other"),
    [
        ("PersNr", "RechPersNr"),
        ("contact_id", "bill_to_contact_id"),
        ("partner_id", "partner_invoice_id"),
        ("id_contacto", "id_contacto_facturacion"),
        ("id_osoby", "id_osoby_faktury"),
        ("회원번호", "청구회원번호"),
        ("会員番号", "請求会員番号"),
    ],
)
def test_who_gets_the_invoice_is_not_the_person(person: str, other: str) -> None:
    found = _visits(person, other)
    assert user_of(found) == person
    assert "which-user" not in asked(found)
    assert "person-and-payer" in codes(found)


def test_another_word_before_the_same_number_says_nothing_of_an_invoice() -> None:
    found = _visits("PersNr", "GastPersNr")
    assert "person-and-payer" not in codes(found)
