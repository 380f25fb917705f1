"""Find everything that a run made, from its name alone; delete it in the right order; verify.

    plan = cleanup.plan(ws)      # looks, deletes nothing
    plan.execute()               # deletes, waits, carries on where it was interrupted
    cleanup.verify(ws)           # what still exists, and what it bills

To the run belong: its dataset group, those whose name begins with the run's prefix, and everything
in them; schemas whose name begins with that prefix; the run's folder in the bucket; and the bucket
and the role if they carry the run's tag.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from personalize_poc import looks, progress
from personalize_poc.aws import pricing, resources, retries, waiting
from personalize_poc.aws.cleanup import storage
from personalize_poc.aws.cleanup.found import LEVELS, found, listed
from personalize_poc.aws.cleanup.storage import Item
from personalize_poc.aws.service_errors import reraise
from personalize_poc.errors import CleanupIncomplete, PocError, Refused

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.aws.workspace import Workspace

TIMEOUT = 2 * 3600.0


@dataclass(frozen=True, repr=False)
class Inventory:
    """What exists of a run, in the order in which it is deleted."""

    ws: Workspace
    items: tuple[Item, ...]
    part: str | None = None

    def __len__(self) -> int:
        return len(self.items)

    def table(self) -> pd.DataFrame:
        """One row a resource: kind, name, state, and what it bills while it exists."""
        import pandas as pd

        rows = [
            {
                "kind": item.kind,
                "name": item.label,
                "state": item.state,
                "bills": pricing.bills(item.kind) if not self.ws.target.is_local else "",
            }
            for item in self.items
        ]
        return pd.DataFrame(rows, columns=["kind", "name", "state", "bills"])

    def _repr_html_(self) -> str:
        if not self.items:
            return looks.verdict(str(self), True)
        table = self.table()
        rows = table.astype(str).to_numpy().tolist()
        return looks.table(list(table.columns), rows, str(self).splitlines()[0])

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        where = f"part {self.part!r} of " if self.part else ""
        where += f"run {self.ws.run_name!r} in {self.ws.target.name} {self.ws.target.region}"
        if not self.items:
            return f"Nothing is left of {where}."
        lines = [f"{len(self.items)} resources exist of {where}:"]
        lines += [f"  {item.kind:<18} {item.label}  {item.state}".rstrip() for item in self.items]
        return "\n".join(lines)


class Plan(Inventory):
    """What would be deleted."""

    def execute(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        line: Callable[[], progress.Line] = progress.line,
    ) -> Inventory:
        """Delete everything, level by level, and wait for the end of each level.

        It looks again at every level, so it may be interrupted and run again at any point, and a
        plan made earlier is no worse than a new one. What is in transition is waited for; versions
        in training are stopped.

        Args:
            clock, sleep: the time, for tests.
            line: makes the line that shows progress.

        Returns:
            What is left: nothing.

        Raises:
            CleanupIncomplete: something could not be deleted; says what and why.
            Refused: the service did not answer a question, however often it was asked.
            StandInGone: the local stand-in has stopped.
        """
        try:
            _Execution(self.ws, self.part, clock, sleep, line).run()
        except Exception as problem:
            reraise(f"cleanup of run {self.ws.run_name!r}", problem)
        return verify(self.ws, self.part)


def plan(ws: Workspace, part: str | None = None) -> Plan:
    """What exists of a run and would be deleted. Deletes nothing.

    Args:
        ws: the run.
        part: only the dataset group `ws.name(part)` and what belongs to it; nothing in S3 and IAM.
    """
    return Plan(ws, _all_of(ws, part), part)


def verify(ws: Workspace, part: str | None = None) -> Inventory:
    """What still exists of a run, with what it bills; empty after a complete cleanup."""
    return Inventory(ws, _all_of(ws, part), part)


def _all_of(ws: Workspace, part: str | None) -> tuple[Item, ...]:
    """Everything of a run, or of a part of it. Raises Refused."""
    try:
        return (*found(ws, part), *(() if part else storage.found(ws)))
    except Exception as problem:
        reraise(f"run {ws.run_name!r}", problem)


class _Execution:
    """One run through the levels; remembers what it could not delete, and why."""

    def __init__(
        self,
        ws: Workspace,
        part: str | None,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        line: Callable[[], progress.Line],
    ) -> None:
        self.ws, self.part = ws, part
        self.clock, self.sleep, self.line = clock, sleep, line
        self.client = ws.target.personalize
        self.failed: dict[str, str] = {}

    def run(self) -> None:
        self._stop_training()
        for level in LEVELS:
            items = list(found(self.ws, self.part, level))
            self._finish_jobs(items)
            self._delete_level(items)
        for item in () if self.part else storage.found(self.ws):
            try:
                storage.delete(self.ws, item)
                print(f"{item.kind} {item.label}: deleted")
            except PocError as problem:
                self.failed[item.label] = str(problem)
        if self.failed:
            raise CleanupIncomplete(
                [f"{name} ({why})" for name, why in self.failed.items()],
                "Correct the cause and run the cleanup again; it goes on from here.",
            )

    def _time(self) -> dict[str, Any]:
        return {"clock": self.clock, "sleep": self.sleep, "line": self.line(), "timeout": TIMEOUT}

    def _delete_level(self, items: list[Item]) -> None:
        if not items:
            return
        arns = [item.ref for item in items]
        waiting.settled(self.ws.target, arns, **self._time())
        going = [item for item in items if self._asked_to_go(item)]
        try:
            waiting.gone(self.ws.target, [item.ref for item in going], **self._time())
        except PocError as problem:
            self.failed[getattr(problem, "resource", "deletion")] = str(problem)
        for item in going:
            if resources.describe(self.client, item.ref) is None:
                print(f"{item.kind} {item.label}: deleted")

    def _asked_to_go(self, item: Item) -> bool:
        """Whether the service is deleting it, or it is gone already."""

        def ask() -> None:
            described = resources.describe(self.client, item.ref)
            if described is not None and not resources.is_leaving(resources.state(described)):
                resources.delete(self.client, item.ref)

        try:
            retries.retried(
                ask,
                lambda problem: resources.code_of(problem) == "ResourceInUseException",
                seconds=retries.IN_USE_SECONDS[self.ws.target.name],
                interval=waiting.pause(self.ws.target),
                clock=self.clock,
                sleep=self.sleep,
            )
        except Exception as problem:
            code = resources.code_of(problem)
            if not code:
                raise
            if code != resources.NOT_FOUND:
                told = Refused(item.label, code, resources.message_of(problem))
                self.failed[f"{item.kind} {item.label}"] = str(told)
                return False
        return True

    def _finish_jobs(self, items: list[Item]) -> None:
        """Wait for the work that would make the service refuse a deletion."""
        pending: list[str] = []
        for item in items:
            if item.kind == "solution":
                pending += self._busy_versions(item.ref)
            elif item.kind == "dataset":
                for kind in ("dataset-import-job", "dataset-export-job"):
                    pending += self._running(kind, datasetArn=item.ref)
        if pending:
            waiting.settled(self.ws.target, pending, **self._time())

    def _stop_training(self) -> None:
        """First of all, because it bills: nobody will use what is in training."""
        for item in found(self.ws, self.part, ("solution",)):
            for version in listed(self.client, "solution-version", solutionArn=item.ref):
                if version["status"] not in ("CREATE PENDING", "CREATE IN_PROGRESS"):
                    continue
                arn = version["solutionVersionArn"]
                try:
                    self.client.stop_solution_version_creation(solutionVersionArn=arn)
                    print(f"{resources.short(arn)}: training stopped")
                except Exception as problem:
                    if not resources.code_of(problem):
                        raise  # else it has just ended, or cannot be stopped: it is waited for

    def _busy_versions(self, solution: str) -> list[str]:
        """The ARNs of versions still in transition, and of batch jobs that use a version."""
        pending = []
        for version in listed(self.client, "solution-version", solutionArn=solution):
            arn = version["solutionVersionArn"]
            if resources.in_transition(version["status"]):
                pending.append(arn)
            for kind in ("batch-inference-job", "batch-segment-job"):
                pending += self._running(kind, solutionVersionArn=arn)
        return pending

    def _running(self, kind: str, **parent: str) -> list[str]:
        return [
            one[f"{resources.member(kind)}Arn"]
            for one in listed(self.client, kind, **parent)
            if resources.in_transition(one["status"])
        ]
