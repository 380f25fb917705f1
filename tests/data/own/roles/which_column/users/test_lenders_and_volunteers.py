"""Who lends or gives is the person, and a handful of volunteers look after what they pay."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import asked, proposal_and_columns
from tests.data.own.roles.worlds.world import World, chosen, code, title


def _payments(w: World, lender: str, **more: list[Any]) -> dict[str, Any]:
    return {
        "nr": w.each(lambda row: f"Z{50_000 + row}"),
        lender: w.by_user(lambda u: f"P{u * 13 % 9000:05d}"),
        **more,
        "project": w.by_item(lambda i: 4000 + 7 * i),
        "project_name": w.by_item(title),
        "amount": w.pick([20, 50, 100]),
        "date": w.times("%d/%m/%Y %H:%M"),
    }


@pytest.mark.parametrize(
    ("lender", "helper"),
    [
        ("id_preteur", "ref_benevole"), ("lender_id", "volunteer_id"),
        ("Kreditgeber-Nr", "Ehrenamtliche"), ("id_prestamista", "voluntario"),
        ("id_prestatore", "volontario"), ("id_emprestador", "id_voluntario"),
        ("geldgever_nr", "vrijwilliger"), ("id_pożyczkodawcy", "wolontariusz"),
        ("donor_id", "volunteer"), ("spendernr", "Freiwilliger"), ("id_займодавца", "волонтер"),
        ("출자자번호", "봉사자"), ("出資者番号", "ボランティア"), ("出借人编号", "志愿者"),
    ],
)  # fmt: skip
def test_who_lends_or_gives_is_the_user_and_a_few_volunteers_are_staff(
    lender: str, helper: str
) -> None:
    w = World(2711, lines=1)
    helpers = w.pick([f"BV{one:02d}" for one in (3, 7, 11, 14, 19, 23)])
    nick: list[str | None] = w.by_user(lambda u: f"lolo{u % 50}" if u % 3 == 0 else None)
    tables = {"payments.csv": _payments(w, lender, pseudo=nick, **{helper: helpers})}
    proposal, _section, columns = proposal_and_columns(tables)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (lender, "project")
    assert "which-user" not in asked(proposal)


@pytest.mark.parametrize("volunteer", ["volunteer_id", "Ehrenamtliche", "benevole", "자원봉사자"])
def test_many_volunteers_who_sign_up_are_the_user(volunteer: str) -> None:
    w = World(2712, lines=1)
    tables = {
        "sign_ups.csv": {
            volunteer: w.by_user(lambda u: f"V{u * 13 % 9000:05d}"),
            "mission_id": w.by_item(lambda i: code("M", i)),
            "mission": w.by_item(title),
            "contact": w.by_item(lambda i: chosen(("Ana", "Bo", "Cy"), i)),
            "signed_up_at": w.times("%Y-%m-%d %H:%M:%S"),
        }
    }
    _made, _section, columns = proposal_and_columns(tables)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (volunteer, "mission_id")
