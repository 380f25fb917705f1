"""All that boto3 clients are told about the data directory of `write_data_directory`."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import boto3
from botocore.config import Config

REGION, BUCKET, ROLE = "us-east-1", "films-bucket", "films"
UNFINISHED = "unfinished"
"""Name of the batch job that was not finished when the directory was packed."""
EXPLORING = "exploring"
"""Name of a campaign that answers differently every time."""
DAY = 86_400
Client = Callable[[str], Any]

_KINDS = (
    "dataset_groups",
    "schemas",
    "datasets",
    "dataset_import_jobs",
    "dataset_export_jobs",
    "data_deletion_jobs",
    "event_trackers",
    "solutions",
    "solution_versions",
    "campaigns",
    "filters",
    "recommenders",
    "metric_attributions",
    "batch_inference_jobs",
    "batch_segment_jobs",
)


def clients(endpoint: str) -> Client:
    """Makes clients of a running stand-in. What they send says nothing of this machine."""

    def client(name: str) -> Any:
        made: Any = boto3  # its types know literal names of services alone
        return made.client(
            name,
            region_name=REGION,
            endpoint_url=endpoint,
            aws_access_key_id="local",
            aws_secret_access_key="local",
            config=Config(user_agent="boto3"),
        )

    return client


def wait(personalize: Any, timeout: float = 600) -> None:
    """Block until nothing is pending or in progress. Raises TimeoutError."""
    deadline = time.monotonic() + timeout
    while any(
        one.get("status", "").endswith(("PENDING", "IN_PROGRESS"))
        for kind in _KINDS
        for one in listed(personalize, kind)
    ):
        if time.monotonic() > deadline:
            raise TimeoutError(f"something is still in progress after {timeout:.0f} seconds")
        time.sleep(0.1)


def listed(personalize: Any, kind: str) -> list[dict[str, Any]]:
    """All resources of a kind, e.g. ``solutions``."""
    list_them, found = getattr(personalize, f"list_{kind}"), []
    token: dict[str, str] | None = {}
    while token is not None:
        page = list_them(**token)
        found += next(value for value in page.values() if isinstance(value, list))
        token = {"nextToken": page["nextToken"]} if "nextToken" in page else None
    return found


def answers(client: Client, questions: dict[str, Any]) -> dict[str, Any]:
    """Everything that can be seen, as JSON.

    questions: ``moment``, when the events were put (Unix seconds), and for further events ``rid``,
    an answer of a campaign that is deleted, and ``tracking``, the id of the tracker.
    """
    personalize = client("personalize")
    lists = {kind: _without_unfinished(listed(personalize, kind)) for kind in _KINDS}
    found = {
        "lists": lists,
        "descriptions": {
            _arn(one, kind): _described(personalize, kind, _arn(one, kind))
            for kind in _KINDS
            for one in lists[kind]
        },
        "tags": {
            arn: personalize.list_tags_for_resource(resourceArn=arn)["tags"]
            for one in lists["dataset_groups"]
            for arn in [one["datasetGroupArn"]]
        },
        "metrics": {
            arn: personalize.get_solution_metrics(solutionVersionArn=arn)["metrics"]
            for one in lists["solution_versions"]
            for arn in [one["solutionVersionArn"]]
        },
        "attributed": {
            arn: personalize.list_metric_attribution_metrics(metricAttributionArn=arn)["metrics"]
            for one in lists["metric_attributions"]
            for arn in [one["metricAttributionArn"]]
        },
        "cloudwatch": counts(client, questions["moment"]),
        "recommendations": recommendations(client, lists),
        "objects": _objects(client("s3")),
        "role": _role(client("iam")),
    }
    return dict(_plain(found))


def recommendations(client: Client, lists: dict[str, Any]) -> dict[str, list[Any]]:
    """What campaigns and recommenders answer: ``[id, score]`` in order, score None without one."""
    runtime, answered = client("personalize-runtime"), {}
    filters = {one["name"]: one["filterArn"] for one in lists["filters"]}
    for campaign in lists["campaigns"]:
        name, arn = campaign["name"], {"campaignArn": campaign["campaignArn"]}
        for question, params in _questions(name, filters).items():
            ask = getattr(runtime, params.pop("operation", "get_recommendations"))
            answered[f"{name}: {question}"] = _items(ask(**arn, **params))
    for recommender in lists["recommenders"]:
        found = runtime.get_recommendations(
            recommenderArn=recommender["recommenderArn"], userId="u3", itemId="i5", numResults=15
        )
        answered[recommender["name"]] = _items(found)
    return answered


def counts(client: Client, moment: float) -> dict[str, list[float]]:
    """``metric, source`` → samples and sum that CloudWatch has of attributions around a moment."""
    cloudwatch, found = client("cloudwatch"), {}
    start = datetime.fromtimestamp(moment // DAY * DAY).astimezone()
    for metric in cloudwatch.list_metrics(Namespace="AWS/Personalize")["Metrics"]:
        dimensions = {d["Name"]: d["Value"] for d in metric["Dimensions"]}
        if "EventAttributionSource" not in dimensions:
            continue  # how much campaigns and trackers are used
        points = cloudwatch.get_metric_statistics(
            **metric,
            StartTime=start - timedelta(days=1),
            EndTime=start + timedelta(days=2),
            Period=DAY,
            Statistics=["Sum", "SampleCount"],
        )["Datapoints"]
        found[f"{metric['MetricName']}, {dimensions['EventAttributionSource']}"] = [
            sum(point["SampleCount"] for point in points),
            sum(point["Sum"] for point in points),
        ]
    return found


def _questions(campaign: str, filters: dict[str, str]) -> dict[str, Any]:
    """The questions to a campaign, by a name; its own name says of which recipe it is."""
    if campaign == EXPLORING:
        return {}
    if campaign == "personalized-ranking":
        ranked = {"operation": "get_personalized_ranking", "inputList": [f"i{n}" for n in range(9)]}
        return {user: {**ranked, "userId": user} for user in ("u3", "nobody")}
    if campaign == "next-best-action":
        return {"u3": {"operation": "get_action_recommendations", "userId": "u3"}}
    genre = {"filterArn": filters["genre"], "filterValues": {"GENRE": '"Drama"'}}
    return {
        "u3": {"userId": "u3", "itemId": "i5", "numResults": 15},
        "live": {"userId": "live", "itemId": "i6", "numResults": 15},
        "nobody": {"userId": "nobody", "itemId": "i7", "numResults": 15},
        "genre": {"userId": "u4", "itemId": "i5", **genre},
        "unseen": {"userId": "live", "itemId": "i5", "filterArn": filters["unseen"]},
    }


def _items(answer: dict[str, Any]) -> list[Any]:
    (member,) = {"itemList", "personalizedRanking", "actionList"} & answer.keys()
    return [[one.get("itemId") or one.get("actionId"), one.get("score")] for one in answer[member]]


def _without_unfinished(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in found if one.get("jobName") != UNFINISHED]


def _arn(one: dict[str, Any], kind: str) -> str:
    return str(one[_member(kind, "Arn")])


def _described(personalize: Any, kind: str, arn: str) -> dict[str, Any]:
    describe = getattr(personalize, f"describe_{kind.removesuffix('s')}")
    return dict(describe(**{_member(kind, "Arn"): arn})[_member(kind)])


def _member(kind: str, end: str = "") -> str:
    """``solution_versions`` → ``solutionVersion``."""
    return re.sub("_(.)", lambda found: found[1].upper(), kind.removesuffix("s")) + end


def _objects(s3: Any) -> dict[str, Any]:
    found = s3.list_objects_v2(Bucket=BUCKET)["Contents"]
    bodies = {
        one["Key"]: s3.get_object(Bucket=BUCKET, Key=one["Key"])["Body"].read()
        for one in found
        if not one["Key"].startswith(UNFINISHED)
    }
    return {key: [len(body), hashlib.sha256(body).hexdigest()] for key, body in bodies.items()}


def _role(iam: Any) -> dict[str, Any]:
    role = iam.get_role(RoleName=ROLE)["Role"]
    own = iam.list_role_policies(RoleName=ROLE)["PolicyNames"]
    return {
        "role": role,
        "policies": [
            iam.get_role_policy(RoleName=ROLE, PolicyName=n)["PolicyDocument"] for n in own
        ],
    }


def _plain(value: Any) -> Any:
    """The same of what JSON has; moments in UTC."""
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value
