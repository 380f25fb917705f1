"""The log that a Moodle site gives out, in the language of whoever asked for it."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, title
from tests.support.own_tables import reading

_ENGLISH = ("Time", "User full name", "Affected user", "Event context", "Component", "Event name",
            "Description", "Origin", "IP address")  # fmt: skip
_CHINESE = ("时间", "用户全名", "受影响用户", "事件上下文", "组件", "事件名称", "描述", "来源",
            "IP地址")  # fmt: skip
_OTHERWISE = ("Hora", "Nombre completo del usuario", "Usuario afectado",
              "Contexto del evento", "Componente", "Nombre del evento", "Descripción", "Origen",
              "Dirección IP")  # fmt: skip
"""Names of a version, or a language, that no list has."""
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
_NOBODY = {40: "Admin User", 60: "Test User"}
"""Accounts of those who run the site."""


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
