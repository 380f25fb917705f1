"""Scripts as people write them for the real service, run against the server."""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass, field
from typing import Any

import pytest

BUCKET = "script-bucket"
FIELDS = {
    "Interactions": [
        ("USER_ID", "string"),
        ("ITEM_ID", "string"),
        ("TIMESTAMP", "long"),
        ("EVENT_TYPE", "string"),
    ],
    "Items": [("ITEM_ID", "string"), ("GENRE", "string")],
}


@dataclass
class Shop:
    """What the set-up script leaves behind for the other scripts."""

    server: Any
    group: str = ""
    role: str = ""
    version: str = ""
    campaign: str = ""
    made: list[str] = field(default_factory=list)
    clients: dict[str, Any] = field(default_factory=dict)

    def client(self, service: str) -> Any:
        if service not in self.clients:
            self.clients[service] = self.server.client(service)
        return self.clients[service]


def until_active(describe: Any, key: str, **arn: str) -> dict[str, Any]:
    """The polling loop that every script has, with shorter sleeps."""
    for _ in range(1200):
        shown = describe(**arn)[key]
        if shown["status"] == "ACTIVE":
            return dict(shown)
        assert shown["status"] in ("CREATE PENDING", "CREATE IN_PROGRESS"), shown
        time.sleep(0.1)
    raise TimeoutError(key)


def schema(kind: str) -> str:
    fields = []
    for name, type_ in FIELDS[kind]:
        more = {"categorical": True} if name == "GENRE" else {}
        fields.append({"name": name, "type": type_, **more})
    return json.dumps(
        {
            "type": "record",
            "name": kind,
            "namespace": "com.amazonaws.personalize.schema",
            "fields": fields,
            "version": "1.0",
        }
    )


def upload(shop: Shop) -> None:
    """Bucket with policy, role, and two CSV files."""
    s3, iam = shop.client("s3"), shop.client("iam")
    s3.create_bucket(Bucket=BUCKET)
    principal = {"Service": "personalize.amazonaws.com"}
    places = [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"]
    access = {"Effect": "Allow", "Principal": principal, "Action": "s3:*", "Resource": places}
    policy = {"Version": "2012-10-17", "Statement": [access]}
    s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(policy))
    trust = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}
    shop.role = iam.create_role(
        RoleName="script-role",
        AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
    )["Role"]["Arn"]
    for name in ("service-role/AmazonPersonalizeFullAccess", "AmazonS3FullAccess"):
        iam.attach_role_policy(RoleName="script-role", PolicyArn=f"arn:aws:iam::aws:policy/{name}")
    random.seed(1)
    rows = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE"]
    for user in range(60):
        rows += [
            f"{user},{min(int(random.expovariate(0.1)), 49)},{1_600_000_000 + user + n * 60},view"
            for n in range(30)
        ]
    items = ["ITEM_ID,GENRE", *(f"{n},{('Drama', 'Comedy')[n % 2]}" for n in range(50))]
    for kind, lines in (("Interactions", rows), ("Items", items)):
        s3.put_object(Bucket=BUCKET, Key=f"{kind}.csv", Body="\n".join(lines).encode())


def create_or_reuse(shop: Shop, make: Any, arn: str, key: str, **params: Any) -> str:
    """Create; when it exists already, take the ARN that its name makes."""
    personalize = shop.client("personalize")
    try:
        made = str(make(**params)[key])
        shop.made.append(made)
        return made
    except personalize.exceptions.ResourceAlreadyExistsException:
        account = shop.client("sts").get_caller_identity()["Account"]
        return f"arn:aws:personalize:us-east-1:{account}:{arn}"


def set_up(shop: Shop) -> None:
    """The long script; it can be run again at any time."""
    p = shop.client("personalize")
    shop.group = create_or_reuse(
        shop, p.create_dataset_group, "dataset-group/shop", "datasetGroupArn", name="shop"
    )
    until_active(p.describe_dataset_group, "datasetGroup", datasetGroupArn=shop.group)
    for kind in FIELDS:
        schema_arn = create_or_reuse(
            shop,
            p.create_schema,
            f"schema/shop-{kind}",
            "schemaArn",
            name=f"shop-{kind}",
            schema=schema(kind),
        )
        dataset = create_or_reuse(
            shop,
            p.create_dataset,
            f"dataset/shop/{kind.upper()}",
            "datasetArn",
            name=f"shop-{kind}",
            schemaArn=schema_arn,
            datasetGroupArn=shop.group,
            datasetType=kind,
        )
        until_active(p.describe_dataset, "dataset", datasetArn=dataset)
        job = create_or_reuse(
            shop,
            p.create_dataset_import_job,
            f"dataset-import-job/shop-{kind}",
            "datasetImportJobArn",
            jobName=f"shop-{kind}",
            datasetArn=dataset,
            roleArn=shop.role,
            dataSource={"dataLocation": f"s3://{BUCKET}/{kind}.csv"},
        )
        until_active(p.describe_dataset_import_job, "datasetImportJob", datasetImportJobArn=job)
    solution = create_or_reuse(
        shop,
        p.create_solution,
        "solution/shop-popular",
        "solutionArn",
        name="shop-popular",
        datasetGroupArn=shop.group,
        performAutoTraining=False,
        recipeArn="arn:aws:personalize:::recipe/aws-popularity-count",
    )
    until_active(p.describe_solution, "solution", solutionArn=solution)
    versions = p.list_solution_versions(solutionArn=solution)["solutionVersions"]
    shop.version = (
        versions[0]["solutionVersionArn"]
        if versions
        else p.create_solution_version(solutionArn=solution)["solutionVersionArn"]
    )
    until_active(p.describe_solution_version, "solutionVersion", solutionVersionArn=shop.version)
    assert p.get_solution_metrics(solutionVersionArn=shop.version)["metrics"]
    shop.campaign = create_or_reuse(
        shop,
        p.create_campaign,
        "campaign/shop",
        "campaignArn",
        name="shop",
        solutionVersionArn=shop.version,
        minProvisionedTPS=1,
    )
    until_active(p.describe_campaign, "campaign", campaignArn=shop.campaign)


