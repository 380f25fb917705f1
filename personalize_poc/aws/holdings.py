"""What a run has that was billed or bills, as AWS tells it: times, hours, sizes, capacity."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import resources
from personalize_poc.aws.cleanup import scope
from personalize_poc.aws.cleanup.found import look
from personalize_poc.aws.service_errors import reraise

if TYPE_CHECKING:
    from personalize_poc.aws.workspace import Workspace

WINDOW = 300
"""Seconds of the windows in which the capacity of a campaign is billed."""
JOBS = ("batch-inference-job", "batch-segment-job")
Described = dict[str, Any]
"""The answer of a Describe operation; an import has `bytes` beside it, None if not known."""


@dataclass
class Holdings:
    """What exists of a run; what could not be looked at is in `unseen`, with the reason."""

    imports: list[Described] = field(default_factory=list)
    solutions: list[Described] = field(default_factory=list)
    versions: list[Described] = field(default_factory=list)
    campaigns: list[Described] = field(default_factory=list)
    recommenders: list[Described] = field(default_factory=list)
    batch: list[Described] = field(default_factory=list)
    segments: list[Described] = field(default_factory=list)
    attributions: list[Described] = field(default_factory=list)
    stored: float | None = None
    """Bytes in the run's folder of the bucket."""
    unseen: list[str] = field(default_factory=list)

    def recipe_of(self, campaign: Described) -> str:
        """The name of the recipe behind a campaign; empty if its version is not known."""
        version = str(campaign.get("solutionVersionArn", ""))
        solution = version.rsplit("/", 1)[0]
        every = [*self.versions, *self.solutions]
        for one in every:
            if version == one.get("solutionVersionArn") or solution == one.get("solutionArn"):
                return str(one.get("recipeArn", "")).rsplit("/", 1)[-1]
        return ""


def of(ws: Workspace) -> Holdings:
    """Everything of a run that was billed or bills. It changes nothing.

    Raises:
        Refused: the service did not answer a question.
    """
    known = Holdings()
    try:
        _of_personalize(ws, known)
    except Exception as problem:
        reraise(f"costs of run {ws.run_name!r}", problem)
    known.stored = _size(ws, known, ws.bucket, ws.s3_prefix)
    return known


def _of_personalize(ws: Workspace, known: Holdings) -> None:
    client = ws.target.personalize
    take: dict[str, Callable[[Described], None]] = {
        "campaign": known.campaigns.append,
        "recommender": known.recommenders.append,
        "solution": known.solutions.append,
        "metric-attribution": lambda one: known.attributions.append(
            {**one, "metrics": _metrics(ws, one["metricAttributionArn"])}
        ),
    }
    seen = look(scope.of_run(ws), not_mine=True)
    for item in (*seen.items, *seen.kept):
        if item.kind == "dataset":
            _imports(ws, known, item.ref)
        elif item.kind not in take:
            continue
        elif described := resources.describe(client, item.ref):
            take[item.kind](described)
        if item.kind == "solution":
            _versions(ws, known, item.ref)


def _versions(ws: Workspace, known: Holdings, solution: str) -> None:
    client = ws.target.personalize
    for version in resources.listed(client, "solution-version", solutionArn=solution):
        arn = version["solutionVersionArn"]
        known.versions.append({**version, **(resources.describe(client, arn) or {})})
        for kind, into in zip(JOBS, (known.batch, known.segments), strict=True):
            into += resources.listed(client, kind, solutionVersionArn=arn)


def _imports(ws: Workspace, known: Holdings, dataset: str) -> None:
    client = ws.target.personalize
    for job in resources.listed(client, "dataset-import-job", datasetArn=dataset):
        described = resources.describe(client, job["datasetImportJobArn"]) or job
        place = str(described.get("dataSource", {}).get("dataLocation", ""))
        bucket, _, key = place.removeprefix("s3://").partition("/")
        size = _size(ws, known, bucket, key) if bucket else None
        known.imports.append({**described, "bytes": size or None})


def _metrics(ws: Workspace, arn: str) -> int:
    """How many metrics a metric attribution publishes."""
    pages = ws.target.personalize.get_paginator("list_metric_attribution_metrics")
    every = pages.paginate(metricAttributionArn=arn)
    return sum(len(page.get("metrics", [])) for page in every)


def _size(ws: Workspace, known: Holdings, bucket: str, prefix: str) -> float | None:
    """Bytes of a file or of what is in a folder; None if it cannot be looked at."""
    folder = prefix if not prefix or prefix.endswith("/") else prefix + "/"
    try:
        pages = ws.target.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        files = [one for page in pages for one in page.get("Contents", [])]
    except Exception as problem:
        if resources.code_of(problem) != "NoSuchBucket":
            known.unseen.append(f"s3://{bucket}/{prefix}: {resources.message_of(problem)}")
        return None
    return float(sum(f["Size"] for f in files if f["Key"] == prefix or f["Key"].startswith(folder)))


# --- What a description says ------------------------------------------------------------------
def by_month(campaign: Described, now: dt.datetime) -> dict[tuple[int, int], float]:
    """(year, month) -> TPS-hours of a campaign, in windows of five minutes from its creation."""
    begin = campaign["creationDateTime"].astimezone(dt.UTC)
    windows = math.ceil(max(0.0, (now - begin).total_seconds()) / WINDOW)
    end, found = begin + dt.timedelta(seconds=windows * WINDOW), {}
    while begin < end:
        first = begin.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        until = min(end, (first + dt.timedelta(days=32)).replace(day=1))
        hours = (until - begin).total_seconds() / 3600
        found[begin.year, begin.month] = hours * least(campaign)
        begin = until
    return found


def least(campaign: Described) -> int:
    """Its minProvisionedTPS, 1 if it was left out."""
    return int(campaign.get("minProvisionedTPS") or 1)


def standing(every: Sequence[Described]) -> list[Described]:
    """Those that are there to stay: neither failed nor being deleted."""
    return [
        one
        for one in every
        if not resources.has_failed(one["status"]) and not resources.is_leaving(one["status"])
    ]


def is_v2(recipe: str) -> bool:
    """Whether a recipe is billed by interactions and requests, as the second generation is."""
    return recipe.endswith("-v2")


def days(solution: Described) -> float:
    """How often a solution trains by itself; the guide's usual 7 days unless it says so."""
    told: Any = solution.get("solutionConfig", {}).get("autoTrainingConfig", {})
    found = re.search(r"rate\((\d+) (day|hour)", str(told.get("schedulingExpression", "")))
    if not found or not int(found[1]):
        return 7.0
    return int(found[1]) / (24 if found[2] == "hour" else 1)


def last_hours(versions: Sequence[Described], solution: str) -> float | None:
    """Training hours of the newest finished version of a solution."""
    own = [
        one
        for one in versions
        if one["solutionVersionArn"].startswith(f"{solution}/") and one.get("trainingHours")
    ]
    newest = max(own, key=lambda one: one["creationDateTime"], default=None)
    return None if newest is None else float(newest["trainingHours"])


def short(arn: str) -> str:
    """`…:solution/poc-workshop_sims/ab12cd34` -> `sims/ab12cd34`."""
    _, _, name = resources.short(arn).partition("/")
    return name.partition("_")[2] or name
