"""What is known of resources that are waited for, as one line and as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from personalize_poc import progress
from personalize_poc.aws import resources
from personalize_poc.aws.outlook import Outlook, Place, took
from personalize_poc.errors import PocError, ResourceFailed
from personalize_poc.language import N_, _

LOG_EVERY = 60.0
"""Seconds after which even a log is told again what has not changed."""
SETTLED, READY, GONE = N_("settled"), N_("ready"), N_("gone")


@dataclass(frozen=True)
class Seen:
    """A resource at one look.

    Attributes:
        phase: its status.
        over: whether there is nothing to wait for any more.
        described: what Describe says, if it is there.
        failure: what to raise if it has failed.
    """

    phase: str
    over: bool = False
    described: dict[str, Any] = field(default_factory=dict)
    failure: PocError | None = None


class Board:
    """What is known of all that is waited for, and how it is shown."""

    def __init__(
        self,
        place: Place,
        wanted: Sequence[str],
        end: str,
        clock: Callable[[], float],
        line: progress.Line,
    ) -> None:
        self._end, self._clock, self._line = end, clock, line
        self._outlook = Outlook(place, clock)
        self._began = self._told_at = clock()
        self._told = ""
        self._seen: dict[str, Seen] = {arn: Seen("") for arn in wanted}
        self._ended_at: dict[str, float] = {}

    def pending(self) -> list[str]:
        """The ARNs of those that have not ended, well or not."""
        return [arn for arn, seen in self._seen.items() if not (seen.over or seen.failure)]

    def failure(self) -> PocError | None:
        """What the first one that failed raises."""
        return next((seen.failure for seen in self._seen.values() if seen.failure), None)

    def waited(self) -> float:
        """Seconds so far."""
        return self._clock() - self._began

    def see(self, arn: str, seen: Seen) -> None:
        """Keep what a look has found."""
        self._seen[arn] = seen
        if seen.over or seen.failure:
            self._ended_at[arn] = self.waited()

    def tell(self) -> None:
        """Show it; if there was nothing to wait for in the first place, only what is ready."""
        said, now = self._states(), self._clock()
        news = said != self._told or now - self._told_at >= LOG_EVERY
        if self.pending() or self._told or self._end == READY:
            text = f"{said}  {minutes(self.waited())}{self._usual()}"
            self._line.show(text, news=news, rows=self.rows())
        if news:
            self._told, self._told_at = said, now

    def rows(self) -> list[progress.Row]:
        """One row a resource."""
        return [self._row(arn, seen) for arn, seen in self._seen.items()]

    def _row(self, arn: str, seen: Seen) -> progress.Row:
        spent = self._ended_at.get(arn, self.waited())
        name = resources.short(arn)
        if seen.failure:
            reason = getattr(seen.failure, "reason", seen.failure.message)
            return progress.Row(name, seen.phase, minutes(spent), 1.0, False, reason=reason)
        if seen.over:
            right = None if resources.has_failed(seen.phase) else True
            if self._end == READY:
                spent = took(seen.described) or spent
            return progress.Row(name, _(seen.phase), minutes(spent), 1.0, right)
        work = self._outlook.work(arn) if seen.phase == "CREATE IN_PROGRESS" else None
        seconds = None if self._end == GONE else self._outlook.seconds(arn)
        seconds = seconds or (work.seconds if work else None)
        expected = self._outlook.usual(arn) or ("" if seconds is None else f"{minutes(seconds)}")
        share = None if seconds is None else min(spent / max(seconds, 0.1), 0.95)
        ahead = self._outlook.ahead(arn, seen.described)
        queue = (
            ""
            if ahead is None
            else _("{ahead} before it").format(ahead=ahead)
            if ahead
            else _("next")
        )
        if ahead is not None:
            share = 0.0  # nobody works on it yet
        elif work is not None and work.share is not None:
            share = min(work.share, 0.95)
        phase = f"{seen.phase}: {work.step}" if work and work.step else seen.phase
        return progress.Row(name, phase, minutes(spent), share, None, expected, queue)

    def _states(self) -> str:
        """`3 of 5 ready; solution/x: CREATE IN_PROGRESS, solution/y: CREATE PENDING`."""
        left = {arn: seen for arn, seen in self._seen.items() if not seen.over}
        names = [f"{resources.short(arn)}: {_told(seen)}" for arn, seen in left.items()]
        if len(self._seen) == 1:
            return (
                names[0] if names else f"{resources.short(next(iter(self._seen)))}: {_(self._end)}"
            )
        done = _("{done} of {count} {end}").format(
            done=len(self._seen) - len(left), count=len(self._seen), end=_(self._end)
        )
        failed = [arn for arn, seen in left.items() if seen.failure]
        names = [f"{resources.short(arn)}: {_told(left[arn])}" for arn in failed] or names
        more = _(" and {count} more").format(count=len(names) - 3) if len(names) > 3 else ""
        return f"{done}; {', '.join(names[:3])}{more}" if names else done

    def _usual(self) -> str:
        """What such a wait usually takes on AWS, for the kinds that are pending."""
        if self._end == GONE:
            return ""
        usual = {resources.kind_of(arn): self._outlook.usual(arn) for arn in self.pending()}
        known = [f"{kind} {words}" for kind, words in usual.items() if words]
        return _(" (usually {names})").format(names="; ".join(known)) if known else ""


def _told(seen: Seen) -> str:
    """The status, of what failed with the reason."""
    if isinstance(seen.failure, ResourceFailed):
        return f"{seen.phase}: {seen.failure.reason}"
    return seen.phase


def minutes(seconds: float) -> str:
    """Seconds as a person reads them: `0.4 s`, `12 s`, `3:05`, `1:02:09`."""
    if seconds < 10:
        return _("{seconds:.1f} s").format(seconds=seconds)
    whole = round(seconds)
    if whole < 60:
        return _("{seconds} s").format(seconds=whole)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
