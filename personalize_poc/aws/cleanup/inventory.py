"""Find everything that a run made, from its name alone; delete it as far as possible; verify.

    plan = cleanup.plan(ws)      # looks, deletes nothing
    plan.execute()               # deletes, waits, carries on where it was interrupted
    cleanup.verify(ws)           # what still exists, and what it bills

To the run belong: its dataset group, those whose name begins with the run's prefix, and everything
in them; schemas whose name begins with that prefix; the run's folder in the bucket; and the bucket
and the role if they carry the run's tag. What carries the tag of another person stays, unless it is
asked for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from personalize_poc import looks, progress
from personalize_poc.aws import ownership, pricing, resources, waiting
from personalize_poc.aws.bill import usd
from personalize_poc.aws.cleanup import found, scope, storage
from personalize_poc.aws.cleanup.execution import AGAIN, Execution, stop
from personalize_poc.aws.cleanup.items import Item, Look
from personalize_poc.aws.cleanup.scope import Scope
from personalize_poc.aws.service_errors import reraise
from personalize_poc.errors import CleanupIncomplete
from personalize_poc.language import N_, Phrase, _

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.aws.workspace import Workspace

_ROUNDS = 5
"""So often it is looked again, for what was made during the cleanup."""
_COLUMNS = [
    N_("kind"),
    N_("name"),
    N_("state"),
    N_("USD an hour"),
    N_("bills"),
    N_("stays because"),
]


@dataclass(frozen=True, repr=False)
class Inventory:
    """What exists of a run, or of a wider scope.

    Attributes:
        scope: what was looked for.
        look: what was found.
    """

    scope: Scope
    look: Look

    @property
    def items(self) -> tuple[Item, ...]:
        """What can be deleted, in an order in which it can."""
        return tuple(self.look.items)

    @property
    def kept(self) -> tuple[Item, ...]:
        """What is not touched, each with the reason."""
        return tuple(self.look.kept)

    @property
    def unreadable(self) -> tuple[Phrase, ...]:
        """What was not shown, with the reason."""
        return tuple(self.look.unreadable)

    def __len__(self) -> int:
        return len(self.items) + len(self.kept) + len(self.unreadable)

    @property
    def usd_an_hour(self) -> float:
        """What all of it bills an hour on AWS, as far as prices are confirmed."""
        return sum(one.usd for one in (*self.items, *self.kept))

    @property
    def about_an_hour(self) -> float:
        """What it bills an hour beside that, at prices that are not confirmed."""
        return sum(one.about for one in (*self.items, *self.kept))

    def table(self) -> pd.DataFrame:
        """One row a resource: what it is, its state, what it bills on AWS, and whether it stays."""
        import pandas as pd

        every = (*self.items, *self.kept)
        rows = [(one.kind, one.label, one.state, _usd(one), _bills(one), one.why) for one in every]
        return pd.DataFrame(rows, columns=_COLUMNS)

    def _repr_html_(self) -> str:
        if not len(self) and not self.kept and not self.unreadable:
            return looks.verdict(str(self), True)
        table = self.table()
        rows = table.astype(str).to_numpy().tolist()
        lines = str(self).splitlines()
        caption = " ".join([lines[0], *self._summary()])
        return looks.table([_(name) for name in _COLUMNS], rows, caption)

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        where = _("{label} in {where}").format(label=self.scope.label, where=self.scope.where)
        if not (self.items or self.kept or self.unreadable or self.look.jobs):
            return _("Nothing is left of {where}.").format(where=where)
        count = len(self.items) + len(self.kept)
        lines = [_("{count} resources exist of {where}:").format(count=count, where=where)]
        if not count:
            lines = [
                _("Nothing was seen of {where}, but not everything was shown:").format(where=where)
            ]
        for item in self.items:
            bills = _("  {usd} USD an hour").format(usd=_usd(item)) if _usd(item) else ""
            bills += f"  {item.unpriced}" if item.unpriced else ""
            lines.append(f"  {item.kind:<18} {item.label}  {item.state}{bills}".rstrip())
        lines += [
            _("  {kind:<18} {label}  stays: {why}").format(
                kind=one.kind, label=one.label, why=one.why
            )
            for one in self.kept
        ]
        return "\n".join([*lines, *self._summary()])

    def _summary(self) -> list[str]:
        """What belongs to no single line."""
        local = self.scope.target.is_local
        said = []
        would = _("They would bill on AWS") if local else _("They bill")
        unpriced = sum(bool(one.unpriced) for one in (*self.items, *self.kept))
        if self.usd_an_hour or self.about_an_hour or unpriced:
            told = _("{would} {usd} USD an hour, asked or not").format(
                would=would, usd=usd(self.usd_an_hour)
            )
            beside = [
                _("{usd} USD at prices that are not confirmed").format(usd=usd(self.about_an_hour))
            ]
            beside = beside if self.about_an_hour else []
            beside += (
                [_("{unpriced} recommenders, whose price is not known").format(unpriced=unpriced)]
                if unpriced
                else []
            )
            said.append(
                told
                + (
                    _("; beside that {names}.").format(names=_(" and ").join(beside))
                    if beside
                    else "."
                )
            )
        if self.look.jobs:
            said.append(
                _("{count} jobs are at work; training is stopped.").format(
                    count=len(self.look.jobs)
                )
            )
        said += [_("Not shown: {what}.").format(what=what) for what in self.unreadable]
        if any(ownership.is_made_by(one.why) for one in self.kept):
            said.append(_("What another person made stays, unless you ask for it (not_mine)."))
        return said


def _usd(item: Item) -> str:
    """What it bills an hour, as far as that can be said."""
    if item.usd:
        return usd(item.usd)
    return _("{usd} (not confirmed)").format(usd=usd(item.about)) if item.about else ""


def _bills(item: Item) -> str:
    """What it bills for."""
    return item.unpriced or pricing.bills(item.kind)


@dataclass(frozen=True, repr=False)
class Plan(Inventory):
    """What would be deleted.

    Attributes:
        not_mine: whether also what another person has made for the same run.
    """

    not_mine: bool = False

    def __len__(self) -> int:
        return len(self.items)

    def settle(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        line: Callable[[], progress.Line] = progress.line,
    ) -> Plan:
        """Wait until nothing of it is being made or deleted any more, and look again.

        Trainings are stopped. So everything that is left can be deleted by hand, one by one.

        Args:
            clock, sleep: the time, for tests.
            line: makes the line that shows progress.

        Raises:
            TimedOut: something is still in transition.
            Refused: the service did not answer.
        """
        target = self.scope.target
        how: Any = {"clock": clock, "sleep": sleep, "line": line()}
        refs = [one.ref for one in self.items if one.kind not in storage.KINDS]
        for ref, status in self.look.jobs.items():
            stop(target.personalize, ref, status)
        waiting.settled(target, [*refs, *self.look.jobs], **how)
        leaving = [ref for ref in refs if _is_leaving(target.personalize, ref)]
        waiting.gone(target, leaving, **(how | {"line": line()}))
        return plan(self.scope, not_mine=self.not_mine)

    def execute(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        line: Callable[[], progress.Line] = progress.line,
    ) -> Inventory:
        """Delete everything that can go, at once, and wait for the rest branch by branch.

        It looks anew, so it may be interrupted and run again at any point, and a plan made
        earlier is no worse than a new one. What is in transition is waited for while the rest
        goes; versions in training are stopped.

        Args:
            clock, sleep: the time, for tests.
            line: makes the line that shows progress.

        Returns:
            What is left: nothing, or what is not touched.

        Raises:
            CleanupIncomplete: something could not be deleted or seen; says what and why.
            Refused: the service did not answer a question, however often it was asked.
            StandInGone: the local stand-in has stopped.
        """
        execution = Execution(self.scope, clock, sleep, line())
        try:
            for __ in range(_ROUNDS):
                now = self._looked(execution, sleep)
                now.items = [one for one in now.items if _name(one) not in execution.failed]
                if not now.items or not execution.run(now):
                    break
            left = Inventory(self.scope, self._looked(execution, sleep))
        except Exception as problem:
            reraise(f"cleanup of {self.scope.label}", problem)
        missing = [f"{name} ({why})" for name, why in execution.failed.items()]
        missing += [f"not shown: {what.english}" for what in left.unreadable]
        if missing:
            raise CleanupIncomplete(missing, _("Correct the cause. {again}").format(again=_(AGAIN)))
        return left

    def _looked(self, execution: Execution, sleep: Callable[[float], None]) -> Look:
        """What there is now, whatever the connection does."""
        return execution.patience.ask(
            lambda: look(self.scope, not_mine=self.not_mine),
            interval=waiting.pause(self.scope.target),
            sleep=sleep,
        )


def _is_leaving(client: Any, ref: str) -> bool:
    described = resources.describe(client, ref)
    return described is not None and resources.is_leaving(resources.state(described))


def _name(item: Item) -> str:
    return f"{item.kind} {item.label}"


def plan(ws: Workspace | Scope, part: str | None = None, *, not_mine: bool = False) -> Plan:
    """What exists of a run and would be deleted. Deletes nothing.

    Args:
        ws: the run; or a scope: `scope.all_runs(target)`, `scope.everything(target)`.
        part: only the dataset group `ws.name(part)` and what belongs to it; nothing in S3 and IAM.
        not_mine: also what another person has made for the same run.
    """
    about = ws if isinstance(ws, Scope) else scope.of_run(ws, part)
    return Plan(about, look(about, not_mine=not_mine), not_mine)


def verify(ws: Workspace | Scope, part: str | None = None) -> Inventory:
    """What still exists of a run, with what it bills; empty after a complete cleanup."""
    about = ws if isinstance(ws, Scope) else scope.of_run(ws, part)
    return Inventory(about, look(about))


def look(about: Scope, *, not_mine: bool = False) -> Look:
    """Everything of a scope. Raises Refused."""
    try:
        known = found.look(about, not_mine=not_mine)
        for ws in about.runs:
            storage.look(ws, known, not_mine=not_mine)
        return known.settle()
    except Exception as problem:
        reraise(about.label, problem)
