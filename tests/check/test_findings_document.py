"""FINDINGS.md names codes that exist, and every line of others' lists has an answer."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import personalize_poc

PACKAGE = Path(personalize_poc.__file__).parent
DOCUMENT = PACKAGE / "check/FINDINGS.md"
ROWS = re.findall(r"^\| (?!It looks|What \|)([^|]+) \| ([^|]+) \|$", DOCUMENT.read_text(), re.M)
CODE = re.compile(
    r"`([a-z]+(?:-[a-z]+)+|constant|incomplete|outliers|duplicates|retries|repeats|bots)`"
)


@cache
def literals() -> set[str]:
    """Texts in the modules that make findings; {…} stands for what is put into one."""
    found = set()
    for places in ("check/*.py", "check/findings/**/*.py", "data/own/**/*.py"):
        for path in PACKAGE.glob(places):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
                if isinstance(node, ast.JoinedStr):
                    parts = [p.value if isinstance(p, ast.Constant) else "{}" for p in node.values]
                    found.add("".join(map(str, parts)))
    return found


def known() -> set[str]:
    """Those texts, with the kinds of entities in place of {…}."""
    made = literals()
    kinds = {
        one.format(kind)
        for one in ("{}-not-in-catalogue", "{}-without-events")
        if one in made
        for kind in ("item", "user")
    }
    return made | kinds | ({"new-items", "new-users"} if "new-{}" in made else set())


@pytest.mark.parametrize(("what", "said"), ROWS, ids=[what[:50] for what, _ in ROWS])
def test_each_line_has_codes_that_exist_or_says_where_it_stands(what: str, said: str) -> None:
    codes = CODE.findall(said)
    assert codes or "report" in said, what
    assert [one for one in codes if one not in known()] == []


def test_the_lists_are_all_there() -> None:
    assert len(ROWS) > 40
    titles = re.findall(r"\*([^*]+)\*", DOCUMENT.read_text(encoding="utf-8"))
    sources = " ".join(
        path.read_text(encoding="utf-8") for path in (PACKAGE / "check/report").glob("*.*")
    )
    assert [one for one in titles if one not in sources] == []
