"""What FACILITATING.md states: minutes add up, costs are what its code prints, quotas agree."""

from __future__ import annotations

import contextlib
import io
import re

import pytest

from personalize_poc.aws import room
from tests.support import notebook_files
from tests.support.notebook_files import FOLDER, PATHS

TEXT = (FOLDER / "FACILITATING.md").read_text("utf-8")


def section(title: str) -> str:
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_costs_are_what_the_code_beside_them_prints() -> None:
    part = section("Cost per head")
    (code,) = re.findall(r"(?s)```python\n(.*?)```", part)
    (stated,) = re.findall(r"(?s)```text\n(.*?)```", part)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "FACILITATING.md", "exec"), {})
    assert printed.getvalue() == stated


def minutes(title: str) -> list[int]:
    return [int(minute) for minute in re.findall(r"(?m)^\| (\d+) \|", section(title))]


def test_agendas_fit_into_their_time() -> None:
    for title, end in (("An hour alone", 60), ("A half-day class", 240)):
        begun = minutes(title)
        assert begun == sorted(begun)
        assert begun[0] == 0
        assert begun[-1] < end
    rows = re.findall(r"(?m)^\| (\d+) \| ([^|]*)\|", section("A half-day class"))
    lasting = [sum(map(int, re.findall(r"\((\d+)\)", what))) for _, what in rows]
    begun = [int(minute) for minute, _ in rows]
    assert [one + time for one, time in zip(begun, lasting, strict=True)] == [*begun[1:], 240]


def test_every_stop_has_an_expected_answer() -> None:
    for title in ("An hour alone", "A half-day class", "Two days of proof of concept"):
        rows = re.findall(r"(?m)^\| \d.*\|$", section(title))
        assert len(rows) >= 7
        for row in rows:
            *_, question, answer = (cell.strip() for cell in row.strip("| ").split(" | "))
            if "break" not in row:
                assert question, row
                assert answer, row


def test_quotas_are_those_that_the_preflight_knows() -> None:
    part = section("Twenty people on one account")
    assert f"| dataset groups in a region | {room.DATASET_GROUPS} (A) |" in part
    assert f"| schemas in a region | {room.SCHEMAS} |" in part


def test_notebooks_and_cells_that_it_names_exist() -> None:
    named = {int(number) for number in re.findall(r"notebook (\d)", TEXT)}
    assert named <= set(range(1, 7))
    (heading,) = re.findall(r"to its section “(.+?)”", TEXT)
    extra = notebook_files.load("extra")
    assert f"## {heading}" in [cell.source.splitlines()[0] for cell in extra.cells]
    assert "`plan-words`" in TEXT
    assert "plan-words" in extra.ids
    for number in ("1", "2", "3", "4", "5", "6"):
        assert f"notebook {number}" in section("A half-day class"), number
    assert len(PATHS) == 7


@pytest.mark.parametrize("number", PATHS)
def test_the_landing_page_has_the_minutes_of_the_heads(number: str) -> None:
    head = notebook_files.load(number).cells[0].source
    row = re.search(r"(?m)^\|[^|\n]*time[^|\n]*\| (\d+) minutes", head)
    assert row is not None
    page = (FOLDER / "README.md").read_text("utf-8").replace("&nbsp;", " ")
    if number == "extra":
        assert f"takes about {row[1]} minutes" in page
    else:
        (told,) = re.findall(rf"(?m)^\| \[{int(number)} ·.*?\| (\d+) min \|", page)
        assert told == row[1]
