"""People whose ids were hidden in part: whether whole ones can be had."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import log_of, proposed_tables
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World


def _stays(**people: Any) -> Proposal:
    w = World(6110, users=400, rows=4000, lines=1)
    log = {name: made for name, made in log_of(w).items() if name != "user_id"}
    return proposed_tables({"stays.csv": {**{k: w.by_user(v) for k, v in people.items()}, **log}})


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("guest_id", lambda u: f"{chr(97 + u % 19)}{chr(97 + u % 7)}****"),
        ("Gast-Telefon", lambda u: f"0171-****-{u % 90:02d}"),
    ],
)
def test_it_is_asked_whether_whole_ids_can_be_had_where_stars_hide_people(
    name: str, hidden: Any
) -> None:
    made = _stays(**{name: hidden, "Gastname": lambda u: f"{chr(65 + u % 20)}**"})
    (asked,) = [one for one in made.questions if one.code == "which-user"]
    assert "several people look the same" in asked.text
    assert section(made).columns["USER_ID"] in asked.text
    assert [one.yaml.rpartition(": ")[2].strip() for one in asked.options][1:] == ["…"]


def test_nobody_is_asked_for_whole_ids_where_a_column_has_them() -> None:
    made = _stays(
        guest_id=lambda u: f"G{u * 7919:06d}", Telefon=lambda u: f"0171-****-{u % 90:02d}"
    )
    assert section(made).columns["USER_ID"] == "guest_id"
    assert not made.questions
