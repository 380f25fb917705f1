"""A cleanup from half-states, in a shared account, without all permissions, of several runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from personalize_poc import errors
from personalize_poc.aws import cleanup, ensure, rates
from personalize_poc.aws.workspace import Workspace
from tests.aws.test_cleanup import execute, full_run
from tests.support.fake_personalize import ACCOUNT, fake_target

HOURS = 3600.0


@pytest.fixture
def world() -> Iterator[Any]:
    yield from fake_target()


def denied(
    client: Any, operation: str, when: Callable[[dict[str, Any]], bool] | None = None
) -> Any:
    """From now on an operation of a client is refused; returns how to allow it again."""

    def refuse(params: dict[str, Any], model: Any, **_: Any) -> None:
        if model.name == operation and (when is None or when(params)):
            told: Any = {"Error": {"Code": "AccessDeniedException", "Message": "not for you"}}
            raise ClientError(told, operation)

    client.meta.events.register("provide-client-params.*.*", refuse)
    return lambda: client.meta.events.unregister("provide-client-params.*.*", refuse)


def as_ben(target: Any) -> Any:
    """The same account, asked by another person."""
    clients = {"personalize": target.personalize}
    return replace(target, identity=f"arn:aws:iam::{ACCOUNT}:user/ben", clients=clients)


def deletions(fake: Any) -> list[str]:
    return [next(iter(asked.values())) for name, asked in fake.calls if name.startswith("Delete")]


def test_what_a_dry_run_shows_is_what_is_deleted(world: Any, capsys: Any) -> None:
    target, fake, clock = world
    plan = cleanup.plan(full_run(target, clock))
    shown = [(item.kind, item.label) for item in plan.items]
    capsys.readouterr()
    execute(plan, clock)
    said = re.findall(r"^(\S+) (.+): deleted$", capsys.readouterr().out, re.MULTILINE)
    assert sorted(said) == sorted(shown)
    in_personalize = [item.ref for item in plan.items if item.ref.startswith("arn:")]
    assert sorted(set(deletions(fake))) == sorted(in_personalize)


def test_the_table_says_what_each_line_bills_an_hour(world: Any) -> None:
    target, fake, clock = world
    ws = full_run(target, clock)
    fake.held[ws.arn("campaign", "sims")]["minProvisionedTPS"] = 5
    plan = cleanup.plan(ws)
    table = plan.table().set_index("name")["USD an hour"]
    assert sorted(one for one in table if one) == [
        "0.20",
        "1.00",
        "under 0.01 (not confirmed)",
    ]
    assert "They bill 1.20 USD an hour" in str(plan)
    assert f"aws, account {ACCOUNT}, region us-east-1" in str(plan)


def test_one_long_import_holds_up_nothing_else(world: Any) -> None:
    target, fake, clock = world
    ws = full_run(target, clock)
    job = ws.arn("dataset-import-job", "interactions")
    fake.held[job].update(status="CREATE IN_PROGRESS", _since=clock.now + HOURS)
    began = clock.now
    gone: dict[str, float] = {}

    def sleep(seconds: float) -> None:
        clock.sleep(seconds)
        for kind in ("campaign", "solution", "filter", "event-tracker", "dataset", "schema"):
            if not any(f":{kind}/" in arn for arn in fake.held):
                gone.setdefault(kind, clock.now - began)

    cleanup.plan(ws).execute(clock=clock, sleep=sleep, line=Quiet)
    assert {kind for kind, after in gone.items() if after < 300} == {
        *("campaign", "solution", "filter", "event-tracker")
    }
    assert gone["dataset"] > HOURS
    assert len(cleanup.verify(ws)) == 0


class Quiet:
    def show(self, text: str, *, news: bool, rows: object = ()) -> None: ...

    def close(self) -> None: ...


def test_a_time_out_costs_only_its_branch(world: Any) -> None:
    target, fake, clock = world
    ws = full_run(target, clock)
    stuck = ws.arn("campaign", "sims")
    fake.held[stuck].update(status="CREATE IN_PROGRESS", _since=clock.now + 100 * HOURS)
    with pytest.raises(errors.CleanupIncomplete) as caught:
        execute(cleanup.plan(ws), clock)
    assert "campaign poc-workshop_sims (after 2:00" in str(caught.value)
    assert [item.kind for item in cleanup.verify(ws).items] == [
        *("campaign", "solution", "dataset-group")
    ]
    fake.held[stuck].update(status="ACTIVE")
    assert len(execute(cleanup.plan(ws), clock)) == 0


@pytest.mark.parametrize("operation", ["ListFilters", "ListSchemas"])
def test_what_is_not_shown_is_named_and_the_rest_goes(world: Any, operation: str) -> None:
    target, _, clock = world
    ws = full_run(target, clock)
    allow = denied(target.personalize, operation)
    with pytest.raises(errors.CleanupIncomplete, match=r"not shown: .*AccessDeniedException"):
        execute(cleanup.plan(ws), clock)
    assert "Nothing is left" not in str(cleanup.verify(ws))
    allow()
    left = {item.kind for item in cleanup.verify(ws).items}
    assert left <= {"filter", "schema", "dataset-group"}
    assert len(execute(cleanup.plan(ws), clock)) == 0


def test_dataset_groups_that_are_not_shown_are_known_by_the_run(world: Any) -> None:
    target, _, clock = world
    ws = full_run(target, clock)
    denied(target.personalize, "ListDatasetGroups")
    with pytest.raises(errors.CleanupIncomplete, match="not shown: any dataset group"):
        execute(cleanup.plan(ws), clock)
    assert cleanup.verify(ws).items == ()


def test_a_deletion_that_is_refused_costs_only_its_branch(world: Any) -> None:
    target, _, clock = world
    ws = full_run(target, clock)
    denied(target.personalize, "DeleteFilter")
    with pytest.raises(errors.CleanupIncomplete, match=r"filter poc-workshop_f .*not for you"):
        execute(cleanup.plan(ws), clock)
    assert [item.kind for item in cleanup.verify(ws).items] == ["filter", "dataset-group"]


def test_the_work_of_another_person_is_told_and_stays(world: Any) -> None:
    target, _, clock = world
    full_run(target, clock)
    ben = Workspace(as_ben(target), "workshop")
    plan = cleanup.plan(ben)
    assert [item.kind for item in plan.items] == []
    assert {item.kind for item in plan.kept} >= {"campaign", "dataset-group", "bucket", "role"}
    assert "stays: made by arn:aws:iam::123456789012:user/tester" in str(plan)
    before = len(cleanup.verify(ben))
    assert len(execute(plan, clock)) == before
    assert len(execute(cleanup.plan(ben, not_mine=True), clock)) == 0


def test_what_a_person_added_to_the_run_of_another_goes_alone(world: Any) -> None:
    target, fake, clock = world
    full_run(target, clock)
    ben = Workspace(as_ben(target), "workshop")
    group = ben.arn("dataset-group")
    tags = [{"tagKey": "personalize-poc-owner", "tagValue": ben.target.owner}]
    target.personalize.create_filter(
        name=ben.filter("bens"), datasetGroupArn=group, filterExpression="x", tags=tags
    )
    clock.sleep(100)
    plan = cleanup.plan(ben)
    assert [item.label for item in plan.items] == ["poc-workshop_bens"]
    execute(plan, clock)
    assert ben.arn("filter", "bens") not in fake.held


def test_the_owner_does_not_lose_what_somebody_else_still_needs(world: Any) -> None:
    """Ben's campaign keeps the solution below it; everything else of the owner goes."""
    target, fake, clock = world
    ws = full_run(target, clock)
    fake.held[ws.arn("campaign", "sims")]["tags"] = [
        {"tagKey": "personalize-poc-owner", "tagValue": "arn:aws:iam::123456789012:user/ben"}
    ]
    left = execute(cleanup.plan(ws), clock)
    needed = "the campaign poc-workshop_sims, which stays, needs it"
    assert [(item.kind, item.why) for item in left.kept] == [
        ("campaign", "made by arn:aws:iam::123456789012:user/ben"),
        ("solution", needed),
        ("dataset-group", needed),
    ]
    assert not left.items


