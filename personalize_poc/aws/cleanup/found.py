"""What exists in Personalize of a scope, what has to go before what, and what is still at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from personalize_poc.aws import ownership, pricing, resources
from personalize_poc.aws.cleanup import denials
from personalize_poc.aws.cleanup.items import Item, Look
from personalize_poc.aws.cleanup.scope import Scope
from personalize_poc.language import N_, Phrase, _

# The order of the guide: what depends on others goes first.
LEVELS: tuple[tuple[str, ...], ...] = (
    ("campaign", "recommender"),
    ("solution",),
    ("event-tracker", "filter", "metric-attribution"),
    ("dataset",),
    ("schema",),
    ("dataset-group",),
)
TRAINING = ("CREATE PENDING", "CREATE IN_PROGRESS")
_ORDER = {kind: number for number, level in enumerate(LEVELS) for kind in level}
_WITHOUT_TAGS = ("schema", "metric-attribution")


def look(scope: Scope, *, not_mine: bool = False) -> Look:
    """Everything of a scope in Personalize. Changes nothing.

    Args:
        scope: what belongs to it.
        not_mine: also what another person has made for the same run.
    """
    return _Looking(scope, not_mine).found()


class _Looking:
    """One look; keeps what was found so far."""

    def __init__(self, scope: Scope, not_mine: bool) -> None:
        self.scope, self.not_mine = scope, not_mine
        self.client: Any = scope.target.personalize
        self.look = Look(unreadable=list(scope.unreadable))
        self.items: list[Item] = []
        self.users: dict[str, set[str]] = {}
        """ARN of a schema -> datasets that use it."""

    def found(self) -> Look:
        groups = self._groups()
        for group in groups:
            self._of_group(group)
        for one in self._listed("schema"):
            if self.scope.has_schema(one["name"]):
                arn = one["schemaArn"]
                self._add("schema", one, after=self.users.get(arn, set()))
        place = {arn: number for number, arn in enumerate(one.ref for one in self.items)}
        for item in sorted(self.items, key=lambda one: (_ORDER[one.kind], place[one.ref])):
            self.look.add(item)
        return self.look

    def _groups(self) -> list[dict[str, Any]]:
        """The dataset groups; if they are not shown, the one that the run's name gives."""
        found = [one for one in self._listed("dataset-group") if self.scope.has_group(one["name"])]
        names = {one["name"] for one in found}
        if self.look.unreadable and len(self.scope.runs) == 1:
            arn = self.scope.runs[0].arn("dataset-group")
            said = Phrase(
                N_("the dataset group {name}"), {"name": self.scope.runs[0].dataset_group}
            )
            for one in denials.seen(said, partial(self._described, arn), self.look.unreadable):
                found += [one] if one["name"] not in names else []
        return sorted(found, key=lambda one: len(one["name"]))

    def _described(self, arn: str) -> list[dict[str, Any]]:
        told = resources.describe(self.client, arn)
        return [told] if told else []

    def _listed(self, kind: str, inside: str = "", **parents: str) -> list[dict[str, Any]]:
        kinds = Phrase(kind.replace("-", " "))
        what = Phrase(N_("any {kind}"), {"kind": kinds})
        if inside:
            what = Phrase(N_("any {kind} of {name}"), {"kind": kinds, "name": inside})
        ask: Callable[[], Iterator[dict[str, Any]]] = partial(
            resources.listed, self.client, kind, **parents
        )
        return denials.seen(what, ask, self.look.unreadable)

    def _of_group(self, group: dict[str, Any]) -> None:
        begun, arn, name = len(self.items), group["datasetGroupArn"], group["name"]
        listed = partial(self._listed, inside=name, datasetGroupArn=arn)
        busy: set[str] = set()
        batches: set[str] = set()
        for solution in listed("solution"):
            busy_here, batches_here = self._work_of(solution)
            busy, batches = busy | busy_here, batches | batches_here
            campaigns = self._campaigns(solution)
            self._add("solution", solution, after=campaigns | busy_here | batches_here)
        for one in listed("recommender"):
            self._add("recommender", one, unpriced=_why_unpriced(one))
        for one in listed("event-tracker"):
            self._add("event-tracker", one)
        for one in listed("filter"):
            self._add("filter", one, after=batches)
        for one in listed("metric-attribution"):
            self._add("metric-attribution", one)
        for one in listed("dataset"):
            self._dataset(one, busy)
        inside = {item.ref for item in self.items[begun:]}
        self._add("dataset-group", group, after=inside)

    def _campaigns(self, solution: dict[str, Any]) -> set[str]:
        found: set[str] = set()
        arn = solution["solutionArn"]
        for one in self._listed("campaign", solution["name"], solutionArn=arn):
            ref = one["campaignArn"]
            told = denials.seen(Phrase("campaign"), partial(self._described, ref), [])
            least = max([1, *(each.get("minProvisionedTPS", 1) for each in told)])
            self._add("campaign", one, usd=pricing.campaign(least, hours=1))
            found.add(ref)
        return found

    def _work_of(self, solution: dict[str, Any]) -> tuple[set[str], set[str]]:
        """Versions still in transition, and batch jobs that are at work."""
        arn, inside = solution["solutionArn"], solution["name"]
        busy: set[str] = set()
        batches: set[str] = set()
        for version in self._listed("solution-version", inside, solutionArn=arn):
            ref = version["solutionVersionArn"]
            if resources.in_transition(version["status"]):
                self.look.jobs[ref] = version["status"]
                busy.add(ref)
            for kind in ("batch-inference-job", "batch-segment-job"):
                batches |= self._at_work(kind, inside, solutionVersionArn=ref)
        return busy, batches

    def _dataset(self, one: dict[str, Any], busy: set[str]) -> None:
        arn, after = one["datasetArn"], set(busy)
        for kind in ("dataset-import-job", "dataset-export-job"):
            after |= self._at_work(kind, one["name"], datasetArn=arn)
        for told in denials.seen(Phrase("dataset"), partial(self._described, arn), []):
            self.users.setdefault(str(told.get("schemaArn")), set()).add(arn)
        self._add("dataset", one, after=after)

    def _at_work(self, kind: str, inside: str, **parent: str) -> set[str]:
        found = {
            one[f"{resources.member(kind)}Arn"]: one["status"]
            for one in self._listed(kind, inside, **parent)
            if resources.in_transition(one["status"])
        }
        self.look.jobs.update(found)
        return set(found)

    def _add(
        self,
        kind: str,
        one: dict[str, Any],
        *,
        after: set[str] | None = None,
        usd: float = 0.0,
        unpriced: str = "",
    ) -> None:
        ref = one[f"{resources.member(kind)}Arn"]
        name, state = one.get("name", ref), one.get("status", "")
        why = self._whose(kind, ref, name)
        item = Item(kind, ref, name, state, usd, frozenset(after or ()), why, unpriced=unpriced)
        self.items.append(item)

    def _whose(self, kind: str, ref: str, name: str) -> str:
        """Why it is not this person's; empty if it is, or if that does not matter."""
        if kind in _WITHOUT_TAGS or self.not_mine:
            return ""
        refused: list[Phrase] = []
        ask = partial(self.client.list_tags_for_resource, resourceArn=ref)
        tags_of = Phrase(N_("the tags of {name}"), {"name": name})
        found = denials.seen(tags_of, lambda: ask()["tags"], refused)
        if refused:
            return _("{what}: whose it is cannot be seen").format(what=refused[0])
        tags = {one["tagKey"]: one["tagValue"] for one in found}
        who = ownership.others(tags, self.scope.target.owner)
        return ownership.made_by(who) if who else ""


def _why_unpriced(recommender: dict[str, Any]) -> str:
    """Why nobody can say what a recommender bills; empty if it bills nothing."""
    status = str(recommender.get("status", ""))
    if status == "INACTIVE" or resources.has_failed(status) or resources.is_leaving(status):
        return ""
    return _("bills by the hour and by the users of its dataset, at prices that are not confirmed")
