"""Orders that refer to a customer and to who of it ordered, each with a file of its own."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, found, proposed_tables
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, digest, title


def _portal(account: str, orderer: str, each: int = 3) -> dict[str, dict[str, Any]]:
    """Orders of practices by their people, a fifth of which are for another practice."""
    w = World(1404, users=300, items=90, rows=3000, lines=3)
    firsts = w.firsts()
    practices = w.users // each
    accounts = [f"001{digest(1_000_000 + n)[:12]}" for n in range(practices)]
    people = [f"003{digest(2_000_000 + u)[:12]}" for u in range(w.users)]
    home = [accounts[u // each % practices] for u in range(w.users)]
    lent = [w.random.random() < 0.2 for __ in firsts]
    away = [accounts[w.random.randrange(practices)] for __ in firsts]
    return {
        "OrderItem.csv": {
            "Id": w.each(lambda row: f"802{digest(3_000_000 + row)[:12]}"),
            "OrderId": w.by_order(lambda n: f"801{digest(4_000_000 + n)[:12]}"),
            "Product2Id": w.by_item(lambda i: f"01t{digest(5_000_000 + i)[:12]}"),
            "Quantity": w.pick([1, 2, 5]),
            "CreatedDate": w.times("%Y-%m-%dT%H:%M:%S.000Z"),
        },
        "Order.csv": {
            "Id": [f"801{digest(4_000_000 + w.order[row])[:12]}" for row in firsts],
            account: [
                away[n] if lent[n] and each > 1 else home[w.user[row]]
                for n, row in enumerate(firsts)
            ],
            orderer: [people[w.user[row]] for row in firsts],
        },
        "Account.csv": {
            "Id": accounts,
            "Name": [f"{title(n)} Dental {n}" for n in range(practices)],
            "BillingCity": [("Derby", "Leeds", "York")[n % 3] for n in range(practices)],
        },
        "Contact.csv": {
            "Id": people,
            account: home,
            "LastName": [f"{('Lee', 'Roy', 'Fox', 'Day')[u % 4]}{u % 40}" for u in range(w.users)],
            "Email": [f"p{u}@example.org" for u in range(w.users)],
        },
        "Product2.csv": {
            "Id": [f"01t{digest(5_000_000 + i)[:12]}" for i in range(w.items)],
            "Name": [f"{title(i)} {i}" for i in range(w.items)],
        },
    }


def _user(proposal: Proposal) -> str:
    columns = dict(section(proposal).columns)
    for join in section(proposal).joins:
        columns.update(join.columns)
    return str(columns["USER_ID"])


@pytest.mark.parametrize(
    "orderer",
    ["Ordered_By__c", "Bestellt_von__c", "Commandé_par__c", "Solicitado_por__c", "Zamówione_przez"],
)
def test_who_orders_for_several_customers_is_asked_about_beside_the_customer(orderer: str) -> None:
    proposal = proposed_tables(_portal("AccountId", orderer))
    assert asked(proposal) == {"which-user"}
    assert _user(proposal) == "AccountId"
    (question,) = proposal.questions
    assert [option.text.partition(" ")[0] for option in question.options] == ["AccountId", orderer]


@pytest.mark.parametrize("other", ["OwnerId", "Sales_Rep__c", "CreatedById", "Approved_By__c"])
def test_staff_and_what_no_word_calls_who_ordered_are_not_asked_about(other: str) -> None:
    assert not found(_portal("AccountId", other), "AccountId", "Product2Id").questions


def test_who_gets_the_parcel_is_not_asked_about() -> None:
    tables = _portal("AccountId", "Delivery_Contact__c")
    assert not found(tables, "AccountId", "Product2Id").questions


def test_one_contact_for_each_customer_is_not_asked_about() -> None:
    tables = _portal("AccountId", "Ordered_By__c", each=1)
    assert not found(tables, "AccountId", "Product2Id").questions
