"""Accounts for work among people, also where their table writes the ids of people otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading

_WORK = 7
"""The reader that is none."""


def _lent(kind: str, *, zeros: bool = True, born: bool = False, births: bool = True) -> Proposal:
    """Loans, and readers whose numbers lost the zeros before them or not."""
    w = World(5101, users=300, lines=2)
    loans = {
        "CODE_LECTEUR": w.by_user(lambda u: f"{1000 + u * 7:08d}"),
        "ID_NOTICE": w.by_item(lambda i: code("N", i)),
        "DATE_OP": w.times("%d/%m/%Y %H:%M"),
    }
    readers = {
        "CODE_LECTEUR": [f"{1000 + u * 7}" if zeros else f"{1000 + u * 7:08d}" for u in range(300)],
        "CATEGORIE": [kind if u == _WORK else ("ADULTE", "JEUNE")[u % 2] for u in range(300)],
        "COMMUNE": [("Toul", "Foug", "Lucey")[u % 3] for u in range(300)],
        **(
            {"ANNEE_NAISS": ["" if u == _WORK and not born else 1950 + u % 60 for u in range(300)]}
            if births
            else {}
        ),
    }
    return roles.propose(reading({"prets.csv": loans, "lecteurs.csv": readers}))


@pytest.mark.parametrize("kind", ["TECHNIQUE", "Fictif", "TEST"])
def test_readers_whose_numbers_lost_zeros_are_left_out_by_the_numbers_of_loans(kind: str) -> None:
    made = _lent(kind)
    assert section(made).leave_out == {"CODE_LECTEUR": ("00001049",)}
    said = [one.message for one in made.findings if one.code == "rows-left-out"]
    assert any(f"CATEGORIE is {kind}" in one for one in said)


def test_readers_for_work_are_told_by_their_kind_where_the_tables_can_be_joined() -> None:
    assert section(_lent("TECHNIQUE", zeros=False)).leave_out == {"CATEGORIE": ("TECHNIQUE",)}


def test_a_kind_of_readers_who_were_born_or_of_whom_nobody_knows_it_counts() -> None:
    for born, births in ((True, True), (False, False)):
        assert section(_lent("TECHNIQUE", born=born, births=births)).leave_out == {}
    assert section(_lent("COLLECTIVITE")).leave_out == {}


@pytest.mark.parametrize(
    ("usual", "other", "gone"),
    [("USER", "GM", True), ("member", "admin", True), ("USER", "GUEST", False),
     ("KR-1", "GM", False)],
)  # fmt: skip
def test_a_word_for_people_in_a_column_without_a_name_says_who_is_none(
    usual: str, other: str, gone: bool
) -> None:
    w = World(5102, users=300, lines=1)
    log: dict[str, Any] = {
        "column 1": w.by_user(lambda u: 726_000_000_000 + u * 7_919_777),
        "column 2": w.by_item(lambda i: code("PACK", i)),
        "column 3": w.times("%Y-%m-%d %H:%M:%S"),
        "column 4": w.by_user(lambda u: other if u % 60 == _WORK else usual),
    }
    made = section(roles.propose(reading({"000000_0.csv": log})))
    assert made.leave_out == ({"column 4": (other,)} if gone else {})
