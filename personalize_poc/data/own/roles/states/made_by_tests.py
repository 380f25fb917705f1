"""Rows that tests have made: a source called "qa_autotest", a till or an agent called TEST01."""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import leaving
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import speaks_of_payment
from personalize_poc.data.own.roles.words.names import plain, stems_of, words
from personalize_poc.data.own.roles.words.words_of_tests import ENVIRONMENTS
from personalize_poc.language import _

_PATH = re.compile(r"\.|/|__")
_TESTED = ENVIRONMENTS | {"debug", "preproduction"}
_TWINS = _TESTED | {"dev", "development", "stg", "stage", "demo"}
"""What stands behind the name of a program, a shop or a title where that is tried out."""
_MAIN = 0.8
"""Share of the rows of the name without it."""
_FEW_TESTS, _OF_ONE = 0.05, 0.8
"""Share of rows that tests may have made; from the other on a value is of the user or item."""
_TEST_WORDS = stems_of("test teste tests prueba prova deneme teszt тест 테스트 テスト 测试 測試")
_TEST_SHOPS = (
    *_TEST_WORDS,
    *stems_of(
        "schulung formation formación formazione treinamento szkolenie eğitim "
        "обучение 교육용 연습용 研修 研修用 訓練用 練習用 培训"
    ),
)
"""Words of the name of a shop or a till in which nobody buys."""
_GATEWAYS = {"bogus", "testing", "dummy"}
"""Words of ways to pay that only tests use: the Bogus Gateway of Shopify, "(for testing)"."""
_BUILDS = {"build", "release", "stage", "stack"}
"""What a program is called that is tested, whatever it is of: "app.build", "qa"."""
_VERSION = re.compile(r"v?\d+(?:\.\d+){1,3}(?:[ ._+(-]|$)", re.IGNORECASE)
"""How versions of programs begin: with numbers and dots."""
_OFTEN = 5
"""Rows of a value of a column of who or what did something."""
_NUMBERED = re.compile(r"[zx]*_?(?:test|qa|dummy)(?:user|agent)?[_-]?\d{0,4}", re.IGNORECASE)
"""How somebody of the staff, a till or a terminal is called that only tests use: TEST01."""


def may_name(column: ColumnProfile) -> bool:
    """Whether one of many values is called TEST01, though the others come back as well."""
    return column.repeats > _OFTEN and any(map(_NUMBERED.fullmatch, column.frequencies))


def leave_out(
    view: View,
    column: ColumnProfile,
    counts: dict[str, int],
    pair: tuple[str, str] | None,
    result: Actions,
) -> None:
    """Leave out the few rows that a circumstance says were made by tests: source "qa_autotest".

    The number of a shop that is called LOJA_TESTE says so too, and the build of an app.
    """
    said, leaf = view.hint(column.key), words(_PATH.split(column.name)[-1])
    if tried := _tried(column, counts):
        what = _("which version of an app: nobody but its makers has this one")
        leaving.leave(column, tried, what, counts, result, 1.0)
        return
    if twins := _twins(column, counts):
        what = _("where an event was made: tests say nothing")
        leaving.leave(column, twins, what, counts, result, 1.0)
        return
    shop = said.about("vendor") and said.says("id", "name") and not said.about("item", "user")
    of_app = bool(_BUILDS.intersection(leaf))
    other = said.about("item", "category", "user", "vendor") or said.says("name", "description")
    marks = column.shape.kind == "list"
    if other and not shop and not of_app and not marks:
        return
    traffic = "traffic" in "_".join(said.tokens)  # who looks at a site of their own stays so
    if any(view.goes_with(key, column.key) > _OF_ONE for key in pair or () if not shop | traffic):
        return
    known = _TESTED | frozenset(("internal",) if traffic else ())
    known = frozenset(_TEST_SHOPS) if shop else known
    known = known | _GATEWAYS if speaks_of_payment(column.name) else known
    wrong = tuple(
        value
        for value in counts
        if known.intersection(words(value))
        or plain(value.strip()) in _TEST_WORDS
        or _NUMBERED.fullmatch(value.strip())
    )
    if wrong and sum(counts[value] for value in wrong) <= _FEW_TESTS * column.rows:
        what = _("where an event was made: tests say nothing")
        leaving.leave(column, wrong, what, counts, result, 1.0)


def _tried(column: ColumnProfile, counts: dict[str, int]) -> tuple[str, ...]:
    """The few versions that only those have who make an app: "7.5.0-dev" beside "7.4.2"."""
    if not counts or not all(map(_VERSION.match, counts)):
        return ()
    found = tuple(one for one in counts if _TWINS.intersection(words(one)))
    few = sum(counts[one] for one in found) <= _FEW_TESTS * column.rows
    return found if few else ()


def _twins(column: ColumnProfile, counts: dict[str, int]) -> tuple[str, ...]:
    """The few values that are the usual one with a word of tests: "A3F91-DEV" beside "A3F91"."""
    main = max(counts, key=lambda one: counts[one], default="")
    usual = words(main)
    if not usual or counts[main] < _MAIN * column.rows or _TWINS.intersection(usual):
        return ()
    found = []
    for value in counts:
        parts = words(value)
        beside = {parts[:1] + usual == parts: parts[:1], usual + parts[-1:] == parts: parts[-1:]}
        if len(parts) == len(usual) + 1 and _TWINS.intersection(beside.get(True, ())):
            found.append(value)
    few = sum(counts[value] for value in found) <= _FEW_TESTS * column.rows
    return tuple(found) if few else ()
