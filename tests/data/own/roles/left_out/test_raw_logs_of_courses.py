"""Moodle's own table of its log, under any name and with the columns that somebody has chosen."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_RAW_ROWS = 4000


def _raw_log(w: World, activities: int) -> dict[str, list[Any]]:
    """Moodle's own table of its log; of every ten rows so many are of activities."""
    level = w.each(lambda r: 70 if r % 10 < activities else 50 if r % 10 < 9 else 30)
    course = w.by_item(lambda i: 400 + i % 12)
    user = w.by_user(lambda u: 5000 + 3 * u)
    about = {70: w.by_item(lambda i: 9000 + 7 * i), 50: course, 30: user}
    graded = w.each(lambda r: level[r] == 50 and r % 40 == 7)
    thing = w.each(lambda r: about[level[r]][r])
    return {
        "eventname": w.each(lambda r: ("seen", "opened", "graded")[2 * graded[r] or r % 2]),
        "target": w.each(lambda r: {70: "course_module", 50: "course", 30: "dashboard"}[level[r]]),
        "contextid": [at + 20_000 for at in thing],
        "contextlevel": level,
        "contextinstanceid": thing,
        "userid": user,
        "courseid": w.each(lambda r: 0 if level[r] == 30 else course[r]),
        "relateduserid": w.each(lambda r: 5003 if graded[r] else ""),
        "timecreated": [int(at.timestamp()) for at in w.at],
    }


