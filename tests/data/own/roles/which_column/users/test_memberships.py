"""Memberships and subscriptions, and the member who buys one after another."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import fields_of
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


def _classes(bought: str, member: str, each: int) -> Proposal:
    """Classes that members came to, on one of so many memberships each."""
    w = World(6501, lines=1)
    which = w.each(lambda row: row * each // len(w.rows))
    rows: dict[str, Any] = {
        "visit_no": w.each(lambda row: row + 1),
        member: w.by_user(lambda u: code("M", u)),
        bought: w.each(lambda row: f"P{100_000 + w.user[row] * each + which[row]}"),
        "class_id": w.by_item(lambda i: code("G", i)),
        "came_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    classes = {
        "class_id": [code("G", i) for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }
    return roles.propose(reading({"visits.csv": rows, "classes.csv": classes}))


@pytest.mark.parametrize(
    ("bought", "member"),
    [("membership_id", "member_id"), ("Mitgliedschaftsnr", "Mitgliedsnr"),
     ("num_abonnement", "num_adherent"), ("회원권번호", "회원번호"), ("会員権番号", "会員番号"),
     ("hoewongwon_no", "hoewon_no"), ("assinatura_id", "cliente_id")],
)  # fmt: skip
def test_a_member_is_who_chose_and_not_one_of_the_memberships(bought: str, member: str) -> None:
    made = _classes(bought, member, 3)
    assert fields_of(made)["USER_ID"] == member
    assert "which-user" not in {one.code for one in made.questions}


def test_where_a_member_has_many_memberships_a_firm_may_have_them_for_its_people() -> None:
    made = _classes("membership_id", "member_id", 12)
    assert "which-user" in {one.code for one in made.questions}
