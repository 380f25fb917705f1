"""New expressions are accepted and refused alike with the room `repair` and without it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from personalize_poc.local import filters
from tests.local.filters.test_repair import refusal
from tests.local.filters.test_semantics import INVALID, SCHEMAS, VALID

REPAIR = "personalize_poc.local.filters.repair"
FORM = " The nearest right form: "


@pytest.mark.parametrize("text", VALID)
def test_a_right_expression_is_accepted(text: str) -> None:
    assert filters.accept(text, SCHEMAS) == filters.compile(text)


def test_without_repair_the_same_is_accepted_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [refusal(text) for text, _, _ in INVALID]
    assert any(FORM in message for message in before)
    monkeypatch.setitem(sys.modules, REPAIR, None)
    for text in VALID:
        filters.accept(text, SCHEMAS)
    after = [refusal(text) for text, _, _ in INVALID]
    assert after == [message.partition(FORM)[0] for message in before]


def test_the_package_loads_without_repair() -> None:
    code = (
        f"import sys; sys.modules[{REPAIR!r}] = None\n"
        "from personalize_poc.local import errors, filters\n"
        "try: filters.accept('INCLUDE', {})\n"
        "except errors.InvalidInputException as refused: print(refused.message)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert "Invalid Expression at character 8" in done.stdout
    assert FORM not in done.stdout


def test_a_damaged_repair_is_not_taken_for_one_that_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [name for name in sys.modules if name.startswith(REPAIR)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, f"{REPAIR}.words", None)
    with pytest.raises(ModuleNotFoundError):
        filters.accept("INCLUDE", SCHEMAS)
