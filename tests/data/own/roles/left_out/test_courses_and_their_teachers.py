"""Courses of Moodle: the site itself, grading, and those who teach."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import codes
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_ENGLISH = ("Time", "User full name", "Affected user", "Event context", "Component", "Event name",
            "Description", "Origin", "IP address")  # fmt: skip
_CHINESE = ("时间", "用户全名", "受影响用户", "事件上下文", "组件", "事件名称", "描述", "来源",
            "IP地址")  # fmt: skip
_OTHERWISE = ("Hora", "Nombre completo del usuario", "Usuario afectado",
              "Contexto del evento", "Componente", "Nombre del evento", "Descripción", "Origen",
              "Dirección IP")  # fmt: skip
"""Names of a version, or a language, that no list has."""


_NOBODY = {40: "Admin User", 60: "Test User"}
"""Accounts of those who run the site."""


SELDOM = 30


def _courses(w: World, thing: str, name: str, kind: str) -> Proposal:
    log = {
        "userid": w.by_user(lambda u: u + 40),
        thing: w.by_item(lambda i: i + 1),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    users = {
        "id": [u + 40 for u in range(w.users)],
        "firstname": [("Ann", "Bo", "Cy")[u % 3] for u in range(w.users)],
        name: [kind if u % SELDOM == 0 else ("Sales", "Support")[u % 2] for u in range(w.users)],
    }
    return roles.propose(reading({"log.csv": log, "users.csv": users}))


@pytest.mark.parametrize("kind", ["Formateur", "Dozentin", "강사", "講師", "Docente"])
def test_who_teaches_is_left_out_of_courses(kind: str) -> None:
    made = _courses(World(1703, lines=1), "courseid", "department", kind)
    assert section(made).leave_out == {"department": (kind,)}


def test_a_teacher_who_shops_and_one_by_profession_count() -> None:
    w = World(1704, lines=1)
    assert not section(_courses(w, "product_id", "department", "Teacher")).leave_out
    assert not section(_courses(w, "courseid", "occupation", "Teacher")).leave_out


@pytest.mark.parametrize("whole", [True, False])
def test_the_course_of_the_site_and_teachers_of_moodle_do_not_count(whole: bool) -> None:
    w = World(814)
    log = {
        "id": [n + 1 for n in w.rows],
        "userid": w.by_user(lambda u: u + 40),
        "courseid": w.by_item(lambda i: i + 1),
        "timecreated": [int(at.timestamp()) for at in w.at],
    }
    courses = {
        "id": [i + 1 for i in range(w.items)],
        "category": [0 if i == 0 else 1 + i % 5 for i in range(w.items)],
        "sortorder": list(range(w.items)),
        "fullname": [title(i) for i in range(w.items)],
        "shortname": [f"K{i}" for i in range(w.items)],
    }
    given = [(u + 40, 3 if u % 30 == 0 else 5) for u in range(w.users) for _ in range(2)]
    assigned = {
        "id": [n + 1 for n in range(len(given))],
        "roleid": [role for _, role in given],
        "contextid": [100 + n % 70 for n in range(len(given))],
        "userid": [user for user, _ in given],
    }
    named = {
        "id": [1, 3, 5],
        "shortname": ["manager", "editingteacher", "student"],
        "archetype": ["manager", "editingteacher", "student"],
    }
    if not whole:  # an export of the columns that somebody has chosen
        del courses["sortorder"], named["archetype"]
    read = reading({
        "mdl_logstore_standard_log.csv": log, "mdl_course.csv": courses,
        "mdl_role_assignments.csv": assigned, "mdl_role.csv": named,
    })  # fmt: skip
    proposal = roles.propose(read)
    made = section(proposal)
    assert made.leave_out["courseid"] == ("1",)
    assert made.leave_out["roleid"] == ("3",)
    assert proposal.mapping is not None
    built = canonical.build(read, proposal.mapping)
    assert "join-key-repeats" not in {one.code for one in built.findings}
    left = read.connection.execute("SELECT count(*) FROM interactions").fetchone()
    pairs = zip(w.user, w.item, strict=True)
    assert left == (sum(item != 0 and user % 30 != 0 for user, item in pairs),)


def test_the_course_of_the_site_is_not_spoken_of_where_no_row_is_of_it() -> None:
    w = World(843)
    log = {
        "id": [n + 1 for n in w.rows],
        "userid": w.by_user(lambda u: u + 40),
        "courseid": w.by_item(lambda i: i + 12),
        "timecreated": [int(at.timestamp()) for at in w.at],
    }
    numbers = [1, *range(12, 12 + w.items)]
    courses = {
        "id": numbers,
        "category": [0 if n == 1 else 1 + n % 5 for n in numbers],
        "fullname": [title(n) for n in numbers],
        "shortname": [f"K{n}" for n in numbers],
    }
    proposal = roles.propose(reading({"log.csv": log, "mdl_course.csv": courses}))
    assert section(proposal).leave_out == {}
    assert "rows-left-out" not in codes(proposal)


_WORDS: dict[tuple[str, ...], tuple[str, str, str, str, str]] = {
    _ENGLISH: ("Page: ", "System", "Course module viewed", "User has logged in", "User graded"),
    _CHINESE: ("页面: ", "系统", "课程模块已查看", "用户已登录", "用户已评分"),
    _OTHERWISE: (
        "Página: ",
        "Sistema",
        "Módulo de curso visto",
        "El usuario ha iniciado sesión",
        "Usuario calificado",
    ),
}


def _log(w: World, names: tuple[str, ...]) -> Proposal:
    page, site, seen, signed_in, graded = _WORDS[names]
    kind = w.each(lambda r: graded if r % 20 == 3 else signed_in if r % 9 == 0 else seen)
    who = w.by_user(lambda u: _NOBODY.get(u, f"Ann Lee {20_230_000 + u}"))
    pages = [f"{page}{title(i)}" for i in range(w.items)]
    columns = (
        w.times("%Y/%m/%d %H:%M"),
        w.each(lambda r: "-" if r % 40 == 9 else "Mr Bell" if kind[r] == graded else who[r]),
        w.each(lambda r: who[r] if kind[r] == graded else "-"),
        w.each(lambda r: site if kind[r] == signed_in else pages[w.item[r]]),
        w.each(lambda r: site if kind[r] == signed_in else page.rstrip(": ")),
        kind,
        w.each(lambda r: f"The user with id '{w.user[r]}' did it."),
        w.each(lambda r: ("web", "ws")[r % 2]),
        w.by_user(lambda u: f"10.1.{u % 200}.7"),
    )
    return roles.propose(reading({"logs.csv": dict(zip(names, columns, strict=True))}))


@pytest.mark.parametrize("names", [_ENGLISH, _CHINESE, _OTHERWISE])
def test_what_is_learned_counts_and_the_site_and_grading_do_not(names: tuple[str, ...]) -> None:
    made = _log(World(4301, lines=1), names)
    found = section(made)
    assert [found.columns[one] for one in ("USER_ID", "ITEM_ID", "EVENT_TYPE")] == [
        names[1], names[3], names[5],
    ]  # fmt: skip
    __, site, seen, __, graded = _WORDS[names]
    assert found.leave_out[names[3]] == (site,)
    assert found.event_types[graded] is None
    assert found.event_types.get(seen, seen) is not None
    assert set(found.leave_out[names[1]]) == {"-", *_NOBODY.values()}
    assert not made.questions


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
    modules = {
        "id": [9000 + 7 * i for i in range(w.items)],
        "course": [400 + i % 12 for i in range(w.items)],
        "module": [1 + i % 4 for i in range(w.items)],
        "instance": [1 + i // 4 for i in range(w.items)],
    }
    courses = {
        "id": [400 + i for i in range(12)],
        "category": [1 + i % 3 for i in range(12)],
        "fullname": [title(i) for i in range(12)],
        "shortname": [f"K{i}" for i in range(12)],
    }
    assigned = {
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


def test_what_is_done_to_somebody_else_is_none_of_theirs_in_a_raw_log() -> None:
    w = World(4412, users=300, items=120, rows=_RAW_ROWS, lines=1)
    made = section(roles.propose(reading({"log.csv": _raw_log(w, 5)})))
    assert made.columns["EVENT_TYPE"] == "eventname"
    assert made.event_types["graded"] is None
    assert made.event_types.get("seen", "seen") is not None