def test_whose_it_is_has_to_be_seen(world: Any) -> None:
    target, _, clock = world
    ws = full_run(target, clock)
    denied(target.personalize, "ListTagsForResource", lambda asked: "campaign" in str(asked))
    kept = {item.kind: item.why for item in cleanup.plan(ws).kept}
    assert "whose it is cannot be seen" in kept["campaign"]
    assert len(execute(cleanup.plan(ws, not_mine=True), clock)) == 0


def test_unfinished_uploads_are_left_overs_too(world: Any) -> None:
    target, _, clock = world
    ws = Workspace(target, "workshop")
    ensure.bucket(ws)
    target.s3.create_multipart_upload(Bucket=ws.bucket, Key=f"{ws.s3_prefix}large.csv")
    plan = cleanup.plan(ws)
    assert "0 objects, 0.0 MB, 1 unfinished uploads" in plan.items[0].state
    assert len(execute(plan, clock)) == 0


def test_all_runs_are_found_wherever_something_is_left_of_them(world: Any) -> None:
    target, _, clock = world
    p = target.personalize
    full_run(target, clock)
    ensure.bucket(Workspace(target, "only-bucket"))
    ensure.role(Workspace(target, "only-role"))
    ensure.resource(p.create_schema, name="poc-only-schema_x", schema="{}")
    ensure.resource(p.create_dataset_group, name="shop")
    clock.sleep(100)
    scope = cleanup.all_runs(target)
    assert [ws.run_name for ws in scope.runs] == [
        *("only-bucket", "only-role", "only-schema", "workshop")
    ]
    assert len(execute(cleanup.plan(scope), clock)) == 0
    assert [one["name"] for one in p.list_dataset_groups()["datasetGroups"]] == ["shop"]
    everything = cleanup.plan(cleanup.everything(target))
    assert [item.label for item in everything.items] == ["shop"]
    assert len(execute(everything, clock)) == 0


