"""Tables of where a system is tried out, beside the same table of where people use it.

A log of staging has the columns of the log of production, and often more rows: a test of load made
them. Nobody wanted anything there. What a model is tested with is no such table: it is of the same
people, and is called "test" at most.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.words.names import own_name, words
from personalize_poc.data.own.roles.words.words_of_tests import ENVIRONMENTS, WHERE_IT_RUNS
from personalize_poc.language import _

_ALWAYS = (ENVIRONMENTS - {"test"}) | {"preproduction", "loadtest", "stg"}
"""Words for where a system is tried out, whatever is called so."""
_THERE = _ALWAYS | ENVIRONMENTS | {
    "testing", "dev", "development", "stage", "integration", "entwicklung", "abnahme", "recette",
    "preproducción", "pruebas", "desarrollo", "homologacao", "homologação", "teste", "collaudo",
    "sviluppo", "개발", "테스트", "스테이징", "검증", "開発", "検証", "テスト", "ステージング",
    "开发", "测试", "预发", "预发布",
}  # fmt: skip
"""The same words as values of a column that says where a program runs."""
_SAME = 0.8
"""Share of the columns of both tables that both have, at least."""


def why(one: Candidate, other: Candidate) -> str:
    """How it is known that rows come from where a system is tried out; "" if they do not.

    Args:
        one: the table in question.
        other: one with the same columns that may be of where people use it.
    """
    here, there = ({column.name for column in two.view.columns} for two in (one, other))
    if len(here & there) < _SAME * len(here | there):
        return ""
    sign = _sign(one)
    return "" if _sign(other) else sign


def _sign(one: Candidate) -> str:
    """What says that all rows of a table come from there: a column, or else its name."""
    taken = one.taken(one.view)
    for column in one.view.columns:
        if column.key not in taken and (value := _tried(column)):
            return _(
                "its rows were made where the system is tried out ({name}: {value}), not by people "
                "who wanted something"
            ).format(name=column.name, value=value)
    if called := _ALWAYS.intersection(words(own_name(one.view.label))):
        return _(
            "its rows were made where the system is tried out, as its name says ({word}), not by "
            "people who wanted something"
        ).format(word=min(called))
    return ""


def _tried(column: ColumnProfile) -> str:
    """The one value of a column, if it says that; "" otherwise."""
    value = next(iter(column.given), "")
    if not column.is_constant or not value:
        return ""
    known = _THERE if WHERE_IT_RUNS.intersection(words(column.name)) else _ALWAYS
    return value if known.intersection(words(value)) else ""
