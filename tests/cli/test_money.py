"""What the command line says of money: before a run, of a run, and when it may not go on."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.credentials import RefreshableCredentials
from click.testing import CliRunner, Result

from personalize_poc.aws import ensure, host, surroundings, targets
from personalize_poc.cli import agreement, commands, launch
from personalize_poc.workshop import runner
from tests.support.fake_personalize import fake_target
from tests.support.small_notebooks import RECORD, write


@pytest.fixture
def world() -> Iterator[Any]:
    yield from fake_target()


@pytest.fixture
def here(world: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with small notebooks; both targets are answered by a fake."""
    monkeypatch.chdir(tmp_path)
    for variable in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setattr(host, "METADATA", tmp_path / "no-host.json")
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    head = 'target = "local"\ndataset = "sample"\nrun_name = "workshop"\nregion = "us-east-1"'
    write(notebooks, "01_First", RECORD % "{}", head=f"{head}\nsample_interactions = 100_000")
    write(notebooks, "03_Third", RECORD % "{}")
    write(notebooks, "04_Fourth", RECORD % "{}", head="run_name = None\nagreed = False")
    monkeypatch.setattr(runner, "notebooks_folder", lambda: notebooks)
    monkeypatch.setattr(targets, "connect", lambda name, region="us-east-1": world[0])
    return tmp_path


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The parameters of runs that were begun; none is executed."""
    found: list[dict[str, Any]] = []

    def carry_out(request: launch.Request, screen: Any) -> None:
        found.append(dict(request.parameters))
        raise KeyboardInterrupt

    monkeypatch.setattr(launch, "carry_out", carry_out)
    return found


def call(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(commands.main, arguments, input=answer)


def test_without_a_terminal_a_run_on_aws_needs_a_yes(here: Path, begun: list[Any]) -> None:
    refused = call("run", "--target", "aws")
    assert refused.exit_code == 2
    assert "without a terminal nobody can be asked. Add --yes" in refused.output
    assert begun == []
    assert not (here / "runs").exists()


def test_before_the_question_it_says_what_may_go_wrong(
    here: Path, begun: list[Any], world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, _, clock = world
    p, theirs = target.personalize, {"tagKey": "personalize-poc-owner", "tagValue": "ben"}
    p.create_dataset_group(name="poc-trial", tags=[theirs])
    arn = "arn:aws:personalize:us-east-1:123456789012:solution/x/00000001"
    p.create_campaign(name="poc-monday_x", solutionVersionArn=arn)
    clock.sleep(100)
    ends = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=90, seconds=30)
    held = RefreshableCredentials("a", "b", "c", ends, lambda: {}, "assume-role")
    monkeypatch.setattr(target.session, "get_credentials", lambda: held)
    told = call("run", "--target", "aws", "--yes", "--run-name", "trial").output
    assert "Run: trial is a run of ben, who made its dataset group. Take another" in told
    assert "Bills already: the run monday: 1 campaign, at least 0.20 USD an hour." in told
    assert "UTC, in 90 minutes; a whole run takes about 360. Take new ones" in told
    assert told.index("Credentials: end at") < told.index("This run will cost")


def test_with_a_yes_it_shows_who_pays_and_what(here: Path, begun: list[Any]) -> None:
    told = call("run", "--target", "aws", "--yes").output
    assert "Account     123456789012" in told
    assert "arn:aws:iam::123456789012:user/tester" in told
    assert "Region      us-east-1 (usual, as nothing names another)" in told
    # 10 trainings of 2.135 hours at 0.24, 5 campaigns for 4 hours at 0.20, 4 MB at 0.05 a GB.
    assert "10 trainings" in told
    assert "5.12 USD" in told
    assert "5 campaigns" in told
    assert "4.00 USD" in told
    assert "together about 9.12 USD" in told
    assert begun[0]["agreed"] is True


def test_on_a_terminal_it_asks_once(
    here: Path, begun: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreement, "must_be_able_to_ask", lambda yes: None)
    refused = call("run", "--target", "aws", answer="n\n")
    assert refused.exit_code == 1
    assert begun == []
    agreed = call("run", "--target", "aws", answer="y\n")
    assert agreed.output.count("Begin?") == 1
    assert begun[0]["agreed"] is True


def test_only_what_the_chosen_notebooks_do_is_in_the_price(here: Path, begun: list[Any]) -> None:
    told = call("run", "--target", "aws", "--yes", "--only", "01").output
    assert "trainings" not in told
    assert "together about under 0.01 USD" in told


def test_a_local_run_is_asked_nothing(
    here: Path, begun: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = call("run").output
    assert "Account" not in told
    assert "agreed" not in begun[0]
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    call("run", "--run-name", "again")
    assert begun[1]["region"] == "us-east-1", "what is local does not depend on settings for AWS"


def test_an_earlier_yes_is_not_taken_for_another_command(here: Path, begun: list[Any]) -> None:
    folder = here / "runs" / "trial"
    folder.mkdir(parents=True)
    kept = {"run_name": "trial", "target": "aws", "region": "eu-west-1", "agreed": True}
    (folder / "results.json").write_text(json.dumps({"parameters": kept, "notebooks": []}))
    result = call("run", "--run-name", "trial", "--resume")
    assert "Add --yes" in result.output
    told = call("run", "--run-name", "trial", "--resume", "--yes").output
    assert "(as the run was begun)" in told
    assert begun[0]["region"] == "eu-west-1"


def test_cleanup_says_where_it_looks_and_asks(here: Path, world: Any) -> None:
    target, _, clock = world
    ensure.resource(target.personalize.create_dataset_group, name="poc-workshop")
    clock.sleep(100)
    shown = call("cleanup", "--run-name", "workshop", "--target", "aws", "--dry-run").output
    assert "Target      aws (as you named it)" in shown
    assert "Account     123456789012" in shown
    refused = call("cleanup", "--run-name", "workshop", "--target", "aws")
    assert refused.exit_code == 2
    assert "Add --yes" in refused.output


def test_costs_of_a_run_on_aws(here: Path, world: Any, tmp_path: Path) -> None:
    shown = call("costs", "--run-name", "workshop", "--target", "aws")
    assert shown.exit_code == 0, shown.output
    assert "Costs of run 'workshop' in aws us-east-1" in shown.output
    assert "So far: nothing" in shown.output
    busy = call(
        "costs", "--run-name", "workshop", "--target", "aws", "--requests-a-month", "5270400"
    )
    assert "292.80" in busy.output, "2 requests a second: 2 x 732 x 0.20"
    rates = tmp_path / "own.yaml"
    rates.write_text("campaign: {what: a, per: b, usd: 1, source: our contract, date: 2026-05-01}")
    own = call(
        *("costs", "--run-name", "workshop", "--target", "aws"),
        *("--requests-per-second", "2", "--rates", str(rates)),
    )
    assert "1,464.00" in own.output
    assert "our contract" in own.output


def test_costs_need_a_run_and_one_traffic(here: Path) -> None:
    assert "name one with --run-name" in call("costs").output
    both = call("costs", "--requests-per-second", "1", "--requests-a-month", "1")
    assert both.exit_code == 2
    assert "not both" in both.output


def test_where_the_region_comes_from(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = surroundings.region
    assert str(found()) == "us-east-1 (usual, as nothing names another)"
    (here / "config").write_text("[default]\nregion = eu-north-1\n")
    assert str(found()) == "eu-north-1 (the profile 'default' of your AWS configuration)"
    arn = "arn:aws:sagemaker:eu-west-3:123456789012:notebook-instance/desk"
    host.METADATA.write_text(json.dumps({"ResourceName": "desk", "ResourceArn": arn}))
    assert str(found()) == "eu-west-3 (where the notebook host desk is)"
    assert str(surroundings.target()) == "aws (this is the notebook host desk)"
    monkeypatch.setenv("AWS_REGION", "ap-south-1")
    assert str(found()) == "ap-south-1 (the variable AWS_REGION)"
    run = {"region": "ca-central-1", "target": "local"}
    assert str(found(None, run)) == "ca-central-1 (as the run was begun)"
    assert found("eu-west-1", run).value == "eu-west-1"
    assert found(is_local=True).value == "us-east-1"
    assert surroundings.target(None, run).value == "local"
