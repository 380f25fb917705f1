"""Courses of Moodle: the site itself, grading, and those who teach."""

from __future__ import annotations

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


def _log(w: World, names: tuple[str, ...], handed_in: str = "") -> Proposal:
    """A log of a site; what somebody handed in names the same person twice."""
    page, site, seen, signed_in, graded = _WORDS[names]
    kind = w.each(lambda r: graded if r % 20 == 3 else signed_in if r % 9 == 0 else seen)
    kind = [handed_in if handed_in and r % 20 == 7 else one for r, one in enumerate(kind)]
    who = w.by_user(lambda u: _NOBODY.get(u, f"Ann Lee {20_230_000 + u}"))
    pages = [f"{page}{title(i)}" for i in range(w.items)]
    columns = (
        w.times("%Y/%m/%d %H:%M"),
        w.each(lambda r: "-" if r % 40 == 9 else "Mr Bell" if kind[r] == graded else who[r]),
        w.each(lambda r: who[r] if kind[r] in (graded, handed_in) else "-"),
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


def test_what_somebody_handed_in_is_no_act_on_another() -> None:
    found = section(_log(World(4301, lines=1), _ENGLISH, "A submission has been submitted."))
    assert "A submission has been submitted." not in found.event_types
    assert found.event_types["User graded"] is None


_KINDS: dict[tuple[str, ...], tuple[str, ...]] = {
    _ENGLISH: ("Course: ", "Course module viewed", "Course viewed", "User list viewed"),
    _CHINESE: ("课程: ", "课程模块已查看", "课程已查看", "用户列表已查看"),
}


def _report(w: World, names: tuple[str, ...], activities: int, *, hidden: bool = False) -> Proposal:
    """The report of a course's log; of every ten rows so many are of an activity of it."""
    page, module, whole, people = _KINDS[names]
    kind = w.each(lambda r: module if r % 10 < activities else (whole, people)[r % 2])
    course = w.by_item(lambda i: f"{page}{title(i % 6)}")
    seen = [one == module for one in kind]
    told = w.each(
        lambda r: f"with course module id '{w.item[r]}'." if seen[r] else "the course with id '7'."
    )
    told = w.each(lambda r: told[r] if kind[r] != people else "the list of people.")
    columns = (
        w.times("%Y/%m/%d %H:%M"),
        w.by_user(lambda u: f"Ann Lee {20_230_000 + u}"),
        w.each(lambda r: "-"),
        w.each(lambda r: f"Quiz: {title(w.item[r])}" if seen[r] else course[r]),
        w.each(lambda r: "Quiz" if seen[r] else "System"),
        kind,
        w.each(lambda r: f"The user with id '{w.user[r]}' viewed {told[r]}"),
        w.each(lambda r: ("web", "ws")[r % 2]),
        w.by_user(lambda u: f"10.1.{u % 200}.7"),
    )
    table = dict(zip(names, columns, strict=True))
    if hidden:  # as `told_ids` reads it
        table = {name: table[name] for name in (names[0], *names[3:7])}
        table[f"{names[6]} (user id)"] = [f"{user}" for user in w.user]
    return roles.propose(reading({"logs.csv": table}))


@pytest.mark.parametrize("names", _KINDS)
def test_a_log_without_its_columns_of_people_is_known_by_its_sentences(
    names: tuple[str, ...],
) -> None:
    w = World(4302, users=300, items=120, rows=3000, lines=1)
    made = _report(w, names, 7, hidden=True)
    found = section(made)
    assert found.columns["USER_ID"] == f"{names[6]} (user id)"
    assert found.columns["ITEM_ID"] == names[3]
    gone = {one for one, kind in found.event_types.items() if kind is None}
    assert gone == set(_KINDS[names][2:])
    assert not made.questions


@pytest.mark.parametrize("names", _KINDS)
def test_the_page_of_a_course_is_no_activity_of_it(names: tuple[str, ...]) -> None:
    w = World(4302, users=300, items=120, rows=3000, lines=1)
    made = _report(w, names, 7)
    found = section(made)
    assert {one for one, kind in found.event_types.items() if kind is None} == set(
        _KINDS[names][2:]
    )
    said = next(one for one in made.findings if one.code == "events-left-out")
    assert "of courses" in str(said.matters)
    few = section(_report(w, names, 1))  # a log of which course somebody looks into
    assert not [one for one, kind in few.event_types.items() if kind is None]
