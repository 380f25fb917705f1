"""Sums of money, and the preflight."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from personalize_poc import errors, language
from personalize_poc.aws import ensure, preflight, pricing, room, targets
from personalize_poc.aws.workspace import Workspace
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.support.fake_personalize import fake_target
from tests.support.patience import PATIENCE


@pytest.fixture
def world() -> Iterator[Any]:
    yield from fake_target()


def test_an_idle_campaign() -> None:
    assert pricing.campaign() == pytest.approx(146.40)
    assert pricing.campaign(1, average_tps=0.2) == pricing.campaign()
    assert pricing.campaign(1, average_tps=3) == pytest.approx(3 * 146.40)


def test_tiers() -> None:
    # 500 TPS all month are 366,000 TPS-hours: 20,000 + 180,000 + 166,000.
    assert pricing.campaign(500) == pytest.approx(20_000 * 0.2 + 180_000 * 0.1 + 166_000 * 0.05)


def test_out_of_range() -> None:
    with pytest.raises(errors.BadInput):
        pricing.campaign(0)
    with pytest.raises(errors.BadInput):
        pricing.campaign(1, average_tps=-1)


def test_training_hours_pass_through_the_published_observations() -> None:
    for _, interactions, hours, _ in pricing.OBSERVED_TRAINING_HOURS:
        assert pricing.training_hours(interactions) == pytest.approx(hours)
    assert pricing.training(4) == pytest.approx(0.96)
    assert pricing.ingestion(2e9) == pytest.approx(0.10)


def test_capacity_table_tells_idle_money() -> None:
    table = pricing.capacity({"busy": (1, 2.0), "idle": (2, 0.5)}, hours=100)
    assert table.loc["busy", "of which idle, USD"] == 0
    assert table.loc["idle", "USD"] == 40
    assert table.loc["idle", "of which idle, USD"] == 30


def test_capacity_table_is_korean_where_that_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(language.VARIABLE, "ko")
    table = pricing.capacity({"idle": (2, 0.5)}, hours=100)
    assert table.index.name == "캠페인"
    assert table.loc["idle", "TPS-시간"] == 200


def test_figures_label_what_is_not_confirmed() -> None:
    table = pricing.figures()
    assert table.loc["batch recommendations", "source"].startswith("UNCONFIRMED")
    assert not table.loc["data ingestion", "source"].startswith("UNCONFIRMED")


def test_workshop_sum() -> None:
    table = pricing.workshop(100_000, 4e6)
    assert table["USD"].iloc[-1] == pytest.approx(table["USD"].iloc[:-1].sum(), abs=0.02)


def test_preflight_of_a_fresh_run(world: Any) -> None:
    target, _, _ = world
    told = preflight.show(Workspace(target, "workshop"), interactions=100_000, takes="5 min")
    assert told.ok
    assert "<table" in told._repr_html_()
    text = str(told)
    for part in (
        "account 123456789012; bills this account",
        "bucket         poc-workshop-123456789012-us-east-1: will be made",
        "role           poc-workshop-us-east-1: will be made",
        "0 of 5",
        "146.40 USD a month",
        "5 min",
    ):
        assert part in text


def test_preflight_tells_leftovers_and_a_full_quota(world: Any) -> None:
    target, _, clock = world
    for name in "abcde":
        target.personalize.create_dataset_group(name=name)
    assert "5 of 5" in str(preflight.show(Workspace(target, "workshop")))
    ensure.resource(target.personalize.create_dataset_group, name="poc-workshop")
    clock.sleep(100)
    told = str(preflight.show(Workspace(target, "workshop")))
    assert "poc-workshop exists (ACTIVE); the notebooks continue it" in told


@pytest.fixture
def full(personalize_server: LocalServer) -> Iterator[targets.Target]:
    """The server that tests share, with all the dataset groups it allows in a region of its own."""
    target = targets.connect_local(personalize_server.endpoint, region="ca-central-1")
    names = ("poc-monday", "poc-monday_first", "poc-tuesday", "poc-wednesday", "other")
    try:
        for name in names:
            target.personalize.create_dataset_group(name=name)
        yield target
    finally:
        ends = time.monotonic() + PATIENCE
        while left := target.personalize.list_dataset_groups()["datasetGroups"]:
            assert time.monotonic() < ends, "the dataset groups are still there"
            for one in left:
                if one["status"] == "ACTIVE":
                    target.personalize.delete_dataset_group(datasetGroupArn=one["datasetGroupArn"])
            time.sleep(0.02)


def test_a_full_quota_is_told_before_and_not_waited_for(
    personalize_server: LocalServer, full: targets.Target
) -> None:
    """The runs that could be cleaned up are named, with the command; nothing is tried for long."""
    target = full
    with pytest.raises(errors.ConfigurationError) as caught:
        preflight.show(Workspace(target, "thursday"))
    text = str(caught.value)
    assert "5 of 5 in this account and region; of the runs monday, tuesday, wednesday" in text
    place = f"--data-dir {personalize_server.data_dir}"
    assert f"`personalize-poc cleanup --run-name monday {place}`" in text
    with pytest.raises(errors.ConfigurationError, match="5 of 5"):
        room.must_be_there(Workspace(target, "thursday"))
    room.must_be_there(Workspace(target, "tuesday"))
    assert "5 of 5" in str(preflight.show(Workspace(target, "tuesday")))
    asked: list[str] = []
    target.personalize.meta.events.register("before-send", lambda request, **_: asked.append("x"))
    with pytest.raises(errors.Refused, match="LimitExceeded"):
        ensure.resource(target.personalize.create_dataset_group, name="poc-thursday")
    assert len(asked) == 2  # the list of what there is, and the one refusal
    with pytest.raises(target.personalize.exceptions.LimitExceededException):
        target.personalize.create_dataset_group(name="poc-thursday")


def test_preflight_names_the_notebook_to_run_first(world: Any) -> None:
    target, _, clock = world
    ws = Workspace(target, "workshop")
    needs = {ws.arn("dataset-group"): "01"}
    with pytest.raises(errors.NotThere, match=r"does not exist\. Run notebook 01 .*'workshop'"):
        preflight.show(ws, needs)
    ensure.resource(target.personalize.create_dataset_group, name=ws.dataset_group)
    with pytest.raises(errors.NotThere, match="CREATE PENDING"):
        preflight.show(ws, needs)
    clock.sleep(100)
    assert preflight.show(ws, needs).ok


def test_a_bucket_that_was_named_is_looked_for_where_the_run_is(world: Any) -> None:
    target, _, _ = world
    target.s3.create_bucket(
        Bucket="ours", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    with pytest.raises(
        errors.ConfigurationError, match=r"ours is in eu-west-1, this run is in us-east-1\. Set"
    ):
        preflight.show(Workspace(target, "workshop", bucket="ours"))
    with pytest.raises(errors.ConfigurationError, match=r"gone does not exist\. Correct PERS"):
        preflight.show(Workspace(target, "workshop", bucket="gone"))
    target.s3.create_bucket(Bucket="here")
    told = preflight.show(Workspace(target, "workshop", bucket="here"))
    assert "here: used as it is" in str(told)


def test_without_permission_to_look_the_preflight_says_which(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, _, _ = world

    def denied(**_: Any) -> None:
        told: Any = {"Error": {"Code": "AccessDeniedException", "Message": "no ListDatasetGroups"}}
        raise ClientError(told, "ListDatasetGroups")

    monkeypatch.setattr(target.personalize, "list_dataset_groups", denied)
    with pytest.raises(errors.Refused, match=r"no ListDatasetGroups\. Your identity needs"):
        preflight.show(Workspace(target, "workshop"))


def test_preflight_stops_at_a_foreign_role_or_region() -> None:
    for target, _, _ in fake_target():
        ws = Workspace(target, "workshop")
        target.iam.create_role(RoleName=ws.role, AssumeRolePolicyDocument="{}")
        with pytest.raises(errors.ConfigurationError, match="was not made by this run"):
            preflight.show(ws)
    for target, _, _ in fake_target("eu-west-3"):
        with pytest.raises(errors.ConfigurationError, match="not known to be offered in eu-west-3"):
            preflight.show(Workspace(target, "workshop"))
