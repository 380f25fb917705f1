"""The bill of one run, worked out by hand here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc import errors
from personalize_poc.aws import bill, billing, host, rates, resources
from personalize_poc.aws.bill import HOUR, MONTH, SO_FAR
from personalize_poc.aws.billing import Workload
from personalize_poc.aws.workspace import Workspace
from tests.support.fake_personalize import fake_target

P = "arn:aws:personalize:us-east-1:123456789012:"
BEGIN = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
RECIPE = "arn:aws:personalize:::recipe/"
NO_HOST = host.Machine("ml.t3.medium", 20, False, "no host")


@pytest.fixture
def world() -> Iterator[Any]:
    yield from fake_target()


@pytest.fixture
def ws(world: Any) -> Workspace:
    target, _, _ = world
    return Workspace(target, "workshop")


def put(fake: Any, arn: str, **members: Any) -> str:
    kind = resources.kind_of(arn)
    fake.held[arn] = {
        "status": "ACTIVE",
        "creationDateTime": BEGIN,
        "lastUpdatedDateTime": BEGIN,
        "_since": 0.0,
        "datasetGroupArn": f"{P}dataset-group/poc-workshop",
        "name": arn.rsplit("/", 1)[-1],
        f"{resources.member(kind)}Arn": arn,
        **members,
    }
    return arn


def a_run(world: Any) -> None:
    """Two imports, three trainings, two campaigns, a batch job, a segment job, metrics."""
    target, fake, _ = world
    put(fake, f"{P}dataset-group/poc-workshop")
    dataset = put(fake, f"{P}dataset/poc-workshop/INTERACTIONS")
    bucket = "poc-workshop-123456789012-us-east-1"
    target.s3.create_bucket(Bucket=bucket)
    for name, size in (("interactions", 3_000_000), ("interactions-2", 500_000)):
        key = f"personalize-poc/workshop/{name}.csv"
        target.s3.put_object(Bucket=bucket, Key=key, Body=b"x" * size)
        source = {"dataLocation": f"s3://{bucket}/{key}"}
        put(
            fake,
            f"{P}dataset-import-job/poc-workshop_{name}",
            datasetArn=dataset,
            dataSource=source,
        )
    for what, hours, status in (
        ("up", 2.135, "ACTIVE"),
        ("sims", 1.07, "ACTIVE"),
        ("mistyped", None, "CREATE FAILED"),
    ):
        solution = put(fake, f"{P}solution/poc-workshop_{what}", recipeArn=f"{RECIPE}aws-sims")
        told = {} if hours is None else {"trainingHours": hours}
        version = f"{solution}/0000000{len(what)}"
        put(fake, version, solutionArn=solution, status=status, **told)
    for what, least, hours in (("up", 1, 3.0), ("sims", 2, 1.51)):
        put(
            fake,
            f"{P}campaign/poc-workshop_{what}",
            solutionVersionArn=f"{P}solution/poc-workshop_{what}/0000000{len(what)}",
            minProvisionedTPS=least,
            creationDateTime=BEGIN + dt.timedelta(hours=3 - hours),
        )
    made_with = {"solutionVersionArn": f"{P}solution/poc-workshop_up/00000002"}
    put(fake, f"{P}batch-inference-job/poc-workshop_batch", **made_with)
    put(fake, f"{P}batch-segment-job/poc-workshop_segments", **made_with)


NOW = BEGIN + dt.timedelta(hours=3)


def test_the_bill_of_a_run_is_what_one_gets_by_hand(world: Any, ws: Workspace) -> None:
    a_run(world)
    told = billing.of(ws, Workload(requests_per_second=3.0), now=NOW, machine=NO_HOST)
    # 3.5 MB at 0.05 a GB; 3.205 training hours at 0.24, the failed one free. Campaigns: 3 hours of
    # 1 TPS; 1.51 hours are 18.12 windows of five minutes, so 19 of them, of 2 TPS.
    by_hand = 0.0035 * 0.05 + (2.135 + 1.07) * 0.24 + 3 * 0.20 + 19 / 12 * 2 * 0.20
    assert told.total(SO_FAR) == pytest.approx(by_hand)
    assert told.total(SO_FAR, unconfirmed=True) == pytest.approx(by_hand)
    assert told.unknown(SO_FAR) == ["batch recommendations, 1 job", "user segments, 1 job"]
    assert told.total(HOUR) == pytest.approx((1 + 2) * 0.20)
    # 3 requests a second over two campaigns: 1.5 each, which is above 1 and below 2.
    assert told.total(MONTH) == pytest.approx((1.5 + 2) * 732 * 0.20)
    every = {line.what: line for line in told.lines}
    assert every["training mistyped/00000008"].usd == 0
    assert every["data imported, 2 imports"].amount == "0.003500 GB"
    assert not every["notebook host ml.t3.medium, if it never stops"].confirmed
    assert all(line.source or line.price for line in told.lines)
    assert all(line.price or line.usd in (0.0, None) for line in told.lines), "a sum needs a price"
    text = str(told)
    assert "Price 1: third-party cost note" in text
    assert text.count("third-party cost note") == 1, "each source stands there once"


def test_tiers_hold_across_campaigns_and_begin_anew_each_month(world: Any, ws: Workspace) -> None:
    """Two of 100 TPS from 30 March to 6 April: 2 days and 5 days of 200 TPS-hours an hour."""
    _, fake, _ = world
    put(fake, f"{P}dataset-group/poc-workshop")
    for what in ("a", "b"):
        solution = put(fake, f"{P}solution/poc-workshop_{what}", recipeArn=f"{RECIPE}aws-sims")
        begin = dt.datetime(2026, 3, 30, tzinfo=dt.UTC)
        put(
            fake,
            f"{P}campaign/poc-workshop_{what}",
            solutionVersionArn=f"{solution}/00000001",
            minProvisionedTPS=100,
            creationDateTime=begin,
        )
    told = billing.of(ws, now=dt.datetime(2026, 4, 6, tzinfo=dt.UTC), machine=NO_HOST)
    march, april = 2 * 24 * 200, 5 * 24 * 200
    assert march < 20_000 < april
    by_hand = march * 0.20 + 20_000 * 0.20 + (april - 20_000) * 0.10
    assert told.total(SO_FAR) == pytest.approx(by_hand)
    assert told.total(MONTH) == pytest.approx(20_000 * 0.20 + (200 * 732 - 20_000) * 0.10)


def test_what_is_unknown_says_so(world: Any, ws: Workspace) -> None:
    _, fake, _ = world
    put(fake, f"{P}dataset-group/poc-workshop")
    put(fake, f"{P}recommender/poc-workshop_top", recommenderConfig={})
    put(fake, f"{P}recommender/poc-workshop_more", status="INACTIVE")
    solution = put(fake, f"{P}solution/poc-workshop_up", recipeArn=f"{RECIPE}aws-sims")
    busy = {"status": "CREATE IN_PROGRESS", "_since": 2e9}
    put(fake, f"{solution}/00000001", solutionArn=solution, **busy)
    put(fake, f"{solution}/00000002", solutionArn=solution, status="CREATE STOPPED")
    put(
        fake,
        f"{P}campaign/poc-workshop_up",
        solutionVersionArn=f"{solution}/00000001",
        campaignConfig={"enableMetadataWithRecommendations": True},
    )
    text = str(billing.of(ws, now=NOW, machine=NO_HOST))
    assert "in training; told at its end" in text
    assert "CREATE STOPPED; AWS does not tell it" in text
    assert "metadata in answers of up" in text
    assert "the price list does not say the price" in text
    told = billing.of(ws, Workload(users=100_000), now=NOW, machine=NO_HOST)
    (line,) = [one for one in told.lines if one.part == MONTH and "recommender top" in one.what]
    assert line.usd == pytest.approx(100 * rates.built_in()["recommender-users"].usd)
    assert not line.confirmed
    (off,) = [one for one in told.lines if one.part == MONTH and "recommender more" in one.what]
    assert (off.amount, off.usd) == ("stopped", 0.0)
    assert told.unknown(MONTH) == ["metadata in answers of up"]


def test_automatic_training_bills_by_itself(world: Any, ws: Workspace) -> None:
    _, fake, _ = world
    put(fake, f"{P}dataset-group/poc-workshop")
    every_day = {"autoTrainingConfig": {"schedulingExpression": "rate(2 days)"}}
    solution = put(
        fake,
        f"{P}solution/poc-workshop_up",
        recipeArn=f"{RECIPE}aws-sims",
        performAutoTraining=True,
        solutionConfig=every_day,
    )
    put(fake, f"{solution}/00000001", solutionArn=solution, trainingHours=4.0)
    told = billing.of(ws, now=NOW, machine=NO_HOST)
    assert told.total(MONTH) == pytest.approx(30.5 / 2 * 4 * 0.24)
    assert told.total(HOUR) == pytest.approx(4 * 0.24 / 48)


def test_recipes_of_the_second_generation_have_no_idle_hours(world: Any, ws: Workspace) -> None:
    _, fake, _ = world
    put(fake, f"{P}dataset-group/poc-workshop")
    recipe = f"{RECIPE}aws-user-personalization-v2"
    solution = put(fake, f"{P}solution/poc-workshop_up", recipeArn=recipe)
    version = f"{solution}/00000001"
    put(fake, version, solutionArn=solution, recipeArn=recipe, trainingHours=9.0)
    put(fake, f"{P}campaign/poc-workshop_up", solutionVersionArn=version, minProvisionedTPS=1)
    told = billing.of(ws, Workload(1.0, interactions=50_000), now=NOW, machine=NO_HOST)
    assert told.total(SO_FAR) == told.total(HOUR) == told.total(MONTH) == 0
    assert told.unknown(SO_FAR) == ["requests to up"]
    known = rates.built_in()
    assert told.total(SO_FAR, unconfirmed=True) == pytest.approx(50 * known["v2-training"].usd)
    lines = [line for line in told.lines if line.part == MONTH and line.what == "requests to up"]
    assert lines[0].usd == pytest.approx(732 * 3.6 * known["v2-requests"].usd)


def test_the_host_is_in_it(world: Any, ws: Workspace) -> None:
    here = host.Machine("ml.m5.xlarge", 50, True, "asked")
    told = billing.of(ws, now=NOW, machine=here)
    known = rates.built_in()
    hourly = known["host-ml.m5.xlarge"].usd
    assert told.total(HOUR, unconfirmed=True) == hourly
    log = known["logs"].usd * 1e-6
    disk = 50 * known["host-disk"].usd
    assert told.total(MONTH, unconfirmed=True) == pytest.approx(732 * hourly + disk + log)
    assert told.unknown(SO_FAR) == ["notebook host ml.m5.xlarge"]
    other = billing.of(ws, now=NOW, machine=host.Machine("ml.x9.huge", 5, True, "asked"))
    assert any("price list does not say" in line.source for line in other.lines)


def test_a_run_without_campaigns_tells_what_one_would_cost(ws: Workspace) -> None:
    told = billing.of(ws, Workload(2.0), now=NOW, machine=NO_HOST)
    assert told.total(MONTH) == pytest.approx(2 * 732 * 0.20)
    assert told.total(SO_FAR) == 0
    with pytest.raises(errors.BadInput):
        billing.of(ws, Workload(-1.0))


def test_a_bill_is_shown_and_restored(world: Any, ws: Workspace) -> None:
    a_run(world)
    told = billing.of(ws, now=NOW, machine=NO_HOST)
    assert bill.restored(told.plain()) == told
    assert bill.restored({"lines": 3}) is bill.restored(None) is None
    page = told._repr_html_()
    assert "<table" in page
    assert "together" in page
    assert "Costs of run &#x27;workshop&#x27; in aws us-east-1" in page
    assert list(told.table()["part"].unique()) == list(bill.PARTS)
