"""Two things of one row that are both on offer: tariffs and telephones, courses and tutors."""

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

_FORM = "%Y-%m-%d %H:%M:%S"


def lessons(
    tutor: str = "tutor_id",
    told: str = "hourly_rate",
    about: str = "about",
    *,
    own: bool = False,
    tutors: int = 30,
) -> Proposal:
    """Lessons with a course and a tutor.

    Args:
        tutor: how the column of the tutors is called.
        told: what their table says of them, as a number.
        about: how the column is called that has a few words on each of them.
        own: whether each course has one tutor.
        tutors: how many there are.
    """
    w = World(7401, rows=3000, lines=1, items=40)
    numbers = [300 + (i if own else row * 7) % tutors for row, i in enumerate(w.item)]
    tables: dict[str, dict[str, Any]] = {
        "lessons.csv": {
            "student_no": w.by_user(lambda u: code("L", u)),
            "course_id": w.by_item(lambda i: code("C", i)),
            tutor: numbers,
            "booked_at": w.times(_FORM),
        },
        "courses.csv": {
            "course_id": [code("C", i) for i in range(40)],
            "title": [title(i) for i in range(40)],
        },
        "tutors.csv": {
            tutor: [300 + n for n in range(tutors)],
            about: [f"Has taught {title(n)} for {n % 9 + 2} years" for n in range(tutors)],
            told: [(22, 28, 35)[n % 3] for n in range(tutors)],
        },
    }
    return roles.propose(reading(tables))


@pytest.mark.parametrize(
    ("tutor", "told"),
    [
        ("tutor_id", "hourly_rate"),
        ("id_prof", "tarif_horaire"),
        ("강사번호", "시간당요금"),
        ("TrainerNr", "Stundensatz"),
        ("講師ID", "時給"),
        ("id_tutor", "puntuación"),
    ],
)
def test_a_tutor_who_has_a_price_may_be_recommended_as_a_course_may(tutor: str, told: str) -> None:
    made = lessons(tutor, told)
    assert section(made).columns["ITEM_ID"] == "course_id"
    (question,) = made.questions
    told_of = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in question.options]
    assert [one["ITEM_ID"] for one in told_of] == ["course_id", tutor]


def test_what_has_no_price_or_goes_with_the_course_is_no_second_thing() -> None:
    assert not asked(lessons(told="hired_in_week"))
    assert not asked(lessons(own=True))
    assert not asked(lessons(tutors=6))  # there is nothing to choose from


@pytest.mark.parametrize("name", ["StoreId", "매장코드", "coupon_id", "id_magasin"])
def test_where_and_by_which_campaign_it_was_bought_is_no_second_thing(name: str) -> None:
    assert not asked(lessons(name, "rating"))


@pytest.mark.parametrize(
    ("teacher", "about"),
    [
        ("teacher_id", "bio"),
        ("강사코드", "자기소개"),
        ("講師コード", "自己紹介"),
        ("教师编号", "简介"),
        ("Dozent_Nr", "Vorstellung"),
        ("id_profesor", "presentación"),
        ("id_professeur", "À propos"),
    ],
)
def test_of_as_many_teachers_as_courses_who_are_introduced_either_may_be_recommended(
    teacher: str, about: str
) -> None:
    made = lessons(teacher, "hired_in_week", about, tutors=40)
    assert section(made).columns["ITEM_ID"] == "course_id"
    (question,) = made.questions
    told_of = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in question.options]
    assert [one["ITEM_ID"] for one in told_of] == ["course_id", teacher]


def test_teachers_whom_nothing_introduces_or_who_are_fewer_are_no_second_thing() -> None:
    assert not asked(lessons("teacher_id", "hired_in_week", "room", tutors=40))
    assert not asked(lessons("teacher_id", "hired_in_week", "bio", tutors=30))
    assert not asked(lessons("teacher_id", "hired_in_week", "bio", tutors=40, own=True))
    assert not asked(lessons("level_id", "hired_in_week", "description", tutors=40))
