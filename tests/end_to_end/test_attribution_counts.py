"""Metric attribution end to end through boto3: what is counted, where it is shown, how often."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.attribution import cloudwatch
from personalize_poc.local.errors import JobFailed, StandInError
from personalize_poc.local.jobs.periodic import PeriodicTasks
from personalize_poc.local.process import daemon
from personalize_poc.local.process.lock import DirectoryLock
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.support import serving_world
from tests.support.attribution_world import BUCKET, REGION, World, of_report, recount
from tests.support.clients import KEYS, client
from tests.support.patience import PATIENCE, until

COLUMNS = (
    "USER_ID",
    "ITEM_ID",
    "TIMESTAMP",
    "EVENT_TYPE",
    "EVENT_VALUE",
    "RECOMMENDATION_ID",
    "EVENT_ATTRIBUTION_SOURCE",
    "MINUTES",
    "DEVICE",
)


@pytest.fixture
def world() -> Iterator[World]:
    def made(name: str) -> Any:
        return client(name, REGION, **KEYS)

    with serving_world.mock() as active:
        yield World(made, lambda: active.wait_idle(PATIENCE)).build()


def drawn(count: int, seed: int, now: int) -> list[dict[str, Any]]:
    """Rows of all kinds, up to three hours old."""
    random.seed(seed)
    return [
        {
            "type": random.choice(["Click", "click", "Buy", "Watch", "Ignore"]),
            "item": f"i{random.randrange(45)}",
            "at": now - random.randrange(3 * 3600),
            "source": random.choice([None, "email", "partner, with comma"]),
            "minutes": random.choice([None, 0, 7, 90]),
        }
        for _ in range(count)
    ]


def event(row: dict[str, Any]) -> dict[str, Any]:
    """A row as an event of PutEvents."""
    made: dict[str, Any] = {"eventType": row["type"], "itemId": row["item"], "sentAt": row["at"]}
    if row["source"]:
        made["metricAttribution"] = {"eventAttributionSource": row["source"]}
    if row["minutes"] is not None:
        made["properties"] = json.dumps({"minutes": row["minutes"]})
    return made


def line(number: int, row: dict[str, Any], recommendation_id: str = "") -> tuple[Any, ...]:
    """A row as a line of a CSV file."""
    minutes = "" if row["minutes"] is None else row["minutes"]
    return (
        f"u{number % 50}",
        row["item"],
        row["at"],
        row["type"],
        "",
        recommendation_id,
        row["source"] or "",
        minutes,
        "",
    )


def same(shown: dict[Any, tuple[int, float]], wanted: dict[Any, tuple[int, float]]) -> None:
    """Equal up to the rounding of sums."""
    assert {key: n for key, (n, _) in shown.items()} == {key: n for key, (n, _) in wanted.items()}
    assert {key: total for key, (_, total) in shown.items()} == pytest.approx(
        {key: total for key, (_, total) in wanted.items()}
    )


def test_live_events_are_counted_from_the_creation_on(world: World) -> None:
    now = int(time.time())
    world.put({"eventType": "Click", "itemId": "i1", "sentAt": now})  # before the attribution
    world.attribute()
    rows = drawn(120, 1, now)
    world.put(*map(event, rows))
    world.put({"eventType": "Click", "itemId": "i1", "sentAt": now - 15 * 24 * 3600})  # too old
    world.put({"eventType": "Click", "itemId": "i1", "sentAt": now + 3 * 3600})  # too early
    repeated = {"eventType": "Click", "itemId": "i1", "sentAt": now, "eventId": "once"}
    world.put(repeated)
    world.put(repeated)
    world.idle()
    rows.append({"type": "Click", "item": "i1", "at": now, "source": None})
    same(world.shown(), recount(rows))
    names = [(m["MetricName"], json.dumps(m["Dimensions"])) for m in world.listed()]
    assert len(names) == len(set(names)) == 9  # three metrics of three sources


def test_an_answer_is_credited_to_its_campaign_even_after_its_deletion(world: World) -> None:
    rows = drawn(1000, 2, 1_600_000_000)
    world.load("Interactions", "first", COLUMNS, [line(n, row) for n, row in enumerate(rows)])
    solution = world.personalize.create_solution(
        name="popular",
        datasetGroupArn=world.group,
        performAutoTraining=False,
        recipeArn="arn:aws:personalize:::recipe/aws-popularity-count",
    )["solutionArn"]
    version = world.personalize.create_solution_version(solutionArn=solution)
    world.idle()
    world.attribute()
    made = world.personalize.create_campaign(
        name="popular", solutionVersionArn=version["solutionVersionArn"]
    )
    world.idle()
    campaign = made["campaignArn"]
    answer = world.runtime.get_recommendations(campaignArn=campaign, userId="u1")
    now, known = int(time.time()), answer["recommendationId"]
    click = {"eventType": "Click", "itemId": "i1", "sentAt": now}
    world.put(click | {"recommendationId": known})
    given = {"eventAttributionSource": "email"}
    world.put(click | {"recommendationId": known, "metricAttribution": given})
    world.put(click | {"recommendationId": "RID-of-somebody-else"})
    world.personalize.delete_campaign(campaignArn=campaign)
    world.idle()
    world.put(click | {"recommendationId": known, "itemId": "i2"})
    world.idle()
    window = now - now % 900
    expected = {campaign: 2, "email": 1, "SOURCE_NAME_UNDEFINED": 1}
    assert world.shown() == {("clicks", k, window): (n, n) for k, n in expected.items()}
    # The same in an import: 998 rows more, of which none is a click.
    rest = [line(n, row | {"type": "Ignore"}) for n, row in enumerate(drawn(998, 3, now))]
    plain = {"type": "Click", "item": "i1", "at": now, "source": None, "minutes": None}
    two = [line(0, plain, known), line(1, plain | {"source": "email"}, known)]
    world.load("Interactions", "second", COLUMNS, [*rest, *two], importMode="INCREMENTAL")
    expected[campaign] += 1
    expected["email"] += 1
    assert world.shown() == {("clicks", k, window): (n, n) for k, n in expected.items()}


def test_imports_are_counted_and_reported(world: World) -> None:
    now = int(time.time())
    world.attribute()
    old = drawn(1100, 4, 1_600_000_000)
    lines = [line(n, row) for n, row in enumerate(old)]
    shown = world.load("Interactions", "full", COLUMNS, lines, publishAttributionMetricsToS3=True)
    assert (shown["status"], shown["publishAttributionMetricsToS3"]) == ("ACTIVE", True), shown
    assert world.shown() == {}  # a FULL import goes to S3 only
    ((name, rows),) = world.reports().items()
    assert name.startswith("AggregatedAttributionMetrics - FULL - ")
    assert name.endswith(".csv")
    assert of_report(rows) == pytest.approx({k: total for k, (_, total) in recount(old).items()})
    assert list(rows[0]) == [
        "METRIC_NAME",
        "EVENT_TYPE",
        "VALUE",
        "MATH_FUNCTION",
        "EVENT_ATTRIBUTION_SOURCE",
        "TIMESTAMP",
    ]
    assert {(r["METRIC_NAME"], r["EVENT_TYPE"], r["MATH_FUNCTION"]) for r in rows} == {
        ("clicks", "Click", "samplecount"),
        ("revenue", "Buy", "sum"),
        ("minutes", "Watch", "sum"),
    }

    fresh = drawn(700, 5, now)
    stale = drawn(300, 6, now - 20 * 24 * 3600)
    world.put(event(fresh[0]))
    lines = [line(n, row) for n, row in enumerate([*fresh, *stale])]
    world.load("Interactions", "more", COLUMNS, lines, importMode="INCREMENTAL")
    same(world.shown(), recount([fresh[0], *fresh]))
    assert len(world.reports()) == 1  # nobody asked for another

    world.load(
        "Interactions",
        "again",
        COLUMNS,
        lines,
        importMode="INCREMENTAL",
        publishAttributionMetricsToS3=True,
    )
    same(world.shown(), recount([fresh[0], *fresh, *fresh]))
    (rows,) = [rows for key, rows in world.reports().items() if " - INCREMENTAL - " in key]
    wanted = recount([*fresh, *stale])
    assert of_report(rows) == pytest.approx({k: total for k, (_, total) in wanted.items()})


def test_a_report_needs_an_attribution_a_destination_and_the_right_to_write(world: World) -> None:
    rows = [line(n, row) for n, row in enumerate(drawn(1000, 7, 1_600_000_000))]
    asked = {"publishAttributionMetricsToS3": True}
    errors = world.personalize.exceptions
    with pytest.raises(errors.InvalidInputException, match="no metric attribution"):
        world.load("Interactions", "a", COLUMNS, rows, **asked)
    arn = world.attribute(path=None)
    with pytest.raises(errors.InvalidInputException, match="s3DataDestination"):
        world.load("Interactions", "a", COLUMNS, rows, **asked)
    with pytest.raises(errors.InvalidInputException, match="ITEMS"):
        world.load("Items", "a", ("ITEM_ID",), [("i1",)], **asked)
    output = {"roleArn": world.role, "s3DataDestination": {"path": f"s3://{BUCKET}/reports/"}}
    world.personalize.update_metric_attribution(
        metricAttributionArn=arn, metricsOutputConfig=output
    )
    # Reports need no more than s3:PutObject; the import itself reads with another policy.
    read = {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*"}
    world.allow("s3", read)
    failed = world.load("Interactions", "a", COLUMNS, rows, **asked)
    assert failed["status"] == "CREATE FAILED"
    assert "s3:PutObject" in failed["failureReason"]
    assert world.reports() == {}
    world.allow("s3", read | {"Action": ["s3:GetObject", "s3:ListBucket", "s3:PutObject"]})
    assert world.load("Interactions", "b", COLUMNS, rows, **asked)["status"] == "ACTIVE"
    assert len(world.reports()) == 1


def test_metrics_that_cannot_be_published_are_published_later_and_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = int(time.time())
    world.attribute()
    rows = drawn(40, 8, now)
    world.put(*map(event, rows[:20]))
    world.idle()
    world.iam.delete_role_policy(RoleName="attribution", PolicyName="more")
    world.put(*map(event, rows[20:30]))
    world.idle()
    same(world.shown(), recount(rows[:20]))
    world.allow("more", {"Effect": "Allow", "Action": "cloudwatch:*", "Resource": "*"})
    world.put(event(rows[30]))
    world.idle()
    same(world.shown(), recount(rows[:31]))

    real, broke = cloudwatch.show, threading.Event()
    with monkeypatch.context() as patch:  # it breaks down after the metrics are there

        def broken(*arguments: Any) -> None:
            real(*arguments)
            broke.set()
            raise JobFailed("the connection broke")

        patch.setattr(cloudwatch, "show", broken)
        world.put(*map(event, rows[31:39]))
        world.idle()
    assert broke.is_set()
    with monkeypatch.context() as patch:  # and no revision is known any more: all come again
        patch.setattr(cloudwatch, "revision", lambda *source: 0)
        world.put(event(rows[39]))
        world.idle()
    same(world.shown(), recount(rows))


def test_an_update_holds_for_what_comes_afterwards(world: World) -> None:
    now = int(time.time())
    arn = world.attribute()
    click = {"eventType": "Click", "itemId": "i1", "sentAt": now}
    world.put(click, click)
    world.personalize.update_metric_attribution(
        metricAttributionArn=arn,
        removeMetrics=["clicks"],
        addMetrics=[
            {"metricName": "worth", "eventType": "Click", "expression": "SUM(Items.PRICE)"}
        ],
    )
    world.put(click | {"itemId": "i2"})
    world.idle()
    window = now - now % 900
    assert world.shown() == {
        ("clicks", "SOURCE_NAME_UNDEFINED", window): (2, 2),
        ("worth", "SOURCE_NAME_UNDEFINED", window): (1, 2.25),
    }
    found = world.personalize.list_metric_attribution_metrics(metricAttributionArn=arn)["metrics"]
    assert [metric["metricName"] for metric in found] == ["revenue", "minutes", "worth"]


def test_a_deleted_attribution_counts_no_more_and_a_new_one_adds_to_what_is_shown(
    world: World,
) -> None:
    now = int(time.time())
    click = {"eventType": "Click", "itemId": "i1", "sentAt": now}
    arn = world.attribute()
    world.put(click)
    world.personalize.delete_metric_attribution(metricAttributionArn=arn)
    world.idle()
    world.put(click)
    world.idle()
    key = ("clicks", "SOURCE_NAME_UNDEFINED", now - now % 900)
    assert world.shown() == {key: (1, 1)}
    world.attribute()
    world.put(click, click)
    world.idle()
    assert world.shown() == {key: (3, 3)}


def test_what_is_deleted_was_counted_before(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    now = int(time.time())
    world.attribute()
    items = [{"itemId": "new", "properties": json.dumps({"price": 3.5, "name": "n"})}]
    world.events.put_items(datasetArn=world.datasets["Items"], items=items)
    world.s3.put_object(Bucket=BUCKET, Key="users.csv", Body=b"USER_ID\nleaving\n")
    with monkeypatch.context() as patch:  # nobody counts between the event and the deletion
        patch.setattr(PeriodicTasks, "soon", lambda *_: None)
        world.put({"eventType": "Buy", "itemId": "new", "sentAt": now}, user="leaving")
        world.personalize.create_data_deletion_job(
            jobName="leaving",
            datasetGroupArn=world.group,
            roleArn=world.role,
            dataSource={"dataLocation": f"s3://{BUCKET}/users.csv"},
        )
        world.idle()
        world.put({"eventType": "Click", "itemId": "new", "sentAt": now})
        world.personalize.delete_dataset(datasetArn=world.datasets["Interactions"])
        world.idle()
    assert world.shown() == {}
    world.put({"eventType": "Nothing", "itemId": "new", "sentAt": now})
    world.idle()
    undefined, window = "SOURCE_NAME_UNDEFINED", now - now % 900
    assert world.shown() == {
        ("revenue", undefined, window): (1, 3.5),
        ("clicks", undefined, window): (1, 1),
    }


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], LocalServer]]:
    def run() -> LocalServer:
        state, _ = daemon.start(tmp_path, 0, [])
        return LocalServer(state["endpoint"], state["port"], state["pid"], tmp_path)

    yield run
    with contextlib.suppress(StandInError):
        daemon.stop(tmp_path)


def kill(server: LocalServer) -> None:
    os.kill(server.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    until(lambda: not DirectoryLock(server.data_dir).is_held())


def test_every_acknowledged_event_is_counted_once_however_often_the_server_is_killed(
    start: Callable[[], LocalServer],
) -> None:
    """The server is killed in the middle of counting; CloudWatch itself forgets everything."""

    def is_settled() -> bool:
        found = boto["personalize"].list_dataset_groups()["datasetGroups"]
        group = {"datasetGroupArn": found[0]["datasetGroupArn"]} if found else {}
        states = [r["status"] for r in found]
        for name in ("datasets", "event_trackers", "metric_attributions", "dataset_import_jobs"):
            key = name.split("_")[0] + "".join(w.title() for w in name.split("_")[1:])
            filters = {} if name == "dataset_import_jobs" else group
            answer = getattr(boto["personalize"], f"list_{name}")(**filters)
            states += [r["status"] for r in answer[key]]
        return all(state == "ACTIVE" for state in states)

    def settled() -> None:
        until(is_settled)

    server = start()
    names = ("personalize", "personalize-events", "personalize-runtime", "cloudwatch", "s3", "iam")
    boto = {name: server.client(name) for name in names}
    world = World(boto.__getitem__, settled).build()
    world.attribute()
    rows = drawn(150, 9, int(time.time()))
    for number in range(2):
        world.put(*map(event, rows[number * 75 : number * 75 + 75]))
        kill(server)
        server = start()
        boto.update({name: server.client(name) for name in names})
        world.events, world.cloudwatch = boto["personalize-events"], boto["cloudwatch"]
    wanted = recount(rows)
    total = sum(n for n, _ in wanted.values())
    until(lambda: sum(n for n, _ in world.shown().values()) >= total, pause=0.2)
    same(world.shown(), wanted)
