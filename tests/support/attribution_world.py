"""A dataset group with everything that a metric attribution needs, made through boto3."""

from __future__ import annotations

import csv
import io
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.support.dataset_samples import avro

REGION, BUCKET = "us-east-1", "attribution-bucket"
INTERACTIONS = avro(
    "Interactions",
    ("USER_ID", "string"),
    ("ITEM_ID", "string"),
    ("TIMESTAMP", "long"),
    ("EVENT_TYPE", "string"),
    ("EVENT_VALUE", ["null", "float"]),
    ("RECOMMENDATION_ID", ["null", "string"]),
    ("EVENT_ATTRIBUTION_SOURCE", ["null", "string"]),
    ("MINUTES", ["null", "int"]),
    ("DEVICE", ["null", "string"]),
)
ITEMS = avro("Items", ("ITEM_ID", "string"), ("PRICE", ["null", "float"]), ("NAME", "string"))
METRICS = [
    {"metricName": "clicks", "eventType": "Click", "expression": "SAMPLECOUNT()"},
    {"metricName": "revenue", "eventType": "Buy", "expression": "SUM(Items.PRICE)"},
    {"metricName": "minutes", "eventType": "Watch", "expression": "SUM(Interactions.MINUTES)"},
]
UNDEFINED = "SOURCE_NAME_UNDEFINED"
Numbers = dict[tuple[str, str, int], tuple[int, float]]
"""(metric, source, begin of the window) → number of samples and their sum."""


def price(item: str) -> float | None:
    """What an item costs; every fifth has no price, and unknown ones have none either."""
    number = int(item[1:])
    return None if number % 5 == 0 or number >= 40 else number + 0.25


