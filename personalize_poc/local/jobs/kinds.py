"""What a kind of job is made of, and the registry of kinds.

A kind is registered under the name it is submitted with, usually the kind of its resource:

    @job("dataset-import-job")
    class Import:
        work = "personalize_poc.local.datasets.csv.importer:run"
        def prepare(self, service, resource, workdir): ...
        def finish(self, service, resource, workdir, result): ...

Optional attributes of a kind: `lifecycle` (CREATION when absent); `started(service, resource)`,
`succeeded(service, resource)` and `failed(service, resource, reason)`, called beside the change of
status (the last two in the transaction that ends the job); `ended(service, workdir)`, called
however a run ended, before its folder is removed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from personalize_poc.local.api.context import Service
from personalize_poc.local.state.resources import Resource


@dataclass(frozen=True)
class Lifecycle:
    """Statuses of the resource while its job runs; None leaves the status as it is.

    removes: the resource is forgotten when the job has succeeded.
    """

    running: str | None = None
    done: str | None = None
    failed: str | None = None
    removes: bool = False

    @property
    def creates(self) -> bool:
        """Whether the job makes the resource, rather than changing one that is there."""
        return bool(self.failed and self.failed.endswith("FAILED"))


CREATION = Lifecycle("CREATE IN_PROGRESS", "ACTIVE", "CREATE FAILED")
DELETION = Lifecycle("DELETE IN_PROGRESS", removes=True)
UPDATE = Lifecycle()
"""For jobs on a resource that stays ACTIVE: the kind keeps its own nested status."""


class JobKind(Protocol):
    """One kind of long work.

    work: ``package.module:function`` to run in a worker process, or None when nothing is heavy.
    """

    work: str | None

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Gather what the work needs, in a thread of the server.

        Returns the payload (JSON); what was given to `Jobs.submit` is merged under it.
        Raises JobFailed.
        """
        ...

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Publish the result atomically; must bear being called again after a crash.

        `result` is what the work returned, or the payload when `work` is None. Returns changes
        of the resource's body; the key ``private`` holds changes of `Resource.private`.
        Raises JobFailed.
        """
        ...


class Plain:
    """Base of kinds that have nothing to prepare, to work on or to publish."""

    work: str | None = None
    lifecycle = CREATION

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Nothing to gather."""
        return {}

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Nothing to publish."""
        return {}


_KINDS: dict[str, JobKind] = {}
_Class = TypeVar("_Class", bound=type)


def job(name: str) -> Callable[[_Class], _Class]:
    """Register one instance of the decorated class as the kind of this name."""

    def register(kind: _Class) -> _Class:
        if name in _KINDS:
            raise ValueError(f"{name} has two kinds of job")
        _KINDS[name] = kind()
        return kind

    return register


Chore = Callable[[Service], None]
_CHORES: list[Chore] = []


def chore(function: Chore) -> Chore:
    """Register a function that a running service calls every `chore_rounds.CHORE_SECONDS`."""
    _CHORES.append(function)
    return function


_AT_START: list[Chore] = []


def chore_at_start(function: Chore) -> Chore:
    """As `chore`, and called at once when the service starts."""
    _AT_START.append(function)
    return chore(function)


def chores_at_start() -> list[Chore]:
    """The chores that a start of the service calls."""
    _import_operations()
    return list(_AT_START)


def chores() -> list[Chore]:
    """Every registered chore."""
    _import_operations()
    return list(_CHORES)


def _import_operations() -> None:
    """Kinds and chores live in the modules of operations."""
    from personalize_poc.local.api.registry import handlers

    handlers()


def all_kinds() -> dict[str, Lifecycle]:
    """The name of every kind of job, in order, with its life cycle."""
    _import_operations()
    return {name: getattr(kind, "lifecycle", CREATION) for name, kind in sorted(_KINDS.items())}


def can_fail(name: str) -> bool:
    """Whether a failure of this kind of job shows: as a status, or as that of an update."""
    kind = find(name)
    return bool(getattr(kind, "lifecycle", CREATION).failed or hasattr(kind, "failed"))


def find(name: str) -> JobKind:
    """The kind of this name. Raises KeyError."""
    if name not in _KINDS:
        _import_operations()
    return _KINDS[name]
