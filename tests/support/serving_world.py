"""A small film service made through boto3: data in S3, a dataset group, solutions, campaigns.

Users 0 … 59 each watch a chain of 24 films, one step after the other, within one of three
genres; so the film that comes next is known, and so are the films that go together.
"""

from __future__ import annotations

import json
import random
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from personalize_poc.local.options import Options
from personalize_poc.local.testing.mock import mock_personalize
from tests.support import quick_stand_in
from tests.support.clients import KEYS, client
from tests.support.dataset_samples import avro
from tests.support.patience import PATIENCE

REGION, BUCKET = "us-east-1", "films-bucket"
GENRES = ("Drama", "Comedy", "Horror")
FILMS_PER_GENRE, USERS, STEPS = 30, 60, 24
START = 1_500_000_000

INTERACTIONS = avro(
    "Interactions",
    ("USER_ID", "string"),
    ("ITEM_ID", "string"),
    ("TIMESTAMP", "long"),
    ("EVENT_TYPE", "string"),
    ("EVENT_VALUE", ["null", "float"]),
)
ITEMS = avro(
    "Items",
    ("ITEM_ID", "string"),
    ("GENRES", "string", "categorical"),
    ("YEAR", ["null", "int"]),
    ("CREATION_TIMESTAMP", ["null", "long"]),
)
PEOPLE = avro("Users", ("USER_ID", "string"), ("AGE", "int"))


def film(genre: str, number: int) -> str:
    """Id of a film."""
    return f"{genre.lower()}-{number % FILMS_PER_GENRE}"


def interactions_csv() -> str:
    """USERS x STEPS watches; each user starts at a film of their own and goes on by one."""
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"]
    for user in range(USERS):
        genre, first = GENRES[user % 3], user // 3
        for step in range(STEPS):
            at = START + user * 100_000 + step * 60
            lines.append(f"u{user},{film(genre, first + step)},{at},Watch,{1 + step % 5}")
    return "\n".join(lines) + "\n"


def items_csv() -> str:
    """All films, and one that nobody has seen."""
    random.seed(1)
    lines = ["ITEM_ID,GENRES,YEAR,CREATION_TIMESTAMP"]
    for genre in GENRES:
        for number in range(FILMS_PER_GENRE):
            both = f"{genre}|War" if number % 2 else genre
            lines.append(f"{film(genre, number)},{both},{1960 + number},{START - 10_000_000}")
    lines.append(f"brand-new,Drama,2020,{START + USERS * 100_000}")
    return "\n".join(lines) + "\n"


def users_csv() -> str:
    """Ages 20, 21, 22, and so on."""
    return "USER_ID,AGE\n" + "".join(f"u{n},{20 + n}\n" for n in range(USERS))


