"""A notebook asks before campaigns bill, and tells the bill of its run."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from personalize_poc import paths, record
from personalize_poc.aws import ensure, host, targets
from personalize_poc.course import agreement, session
from personalize_poc.errors import ConfigurationError
from tests.support.fake_personalize import fake_target


@pytest.fixture
def target() -> Iterator[Any]:
    for found, _, clock in fake_target():
        ensure.resource(found.personalize.create_dataset_group, name="poc-workshop")
        clock.sleep(100)
        yield found


def answer(monkeypatch: pytest.MonkeyPatch, text: str | Exception) -> list[str]:
    asked: list[str] = []

    def given(prompt: str) -> str:
        asked.append(prompt)
        if isinstance(text, Exception):
            raise text
        return text

    monkeypatch.setattr(builtins, "input", given)
    return asked


def test_a_yes_goes_on_and_the_price_was_told(target: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answer(monkeypatch, " Y ")
    agreement.ask(target, "five campaigns", 1.0, False)
    assert "five campaigns will bill 1.00 USD an hour to account 123456789012" in asked[0]


@pytest.mark.parametrize("text", ["", "n", "yesterday"])
def test_anything_else_stops(target: Any, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    answer(monkeypatch, text)
    with pytest.raises(ConfigurationError, match="Stopped before five campaigns were made"):
        agreement.ask(target, "five campaigns", 1.0, False)


@pytest.mark.parametrize("gone", [EOFError(), NotImplementedError()])
def test_without_anybody_to_ask_it_says_what_to_set(
    target: Any, monkeypatch: pytest.MonkeyPatch, gone: Exception
) -> None:
    answer(monkeypatch, gone)
    with pytest.raises(ConfigurationError, match="Set agreed = True"):
        agreement.ask(target, "five campaigns", 1.0, False)


def test_who_has_agreed_is_not_asked(
    target: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answer(monkeypatch, AssertionError())
    agreement.ask(target, "five campaigns", 1.0, True)
    target.name = "local"
    agreement.ask(target, "five campaigns", 1.0, False)
    assert asked == []
    assert "here nothing" in capsys.readouterr().out


def test_the_bill_of_a_run_is_kept_until_there_is_nothing_of_it(
    target: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.RUN_DIR_VARIABLE, str(tmp_path))
    monkeypatch.setattr(host, "METADATA", tmp_path / "no-host.json")
    monkeypatch.setattr(targets, "connect", lambda name, region: target)
    run = session.resume("03", "workshop", target="aws", region="us-east-1")
    run.costs()
    assert session.COSTS not in record.read(tmp_path), "an empty bill does not replace a full one"
    job = {"solutionVersionArn": "arn:aws:personalize:us-east-1:123456789012:solution/poc-a/1"}
    target.personalize.create_campaign(name="poc-workshop_up", **job)
    group = "arn:aws:personalize:us-east-1:123456789012:dataset-group/poc-workshop"
    solution = target.personalize.create_solution(
        name="poc-workshop_up", datasetGroupArn=group, recipeArn="arn:aws:personalize:::recipe/x"
    )["solutionArn"]
    target.personalize.create_solution_version(solutionArn=solution)
    told = run.costs(1.0)
    assert record.read(tmp_path)[session.COSTS] == told.plain()


def test_a_region_that_nobody_names_is_that_of_the_run(
    target: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(paths.RUN_DIR_VARIABLE, str(tmp_path))
    monkeypatch.setattr(targets, "connect", lambda name, region: target)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    begin = {"target": "aws", "dataset": "sample", "run_name": "workshop"}
    assert session.begin(**begin).parameters["region"] == "eu-west-1"
    assert "Region eu-west-1 (the variable AWS_DEFAULT_REGION)." in capsys.readouterr().out
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-3")
    assert session.begin(**begin).parameters["region"] == "eu-west-1"
    assert "(as the run was begun)" in capsys.readouterr().out
