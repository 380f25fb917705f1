"""Batch segment jobs through boto3: users of items and of attributes, from S3 to S3."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from tests.support.serving_world import BUCKET, STEPS, USERS, World, mock

COMEDY = 'ITEMS.GENRES = "Comedy"'


class Films(World):
    """The film service with a version of each recipe that makes segments."""

    items = attributes = ""

    def job(self, name: str, version: str, **params: Any) -> str:
        """A job on ``segments/{name}.json``, not waited for; its ARN."""
        source = {"path": f"s3://{BUCKET}/segments/{name}.json"}
        asked: dict[str, Any] = {
            "jobName": name,
            "solutionVersionArn": version,
            "roleArn": self.role,
            "jobInput": {"s3DataSource": source},
            "jobOutput": {"s3DataDestination": {"path": f"s3://{BUCKET}/users/{name}/"}},
        }
        made = self.personalize.create_batch_segment_job(**{**asked, **params})
        return str(made["batchSegmentJobArn"])

    def shown(self, arn: str) -> dict[str, Any]:
        """The description of an ended job."""
        self.idle()
        found = self.personalize.describe_batch_segment_job(batchSegmentJobArn=arn)
        return dict(found["batchSegmentJob"])

    def put(self, key: str, *lines: Any) -> None:
        """An input file."""
        body = "".join(f"{x if isinstance(x, str) else json.dumps(x)}\n" for x in lines)
        self.s3.put_object(Bucket=BUCKET, Key=f"segments/{key}", Body=body.encode())

    def output(self, key: str) -> list[Any]:
        """The objects of an output file."""
        body = self.s3.get_object(Bucket=BUCKET, Key=f"users/{key}")["Body"].read().decode()
        return [json.loads(line) for line in body.splitlines()]

    def ended(self, arn: str) -> str:
        """Wait for a job, which must succeed; its name."""
        shown = self.shown(arn)
        assert shown["status"] == "ACTIVE", shown
        return str(shown["jobName"])


@pytest.fixture(scope="module")
def films() -> Iterator[Films]:
    with mock_aws(), mock() as running:
        assert boto3  # the clients of the world answer in process
        world = Films(running)
        world.build()
        small = {"algorithmHyperParameters": {"hidden_dimension": "32"}}
        world.items = world.train("aws-item-affinity", **small)
        world.attributes = world.train("aws-item-attribute-affinity", **small)
        _what_came_later(world)
        yield world


def _what_came_later(world: Films) -> None:
    """A user who watches horror, one comedy for u0, and bulk data that is added."""
    for number in range(8):
        world.watch("newcomer", f"horror-{number}", session="new")
    world.watch("u0", "comedy-4", session="live")
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"]
    lines += [f"added,comedy-{n % 30},{1_600_000_000 + n},Watch,1" for n in range(1000)]
    world.import_csv("Interactions", "added", "\n".join(lines) + "\n", importMode="INCREMENTAL")


def genre_of(user: str) -> int:
    return int(user[1:]) % 3


def test_metrics_are_those_of_segments(films: Films) -> None:
    for version in (films.items, films.attributes):
        found = films.personalize.get_solution_metrics(solutionVersionArn=version)["metrics"]
        assert set(found) == {"coverage", "hits_at_1_percent", "recall_at_1_percent"}
        assert found["hits_at_1_percent"] > 0


def fresh(item: int, genre: int) -> set[str]:
    """The users of a genre who have not come to this film of it."""
    starts = range(USERS // 3)
    return {f"u{3 * first + genre}" for first in starts if (item - first) % 30 >= STEPS}


def test_users_of_items_from_a_folder_of_files(films: Films) -> None:
    """Nobody watches a film twice, so those of the genre who have not had it come first."""
    lines = [{"itemId": "comedy-4"}, {"itemId": "horror-7"}]
    bad = ["{", [1], {"itemId": 5}, {"userId": "u1"}, {"itemId": "nope"}, {"itemId": "brand-new"}]
    films.put("items/good.json", *lines)
    films.put("items/bad.json", *bad, lines[0])
    source = {"s3DataSource": {"path": f"s3://{BUCKET}/segments/items/"}}
    films.ended(films.job("items", films.items, jobInput=source, numResults=100))
    good, errors = films.output("items/good.json.out"), films.output("items/bad.json.out")
    assert films.output("items/_CHECK") == []

    assert [answer["input"] for answer in good] == lines
    for answer, item, genre in zip(good, (4, 7), (1, 2), strict=True):
        assert answer["error"] is None
        assert set(answer["output"]) == {"usersList"}
        users = answer["output"]["usersList"]
        first = fresh(item, genre)
        assert set(users[: len(first)]) - {"newcomer"} <= first
        everybody = {f"u{n}" for n in range(USERS)} | {"newcomer"}  # not those added in bulk
        assert len(users) == USERS + 1
        assert set(users) == everybody
    assert errors[6] == good[0], "a bad line harms no other"
    for answer, told in zip(
        errors,
        (
            "not JSON",
            "must be a JSON object",
            "itemId must be a text",
            "itemId is required",
            "item nope had no interactions",
            "item brand-new had no interactions",
        ),
        strict=False,
    ):
        assert told in answer["error"]
        assert answer["output"] is None


def test_users_of_attributes(films: Films) -> None:
    horror = 'items.GENRES = "Horror" AND ITEMS.GENRES = "War"'
    queries = [
        COMEDY,
        horror,
        'ITEMS.GENRES = "Horror"',
        "ITEMS.YEAR = 1965",
        "ITEMS.GENRES = Comedy",
        'ITEMS.GENRES = "Comedy" AND ITEMS.GENRES = "Horror"',
    ]
    films.put("values.json", *[{"itemAttributes": q} for q in queries], {"itemId": "drama-1"})
    films.ended(films.job("values", films.attributes))
    answers = films.output("values/values.json.out")
    users = [answer["output"] and answer["output"]["usersList"] for answer in answers]
    assert {genre_of(user) for user in users[0][:20]} == {1}
    assert {genre_of(user) for user in users[1][:20] if user != "newcomer"} == {2}
    assert "newcomer" in users[2], "training never saw them"
    assert len(users[3]) == 25
    errors = [answer["error"] for answer in answers]
    assert errors[:4] == [None] * 4
    assert errors[4].startswith("Invalid itemAttributes at character 16: ")
    assert errors[5] == "No item in training has all of these attributes."
    assert "itemAttributes is required" in errors[6]


def test_filters(films: Films) -> None:
    """By metadata, with a value for each line; and by what users did with the item of the line."""
    young = films.filter("young", "INCLUDE UserID WHERE Users.AGE < $AGE")
    watched = 'EXCLUDE UserID WHERE Interactions.EVENT_TYPE IN ("watch")'
    watchers = films.filter("watchers", watched)
    with refused("uses interactions"):
        films.job("no-events", films.attributes, filterArn=watchers)
    lines = [{"itemAttributes": COMEDY, "filterValues": {"AGE": age}} for age in ("30", "21")]
    films.put("young.json", *lines, {"itemAttributes": COMEDY})
    films.put("watchers.json", {"itemId": "comedy-4"})
    tags = [{"tagKey": "team", "tagValue": "films"}]
    jobs = [
        films.job("young", films.attributes, filterArn=young, tags=tags),
        films.job("watchers", films.items, filterArn=watchers, numResults=100),
    ]
    assert [films.ended(job) for job in jobs] == ["young", "watchers"]
    answers = films.output("young/young.json.out")
    found = [answer["output"] and set(answer["output"]["usersList"]) for answer in answers]
    assert found == [{f"u{n}" for n in range(10)}, {"u0"}, None]
    assert "a value is required for AGE" in answers[2]["error"]
    (answer,) = films.output("watchers/watchers.json.out")
    others = {f"u{n}" for n in range(1, USERS) if n % 3 != 1}
    assert set(answer["output"]["usersList"]) == others | fresh(4, 1) | {"newcomer"}
    _shown_and_listed(films, jobs[0], young)


def _shown_and_listed(films: Films, arn: str, filter_arn: str) -> None:
    shown = films.shown(arn)
    assert arn.endswith(":batch-segment-job/young")
    assert {key: shown[key] for key in ("jobName", "numResults", "filterArn", "status")} == {
        "jobName": "young",
        "numResults": 25,
        "filterArn": filter_arn,
        "status": "ACTIVE",
    }
    assert shown["jobInput"]["s3DataSource"]["path"] == f"s3://{BUCKET}/segments/young.json"
    assert "failureReason" not in shown
    tags = films.personalize.list_tags_for_resource(resourceArn=arn)["tags"]
    assert tags == [{"tagKey": "team", "tagValue": "films"}]
    pages = films.personalize.get_paginator("list_batch_segment_jobs").paginate(
        solutionVersionArn=films.attributes, PaginationConfig={"PageSize": 1}
    )
    found = [job for page in pages for job in page["batchSegmentJobs"]]
    assert arn in {job["batchSegmentJobArn"] for job in found}
    assert {job["solutionVersionArn"] for job in found} == {films.attributes}
    assert set(found[0]) == {
        "batchSegmentJobArn",
        "jobName",
        "status",
        "solutionVersionArn",
        "creationDateTime",
        "lastUpdatedDateTime",
    }
    every = films.personalize.list_batch_segment_jobs()["batchSegmentJobs"]
    assert len(every) > len(found)


class refused:  # noqa: N801 read as a sentence
    """Expects a ClientError whose message holds a text."""

    def __init__(self, text: str, code: str = "InvalidInputException") -> None:
        self.text, self.code = text, code

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> bool:
        assert isinstance(error, ClientError), f"not refused: {error!r}"
        assert error.response["Error"]["Code"] == self.code
        assert self.text in error.response["Error"]["Message"]
        return True


def test_what_a_job_may_not_ask(films: Films) -> None:
    films.put("rules.json", {"itemId": "drama-1"})
    for number in (0, -1, 5_000_001):
        with refused(f"numResults is {number}; it must be 1 to 5000000"):
            films.job("rules", films.items, numResults=number)
    about_items = films.filter("items", 'EXCLUDE ItemID WHERE Items.GENRES IN ("War")')
    with refused("is about ItemID"):
        films.job("rules", films.items, filterArn=about_items)
    asking = films.filter("asking", "INCLUDE UserID WHERE Users.AGE > 3 IF CurrentUser.AGE > 3")
    with refused("uses CurrentUser"):
        films.job("rules", films.items, filterArn=asking)
    with refused("does not exist", "ResourceNotFoundException"):
        films.job("rules", films.items + "0")
    popular = films.train("aws-popularity-count")
    with refused("recipe of type USER_SEGMENTATION"):
        films.job("rules", popular)
    with refused("batch segment jobs only"):
        films.campaign("segments", films.items)
    with refused("batch segment jobs only"):
        films.batch("segments", films.items, ["{}"])


def test_jobs_that_fail_say_why_and_free_what_they_held(films: Films) -> None:
    for name, count in (("many", 11), ("role", 1), ("key", 1)):
        films.put(f"{name}.json", *[{"itemAttributes": COMEDY}] * count)
    nobody = films.role.replace("role/films", "role/nobody")
    key = "arn:aws:kms:us-east-1:123456789012:key/1"
    encrypted = {"s3DataDestination": {"path": f"s3://{BUCKET}/answers/", "kmsKeyArn": key}}
    jobs = [
        films.job("many", films.attributes),
        films.job("missing", films.attributes),
        films.job("role", films.attributes, roleArn=nobody),
        films.job("key", films.attributes, jobOutput=encrypted),
    ]
    shown = [films.shown(job) for job in jobs]
    assert [job["status"] for job in shown] == ["CREATE FAILED"] * 4
    assert shown[0]["failureReason"] == "The input file many.json has more than 10 lines."
    assert shown[1]["failureReason"].startswith("Invalid S3 input path.")
    assert "s3://films-bucket/segments/missing.json" in shown[1]["failureReason"]
    assert "Insufficient privileges for accessing data in Amazon S3" in shown[2]["failureReason"]
    assert f"The KMS key {key} does not exist" in shown[3]["failureReason"]
    listed = films.personalize.list_batch_segment_jobs(solutionVersionArn=films.attributes)
    reasons = {job["jobName"]: job.get("failureReason") for job in listed["batchSegmentJobs"]}
    assert reasons["role"] == shown[2]["failureReason"]


def test_what_a_running_job_uses_cannot_be_deleted(
    films: Films, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = films.filter("everybody", "EXCLUDE UserID WHERE Users.AGE < 0")
    films.put("busy.json", {"itemAttributes": COMEDY})
    assert films.mock.service is not None
    cloud, go_on = films.mock.service.cloud, threading.Event()
    fetch = cloud.fetch

    def later(*given: Any, **named: Any) -> Any:
        assert go_on.wait(300)
        return fetch(*given, **named)

    monkeypatch.setattr(cloud, "fetch", later)
    arn = films.job("busy", films.attributes, filterArn=everybody)
    solution = films.attributes.rsplit("/", 1)[0]
    try:
        with refused(arn, "ResourceInUseException"):
            films.personalize.delete_filter(filterArn=everybody)
        with refused(arn, "ResourceInUseException"):
            films.personalize.delete_solution(solutionArn=solution)
    finally:
        go_on.set()
    films.ended(arn)
    films.personalize.delete_solution(solutionArn=solution)
    films.personalize.delete_filter(filterArn=everybody)
    films.idle()