class World:
    """Clients and everything made with them. Use inside an active mock."""

    def __init__(self, mock: mock_personalize) -> None:
        self.mock = mock
        self.personalize = self._client("personalize")
        self.events = self._client("personalize-events")
        self.runtime = self._client("personalize-runtime")
        self.s3, self.iam = self._client("s3"), self._client("iam")

    def _client(self, name: str) -> Any:
        return client(name, REGION, **KEYS)

    def build(self) -> World:
        """Bucket, role, dataset group with three datasets, all imported, and a tracker."""
        self.make_bucket_and_role()
        made = self.personalize.create_dataset_group(name="films")
        self.group = made["datasetGroupArn"]
        self.idle()
        self.datasets: dict[str, str] = {}
        self.add_dataset("Interactions", INTERACTIONS, interactions_csv())
        self.add_dataset("Items", ITEMS, items_csv())
        self.add_dataset("Users", PEOPLE, users_csv())
        made = self.personalize.create_event_tracker(name="tracker", datasetGroupArn=self.group)
        self.tracker, self.tracking_id = made["eventTrackerArn"], made["trackingId"]
        self.idle()
        return self

    def idle(self) -> None:
        """Wait for all jobs."""
        self.mock.wait_idle(PATIENCE)

    def import_csv(self, kind: str, name: str, csv: str, **params: Any) -> None:
        """Import a CSV text into a dataset."""
        self.s3.put_object(Bucket=BUCKET, Key=f"{name}.csv", Body=csv.encode())
        job = self.personalize.create_dataset_import_job(
            jobName=name,
            datasetArn=self.datasets[kind],
            roleArn=self.role,
            dataSource={"dataLocation": f"s3://{BUCKET}/{name}.csv"},
            **params,
        )["datasetImportJobArn"]
        self.idle()
        shown = self.personalize.describe_dataset_import_job(datasetImportJobArn=job)
        assert shown["datasetImportJob"]["status"] == "ACTIVE", shown["datasetImportJob"]

    def train(self, recipe: str, **config: Any) -> str:
        """A solution and an ACTIVE version of it; the version's ARN."""
        solution = self.personalize.create_solution(
            name=f"{recipe}-{time.monotonic_ns()}",
            datasetGroupArn=self.group,
            recipeArn=f"arn:aws:personalize:::recipe/{recipe}",
            performAutoTraining=False,
            **({"solutionConfig": config} if config else {}),
        )["solutionArn"]
        made = self.personalize.create_solution_version(solutionArn=solution)
        self.idle()
        version = made["solutionVersionArn"]
        shown = self.personalize.describe_solution_version(solutionVersionArn=version)
        assert shown["solutionVersion"]["status"] == "ACTIVE", shown["solutionVersion"]
        return str(version)

    def campaign(self, name: str, version: str, **config: Any) -> str:
        """An ACTIVE campaign."""
        arn = self.personalize.create_campaign(
            name=name, solutionVersionArn=version, **({"campaignConfig": config} if config else {})
        )["campaignArn"]
        self.idle()
        shown = self.personalize.describe_campaign(campaignArn=arn)["campaign"]
        assert shown["status"] == "ACTIVE", shown
        return str(arn)

    def filter(self, name: str, expression: str) -> str:
        """An ACTIVE filter."""
        arn = self.personalize.create_filter(
            name=name, datasetGroupArn=self.group, filterExpression=expression
        )["filterArn"]
        self.idle()
        assert self.personalize.describe_filter(filterArn=arn)["filter"]["status"] == "ACTIVE"
        return str(arn)

    def watch(self, user: str | None, item: str, session: str = "s", **more: Any) -> None:
        """Put one event, now."""
        event = {"eventType": "Watch", "sentAt": time.time(), "itemId": item, **more}
        who = {"userId": user} if user else {}
        self.events.put_events(
            trackingId=self.tracking_id, sessionId=session, eventList=[event], **who
        )

    def ask(self, campaign: str, **params: Any) -> list[str]:
        """Ids of GetRecommendations."""
        found = self.runtime.get_recommendations(campaignArn=campaign, **params)
        return [item["itemId"] for item in found["itemList"]]

    def batch(self, name: str, version: str, lines: list[str], **params: Any) -> list[Any]:
        """Run a batch job on these lines and return the objects of its output."""
        body = "\n".join(lines) + "\n"
        self.s3.put_object(Bucket=BUCKET, Key=f"batch/{name}.json", Body=body.encode())
        arn = self.personalize.create_batch_inference_job(
            jobName=f"{name}-{secrets.token_hex(4)}",  # a test may run again
            solutionVersionArn=version,
            roleArn=self.role,
            jobInput={"s3DataSource": {"path": f"s3://{BUCKET}/batch/{name}.json"}},
            jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/answers/{name}/"}},
            **params,
        )["batchInferenceJobArn"]
        self.idle()
        shown = self.personalize.describe_batch_inference_job(batchInferenceJobArn=arn)
        assert shown["batchInferenceJob"]["status"] == "ACTIVE", shown["batchInferenceJob"]
        found = self.s3.get_object(Bucket=BUCKET, Key=f"answers/{name}/{name}.json.out")
        return [json.loads(line) for line in found["Body"].read().decode().splitlines()]

    def make_bucket_and_role(self) -> None:
        self.s3.create_bucket(Bucket=BUCKET)
        actions = ["s3:GetObject", "s3:ListBucket", "s3:PutObject"]
        places = [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"]
        service = {"Service": "personalize.amazonaws.com"}
        access = {"Effect": "Allow", "Action": actions, "Resource": places}
        trust = {"Effect": "Allow", "Principal": service, "Action": "sts:AssumeRole"}
        self.s3.put_bucket_policy(Bucket=BUCKET, Policy=_policy({**access, "Principal": service}))
        made = self.iam.create_role(RoleName="films", AssumeRolePolicyDocument=_policy(trust))
        self.role = made["Role"]["Arn"]
        self.iam.put_role_policy(RoleName="films", PolicyName="s3", PolicyDocument=_policy(access))

    def add_dataset(self, kind: str, schema: str, csv: str) -> None:
        """A dataset of the group, with this content if there is any."""
        made = self.personalize.create_schema(name=f"films-{kind}", schema=schema)
        dataset = self.personalize.create_dataset(
            name=f"films-{kind}",
            schemaArn=made["schemaArn"],
            datasetGroupArn=self.group,
            datasetType=kind,
        )["datasetArn"]
        self.idle()
        self.datasets[kind] = str(dataset)
        if csv:
            self.import_csv(kind, f"films-{kind}", csv)


def _policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


@contextmanager
def mock(data_dir: Path | None = None) -> Iterator[mock_personalize]:
    """A mock that does one job at a time, in a thread: see `quick_stand_in`."""
    with quick_stand_in.jobs_in_threads(), mock_personalize(Options(workers=1), data_dir) as active:
        yield active
