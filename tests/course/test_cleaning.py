"""The exercises of notebook 6."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from personalize_poc.aws import resources
from personalize_poc.course.exercises import cleaning

BILLS = {"one": 146.4, "two": 292.8}
RIGHT = ["campaign", "solution", "filter", "dataset", "schema", "dataset-group"]


def test_the_bill_of_a_month() -> None:
    assert cleaning.monthly_bill(439.2, BILLS).right is True
    assert cleaning.monthly_bill(0, {}).right is True, "when all is deleted"
    assert cleaning.monthly_bill(..., BILLS).right is None
    one = cleaning.monthly_bill(146.4, BILLS)
    assert one.right is False
    assert "one campaign" in one.text
    assert cleaning.monthly_bill(10, BILLS).right is False


def test_what_has_to_go_first() -> None:
    assert cleaning.order(RIGHT).right is True
    other = ["campaign", "solution", "filter", "dataset", "schema", "dataset-group"]
    assert cleaning.order(other).right is True
    late = cleaning.order(["solution", "campaign", *RIGHT[2:]])
    assert late.right is False
    assert "A solution cannot go while there is still a campaign." in late.text
    assert "Give each of these kinds once" in cleaning.order(RIGHT[:-1]).text


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda name: name == "poc-a" or name.startswith("poc-a_"), None),
        (lambda name: name.startswith("poc-a"), "poc-a-2 is not of this run"),
        (lambda name: name.startswith("poc-a_"), "poc-a is of this run"),
        (lambda name: "sims" in name, "poc-a is of this run"),
    ],
)
def test_whose_a_name_is(answer: Any, told: str | None) -> None:
    found = cleaning.mine(answer, "poc-a")
    assert found.right is (told is None)
    assert told is None or told in found.text


def test_the_groups_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    there = [{"name": "poc-a"}, {"name": "shop"}, {"name": "poc-a-2"}]
    monkeypatch.setattr(resources, "listed", lambda *_: iter(there))
    client = SimpleNamespace()
    assert cleaning.foreign_groups(["shop", "poc-a-2"], client, "poc-a").right is True
    assert "lists 2 other" in cleaning.foreign_groups(["shop"], client, "poc-a").text
    own = cleaning.foreign_groups(["shop", "poc-a"], client, "poc-a")
    assert own.right is False
    assert "leave it out" in own.text
