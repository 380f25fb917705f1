"""Notebook 6: what bills, what goes first, and what belongs to a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from personalize_poc.aws import resources
from personalize_poc.aws.cleanup.found import LEVELS
from personalize_poc.course.verdict import exercise
from personalize_poc.language import _


@exercise("That would have been added to every month's bill, for campaigns that nobody asks.")
def monthly_bill(answer: float, usd_a_month: Mapping[str, float]) -> str | None:
    """What all campaigns together cost a month."""
    right = sum(usd_a_month.values())
    if abs(float(answer) - right) <= max(0.005, 0.0001 * right):
        return None
    if any(abs(float(answer) - usd) < 0.005 for usd in usd_a_month.values()):
        return _("That is one campaign. Add up all of them: `usd_a_month.values()`.")
    return _("Add up what the campaigns of `usd_a_month` cost, and nothing else.")


@exercise("Nothing in this order is still needed by what comes after it.")
def order(answer: Sequence[str]) -> str | None:
    """The kinds in an order in which they can be deleted."""
    place = {kind: number for number, level in enumerate(LEVELS) for kind in level}
    wanted = ["campaign", "dataset", "dataset-group", "filter", "schema", "solution"]
    if sorted(answer) != wanted:
        return _("Give each of these kinds once: {names}.").format(names=", ".join(wanted))
    for number, kind in enumerate(answer):
        late = next((other for other in answer[number + 1 :] if place[other] < place[kind]), None)
        if late is not None:
            return _("A {kind} cannot go while there is still a {late}.").format(
                kind=kind, late=late
            )
    return None


@exercise("Exactly the resources of this run, and none of a run whose name begins alike.")
def mine(answer: Callable[[str], bool], dataset_group: str) -> str | None:
    """A function that tells the names of a run from those of others."""
    own = [dataset_group, f"{dataset_group}_sims", f"{dataset_group}_any-genre"]
    others = [f"{dataset_group}-2", f"{dataset_group}-2_sims", f"{dataset_group}2_sims", "sims"]
    for name in own:
        if not answer(name):
            return _("{name} is of this run, but your function says it is not.").format(name=name)
    for name in others:
        if answer(name):
            return _(
                "{name} is not of this run, but your function says it is: it would be deleted."
            ).format(name=name)
    return None


@exercise("Somebody may be using them. Ask before you delete what is not yours.")
def foreign_groups(answer: Sequence[str], personalize: object, dataset_group: str) -> str | None:
    """The names of the dataset groups of an account and region that are not of this run."""
    there = [str(one["name"]) for one in resources.listed(personalize, "dataset-group")]
    right = sorted(name for name in there if name != dataset_group)
    if dataset_group in answer:
        return _("{dataset_group} is the group of this run: leave it out.").format(
            dataset_group=dataset_group
        )
    if sorted(answer) != right:
        return _("The service lists {count} other dataset groups, you named {named}.").format(
            count=len(right), named=len(answer)
        )
    return None
