"""Logs of both sides of a market, and logs of where a system is tried out."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import item_of, user_of
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"
_BY_NAME = ("candidate_id", "offer_id")


def _market(
    who: str, *, rows: int = 3000, people: int = 60, owned: bool = True, **looks: str
) -> Proposal:
    """Candidates apply to offers, and whoever has put these up looks at candidates."""
    sent, seen = World(7401, rows=3000, lines=1, items=150), World(7402, rows=rows, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "applications.csv": {
            "application_id": sent.each(lambda r: 50_001 + r),
            "sent_at": sent.times(_FORM),
            "candidate_id": sent.by_user(lambda u: code("CAN", u)),
            "offer_id": sent.by_item(lambda i: code("OFF", i)),
        },
        looks.get("file", "looks.csv"): {
            "look_id": seen.each(lambda r: 1 + r),
            looks.get("at", "happened_at"): seen.times(looks.get("form", _FORM)),
            who: seen.by_item(lambda i: code("REC", i % people)),
            "candidate_id": seen.by_user(lambda u: code("CAN", u)),
            "action": seen.each(lambda r: ("view", "view", "contact")[r % 3]),
        },
        "candidates.csv": {
            "candidate_id": [code("CAN", u) for u in range(300)],
            "profession": [("cook", "nurse", "welder")[u % 3] for u in range(300)],
        },
        "offers.csv": {
            "offer_id": [code("OFF", i) for i in range(150)],
            "title": [title(i) for i in range(150)],
            **({who: [code("REC", i % people) for i in range(150)]} if owned else {}),
        },
        "others.csv": {
            who: [code("REC", i) for i in range(people)],
            "branch": [("care", "trade")[i % 2] for i in range(people)],
        },
    }
    return roles.propose(reading(tables))


@pytest.mark.parametrize(
    "who",
    ["recruiter_id", "id_recruteur", "Arbeitgeber_ID", "채용담당자ID", "採用担当者ID",
     "id_reclutador", "company_id"],
)  # fmt: skip
def test_each_side_of_a_market_may_be_meant(who: str) -> None:
    (asked,) = [one for one in _market(who).questions if one.code == "which-file"]
    told = [yaml.safe_load(one.yaml)["interactions"] for one in asked.options]
    assert {
        one["file"]: (one["columns"]["USER_ID"], one["columns"]["ITEM_ID"]) for one in told
    } == {
        "applications.csv": _BY_NAME,
        "looks.csv": (who, "candidate_id"),
    }


@pytest.mark.parametrize("rows", [9000, 3000])
def test_who_chooses_is_taken_until_a_person_has_said_it(rows: int) -> None:
    made = _market("recruiter_id", rows=rows)
    assert (user_of(made), item_of(made)) == _BY_NAME
    assert "which-file" in {one.code for one in made.questions}


def test_the_other_side_may_be_meant_though_its_days_have_no_names_and_no_hours() -> None:
    made = _market("recruiter_id", at="d1", form="%Y-%m-%d", file="export2.csv")
    assert (user_of(made), item_of(made)) == _BY_NAME
    assert "which-file" in {one.code for one in made.questions}


def test_a_recruiter_by_name_is_the_other_side_though_no_offer_says_whose_it_is() -> None:
    made = _market("recruiter_id", owned=False)
    assert "which-file" in {one.code for one in made.questions}


@pytest.mark.parametrize("who", ["teacher_id", "agent_id", "seller_id", "id_profesor"])
def test_staff_teachers_and_sellers_are_no_other_side(who: str) -> None:
    assert "which-file" not in {one.code for one in _market(who).questions}


def test_a_few_recruiters_are_no_other_side() -> None:
    found = _market("recruiter_id", people=8)
    assert (user_of(found), item_of(found)) == _BY_NAME
    assert "which-file" not in {one.code for one in found.questions}


def _two_logs(other: str, **columns: tuple[str, str]) -> Proposal:
    """A log of what people did, and a larger one with the same columns under another name."""
    real, more = World(7403, rows=2500, lines=1), World(7404, users=80, rows=5000, lines=1)

    def log(w: World, at: int) -> dict[str, list[Any]]:
        return {
            "event_id": w.each(lambda r: f"{'ab'[at]}{r:07d}"),
            "at": w.times(_FORM),
            "customer_no": w.by_user(lambda u: 30_001 + u),
            "sku": w.by_item(lambda i: code("S", i)),
            "event": w.each(lambda r: ("view", "view", "cart", "purchase")[r % 4]),
            **{name: [said[at]] * len(w.rows) for name, said in columns.items()},
        }

    products = {
        "sku": [code("S", i) for i in range(real.items)],
        "name": [title(i) for i in range(real.items)],
    }
    tables = {"events.csv": log(real, 0), other: log(more, 1), "products.csv": products}
    return roles.propose(reading(tables))


@pytest.mark.parametrize(
    ("other", "columns"),
    [
        ("events_staging.csv", {}),
        ("log.csv", {"umgebung": ("production", "staging")}),
        ("log.csv", {"환경": ("운영", "개발")}),
        ("log.csv", {"環境": ("本番", "テスト")}),
        ("log.csv", {"entorno": ("produccion", "pruebas")}),
        ("log.csv", {"host": ("www.shop.example", "staging.shop.example")}),
    ],
)
def test_what_was_made_where_a_system_is_tried_out_is_not_taken(
    other: str, columns: dict[str, tuple[str, str]]
) -> None:
    made = _two_logs(other, **columns)
    assert section(made).files == ("events.csv",)
    assert not made.questions
    (told,) = [one for one in made.findings if one.file == other and one.code == "table-unused"]
    assert "tried out" in told.message


@pytest.mark.parametrize(
    ("other", "columns"),
    [
        ("events_test.csv", {}),  # what a model is tested with
        ("log.csv", {"split": ("train", "test")}),
        ("log.csv", {"env": ("staging", "staging")}),
    ],
)
def test_where_nothing_says_that_one_of_both_is_real_a_person_is_asked(
    other: str, columns: dict[str, tuple[str, str]]
) -> None:
    made = _two_logs(other, **columns)
    assert "which-file" in {one.code for one in made.questions}
