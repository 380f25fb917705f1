"""Notebook 3: what metrics say, and what they do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from personalize_poc.course.verdict import exercise
from personalize_poc.evaluation import formulas, holdout
from personalize_poc.evaluation.comparison import Comparison
from personalize_poc.evaluation.worked import TestUser
from personalize_poc.language import _

CLAIMS = ("ahead", "behind", "not distinguishable", "not known")
_HISTORIES = ("abc", "abab", "aaaa", "abcbd", "")
_MORE = [f"item {number}" for number in range(60)]


@exercise("Right: without what they had, only what is new can be a hit.")
def first_new_hit(answer: float, person: TestUser) -> str | None:
    """The reciprocal rank of somebody's list of new items."""
    right = formulas.reciprocal_rank(person.new_list, person.new_truth)
    if abs(float(answer) - right) < 0.0005:
        return None
    with_repeats = formulas.reciprocal_rank(person.list, person.truth)
    if abs(float(answer) - with_repeats) < 0.0005:
        return _("That is the reciprocal rank with repeats: take new_list, and new_truth.")
    if right and abs(float(answer) - 1 / right) < 0.0005:
        return _("That is the place of the first hit: the reciprocal rank is 1 over it.")
    return _(
        "Find the first item of person.new_list that is in person.new_truth; 1 over its place."
    )


@exercise("Right: no model, no training, and hard to beat where people repeat themselves.")
def again(answer: Callable[[Sequence[str]], Sequence[str]]) -> str | None:
    """A function that makes the list “what they did last, again” of a history, oldest first."""
    for history in (*map(list, _HISTORIES), _MORE):
        found, right = list(answer(list(history))), holdout.last_again(history)
        if len(found) != len(set(found)):
            return _("An item is twice in the list of {history}: {found}.").format(
                history=_short(history), found=_short(found)
            )
        if len(found) > formulas.LONGEST:
            return _("The list has {count} items; {longest} are asked for.").format(
                count=len(found), longest=formulas.LONGEST
            )
        if found != right:
            return _("Of {history} the list is {right}, not {found}.").format(
                history=_short(history), right=_short(right), found=_short(found)
            )
    return None


@exercise("Right: that is what the interval of the difference carries, and no more.")
def claim(answer: str, compared: Comparison, one: str, other: str) -> str | None:
    """What may be said of two recipes on new items: one of `CLAIMS`."""
    said = str(answer).strip().lower()
    if said not in CLAIMS:
        return _("Choose one of: {names}.").format(names=", ".join(CLAIMS))
    right = _verdict(compared, one, other)
    if said == right:
        return None
    if right == "not distinguishable":
        return _(
            "The interval of the difference on new items has 0 within: who leads is not known."
        )
    if right == "not known":
        return _("Means alone are published here: there is no interval that could carry a claim.")
    return _(
        "The whole interval of {one} − {other} on new items is on one side of 0: which?"
    ).format(one=one, other=other)


def _verdict(compared: Comparison, one: str, other: str) -> str:
    for pair in compared.pairs:
        if (pair.one, pair.other) == (one, other):
            return pair.new.verdict
        if (pair.one, pair.other) == (other, one):
            swapped = {"ahead": "behind", "behind": "ahead"}
            return swapped.get(pair.new.verdict, pair.new.verdict)
    return "not known"


def _short(items: Sequence[Any]) -> str:
    return f"[{', '.join(map(str, items[:6]))}{', …' if len(items) > 6 else ''}]"
