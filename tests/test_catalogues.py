"""The catalogues of texts: those of the source, complete, compiled, with its placeholders."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from personalize_poc import language
from personalize_poc.course.exercises import interactions
from personalize_poc.language import _, ngettext
from tests.support import catalogues

SPOKEN = [one for one in language.LANGUAGES if one != language.ENGLISH]
INTERACTIONS = pd.DataFrame({"USER_ID": ["1", "1"], "ITEM_ID": ["a", "a"], "TIMESTAMP": [1, 2]})
MAKE = "renew it with: make catalogues"


@pytest.fixture(params=SPOKEN, autouse=True)
def spoken(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_each_text_of_the_source_is_in_it_and_no_other(spoken: str) -> None:
    kept = catalogues.place(spoken, "po").read_bytes()
    assert kept == catalogues.as_po(catalogues.renewed(spoken)), MAKE


def test_the_compiled_one_is_that_of_its_text(spoken: str) -> None:
    made = catalogues.as_mo(catalogues.read(spoken))
    assert catalogues.place(spoken, "mo").read_bytes() == made, MAKE


def test_each_text_is_translated_with_its_placeholders(spoken: str) -> None:
    for message in catalogues.texts(catalogues.read(spoken)):
        texts = catalogues.forms(message.id)
        wanted = set().union(*map(catalogues.placeholders, texts))
        for text in catalogues.forms(message.string):
            assert text, f"not translated: {texts[0]}"
            assert catalogues.placeholders(text) == wanted, text


def test_a_text_is_looked_up_when_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(language.VARIABLE, "en")
    assert "per cent" in str(interactions.repeats(50.0, INTERACTIONS))
    monkeypatch.setenv(language.VARIABLE, "ko")
    assert repr(interactions.repeats(50.0, INTERACTIONS)).startswith("✗ 백분율입니다.")
    assert repr(interactions.repeats(0.5, INTERACTIONS)).startswith("✓ 이만큼의 이벤트가")
    assert _("no such text") == "no such text"
    assert ngettext("{count} such", "{count} suches", 2) == "{count} suches"
    assert _("") == ""


def test_nothing_else_is_called_like_the_function_that_looks_up() -> None:
    """A loop over `_` would hide it from its whole function."""
    for path in sorted(catalogues.PACKAGE.rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        imported = {a.name for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names}
        for node in nodes if "_" in imported else []:
            if isinstance(node, ast.Name) and node.id == "_" and isinstance(node.ctx, ast.Store):
                pytest.fail(f"{path.name}, line {node.lineno}: give it another name than _")


ROOMS = ("experiment", "check/findings", "check/advice", "check/report", "check/tables.py")
"""What people read here is said in sentences; those of errors stay English."""
OF_ERRORS = (
    "No outcome of x counts: nothing can be compared.",
    " So do x rows after it.",
    "x, row x (x) x; x rows are like this.",
    "Row x (user x) xx.x",
)
SENTENCE = re.compile(r"\w+ \w+ .*\w[.?]")


def test_sentences_that_people_read_are_marked() -> None:
    """A sentence that nobody marked would stay English, and no catalogue would tell."""
    paths = [path for room in ROOMS for path in _modules(catalogues.PACKAGE / room)]
    assert len(paths) > 60
    found = [f"{path.name}, line {at}: {text}" for path in paths for at, text in _unmarked(path)]
    assert not found


def _modules(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def _unmarked(path: Path) -> Iterator[tuple[int, str]]:
    """Sentences that are neither marked, nor of an error, nor documentation."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    known: set[ast.AST] = {node.value for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            known.update(node.values)
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in catalogues.KEYWORDS:
            known.update(node.args)
        elif name.endswith("Error") or name in ("BadInput", "BadOption"):
            known.add(node.args[0])
    for node in nodes:
        text = ""
        if isinstance(node, ast.JoinedStr):
            parts = (getattr(one, "value", "x") for one in node.values)
            text = "".join(one if isinstance(one, str) else "x" for one in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        if node not in known and SENTENCE.fullmatch(text) and text not in OF_ERRORS:
            yield getattr(node, "lineno", 0), text
