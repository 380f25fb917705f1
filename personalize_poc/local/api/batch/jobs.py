"""What batch inference jobs and batch segment jobs share: files from S3, filters, answers to S3."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from personalize_poc.local.api import resources
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.batch.description import InputFile
from personalize_poc.local.batch.json_lines import CHECK, MAX_FILES, answers_name
from personalize_poc.local.cloud.role_access import INVALID_INPUT, INVALID_OUTPUT
from personalize_poc.local.errors import InvalidInputException, JobFailed
from personalize_poc.local.jobs.kinds import CREATION, JobKind
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, ResourceKind, Status


class BatchWork(JobKind[Service]):
    """A job with input and output on S3."""

    lifecycle = CREATION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Put the answers to S3, the marker object last."""
        folder = workdir / "output"
        names = [*result["files"], CHECK]
        target = resource.body["jobOutput"]["s3DataDestination"]
        service.cloud.put(
            {name: folder / name for name in names},
            target["path"],
            resource.body["roleArn"],
            resource.account,
            resource.region,
            source_arn=resource.arn,
            kms_key=target.get("kmsKeyArn"),
        )
        shutil.rmtree(folder, ignore_errors=True)
        return {}


def fetch_input(service: Service, resource: Resource, workdir: Path) -> list[InputFile]:
    """Fetch the input files.

    Raises JobFailed, also when the answers could not be written.
    """
    folder = workdir / "input"
    folder.mkdir()
    source = resource.body["jobInput"]["s3DataSource"]
    fetched = service.cloud.fetch(
        source["path"],
        resource.body["roleArn"],
        resource.account,
        resource.region,
        folder,
        source_arn=resource.arn,
        no_place=INVALID_INPUT,
        kms_key=source.get("kmsKeyArn"),
    )
    if len(fetched) > MAX_FILES:
        raise JobFailed(f"The input has {len(fetched)} files; {MAX_FILES} are allowed.")
    files = [InputFile(one.uri.rstrip("/").rsplit("/", 1)[-1], one.path) for one in fetched]
    target = resource.body["jobOutput"]["s3DataDestination"]
    answers = [*(answers_name(file.name) for file in files), CHECK]
    refuse_overwriting([one.uri for one in fetched], target["path"], answers)
    # Nobody should wait for a million answers that have no place to go to.
    service.cloud.may_put(
        answers,
        target["path"],
        resource.body["roleArn"],
        resource.account,
        resource.region,
        source_arn=resource.arn,
        kms_key=target.get("kmsKeyArn"),
    )
    return files


def refuse_overwriting(inputs: Iterable[str], target: str, answers: Iterable[str]) -> None:
    """Raise JobFailed when answers of these names in `target` would replace an input object.

    The folder of the input may be that of the output: ``users.json`` becomes ``users.json.out``.
    But a second job on the whole folder would read the answers of the first, and replace them.
    """
    folder = target.rstrip("/")
    replaced = sorted(set(inputs) & {f"{folder}/{name}" for name in answers})
    if replaced:
        raise JobFailed(
            f"{INVALID_OUTPUT} {replaced[0]} is an input of this job, and an answer would replace "
            "it. Name another output folder, or a single input file."
        )


def check_running(context: Context, kind: ResourceKind, quota: str) -> None:
    """Raise LimitExceededException when too many jobs of this kind have not ended."""
    running = context.state.resources.select(
        kind, account=context.account, region=context.region, statuses=PENDING
    )
    what = "resources with PENDING or IN_PROGRESS status"
    resources.within_quota(context, quota, running, what)


def check_paths(source: dict[str, Any], target: dict[str, Any]) -> None:
    """The places of input and output. Raises InvalidInputException."""
    for path, what in ((source["path"], "input"), (target["path"], "output")):
        if not path.startswith("s3://"):
            raise InvalidInputException(f"Invalid S3 {what} path: {path} is not s3://bucket/…")


def check_filter(context: Context, arn: str | None, version: Resource) -> Resource | None:
    """The filter of a job, if it has one: ACTIVE, and of the dataset group of the version.

    Raises ResourceNotFoundException, InvalidInputException.
    """
    if arn is None:
        return None
    found = resources.get(context, arn, ResourceKind.FILTER)
    if found.status != Status.ACTIVE:
        raise InvalidInputException(f"The filter {arn} is not ACTIVE (it is {found.status}).")
    if found.dataset_group != version.dataset_group:
        raise InvalidInputException(
            f"The filter {arn} belongs to dataset group {found.dataset_group}, the solution "
            f"version to {version.dataset_group}."
        )
    return found
