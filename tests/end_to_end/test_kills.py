"""kill -9 while clients import, train, send events and records, make and delete.

Nothing that was acknowledged is lost, and what was under way goes on.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import daemon
from personalize_poc.local.process.lock import DirectoryLock
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.support.dataset_samples import avro
from tests.support.patience import until

ONCE = Config(retries={"total_max_attempts": 1})
ROLE = "arn:aws:iam::123456789012:role/any"
INTERACTIONS = avro(
    "Interactions",
    ("USER_ID", "string"),
    ("ITEM_ID", "string"),
    ("EVENT_TYPE", "string"),
    ("TIMESTAMP", "long"),
)
ITEMS = avro("Items", ("ITEM_ID", "string"), ("GENRES", "string", "categorical"))
ROWS = "".join(f"u{n % 40},i{n % 30},watch,{1_600_000_000 + n}\n" for n in range(1200))


class Shop:
    """A server that can be killed, and what the test made in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start()

    def start(self) -> None:
        state, _ = daemon.start(self.folder, 0, ["--no-permissions"])
        self.server = LocalServer(state["endpoint"], state["port"], state["pid"], self.folder)
        self.personalize = self.server.client("personalize")
        self.s3 = self.server.client("s3")

    def kill(self) -> None:
        os.kill(self.server.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        lock = DirectoryLock(self.folder)
        until(lambda: not lock.is_held())

    def describe(self, kind: str, arn: str) -> dict[str, Any]:
        """What Describe shows, from the name of the kind: ``dataset_import_job``."""
        first, *others = kind.split("_")
        member = first + "".join(part.title() for part in others)
        call = getattr(self.personalize, f"describe_{kind}")
        return dict(call(**{f"{member}Arn": arn})[member])

    def active(self, kind: str, arn: str) -> str:
        """Wait for the end of a job, which must be a good one."""
        status = until(
            lambda: (
                (found := self.describe(kind, arn))["status"] in ("ACTIVE", "CREATE FAILED")
                and found
            )
        )
        assert status["status"] == "ACTIVE", status
        return arn

    def build(self) -> None:
        self.s3.create_bucket(Bucket="films")
        self.s3.put_object(
            Bucket="films", Key="a.csv", Body="USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n" + ROWS
        )
        made = self.personalize.create_dataset_group(name="films")
        self.group = self.active("dataset_group", made["datasetGroupArn"])
        self.dataset = self.make_dataset("Interactions", INTERACTIONS)
        self.items = self.make_dataset("Items", ITEMS)
        tracker = self.personalize.create_event_tracker(name="t", datasetGroupArn=self.group)
        self.tracking_id = tracker["trackingId"]
        self.active("event_tracker", tracker["eventTrackerArn"])
        self.active("dataset_import_job", self.start_import("first", "FULL"))

    def make_dataset(self, kind: str, schema: str) -> str:
        arn = self.personalize.create_schema(name=kind, schema=schema)["schemaArn"]
        made = self.personalize.create_dataset(
            name=kind, schemaArn=arn, datasetGroupArn=self.group, datasetType=kind
        )
        return self.active("dataset", made["datasetArn"])

    def start_import(self, name: str, mode: str) -> str:
        return str(
            self.personalize.create_dataset_import_job(
                jobName=name,
                datasetArn=self.dataset,
                roleArn=ROLE,
                importMode=mode,
                dataSource={"dataLocation": "s3://films/a.csv"},
            )["datasetImportJobArn"]
        )

    def start_training(self, name: str) -> str:
        solution = self.personalize.create_solution(
            name=name,
            datasetGroupArn=self.group,
            performAutoTraining=False,
            recipeArn="arn:aws:personalize:::recipe/aws-popularity-count",
        )["solutionArn"]
        return str(
            self.personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
        )

    def export(self, name: str, dataset: str) -> list[dict[str, str]]:
        """The rows that were put one by one, as a client gets them."""
        arn = self.personalize.create_dataset_export_job(
            jobName=name,
            datasetArn=dataset,
            roleArn=ROLE,
            ingestionMode="PUT",
            jobOutput={"s3DataDestination": {"path": f"s3://films/{name}/"}},
        )["datasetExportJobArn"]
        self.active("dataset_export_job", arn)
        rows: list[dict[str, str]] = []
        for entry in self.s3.list_objects_v2(Bucket="films", Prefix=f"{name}/")["Contents"]:
            body = self.s3.get_object(Bucket="films", Key=entry["Key"])["Body"].read().decode()
            rows += csv.DictReader(io.StringIO(body))
        return rows


class Client(threading.Thread):
    """Does one thing again and again until the server is killed; `told` is what was acknowledged.

    What was under way in the moment of the kill is in `told` neither as made nor as deleted.
    """

    def __init__(self, work: Callable[[int, dict[str, bool]], None], killed: threading.Event):
        super().__init__(daemon=True)
        self._work, self._killed = work, killed
        self.told: dict[str, bool] = {}
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            for number in itertools.count():
                self._work(number, self.told)
        except Exception as error:  # a torn answer has any shape
            if not self._killed.is_set():
                self.failure = error


def clients(shop: Shop, turn: int, killed: threading.Event) -> dict[str, Client]:
    """One client for events, one for items, one that makes and deletes schemas."""
    events = shop.server.client("personalize-events", config=ONCE)
    personalize = shop.server.client("personalize", config=ONCE)

    def put_events(number: int, told: dict[str, bool]) -> None:
        names = [f"e-{turn}-{number}-{place}" for place in range(3)]
        events.put_events(
            trackingId=shop.tracking_id,
            userId=f"u{number % 5}",
            sessionId="s",
            eventList=[{"eventType": "watch", "sentAt": number, "itemId": n} for n in names],
        )
        told.update(dict.fromkeys(names, True))

    def put_items(number: int, told: dict[str, bool]) -> None:
        name = f"i-{turn}-{number}"
        item = {"itemId": name, "properties": json.dumps({"genres": "A"})}
        events.put_items(datasetArn=shop.items, items=[item])
        told[name] = True

    def schemas(number: int, told: dict[str, bool]) -> None:
        arn = personalize.create_schema(name=f"s-{turn}-{number}", schema=ITEMS)["schemaArn"]
        told[arn] = True
        if number % 2:
            told.pop(arn)
            personalize.delete_schema(schemaArn=arn)
            told[arn] = False

    work = {"events": put_events, "items": put_items, "schemas": schemas}
    return {name: Client(function, killed) for name, function in work.items()}


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    shop.build()
    yield shop
    with suppress(StandInError):
        daemon.stop(tmp_path)


def exists(shop: Shop, kind: str, arn: str) -> bool:
    try:
        shop.describe(kind, arn)
    except ClientError as error:
        code = error.response["Error"]["Code"]
    else:
        return True
    assert code == "ResourceNotFoundException"
    return False


def test_kills_at_any_moment_lose_nothing_acknowledged(shop: Shop) -> None:
    told: dict[str, dict[str, bool]] = {"events": {}, "items": {}, "schemas": {}}
    jobs: list[tuple[str, str]] = []
    for turn in range(3):
        killed = threading.Event()
        running = clients(shop, turn, killed)
        for client in running.values():
            client.start()
        until(lambda: all(len(c.told) > 8 or c.failure for c in running.values()))  # noqa: B023
        jobs.append(("dataset_import_job", shop.start_import(f"import-{turn}", "INCREMENTAL")))
        jobs.append(("solution_version", shop.start_training(f"training-{turn}")))
        if turn:  # a moment in which both are under way, or over
            until(lambda: shop.describe(*jobs[-turn])["status"] != "CREATE PENDING")  # noqa: B023
        killed.set()
        shop.kill()
        for name, client in running.items():
            client.join()
            assert client.failure is None
            told[name] |= client.told
        shop.start()
    for kind, arn in jobs:
        shop.active(kind, arn)
    kept = {arn: exists(shop, "schema", arn) for arn in told["schemas"]}
    assert kept == told["schemas"]
    assert set(told["events"]) <= {row["ITEM_ID"] for row in shop.export("events", shop.dataset)}
    assert set(told["items"]) <= {row["ITEM_ID"] for row in shop.export("items", shop.items)}
    delete_while_killed(shop)


def delete_while_killed(shop: Shop) -> None:
    """Deletions that were acknowledged end, whatever comes between."""
    arns = [one["solutionArn"] for one in shop.personalize.list_solutions()["solutions"]]
    for arn in arns:
        shop.personalize.delete_solution(solutionArn=arn)
    shop.personalize.delete_dataset(datasetArn=shop.items)
    shop.kill()
    shop.start()
    until(lambda: not exists(shop, "dataset", shop.items))
    until(lambda: not any(exists(shop, "solution", arn) for arn in arns))
    version = shop.active("solution_version", shop.start_training("after"))
    campaign = shop.personalize.create_campaign(name="after", solutionVersionArn=version)
    shop.active("campaign", campaign["campaignArn"])
    answer = shop.server.client("personalize-runtime").get_recommendations(
        campaignArn=campaign["campaignArn"], userId="u1"
    )
    assert answer["itemList"]
