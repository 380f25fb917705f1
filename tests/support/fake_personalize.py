"""A tiny Personalize behind a real boto3 client: names, parents, statuses that move by the clock.

It knows no rule of the service but those that the thin package leans on; the functional tests use
the stand-in itself.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any

import boto3
import botocore.session
from botocore.loaders import create_loader
from moto import mock_aws

from personalize_poc.aws import resources
from personalize_poc.aws.targets import Target
from personalize_poc.local.cloud import patches

ACCOUNT = "123456789012"
_MODELS = create_loader()
"""Models of services are read once, not by each test."""
PENDING, WORKING = "CREATE PENDING", "CREATE IN_PROGRESS"


class Clock:
    """Time that passes only in sleep()."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class FakePersonalize:
    def __init__(self, client: Any, clock: Clock, seconds: float = 60.0) -> None:
        self.clock, self.seconds = clock, seconds
        self.held: dict[str, dict[str, Any]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.fail: dict[str, str] = {}
        self.refuse: list[tuple[str, str, str]] = []
        self.count = 0
        self.region = client.meta.region_name
        self.model = client.meta.service_model
        client.meta.events.register_first("before-call.personalize", self._answer)

    def operations(self, verb: str = "") -> list[str]:
        return [name for name, _ in self.calls if name.startswith(verb)]

    def _answer(self, model: Any, params: dict[str, Any], **_: Any) -> Any:
        asked = json.loads(params["body"] or "{}")
        self.calls.append((model.name, asked))
        self._move()
        for number, (operation, code, message) in enumerate(self.refuse):
            if operation == model.name:
                del self.refuse[number]
                return self._error(code, message)
        if model.name == "ListTagsForResource":
            if asked["resourceArn"] not in self.held:
                return self._error("ResourceNotFoundException", "It does not exist.")
            return self._ok(tags=self.held[asked["resourceArn"]].get("tags", []))
        for verb in ("Create", "Describe", "List", "Delete", "Update", "Stop"):
            if model.name.startswith(verb):
                return getattr(self, verb.lower())(model.name.removeprefix(verb), asked)
        raise AssertionError(model.name)

    def _error(self, code: str, message: str) -> Any:
        class Http:
            status_code = 400

        return Http(), {
            "Error": {"Code": code, "Message": message},
            "ResponseMetadata": {"HTTPStatusCode": 400},
        }

    def _ok(self, **members: Any) -> Any:
        class Http:
            status_code = 200

        return Http(), {**members, "ResponseMetadata": {"HTTPStatusCode": 200}}

    def _time(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self.clock.now, dt.UTC)

    def _move(self) -> None:
        for arn, one in list(self.held.items()):
            age = self.clock.now - one["_since"]
            status = one.get("status")
            if status in (PENDING, WORKING):
                if age >= self.seconds:
                    reason = self.fail.get(one.get("name") or one.get("jobName") or "")
                    one["status"] = "CREATE FAILED" if reason else "ACTIVE"
                    if reason:
                        one["failureReason"] = reason
                    one["lastUpdatedDateTime"] = self._time()
                elif age > 0:
                    one["status"] = WORKING
            elif status == "DELETE PENDING" and age >= self.seconds:
                for other in [a for a in self.held if a == arn or a.startswith(arn + "/")]:
                    if resources.kind_of(other) in (resources.kind_of(arn), "solution-version"):
                        del self.held[other]

    def create(self, noun: str, asked: dict[str, Any]) -> Any:
        kind = resources.kind_of_noun(noun)
        name = asked.get("name") or asked.get("jobName")
        self.count += 1
        start = f"arn:aws:personalize:{self.region}:{ACCOUNT}:"
        if kind == "solution-version":
            arn = f"{asked['solutionArn']}/{self.count:08x}"
            asked = {"trainingMode": "FULL", **asked}
        elif kind == "dataset":
            asked = {**asked, "datasetType": asked["datasetType"].upper()}
            group = asked["datasetGroupArn"].rsplit("/", 1)[1]
            arn = f"{start}dataset/{group}/{asked['datasetType']}"
        elif kind == "event-tracker":
            arn = f"{start}event-tracker/{self.count:08x}"
        else:
            arn = f"{start}{kind}/{name}"
        if arn in self.held:
            return self._error(
                "ResourceAlreadyExistsException", f"Another resource with Arn {arn} already exists."
            )
        now = self._time()
        one = {
            **asked,
            f"{resources.member(kind)}Arn": arn,
            "creationDateTime": now,
            "lastUpdatedDateTime": now,
            "_since": self.clock.now,
        }
        if kind != "schema":
            one["status"] = PENDING
        self.held[arn] = one
        return self._ok(**{f"{resources.member(kind)}Arn": arn})

    def describe(self, noun: str, asked: dict[str, Any]) -> Any:
        (arn,) = asked.values()
        if arn not in self.held:
            return self._error("ResourceNotFoundException", f"{arn} does not exist.")
        member = resources.member(resources.kind_of_noun(noun))
        return self._ok(**{member: self._shown(arn)})

    def _shown(self, arn: str) -> dict[str, Any]:
        return {key: value for key, value in self.held[arn].items() if not key.startswith("_")}

    def list(self, plural: str, asked: dict[str, Any]) -> Any:
        kind = resources.kind_of_noun(plural.removesuffix("s"))
        filters = {key: value for key, value in asked.items() if key.endswith("Arn")}
        found = []
        for arn in self.held:
            one = self._shown(arn)
            solution = str(one.get("solutionVersionArn", "")).rsplit("/", 1)[0]
            one.setdefault("solutionArn", solution)
            if resources.kind_of(arn) == kind and filters.items() <= one.items():
                found.append(one)
        start = int(asked.get("nextToken", 0))
        page: dict[str, Any] = {
            plural if plural == "Filters" else plural[0].lower() + plural[1:]: found[start:][:2]
        }
        if start + 2 < len(found):
            page["nextToken"] = str(start + 2)
        return self._ok(**page)

    def delete(self, noun: str, asked: dict[str, Any]) -> Any:
        (arn,) = asked.values()
        if arn not in self.held:
            return self._error("ResourceNotFoundException", f"{arn} does not exist.")
        one = self.held[arn]
        if one.get("status") in (PENDING, WORKING) or str(one.get("status")).startswith("DELETE"):
            return self._error("ResourceInUseException", f"{arn} is {one['status']}.")
        if self._dependents(arn):
            return self._error("ResourceInUseException", f"{self._dependents(arn)} depend on it.")
        if noun == "Schema":
            del self.held[arn]
        else:
            one["status"], one["_since"] = "DELETE PENDING", self.clock.now
        return self._ok()

    def _dependents(self, arn: str) -> Sequence[str]:
        kind = resources.kind_of(arn)
        found = []
        for other, one in self.held.items():
            if kind == "dataset-group":
                bound = one.get("datasetGroupArn") == arn and other != arn
                if bound and "import-job" not in other:
                    found.append(other)
            elif kind == "schema" and one.get("schemaArn") == arn and other != arn:
                found.append(other)
            elif kind == "solution":
                if "campaign/" in other and one["solutionVersionArn"].startswith(arn + "/"):
                    found.append(other)
                of_version = str(one.get("solutionVersionArn", "")) if ":batch-" in other else other
                if of_version.startswith(arn + "/") and one["status"] in (PENDING, WORKING):
                    found.append(other)
            elif kind == "dataset" and one.get("datasetArn") == arn != other:
                found += [other] if one["status"] in (PENDING, WORKING) else []
        return found

    def update(self, noun: str, asked: dict[str, Any]) -> Any:
        one = self.held[asked["campaignArn"]]
        one.update(asked)
        return self._ok(campaignArn=asked["campaignArn"])

    def stop(self, _: str, asked: dict[str, Any]) -> Any:
        self.held[asked["solutionVersionArn"]]["status"] = "CREATE STOPPED"
        return self._ok()


def fake_target(region: str = "us-east-1", seconds: float = 60.0) -> Iterator[Any]:
    """Yields (target, fake, clock): Personalize faked, S3 and IAM those of moto, all in process."""
    clock = Clock()
    # As it is, moto takes the bucket's denial of insecure transport for a denial of everything.
    with mock_aws(), patches.bucket_permission.installed():
        core = botocore.session.Session()
        core.register_component("data_loader", _MODELS)
        core.set_credentials("testing", "testing")
        session = boto3.Session(botocore_session=core, region_name=region)
        target = Target(
            "aws", region, ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/tester", None, session
        )
        yield target, FakePersonalize(target.personalize, clock, seconds), clock