def _raw_tables(w: World) -> dict[str, dict[str, list[Any]]]:
    """What an export has beside the log, with prefixes and roles as somebody has chosen them."""
    modules: dict[str, list[Any]] = {
        "id": [9000 + 7 * i for i in range(w.items)],
        "course": [400 + i % 12 for i in range(w.items)],
        "module": [1 + i % 4 for i in range(w.items)],
        "instance": [1 + i // 4 for i in range(w.items)],
    }
    courses: dict[str, list[Any]] = {
        "id": [400 + i for i in range(12)],
        "category": [1 + i % 3 for i in range(12)],
        "fullname": [title(i) for i in range(12)],
        "shortname": [f"K{i}" for i in range(12)],
    }
    assigned: dict[str, list[Any]] = {
        "id": [1 + u for u in range(w.users)],
        "role_shortname": ["editingteacher" if u % 30 == 0 else "student" for u in range(w.users)],
        "userid": [5000 + 3 * u for u in range(w.users)],
    }
    return {
        "aula_course_modules.csv": modules,
        "aula_course.csv": courses,
        "role_assignments.csv": assigned,
    }


@pytest.mark.parametrize("missing", ["", "contextinstanceid"])
@pytest.mark.parametrize("beside", [True, False])
def test_activities_are_the_items_of_a_raw_log_of_moodle(missing: str, beside: bool) -> None:
    """A course is ten times as often in it, and ten of them leave nothing to choose from."""
    w = World(4410, users=300, items=120, rows=_RAW_ROWS, lines=1)
    log = {name: values for name, values in _raw_log(w, 5).items() if name != missing}
    made = roles.propose(
        reading({"aula_log.csv": log, **(_raw_tables(w) if beside and not missing else {})})
    )
    found = section(made)
    assert found.columns["ITEM_ID"] == ("contextid" if missing else "contextinstanceid")
    assert set(found.leave_out["contextlevel"]) == {"50", "30"}
    assert "target" not in found.leave_out  # a dashboard is its user's own: no goods were moved
    assert not made.questions
    if beside and not missing:
        assert made.mapping is not None
        assert made.mapping.sections["items"].files == ("aula_course_modules.csv",)
        assert found.leave_out["role_shortname"] == ("editingteacher",)


def test_courses_are_the_items_of_a_raw_log_with_few_activities() -> None:
    w = World(4411, users=300, items=120, rows=_RAW_ROWS, lines=1)
    log = _raw_log(w, 1)
    made = section(roles.propose(reading({"log.csv": log, **_raw_tables(w)})))
    assert made.columns["ITEM_ID"] == "courseid"
    assert "contextlevel" not in made.leave_out


@pytest.mark.parametrize(("without", "taken"), [("modules", "courseid"), ("course", "context")])
def test_courses_are_the_items_where_only_they_have_names(without: str, taken: str) -> None:
    """Half of the rows are of courses themselves, and a number of an activity says nothing."""
    w = World(4413, users=300, items=120, rows=_RAW_ROWS, lines=1)
    log, beside = _raw_log(w, 5), _raw_tables(w)
    beside["aula_course.csv"]["id"][0], beside["aula_course.csv"]["category"][0] = 400, 0
    kept = {name: one for name, one in beside.items() if name != f"aula_course_{without}.csv"}
    kept = {name: one for name, one in kept.items() if name != f"aula_{without}.csv"}
    made = roles.propose(reading({"log.csv": log, **kept}))
    found = section(made)
    assert found.columns["ITEM_ID"].startswith(taken)
    assert not made.questions
    if taken == "courseid":
        assert made.mapping is not None
        assert made.mapping.sections["items"].title == "fullname"
        assert set(found.leave_out["courseid"]) == {"0", "400"}  # nothing, and the site itself
        assert "contextlevel" not in found.leave_out


def test_what_is_done_to_somebody_else_is_none_of_theirs_in_a_raw_log() -> None:
    w = World(4412, users=300, items=120, rows=_RAW_ROWS, lines=1)
    made = section(roles.propose(reading({"log.csv": _raw_log(w, 5)})))
    assert made.columns["EVENT_TYPE"] == "eventname"
    assert made.event_types["graded"] is None
    assert made.event_types.get("seen", "seen") is not None


@pytest.mark.parametrize("item", ["contextinstanceid", "courseid"])
def test_views_of_courses_and_of_the_site_are_no_activities_of_moodle(item: str) -> None:
    """A number is that of an activity at one level, and that of a course at another."""
    w = World(940, users=300, items=120, rows=3000, lines=1)
    level = w.each(lambda row: 10 if row % 9 == 0 else 50 if row % 4 == 0 else 70)
    log: dict[str, list[Any]] = {
        "contextlevel": level,
        item: w.by_item(lambda i: 20 + i),
        "userid": w.by_user(lambda u: 5000 + 3 * u),
        "timecreated": w.times("%Y-%m-%d %H:%M:%S"),
    }
    modules = {"id": [20 + i for i in range(120)], "name": [title(i) for i in range(120)]}
    made = section(roles.propose(reading({"log.csv": log, "course_modules.csv": modules})))
    assert made.columns["ITEM_ID"] == item
    left = made.leave_out.get("contextlevel", ())
    assert set(left) == ({"10", "50"} if item == "contextinstanceid" else set())


def test_enrolments_of_moodle_are_taken_and_its_roles_are_not_asked_about() -> None:
    w = World(4414, users=300, items=60, rows=3000, lines=1)
    at = [int(one.timestamp()) for one in w.at]
    tables: dict[str, dict[str, list[Any]]] = {
        "mdl_user_enrolments.csv": {
            "id": w.each(lambda r: 1 + r),
            "status": w.each(lambda r: int(r % 40 == 0)),
            "enrolid": w.by_item(lambda i: 31 + i),
            "userid": w.by_user(lambda u: 11 + u),
            "timestart": [one // 86_400 * 86_400 for one in at],
            "timeend": w.each(lambda r: 0),
            "modifierid": w.by_user(lambda u: 11 + u),
            "timecreated": at,
            "timemodified": at,
        },
        "mdl_role_assignments.csv": {
            "id": w.each(lambda r: 1 + r),
            "roleid": w.each(lambda r: 3 if r % 5 == 0 else 5),
            "contextid": w.by_item(lambda i: 2000 + 3 * i),
            "userid": w.by_user(lambda u: 11 + u),
            "timemodified": at,
            "modifierid": w.each(lambda r: 2),
            "component": w.each(lambda r: ""),
            "itemid": w.each(lambda r: 0),
            "sortorder": w.each(lambda r: 0),
        },
        "mdl_user.csv": {
            "id": [1 + u for u in range(350)],
            "username": [f"u{u:05d}" for u in range(350)],
            "city": [("Asti", "Torino")[u % 2] for u in range(350)],
            "lastaccess": [1_700_000_000 + 977 * u for u in range(350)],
        },
        "mdl_enrol.csv": {
            "id": [31 + i for i in range(60)],
            "enrol": [("manual", "self")[i % 2] for i in range(60)],
            "courseid": [700 + i for i in range(60)],
        },
        "mdl_course.csv": {
            "id": [700 + i for i in range(60)],
            "fullname": [title(i) for i in range(60)],
            "shortname": [f"K{i}" for i in range(60)],
        },
    }
    made = roles.propose(reading(tables))
    assert section(made).files == ("mdl_user_enrolments.csv",)
    assert "which-file" not in {one.code for one in made.questions}


@pytest.mark.parametrize(
    ("others", "words"),
    [
        (1, "1 row is of a course, a person or the whole site, not of an activity."),
        (7, "7 rows are of courses, people or the whole site, not of an activity."),
    ],
)
def test_rows_of_courses_are_counted_in_words(others: int, words: str) -> None:
    w = World(4410, users=300, items=120, rows=_RAW_ROWS, lines=1)
    log = _raw_log(w, 10)
    log["contextlevel"][:others] = [50] * others
    made = roles.propose(reading({"aula_log.csv": log}))
    assert any(words in one.message for one in made.findings)
