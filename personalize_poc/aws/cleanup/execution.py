"""One run through a plan: whatever can go is asked to go, and nothing waits for another branch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from personalize_poc import progress
from personalize_poc.aws import resources, retries, waiting
from personalize_poc.aws.cleanup import denials, storage
from personalize_poc.aws.cleanup.found import TRAINING
from personalize_poc.aws.cleanup.items import Item, Look
from personalize_poc.aws.cleanup.scope import Scope
from personalize_poc.aws.patience import Patience
from personalize_poc.aws.service_errors import explained
from personalize_poc.language import N_, _

TIMEOUT = 2 * 3600.0
"""Seconds that one thing is waited for, from when nothing else holds it up."""
AGAIN = N_("Run the cleanup again; it goes on from here.")
_PATIENCE = 5
_LATER = {"InternalServerException", "InternalFailure", "ServiceUnavailable"}
_TELL_AFTER = 60.0


@dataclass
class _Node:
    """One item or job, and how far it is."""

    ref: str
    label: str
    item: Item | None = None
    after: frozenset[str] = frozenset()
    phase: str = ""
    since: float | None = None
    refused_since: float | None = None
    stumbles: int = 0
    asked: bool = False
    over: bool = False
    failed: str = ""

    @property
    def is_open(self) -> bool:
        return not (self.over or self.failed)


@dataclass
class Execution:
    """Goes through what one look has found.

    Attributes:
        scope: what is cleaned up.
        clock, sleep: the time.
        line: where progress is shown.
        failed: what could not be deleted, with the reason.
    """

    scope: Scope
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    line: progress.Line
    failed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.patience = Patience(self.scope.target, self.clock)

    def run(self, found: Look) -> bool:
        """Delete all of it, as far as possible; returns whether anything has gone."""
        nodes = {ref: _Node(ref, resources.short(ref), phase=at) for ref, at in found.jobs.items()}
        for item in found.items:
            nodes[item.ref] = _Node(item.ref, f"{item.kind} {item.label}", item, item.after)
        self._began, self._told, self._told_at = self.clock(), "", self.clock()
        try:
            while opened := [node for node in nodes.values() if node.is_open]:
                for node in opened:
                    self._step(node, nodes)
                if all(node.is_open for node in opened):
                    self._tell(nodes)
                    self.sleep(waiting.pause(self.scope.target))
        except KeyboardInterrupt:
            self.line.show(f"{_('Interrupted.')} {_(AGAIN)}", news=True, rows=_rows(nodes))
            raise
        finally:
            self.line.close()
        self.failed |= {node.label: node.failed for node in nodes.values() if node.failed}
        return any(node.over and node.item for node in nodes.values())

    def _step(self, node: _Node, nodes: dict[str, _Node]) -> None:
        """Bring one thing as far as it goes now."""
        before = [nodes[ref] for ref in node.after if ref in nodes]
        if stuck := next((one for one in before if one.failed), None):
            node.failed = f"{stuck.label} is still there or at work"
            return
        if any(one.is_open for one in before):
            node.phase = _("waits for what uses it")
            return
        node.since = self.clock() if node.since is None else node.since
        if self.clock() - node.since > TIMEOUT:
            waited = waiting.minutes(self.clock() - node.since)
            node.failed = f"after {waited} still {node.phase or 'there'}"
            return
        try:
            self._advance(node)
            self.patience.over()
            node.stumbles = 0
        except Exception as problem:
            if denials.is_of_all(problem):
                self.patience.bear(problem)
                return
            node.stumbles += 1
            if resources.code_of(problem) not in _LATER or node.stumbles > _PATIENCE:
                node.failed = str(explained(node.label, problem))

    def _advance(self, node: _Node) -> None:
        item = node.item
        if item is not None and item.kind in storage.KINDS:
            storage.delete(self._run_of(item), item)
            self._gone(node)
            return
        described = resources.describe(self.scope.target.personalize, node.ref)
        if described is None:
            self._gone(node)
            return
        node.phase = resources.state(described)
        if item is None:
            self._watch(node)
        elif node.phase == "DELETE FAILED" and node.asked:
            node.failed = resources.failure(described)
        elif not (resources.in_transition(node.phase) or resources.is_leaving(node.phase)):
            self._ask(node)

    def _watch(self, node: _Node) -> None:
        """Wait for a job; what is in training is stopped, because it bills for nobody."""
        if not resources.in_transition(node.phase):
            node.over = True
        elif not node.asked:
            node.asked = True
            stop(self.scope.target.personalize, node.ref, node.phase)

    def _ask(self, node: _Node) -> None:
        """Ask the service to delete it; in use means that something is still on its way."""
        try:
            resources.delete(self.scope.target.personalize, node.ref)
        except Exception as problem:
            first = node.refused_since = (
                self.clock() if node.refused_since is None else (node.refused_since)
            )
            allowed = retries.IN_USE_SECONDS[self.scope.target.name]
            in_use = resources.code_of(problem) == resources.IN_USE
            if not in_use or self.clock() - first >= allowed:
                raise
            return
        node.asked = True
        if resources.describe(self.scope.target.personalize, node.ref) is None:
            self._gone(node)  # schemas go at once

    def _gone(self, node: _Node) -> None:
        node.over, node.phase = True, _("gone")
        print(_("{label}: deleted").format(label=node.label))

    def _run_of(self, item: Item) -> Any:
        """The run that a bucket, a role or objects belong to."""
        runs = self.scope.runs
        if item.kind == "role":
            return next(ws for ws in runs if ws.role == item.ref)
        address = item.ref.removeprefix("s3://") + "/"
        return next(
            ws
            for ws in runs
            if address.startswith(f"{ws.bucket}/" + ("" if ws.owns_bucket else ws.s3_prefix))
        )

    def _tell(self, nodes: dict[str, _Node]) -> None:
        left = [node for node in nodes.values() if node.is_open]
        working = [node for node in left if node.since is not None]
        named = ", ".join(f"{node.label}: {node.phase}" for node in working[:3])
        more = _(" and {count} more").format(count=len(working) - 3) if len(working) > 3 else ""
        text = _("{done} of {count} gone; {named}{more}").format(
            done=len(nodes) - len(left), count=len(nodes), named=named, more=more
        )
        now = self.clock()
        news = text != self._told or now - self._told_at >= _TELL_AFTER
        spent = waiting.minutes(now - self._began)
        self.line.show(f"{text}  {spent}", news=news, rows=_rows(nodes))
        if news:
            self._told, self._told_at = text, now


def _rows(nodes: dict[str, _Node]) -> list[progress.Row]:
    """One row for each."""
    return [
        progress.Row(
            node.label,
            node.phase,
            right=True if node.over else False if node.failed else None,
            reason=node.failed,
        )
        for node in nodes.values()
    ]


def stop(client: Any, ref: str, status: str) -> None:
    """Stop a training, if this is one; other jobs cannot be stopped.

    Args:
        client: of the control plane.
        ref: ARN of what is at work.
        status: its status.
    """
    if resources.kind_of(ref) != "solution-version" or status not in TRAINING:
        return
    try:
        client.stop_solution_version_creation(solutionVersionArn=ref)
        print(_("{short}: training stopped").format(short=resources.short(ref)))
    except Exception as problem:
        if denials.is_of_all(problem):
            raise  # else it has just ended, or cannot be stopped: it is waited for
