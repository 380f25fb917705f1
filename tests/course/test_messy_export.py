"""The exercise about the messy export: which lines of mapping.yaml repair it."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from personalize_poc.course.exercises import own_data
from personalize_poc.data.own import messy_shop

RIGHT = """
event_types: {VIEW: view, Purchase: purchase}
leave_out: {customer_no: [guest, test-account, "20900"]}
timezone: Europe/Berlin
unused: {campaign: not recorded since April}
"""


def without(key: str) -> str:
    return "\n".join(line for line in RIGHT.splitlines() if not line.startswith(key))


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (RIGHT, None),
        (yaml.safe_dump({"interactions": yaml.safe_load(RIGHT)}), None),
        (without("event_types"), "'VIEW' is still"),
        (RIGHT.replace("VIEW: view, ", "VIEW: view, view: VIEW, "), "'view' is the usual"),
        (without("leave_out"), "events of guest"),
        (RIGHT.replace("test-account, ", ""), "the test account"),
        (RIGHT.replace(', "20900"', ""), "the crawler"),
        (RIGHT.replace("[guest", "[ordinary, guest"), "More customers"),
        (without("timezone"), "time zone"),
        (RIGHT.replace("Europe/Berlin", "Germany"), "cannot be read"),
        (without("unused"), "CAMPAIGN is still taken"),
        ("event_types: {", "cannot be read"),
        ("timezone: Europe/Berlin\nevent_types: {VIEW: view, Purchase", "line 2 (event_types"),
        ("event_type: {VIEW: view}", "Did you mean 'event_types'?"),
        ("merge them", "cannot be read"),
        (7, "a text with lines"),
    ],
)
def test_lines_that_repair_the_export(answer: Any, word: str | None) -> None:
    told = own_data.repaired(answer)
    assert told.right is (word is None), told
    assert word is None or word in told.text


def test_much_weakens_the_export_and_its_lines_change_what_cleaning_does() -> None:
    """The text of the exercise: much weakens it, and the findings name whom to leave out."""
    shop = own_data.messy()
    found = shop.findings
    assert (found["grade"] == "weakens").sum() >= 5
    assert {"guest", "20900", "test-account"} <= set(found["value"])
    before, after = own_data.cleaned(..., shop), own_data.cleaned(RIGHT, shop)
    assert {"file", "row"} <= set(found.columns)
    nobody = next(one for one in messy_shop.faults() if one.code == "placeholder-id").count
    assert before.set_index("why").loc["stands for nobody", "rows"] == nobody
    assert "stands for nobody" not in set(after["why"])
    assert after.loc[0, "rows"] < before.loc[0, "rows"]
    assert "written as the most frequent spelling" in set(
        before.loc[before["data set"] == "interactions", "why"]
    )


def test_the_folder_of_the_export_goes_with_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    at_the_end: list[Callable[[], Any]] = []
    monkeypatch.setattr(
        atexit, "register", lambda call, *a, **k: at_the_end.append(lambda: call(*a, **k))
    )
    shop = own_data.messy()
    assert (shop.folder / "mapping.yaml").is_file()
    for call in at_the_end:
        call()
    assert not shop.folder.exists()


@pytest.mark.parametrize("lines", ["event_types: {", "timezone: Berlin", "merge them"])
def test_cleaning_goes_on_without_lines_that_cannot_be_read(
    lines: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says so; the cell of the exercise has said why."""
    shop = own_data.messy()
    assert len(own_data.cleaned(lines, shop)) > 1
    assert "Without your lines" in capsys.readouterr().out