def test_runs_are_found_without_the_list_of_all_buckets(world: Any) -> None:
    target, _, clock = world
    full_run(target, clock)
    denied(target.s3, "ListBuckets")
    scope = cleanup.all_runs(target)
    assert [ws.run_name for ws in scope.runs] == ["workshop"]
    with pytest.raises(errors.CleanupIncomplete, match="not shown: the buckets of the account"):
        execute(cleanup.plan(scope), clock)
    assert cleanup.verify(scope).items == ()


def test_storage_and_recommenders_are_in_the_money_of_an_hour(world: Any) -> None:
    target, fake, clock = world
    ws, p = Workspace(target, "workshop"), target.personalize
    ensure.bucket(ws)
    group = ensure.resource(p.create_dataset_group, name=ws.dataset_group)
    clock.sleep(100)
    for name in ("on", "off"):
        how = {"datasetGroupArn": group, "recipeArn": "arn:aws:personalize:::recipe/aws-vod-x"}
        p.create_recommender(name=ws.name(name), **how)
    clock.sleep(100)
    p.list_schemas()
    fake.held[ws.arn("recommender", "off")]["status"] = "INACTIVE"
    target.s3.put_object(Bucket=ws.bucket, Key=ws.s3_prefix + "x.csv", Body=b"x" * 2_000_000)
    plan = cleanup.plan(ws)
    (objects,) = [one for one in plan.items if one.kind == "objects"]
    a_month = rates.built_in()["storage"].cost(0.002)
    assert a_month is not None
    assert objects.usd + objects.about == pytest.approx(a_month / (24 * 30.5))
    lines = str(plan).splitlines()
    (on,) = [line for line in lines if ws.name("on") in line]
    (off,) = [line for line in lines if ws.name("off") in line]
    assert "ACTIVE  bills by the hour and by the users of its dataset, at prices that" in on
    assert off.endswith("INACTIVE")
    (stored,) = [line for line in lines if "objects, 2.0 MB" in line]
    assert stored.endswith("under 0.01 (not confirmed) USD an hour")
    assert (
        "They bill 0.00 USD an hour, asked or not; beside that under 0.01 USD at prices that are "
        "not confirmed and 1 recommenders, whose price is not known."
    ) in lines
    assert (plan.usd_an_hour, plan.about_an_hour) == (objects.usd, objects.about)
