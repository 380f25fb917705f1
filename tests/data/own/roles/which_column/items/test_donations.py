"""Donations: who gave, to which party or charity, in which year."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading


def _donations(donor: str, party: str, **more: Any) -> Proposal:
    """Gifts to a few parties, with the year alone."""
    w = World(931, users=250, items=7, lines=1)
    parties = ["ROT", "BLAU", "GRUEN", "GELB", "LILA", "GRAU", "WEISS"]
    table = {
        "id": w.each(lambda r: 1 + r),
        "jahr": w.each(lambda r: 1994 + r // 100),
        "betrag_eur": w.each(lambda r: f"{10_000 + r * 37 % 9000}.{r % 100:02}"),
        party: w.by_item(lambda i: parties[i]),
        f"{donor}_name": w.by_user(lambda u: f"Firma {title(u)}"),
        f"{donor}_strasse": w.by_user(lambda u: f"Ring {title(u // 2)}"),
        **{name: w.each(make) for name, make in more.items()},
    }
    return roles.propose(reading({"spenden.csv": table}))


@pytest.mark.parametrize(
    ("donor", "party"),
    [("spender", "partei_name"), ("donor", "charity"), ("donateur", "parti"), ("donor", "party")],
)
def test_what_donors_give_to_is_chosen(donor: str, party: str) -> None:
    proposal = _donations(donor, party)
    columns = section(proposal).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (f"{donor}_name", party)
    (asked,) = proposal.questions
    assert asked.code == "no-time"
    year = yaml.safe_load(asked.options[1].yaml)["interactions"]
    assert year == {"columns": {"TIMESTAMP": "jahr"}, "timestamp": "%Y"}


def test_people_by_their_family_names_first_gave_to_parties_with_a_stroke_in_their_names() -> None:
    """Neither are lists, though they have signs in them that lists have."""
    w = World(932, users=250, items=7, lines=1)
    parties = ["ROT", "BLAU/Die Blauen", "GRUEN", "GELB", "LILA", "GRAU", "WEISS"]
    donors = [f"{title(u)}, {('Anna', 'Paul', 'Ute', 'Max')[u % 4]}" for u in range(250)]
    table = {
        "Geldgeber": w.by_user(lambda u: donors[u]),
        "Betrag": w.each(lambda r: f"{10_000 + r * 37 % 9000},{r % 100:02} €"),
        "Empfänger": w.by_item(lambda i: parties[i]),
        "Jahr": w.each(lambda r: 1994 + r // 100),
    }
    columns = section(roles.propose(reading({"spenden.csv": table}))).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("Geldgeber", "Empfänger")


def test_a_party_beside_no_donor_is_nothing_to_give_to() -> None:
    """In other exports a party is who signs a contract."""
    proposal = _donations("employee", "party")
    assert not proposal.mapping or section(proposal).columns["ITEM_ID"] != "party"


@pytest.mark.parametrize(
    ("candidate", "donor"),
    [("候選人", "捐贈者"), ("candidate", "contributor"), ("kandydat", "darczyńca")],
)
def test_candidates_who_are_described_in_a_table_are_given_to(candidate: str, donor: str) -> None:
    """They are people as well, and have a table as customers have: here others act."""
    w = World(933, users=400, items=60, rows=3000, lines=1)
    people = [f"{title(i)} {title(i + 7)}" for i in range(60)]
    gifts = {
        candidate: w.by_item(lambda i: people[i]),
        "date": w.times("%Y-%m-%d"),
        donor: w.by_user(lambda u: f"{title(u)} Ltd. {u}"),
        "amount": w.each(lambda r: 1000 + r * 37 % 9000),
    }
    about = {
        candidate: people,
        "gender": ["MF"[i % 2] for i in range(60)],
        "birth": [f"{1950 + i % 40}-0{1 + i % 9}-11" for i in range(60)],
        "district": [f"District {i % 9}" for i in range(60)],
    }
    tables = {"gifts.csv": gifts, "candidates.csv": about}
    columns = section(roles.propose(reading(tables))).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (donor, candidate)
