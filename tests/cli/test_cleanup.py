"""`personalize-poc cleanup`: what it shows, asks and deletes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partialmethod
from typing import Any

import pytest
from click.testing import CliRunner, Result

from personalize_poc.aws import cleanup as cleaning
from personalize_poc.aws import targets
from personalize_poc.aws.cleanup import inventory
from personalize_poc.aws.workspace import Workspace
from personalize_poc.cli import agreement, main
from tests.aws.test_cleanup import full_run
from tests.support.fake_personalize import ACCOUNT, fake_target


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A run on target aws; time passes in sleep only."""
    worlds = fake_target()
    target, fake, clock = next(worlds)
    execute = inventory.Plan.execute
    in_no_time = partialmethod(execute, clock=clock, sleep=clock.sleep)
    monkeypatch.setattr(targets, "connect", lambda name, region: target)
    monkeypatch.setattr(inventory.Plan, "execute", in_no_time)
    yield full_run(target, clock), fake, monkeypatch
    next(worlds, None)


def call(*arguments: str, said: str | None = None) -> Result:
    return CliRunner().invoke(main, ["cleanup", "--target", "aws", *arguments], input=said)


def jobs_only(fake: Any) -> bool:
    """Whether nothing is left but jobs, which nobody can delete."""
    return all("import-job/" in arn for arn in fake.held)


def test_it_says_who_and_where_one_is_and_what_it_costs_an_hour(world: Any) -> None:
    result = call("--run-name", "workshop", "--dry-run")
    assert result.exit_code == 0, result.output
    assert f"You are     arn:aws:iam::{ACCOUNT}:user/tester" in result.output
    assert f"run 'workshop' in aws, account {ACCOUNT}, region us-east-1" in result.output
    assert "poc-workshop_sims  ACTIVE  0.20 USD an hour" in result.output
    assert "They bill 0.40 USD an hour" in result.output
    assert world[1].operations("Delete") == []


def test_it_asks_once_and_deletes(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ws, fake, _ = world
    assert call("--run-name", "workshop").exit_code == 2, "nobody can be asked without a terminal"
    monkeypatch.setattr(agreement, "must_be_able_to_ask", lambda yes: None)
    assert call("--run-name", "workshop", said="n\n").exit_code == 1
    assert fake.operations("Delete") == []
    done = call("--run-name", "workshop", said="y\n")
    assert done.exit_code == 0, done.output
    assert "Nothing is left of run 'workshop'" in done.output
    assert len(cleaning.verify(ws)) == 0


def test_all_runs_go_together(world: Any) -> None:
    done = call("--all-runs", "--yes")
    assert "Nothing is left of all runs (workshop)" in done.output, done.output


@pytest.mark.parametrize("options", [[], ["--yes"]])
def test_everything_asks_for_the_name_of_the_region(world: Any, options: list[str]) -> None:
    _, fake, _ = world
    for said in ("y\n", "yes\n", "us-east-2\n", ""):
        assert call("--everything-in-region", *options, said=said).exit_code != 0
    assert call("--everything-in-region", "--yes-region", "eu-west-1").exit_code == 2
    assert fake.operations("Delete") == []
    done = call("--everything-in-region", *options, said="us-east-1\n")
    assert done.exit_code == 0, done.output
    assert "Nothing is left of everything of Amazon Personalize in us-east-1" in done.output


def test_everything_without_a_question_needs_the_region_twice(world: Any) -> None:
    done = call("--everything-in-region", "--yes-region", "us-east-1")
    assert done.exit_code == 0, done.output
    assert jobs_only(world[1])


@pytest.mark.parametrize(
    "options", [[], ["--run-name", "a1", "--all-runs"], ["--all-runs", "--everything-in-region"]]
)
def test_one_of_three_is_cleaned_up(options: list[str]) -> None:
    result = call(*options)
    assert result.exit_code == 2
    assert "Give one of" in result.output


def test_the_work_of_another_person_needs_a_word_more(world: Any) -> None:
    ws, fake, monkeypatch = world
    identity = f"arn:aws:iam::{ACCOUNT}:user/ben"
    clients = {"personalize": ws.target.personalize}
    ben = replace(ws.target, identity=identity, clients=clients)
    monkeypatch.setattr(targets, "connect", lambda name, region: ben)
    told = call("--run-name", "workshop", "--yes")
    assert "made by arn:aws:iam::123456789012:user/tester" in told.output
    assert "With --not-mine it is deleted too" in told.output
    assert len(cleaning.verify(Workspace(ben, "workshop")).kept) > 5
    done = call("--run-name", "workshop", "--yes", "--not-mine")
    assert "Nothing is left of run 'workshop'" in done.output, done.output
    assert jobs_only(fake)