@pytest.fixture(scope="module")
def shop(personalize_server: Any) -> Shop:
    shop = Shop(personalize_server)
    upload(shop)
    set_up(shop)
    return shop


def test_a_set_up_script_can_be_run_again(shop: Shop) -> None:
    first, version = list(shop.made), shop.version
    assert len(first) == len(set(first)) == 9
    set_up(shop)
    assert shop.made == first
    assert shop.version == version


def test_a_streaming_script_with_the_item_in_properties(shop: Shop) -> None:
    p, events = shop.client("personalize"), shop.client("personalize-events")
    runtime = shop.client("personalize-runtime")
    tracker = p.create_event_tracker(name="clicks", datasetGroupArn=shop.group)
    arn = tracker["eventTrackerArn"]
    until_active(p.describe_event_tracker, "eventTracker", eventTrackerArn=arn)
    seen = p.create_filter(
        name="seen",
        datasetGroupArn=shop.group,
        filterExpression='EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("view", "Click")',
    )["filterArn"]
    until_active(p.describe_filter, "filter", filterArn=seen)

    def ask() -> list[str]:
        answer = runtime.get_recommendations(
            campaignArn=shop.campaign, userId="visitor", filterArn=seen, numResults=10
        )
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
        return [item["itemId"] for item in answer["itemList"]]

    before = ask()
    for number, item in enumerate(before[:3]):
        answer = events.put_events(
            trackingId=tracker["trackingId"],
            userId="visitor",
            sessionId="session-1",
            eventList=[
                {
                    "sentAt": int(time.time()),
                    "eventType": "click",
                    "eventId": f"event{number}",
                    "properties": json.dumps({"itemId": item, "eventRating": "4"}),
                }
            ],
        )
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert not set(before[:3]) & set(ask())
    with pytest.raises(events.exceptions.InvalidInputException):
        events.put_events(
            trackingId="wrong",
            userId="visitor",
            sessionId="s",
            eventList=[{"sentAt": 1, "eventType": "click"}],
        )


def test_a_batch_script_with_values_for_its_filter(shop: Shop) -> None:
    p, s3 = shop.client("personalize"), shop.client("s3")
    genre = p.create_filter(
        name="genre",
        datasetGroupArn=shop.group,
        filterExpression="INCLUDE ItemID WHERE Items.GENRE IN ($GENRE)",
    )["filterArn"]
    until_active(p.describe_filter, "filter", filterArn=genre)
    wanted = {"1": '"Drama"', "2": '"Comedy"', "3": '"Drama","Comedy"'}
    lines = [json.dumps({"userId": u, "filterValues": {"GENRE": v}}) for u, v in wanted.items()]
    s3.put_object(Bucket=BUCKET, Key="batch/in.json", Body="\n".join(lines).encode())
    job = p.create_batch_inference_job(
        jobName="shop-batch",
        solutionVersionArn=shop.version,
        roleArn=shop.role,
        filterArn=genre,
        numResults=5,
        jobInput={"s3DataSource": {"path": f"s3://{BUCKET}/batch/in.json"}},
        jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/batch/out/"}},
    )["batchInferenceJobArn"]
    until_active(p.describe_batch_inference_job, "batchInferenceJob", batchInferenceJobArn=job)
    body = s3.get_object(Bucket=BUCKET, Key="batch/out/in.json.out")["Body"].read().decode()
    answers = [json.loads(line) for line in body.splitlines()]
    assert [a["input"]["userId"] for a in answers] == ["1", "2", "3"]
    parities = [{int(i) % 2 for i in a["output"]["recommendedItems"]} for a in answers]
    assert parities[:2] == [{0}, {1}]
    assert all(len(a["output"]["recommendedItems"]) == 5 for a in answers)
