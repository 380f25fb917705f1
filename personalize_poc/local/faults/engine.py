"""The rules in force, and what a call or a job meets under them.

What is drawn comes from a seed, for every rule and operation apart: the nth call of an operation
meets the same, whatever other calls come between (a client that waits asks now more often, now
less). Counting begins when a rule is given, and with every start of the stand-in.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from personalize_poc.local.faults.rules import InjectedError, Rule


@dataclass(frozen=True)
class Called:
    """One call: which service (name of its boto3 client), operation, where, and with which key.

    operation: None when it is not known, so that only rules for all operations match.
    """

    service: str
    operation: str | None
    region: str
    access_key: str = ""


@dataclass(frozen=True)
class CallOutcome:
    """What a call meets: a pause in seconds, then an error or a lost answer, or neither."""

    latency_seconds: float = 0.0
    error: InjectedError | None = None
    answer_lost: bool = False


@dataclass(frozen=True)
class JobOutcome:
    """What a job meets: the reason with which it fails, and the seconds that it takes at least."""

    failure_reason: str | None = None
    seconds: float = 0.0


NOTHING = CallOutcome()


@dataclass
class _Counter:
    """What a rule has seen, of one access key or of all."""

    since: float
    seen: int = 0
    struck: int = 0


@dataclass
class _Armed:
    """A rule in force and what it has seen."""

    rule: Rule
    seed: str
    counters: dict[str, _Counter] = field(default_factory=dict)
    draws: dict[str, Random] = field(default_factory=dict)

    def strikes(self, operation: str, access_key: str, now: float) -> bool:
        """Count one that matches, and say whether it is struck."""
        rule, who = self.rule, access_key if self.rule.per_access_key else ""
        counter = self.counters.setdefault(who, _Counter(since=now))
        counter.seen += 1
        if rule.nth is not None:
            hit = counter.seen == rule.nth
        else:
            begun = counter.seen > rule.after and now - counter.since >= rule.after_seconds
            ended = rule.count is not None and counter.struck >= rule.count
            hit = begun and not ended and self._draw(operation) < rule.probability
        counter.struck += hit
        return hit

    def _draw(self, operation: str) -> float:
        if operation not in self.draws:
            self.draws[operation] = Random(f"{self.seed}:{operation}")
        return self.draws[operation].random()


class Faults:
    """The rules in force. Safe between threads.

    strikes_calls: whether any rule is for calls; whoever answers calls asks this first, so that
    nothing is paid without rules.
    """

    def __init__(
        self,
        rules: Iterable[Rule] = (),
        seed: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seed = seed
        self._clock = clock
        self._lock = threading.Lock()
        self._armed: list[_Armed] = []
        self._given = 0
        self.strikes_calls = False
        self.add(rules)

    def rules(self) -> list[Rule]:
        """Those in force, in the order in which they are asked."""
        with self._lock:
            return [armed.rule for armed in self._armed]

    def counts(self) -> list[dict[str, Any]]:
        """Each rule as JSON, with how many calls or jobs it has matched and struck."""
        with self._lock:
            return [
                {
                    "rule": armed.rule.document(),
                    "matched": sum(counter.seen for counter in armed.counters.values()),
                    "struck": sum(counter.struck for counter in armed.counters.values()),
                }
                for armed in self._armed
            ]

    def add(self, rules: Iterable[Rule]) -> None:
        """Put rules in force behind those that are."""
        with self._lock:
            for rule in rules:
                seed = self._seed if rule.seed is None else rule.seed
                self._armed.append(_Armed(rule, f"{seed}:{self._given}"))
                self._given += 1
            self._note()

    def replace(self, rules: Iterable[Rule]) -> None:
        """These rules instead of those in force; all counting and drawing begins anew."""
        with self._lock:
            self._armed, self._given = [], 0
        self.add(rules)

    def remove(self, rules: Iterable[Rule]) -> None:
        """Take back rules that are equal to these."""
        gone = set(rules)
        with self._lock:
            self._armed = [armed for armed in self._armed if armed.rule not in gone]
            self._note()

    def of_call(self, called: Called) -> CallOutcome:
        """What a call meets. The first rule that refuses it or loses its answer decides."""
        pause = 0.0
        with self._lock:
            now = self._clock()
            for armed in self._armed:
                rule = armed.rule
                if rule.is_of_jobs or not _matches(rule, called):
                    continue
                if not armed.strikes(called.operation or "", called.access_key, now):
                    continue
                pause += rule.latency_seconds
                if rule.error is not None or rule.answer_lost:
                    return CallOutcome(pause, rule.error, rule.answer_lost)
        return CallOutcome(pause) if pause else NOTHING

    def of_job(self, job: str, operation: str, region: str) -> JobOutcome:
        """What a job of this kind meets, which the operation has begun."""
        reason, seconds = None, 0.0
        with self._lock:
            now = self._clock()
            for armed in self._armed:
                rule = armed.rule
                named = rule.job == job if rule.job is not None else rule.operation == operation
                if not rule.is_of_jobs or not named or rule.region not in (None, region):
                    continue
                if not armed.strikes(job, "", now):
                    continue
                seconds = max(seconds, rule.job_seconds or 0.0)
                reason = reason if reason is not None else rule.failure_reason
        return JobOutcome(reason, seconds)

    def _note(self) -> None:
        self.strikes_calls = any(not armed.rule.is_of_jobs for armed in self._armed)


def _matches(rule: Rule, called: Called) -> bool:
    if rule.operation is not None and rule.operation != called.operation:
        return False
    if rule.region is not None and rule.region != called.region:
        return False
    if rule.service is None or rule.service == called.service:
        return True
    return rule.service == "personalize" and called.service.startswith("personalize-")
