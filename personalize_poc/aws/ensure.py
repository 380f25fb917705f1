"""Describe or create: what a notebook asks for exists afterwards, however often the cell runs.

    arn = ensure.resource(target.personalize.create_dataset_group, name=ws.dataset_group)

The first argument is the real boto3 method and the rest its real parameters, so a notebook shows
the request as one would write it without this package.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from personalize_poc.aws import diff, resources, service_errors
from personalize_poc.aws.roles import role
from personalize_poc.aws.storage import bucket, upload
from personalize_poc.errors import BadInput, NameTaken, ResourceFailed, TimedOut
from personalize_poc.standin import discovery

__all__ = ["bucket", "resource", "role", "upload"]

PROPAGATION_SECONDS = 120.0
"""How long a role that was just made may be unknown to the service. AWS says: seconds."""
DELETION_SECONDS = 1800.0
_ROLE_WORDS = re.compile(r"\brole\b", re.IGNORECASE)


def resource(
    create: Callable[..., dict[str, Any]],
    *,
    again: bool = False,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    **parameters: Any,
) -> str:
    """Create a Personalize resource unless it exists, and say which of both happened.

    * It exists with these parameters: its ARN. If its creation had failed, it is deleted and made
      again; if it is being deleted, this waits until it is gone and makes it again.
    * It exists with other parameters: `NameTaken` says which. A campaign that only has to change
      its version, capacity or configuration is updated instead. Jobs cannot be deleted, so a job
      with other parameters gets the next free name (`…-2`).
    * `create_solution_version`: the newest version that is ACTIVE or in training counts, unless
      data was imported after it.

    Args:
        create: a bound `create_…` method of the boto3 client `personalize`.
        again: train another solution version even if one exists.
        sleep, clock: the time, for tests.
        parameters: the parameters of the request.

    Returns:
        The ARN.

    Raises:
        NameTaken, ResourceFailed, TimedOut: see each.
        BadInput: not a create method of Personalize.
    """
    return _Request(create, parameters, sleep, clock).ensured(again)


class _Request:
    """One create request, and what is known of the resource that it would make."""

    def __init__(
        self,
        create: Callable[..., dict[str, Any]],
        parameters: dict[str, Any],
        sleep: Callable[[float], None],
        clock: Callable[[], float],
    ) -> None:
        client: Any = getattr(create, "__self__", None)
        known = client.meta.method_to_api_mapping if hasattr(client, "meta") else {}
        operation = known.get(getattr(create, "__name__", ""), "")
        if not operation.startswith("Create") or not resources.can(client, "CreateDatasetGroup"):
            raise BadInput(
                "ensure.resource() takes a create method of the client `personalize`.",
                "For example: ensure.resource(target.personalize.create_schema, name=…, schema=…)",
            )
        self.create, self.client, self.operation = create, client, operation
        self.parameters = {key: value for key, value in parameters.items() if value is not None}
        self.sleep, self.clock = sleep, clock
        self.kind = resources.kind_of_noun(operation.removeprefix("Create"))
        self.arn_member = f"{resources.member(self.kind)}Arn"
        self.name_member = "jobName" if "jobName" in self._inputs("Create") else "name"
        self.is_job = not resources.can(client, f"Delete{resources.noun(self.kind)}")
        self.is_local = discovery.is_loopback(client.meta.endpoint_url)
        self.interval = 0.2 if self.is_local else 10.0

    def ensured(self, again: bool) -> str:
        try:
            if self.kind == "solution-version":
                return self._version(again)
            return self._job() if self.is_job else self._named()
        except Exception as problem:
            service_errors.reraise(self.label, problem)

    # --- Kinds with a name of their own ---------------------------------------------------
    def _named(self) -> str:
        for _ in range(3):  # a second try after a failed or leaving one made room
            arn = self._existing(self._parents())
            if arn is None:
                made = self._created()
                if made is not None:
                    return made
                arn = self._existing({})  # taken, but not below the same parent
                if arn is None:
                    raise NameTaken(
                        self.label, f"The name of {self.label} is taken.", "Use another run name."
                    )
            kept = self._kept(arn)
            if kept is not None:
                return kept
        raise TimedOut([self.label], 0, "Somebody else seems to delete it at the same time.")

    def _kept(self, arn: str) -> str | None:
        """The ARN of an existing resource that can be used; None once it made room."""
        described = resources.describe(self.client, arn)
        if described is None:
            return None
        if self.kind == "metric-attribution":
            described["metrics"] = self._metrics(arn)
        status = str(described.get("status", "ACTIVE"))
        if resources.is_leaving(status):
            self._say("being deleted; waiting until it is gone")
            self._wait_until_gone(arn)
            return None
        differing = diff.differences(self.parameters, described)
        if resources.has_failed(status):
            if "datasetGroupArn" in differing:
                raise self._taken(arn, differing)
            self._say(f"had failed ({resources.failure(described)}); deleted, to make it again")
            self._delete(arn)
            return None
        update_failed = resources.has_failed(resources.state(described))
        if (differing or update_failed) and self._updated(arn, described, differing):
            return arn
        if differing:
            raise self._taken(arn, differing)
        self._say("already there", status)
        return arn

    def _metrics(self, arn: str) -> list[dict[str, str]]:
        """The metrics of an attribution, which Describe does not show, in the order asked for."""
        found, page = [], {"nextToken": ""}
        while "nextToken" in page:
            more = {"nextToken": page["nextToken"]} if page["nextToken"] else {}
            page = self.client.list_metric_attribution_metrics(metricAttributionArn=arn, **more)
            found += page["metrics"]
        order = [metric["metricName"] for metric in self.parameters["metrics"]]
        place = {name: number for number, name in enumerate(order)}
        return sorted(found, key=lambda one: place.get(one["metricName"], len(place)))

    def _updated(self, arn: str, described: dict[str, Any], differing: dict[str, Any]) -> bool:
        """Bring a campaign to the asked version, capacity and configuration."""
        changes = {name: self.parameters[name] for name in differing}
        if self.kind != "campaign" or not set(changes) <= set(self._inputs("Update")):
            return False
        version = str(self.parameters.get("solutionVersionArn", ""))
        if version.rsplit("/", 1)[0] != str(described["solutionVersionArn"]).rsplit("/", 1)[0]:
            return False  # another solution: not the same campaign any more
        if not changes:
            changes = {"solutionVersionArn": version}  # the last update had failed
        self.client.update_campaign(campaignArn=arn, **changes)
        self._say(f"updated: {', '.join(changes)}")
        return True

    def _taken(self, arn: str, differing: dict[str, Any]) -> NameTaken:
        return NameTaken(
            arn,
            f"{self.label} exists with other parameters: {diff.told(differing)}.",
            "Ask for the same, use another name, or delete it "
            f"(resources.delete(target.personalize, {arn!r}), or notebook 06 for all).",
        )

    # --- Jobs -----------------------------------------------------------------------------
    def _job(self) -> str:
        """A job of this name that did or does the same, or a new one under the next free name."""
        base = self.parameters[self.name_member]
        mine = re.compile(re.escape(base) + r"(?:-(\d+))?")
        taken: dict[int, dict[str, Any]] = {}
        for summary in resources.listed(self.client, self.kind, **self._parents()):
            if found := mine.fullmatch(summary["jobName"]):
                taken[int(found[1] or 1)] = summary
        if taken:
            newest = taken[max(taken)]
            arn, status = newest[self.arn_member], newest["status"]
            described = resources.describe(self.client, arn) or {}
            differing = diff.differences(
                {k: v for k, v in self.parameters.items() if k != self.name_member}, described
            )
            if not differing and not resources.has_failed(status):
                self._say("already there", status)
                return arn
            reason = f"other {', '.join(differing)}" if differing else "the last one failed"
            self._rename(base, max(taken) + 1)
            self._say(f"a new job, because {reason}")
        number = max(taken, default=1)
        for _ in range(20):
            made = self._created()
            if made is not None:
                return made
            number += 1  # taken by a job that is not below the same parent
            self._rename(base, max(number, 2))
        raise NameTaken(self.label, f"Twenty names from {base} on are taken.", "Use another name.")

    def _rename(self, base: str, number: int) -> None:
        self.parameters[self.name_member] = f"{base[: 63 - len(str(number)) - 1]}-{number}"

    # --- Solution versions ----------------------------------------------------------------
    def _version(self, again: bool) -> str:
        solution = self.parameters["solutionArn"]
        mode = self.parameters.get("trainingMode", "FULL")
        versions = (
            [] if again else list(resources.listed(self.client, self.kind, solutionArn=solution))
        )
        usable = [
            one
            for one in versions
            if not resources.has_failed(one["status"])
            and one["status"] != "CREATE STOPPING"
            and one.get("trainingMode", "FULL") in (mode, "AUTOTRAIN")
        ]
        if usable:
            newest = max(usable, key=lambda one: one["creationDateTime"])
            if not self._data_since(solution, newest["creationDateTime"]):
                arn = newest[self.arn_member]
                self._say("already there", newest["status"], resources.short(arn))
                return arn
            self._say("data was imported after the last version; training another one")
        elif versions:
            last = max(versions, key=lambda one: one["creationDateTime"])
            self._say(f"the last version failed ({resources.failure(last)}); training another one")
        made = self._created()
        if made is None:
            raise NameTaken(self.label, f"{self.label} exists.", "Use another name.")
        return made

    def _data_since(self, solution: str, moment: Any) -> bool:
        """Whether an import into the solution's dataset group ended after a moment."""
        described = resources.describe(self.client, solution) or {}
        group = described.get("datasetGroupArn")
        datasets = resources.listed(self.client, "dataset", datasetGroupArn=group) if group else ()
        return any(
            job["status"] == "ACTIVE" and job["lastUpdatedDateTime"] > moment
            for dataset in datasets
            for job in resources.listed(
                self.client, "dataset-import-job", datasetArn=dataset["datasetArn"]
            )
        )

    # --- Calls ----------------------------------------------------------------------------
    def _existing(self, parents: dict[str, str]) -> str | None:
        """The ARN of the resource of this name; datasets are one of each type in a group."""
        wanted_type = str(self.parameters.get("datasetType", "")).upper()
        for summary in resources.listed(self.client, self.kind, **parents):
            if self.kind == "dataset":
                if not parents and summary.get("name") != self.parameters.get("name"):
                    continue
                if summary["datasetType"].upper() == wanted_type:
                    return summary[self.arn_member]
            elif summary.get("name") == self.parameters.get("name"):
                return summary[self.arn_member]
        return None

    def _created(self) -> str | None:
        """The ARN of the new resource; None if the name exists."""
        deadline = self.clock() + PROPAGATION_SECONDS
        while True:
            try:
                arn = self.create(**self.parameters)[self.arn_member]
                self._say("created")
                return arn
            except Exception as problem:
                code = resources.code_of(problem)
                if code == "ResourceAlreadyExistsException":
                    return None
                if not self._role_is_young(code, problem) or self.clock() >= deadline:
                    raise
                self.sleep(5.0)

    def _role_is_young(self, code: str, problem: Exception) -> bool:
        """Whether AWS may not know the role yet. The stand-in knows it at once: no retry there."""
        return (
            not self.is_local
            and "roleArn" in self.parameters
            and code == "InvalidInputException"
            and bool(_ROLE_WORDS.search(resources.message_of(problem)))
        )

    def _delete(self, arn: str) -> None:
        resources.delete(self.client, arn)
        self._wait_until_gone(arn)

    def _wait_until_gone(self, arn: str) -> None:
        started = self.clock()
        while described := resources.describe(self.client, arn):
            if resources.state(described) == "DELETE FAILED":
                raise ResourceFailed(arn, resources.failure(described), "Delete it by hand.")
            if self.clock() - started >= DELETION_SECONDS:
                raise TimedOut([arn], DELETION_SECONDS, "Run this again later.")
            self.sleep(self.interval)

    # --- Words and the model --------------------------------------------------------------
    @property
    def label(self) -> str:
        """Kind and name, for messages."""
        name = self.parameters.get(self.name_member)
        if name is None and "solutionArn" in self.parameters:
            name = f"of {resources.short(self.parameters['solutionArn'])}"
        return f"{self.kind.replace('-', ' ')} {name or ''}".strip()

    def _say(self, what: str, status: str = "", name: str = "") -> None:
        state = f" ({status})" if status and status != "ACTIVE" else ""
        print(f"{name or self.label}: {what}{state}")

    def _inputs(self, verb: str) -> list[str]:
        operation = f"{verb}{resources.noun(self.kind)}"
        if not resources.can(self.client, operation):
            return []
        return list(self.client.meta.service_model.operation_model(operation).input_shape.members)

    def _parents(self) -> dict[str, str]:
        """Those parameters of the request by which the List operation can filter."""
        operation, _ = resources.list_operation(self.client, self.kind)
        filters = self.client.meta.service_model.operation_model(operation).input_shape.members
        return {
            name: value
            for name, value in self.parameters.items()
            if name in filters and name.endswith("Arn")
        }