class World:
    """Clients, bucket, role, dataset group with two datasets, tracker."""

    def __init__(self, client: Callable[[str], Any], idle: Callable[[], None]) -> None:
        """client: makes a boto3 client; idle: waits for all jobs."""
        self.idle = idle
        self.personalize, self.events = client("personalize"), client("personalize-events")
        self.runtime, self.cloudwatch = client("personalize-runtime"), client("cloudwatch")
        self.s3, self.iam = client("s3"), client("iam")
        self.datasets: dict[str, str] = {}

    def build(self, rights: tuple[str, ...] = ("cloudwatch:PutMetricData",)) -> World:
        """Everything but the attribution. rights: of the role, beside those to S3."""
        self.s3.create_bucket(Bucket=BUCKET)
        service = {"Service": "personalize.amazonaws.com"}
        access = {
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:ListBucket", "s3:PutObject"],
            "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"],
        }
        self.s3.put_bucket_policy(Bucket=BUCKET, Policy=policy({**access, "Principal": service}))
        trust = policy({"Effect": "Allow", "Principal": service, "Action": "sts:AssumeRole"})
        made = self.iam.create_role(RoleName="attribution", AssumeRolePolicyDocument=trust)
        self.role = made["Role"]["Arn"]
        self.allow("s3", access)
        if rights:
            self.allow("more", {"Effect": "Allow", "Action": list(rights), "Resource": "*"})
        made = self.personalize.create_dataset_group(name="shop")
        self.group = made["datasetGroupArn"]
        self.idle()
        self.dataset("Interactions", INTERACTIONS)
        self.dataset("Items", ITEMS)
        made = self.personalize.create_event_tracker(name="shop", datasetGroupArn=self.group)
        self.tracking_id = made["trackingId"]
        rows = [(f"i{n}", "" if price(f"i{n}") is None else price(f"i{n}"), n) for n in range(40)]
        self.load("Items", "items", ("ITEM_ID", "PRICE", "NAME"), rows)
        return self

    def allow(self, name: str, statement: dict[str, Any]) -> None:
        """Give the role an inline policy."""
        self.iam.put_role_policy(
            RoleName="attribution", PolicyName=name, PolicyDocument=policy(statement)
        )

    def dataset(self, kind: str, schema: str) -> None:
        """An empty dataset."""
        made = self.personalize.create_schema(name=kind, schema=schema)
        self.datasets[kind] = self.personalize.create_dataset(
            name=kind, schemaArn=made["schemaArn"], datasetGroupArn=self.group, datasetType=kind
        )["datasetArn"]
        self.idle()

    def load(
        self, kind: str, name: str, columns: tuple[str, ...], rows: Iterable[Any], **params: Any
    ) -> dict[str, Any]:
        """Import rows; the description of the ended job."""
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([columns, *rows])
        self.s3.put_object(Bucket=BUCKET, Key=f"{name}.csv", Body=text.getvalue().encode())
        arn = self.personalize.create_dataset_import_job(
            jobName=name,
            datasetArn=self.datasets[kind],
            roleArn=self.role,
            dataSource={"dataLocation": f"s3://{BUCKET}/{name}.csv"},
            **params,
        )["datasetImportJobArn"]
        self.idle()
        shown = self.personalize.describe_dataset_import_job(datasetImportJobArn=arn)
        return dict(shown["datasetImportJob"])

    def attribute(self, path: str | None = f"s3://{BUCKET}/reports", **params: Any) -> str:
        """A metric attribution with METRICS, when its job has ended."""
        given = {
            "name": "shop",
            "datasetGroupArn": self.group,
            "metrics": METRICS,
            "metricsOutputConfig": {"roleArn": self.role},
            **params,
        }
        if path:
            given["metricsOutputConfig"]["s3DataDestination"] = {"path": path}
        arn = self.personalize.create_metric_attribution(**given)["metricAttributionArn"]
        self.idle()
        return str(arn)

    def put(self, *events: dict[str, Any], user: str = "u") -> None:
        """Put events, ten in a request."""
        for start in range(0, len(events), 10):
            self.events.put_events(
                trackingId=self.tracking_id,
                userId=user,
                sessionId="s",
                eventList=list(events[start : start + 10]),
            )

    def shown(self) -> Numbers:
        """All that CloudWatch shows for the dataset group."""
        numbers: Numbers = {}
        now = datetime.now(UTC)
        for metric in self.listed():
            points = self.cloudwatch.get_metric_statistics(
                **metric,
                StartTime=now - timedelta(days=15),
                EndTime=now + timedelta(hours=3),
                Period=900,
                Statistics=["Sum", "SampleCount"],
            )["Datapoints"]
            source = {d["Name"]: d["Value"] for d in metric["Dimensions"]}["EventAttributionSource"]
            for point in points:
                key = (metric["MetricName"], source, int(point["Timestamp"].timestamp()))
                numbers[key] = (int(point["SampleCount"]), point["Sum"])
        return numbers

    def listed(self) -> list[dict[str, Any]]:
        """The metrics of the dataset group in CloudWatch."""
        dimension = {"Name": "DatasetGroupArn", "Value": self.group}
        found = self.cloudwatch.list_metrics(Namespace="AWS/Personalize", Dimensions=[dimension])
        return list(found["Metrics"])

    def reports(self, folder: str = "reports/") -> dict[str, list[dict[str, str]]]:
        """Rows of the reports in S3 by object name."""
        found = self.s3.list_objects_v2(Bucket=BUCKET, Prefix=folder).get("Contents", [])
        keys = [one["Key"] for one in found]
        return {
            key.removeprefix(folder): list(csv.DictReader(io.StringIO(self.text(key))))
            for key in keys
        }

    def text(self, key: str) -> str:
        """An object."""
        return str(self.s3.get_object(Bucket=BUCKET, Key=key)["Body"].read().decode())


def policy(statement: dict[str, Any]) -> str:
    """A document with one statement."""
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def recount(rows: Iterable[dict[str, Any]], oldest: float = -math.inf) -> Numbers:
    """What METRICS amount to, counted slowly and apart from the code under test.

    rows: ``{"type", "item", "at", "source", "minutes"}``; source None for undefined.
    """
    values: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    for row in rows:
        if row["at"] <= oldest:
            continue
        key = (row["source"] or UNDEFINED, row["at"] - row["at"] % 900)
        kind = row["type"].upper()
        if kind == "CLICK":
            values["clicks", *key].append(1.0)
        elif kind == "BUY" and price(row["item"]) is not None:
            values["revenue", *key].append(float(price(row["item"]) or 0))
        elif kind == "WATCH" and row.get("minutes") is not None:
            values["minutes", *key].append(float(row["minutes"]))
    return {key: (len(found), math.fsum(found)) for key, found in values.items()}


def of_report(rows: Iterable[dict[str, str]]) -> dict[tuple[str, str, int], float]:
    """The values of a report by metric, source and window."""
    return {
        (r["METRIC_NAME"], r["EVENT_ATTRIBUTION_SOURCE"], int(r["TIMESTAMP"])): float(r["VALUE"])
        for r in rows
    }
