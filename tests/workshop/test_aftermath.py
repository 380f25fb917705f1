"""After a run that failed: what bills by the hour, or why that could not be asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from personalize_poc import record
from personalize_poc.aws import targets
from personalize_poc.errors import CredentialsError
from personalize_poc.workshop import aftermath
from tests.support.fake_personalize import fake_target

RUN = {"target": "aws", "region": "us-east-1", "run_name": "trial"}
GROUP = "arn:aws:personalize:us-east-1:123456789012:dataset-group/poc-trial"


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with contextmanager(fake_target)() as found:
        monkeypatch.setattr(targets, "connect", lambda *_: found[0])
        yield found


def test_campaigns_and_recommenders_are_told_with_their_sum(world: Any, tmp_path: Path) -> None:
    target, _, clock = world
    p, recipe = target.personalize, "arn:aws:personalize:::recipe/"
    p.create_dataset_group(name="poc-trial")
    asked = {"datasetGroupArn": GROUP, "recipeArn": f"{recipe}aws-sims"}
    solution = p.create_solution(name="poc-trial_sims", **asked)["solutionArn"]
    version = p.create_solution_version(solutionArn=solution)["solutionVersionArn"]
    for name, least in (("one", 1), ("two", 3)):
        how = {"solutionVersionArn": version, "minProvisionedTPS": least}
        p.create_campaign(name=f"poc-trial_{name}", **how)
    recommend = {"datasetGroupArn": GROUP, "recipeArn": f"{recipe}aws-vod-top-picks"}
    p.create_recommender(name="poc-trial_top", **recommend)
    clock.sleep(100)
    record.add(tmp_path, "workload", {"interactions": 5000, "USER_ID": 7320})
    said = aftermath.bills_now(RUN, tmp_path)
    assert said == [
        "Bills by the hour now, until a cleanup:",
        "  campaign one (1 TPS): 0.20 USD",
        "  campaign two (3 TPS): 0.60 USD",
        "  recommender top (enabled, 7,320 users): under 0.01 USD, not confirmed",
        "  together 0.80 USD; 0.80 with prices that are not confirmed",
    ]


def test_nothing_bills_yet(world: Any, tmp_path: Path) -> None:
    assert aftermath.bills_now(RUN, tmp_path) == ["Nothing of it bills by the hour now."]


def test_on_this_machine_nothing_is_asked(tmp_path: Path) -> None:
    told = aftermath.bills_now({**RUN, "target": "local"}, tmp_path)
    assert told == ["Nothing bills: the run is on this machine."]


def test_what_cannot_be_asked_is_told_with_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(*_: Any) -> Any:
        raise CredentialsError("The AWS credentials have expired.", "Sign in again.")

    monkeypatch.setattr(targets, "connect", refused)
    (said,) = aftermath.bills_now(RUN, tmp_path)
    assert "The AWS credentials have expired. Sign in again)" in said
    assert said.endswith("personalize-poc costs --run-name trial --target aws --region us-east-1")
