"""Activities of a course that have no titles: of several types, they may be chosen themselves."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_PARTS = 6


def learned(
    part: str = "activity_id", type_: str = "activity_type", *, of_course: bool = False
) -> Proposal:
    """Who did which activity of which course.

    Args:
        part: how the column of activities is called.
        type_: what says whether one is a video or a test.
        of_course: whether a course has activities of one type alone.
    """
    w = World(7501, rows=4000, lines=1, items=40)
    parts = [(course, n) for course in range(40) for n in range(_PARTS)]
    done = w.pick(range(_PARTS))
    words = ("video", "test", "task", "text")
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "learner_no": w.by_user(lambda u: code("L", u)),
            "course_id": w.by_item(lambda i: code("C", i)),
            part: [2_001 + _PARTS * i + n for i, n in zip(w.item, done, strict=True)],
            "started_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "parts.csv": {
            part: [2_001 + _PARTS * course + n for course, n in parts],
            "course_id": [code("C", course) for course, __ in parts],
            type_: [words[(course if of_course else course + n) % 4] for course, n in parts],
            "position": [n + 1 for __, n in parts],
        },
        "courses.csv": {
            "course_id": [code("C", i) for i in range(40)],
            "title": [title(i) for i in range(40)],
        },
    }
    return roles.propose(reading(tables))


@pytest.mark.parametrize(
    ("part", "type_"),
    [
        ("activity_id", "activity_type"),
        ("활동번호", "활동유형"),
        ("教材ID", "教材種別"),
        ("AktivitaetNr", "Aktivitaetstyp"),
        ("id_actividad", "tipo"),
        ("id_activite", "type_activite"),
    ],
)
def test_an_activity_of_a_type_may_be_chosen_as_its_course_may(part: str, type_: str) -> None:
    made = learned(part, type_)
    assert section(made).columns["ITEM_ID"] == "course_id"
    (question,) = made.questions
    told = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in question.options]
    assert [one["ITEM_ID"] for one in told] == ["course_id", part]
    assert "as a whole has parts" in question.options[0].text


def test_what_is_only_counted_or_a_copy_is_not_asked_about() -> None:
    assert not asked(learned(type_="mark"))
    assert not asked(learned(of_course=True))
    assert not asked(learned(part="copy_id"))
