"""What a kind of job is: how it is prepared, what a worker process does, how it is published.

A kind is a subclass with a name, usually that of the kind of its resource:

    class Import(JobKind[Service]):
        name = "dataset-import-job"
        work = "personalize_poc.local.datasets.csv.importer:run"
        def prepare(self, service, resource, workdir): ...
        def finish(self, service, resource, workdir, result): ...

Kinds are handed to the `JobRunner`; what they are given of the service is theirs to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from personalize_poc.local.faults.rules import InvalidRule, Rule
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import Status

_VERBS = ("Delete", "Update", "Start", "Stop", "Retrain")
ServiceT = TypeVar("ServiceT")
"""What kinds of job work with: the service, of which this room knows nothing."""


@dataclass(frozen=True)
class Lifecycle:
    """Statuses of the resource while its job runs; None leaves the status as it is.

    removes: the resource is forgotten when the job has succeeded.
    """

    running: Status | None = None
    done: Status | None = None
    failed: Status | None = None
    removes: bool = False

    @property
    def creates(self) -> bool:
        """Whether the job makes the resource, rather than changing one that is there."""
        return self.failed in (Status.CREATE_FAILED, Status.FAILED)


CREATION = Lifecycle(Status.CREATE_IN_PROGRESS, Status.ACTIVE, Status.CREATE_FAILED)
DELETION = Lifecycle(Status.DELETE_IN_PROGRESS, removes=True)
UPDATE = Lifecycle()
"""For jobs on a resource that stays ACTIVE: the kind keeps its own nested status."""


class JobKind(Generic[ServiceT]):
    """One kind of long work. What a kind does not need it leaves as it is here.

    name: what it is submitted with. work: ``package.module:function`` to run in a worker process,
    None when nothing is heavy. lifecycle: the statuses that its resource passes.
    """

    name: ClassVar[str] = ""
    work: ClassVar[str | None] = None
    lifecycle: ClassVar[Lifecycle] = CREATION

    @property
    def can_fail(self) -> bool:
        """Whether a failure shows: as the status of the resource, or as that of an update."""
        return bool(self.lifecycle.failed) or type(self).failed is not JobKind.failed

    @property
    def operation(self) -> str:
        """The operation that begins it, by its name: CreateCampaign, DeleteDatasetGroup."""
        verb, _, noun = self.name.partition("-")
        if verb.title() not in _VERBS:
            verb, noun = "create", self.name
        return verb.title() + noun.title().replace("-", "")

    def prepare(self, service: ServiceT, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Gather what the work needs, in a thread of the server.

        Returns the payload (JSON); what was given to `JobRunner.submit` is merged under it.
        Raises JobFailed.
        """
        return {}

    def finish(
        self, service: ServiceT, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Publish the result atomically; must bear being called again after a crash.

        `result` is what the work returned, or the payload when `work` is None. Returns changes
        of the resource's body; the key ``private`` holds changes of `Resource.private`.
        Raises JobFailed.
        """
        return {}

    def started(self, service: ServiceT, resource: Resource) -> None:
        """Called beside the change to the running status."""

    def succeeded(self, service: ServiceT, resource: Resource) -> None:
        """Called in the transaction that ends the job; not after a deletion."""

    def failed(self, service: ServiceT, resource: Resource, reason: str) -> None:
        """Called in the transaction that ends the job."""

    def ended(self, service: ServiceT, workdir: Path) -> None:
        """Called however a run has ended, before its folder is removed."""


def check_rules(rules: Iterable[Rule], kinds: Mapping[str, JobKind[ServiceT]]) -> None:
    """Raise InvalidRule for a rule about a kind of job that there is not, or that cannot fail."""
    for rule in rules:
        if not rule.is_of_jobs:
            continue
        if rule.job is not None:
            met = [kinds[rule.job]] if rule.job in kinds else []
            asked = f"no kind of job {rule.job!r}. Kinds: {', '.join(kinds)}."
        else:
            met = [kind for kind in kinds.values() if kind.operation == rule.operation]
            begin = dict.fromkeys(kind.operation for kind in kinds.values())
            asked = f"no job that {rule.operation} begins. Operations: {', '.join(begin)}."
        if not met:
            raise InvalidRule(f"There is {asked}")
        if rule.failure_reason is not None and not any(kind.can_fail for kind in met):
            fallible = ", ".join(name for name, kind in kinds.items() if kind.can_fail)
            raise InvalidRule(
                f"Jobs of the kind {met[0].name} have no failed state. Those that have: {fallible}."
            )


def by_name(kinds: Iterable[JobKind[ServiceT]]) -> dict[str, JobKind[ServiceT]]:
    """The kinds by their names, in order of these. Raises ValueError for a name given twice."""
    found: dict[str, JobKind[ServiceT]] = {}
    for kind in sorted(kinds, key=lambda kind: kind.name):
        if kind.name in found:
            raise ValueError(f"There are two kinds of job {kind.name}")
        found[kind.name] = kind
    return found
