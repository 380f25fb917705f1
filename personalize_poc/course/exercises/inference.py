"""Notebook 5: asking, comparing, judging."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from personalize_poc.course.verdict import exercise
from personalize_poc.inference.recommendations import overlap
from personalize_poc.language import _


@exercise("Values are in quotation marks within the text, with commas between them.")
def filter_values(answer: Mapping[str, str], genres: Sequence[str]) -> str | None:
    """The filterValues that ask the filter with the placeholder $GENRE for two genres at once."""
    if list(answer) != ["GENRE"]:
        return _("The key is the name of the placeholder, without the dollar sign: GENRE.")
    text = answer["GENRE"]
    if not isinstance(text, str):
        return _("The value is one text, not a list.")
    found = [part.strip() for part in text.split(",")]
    if any(not (part.startswith('"') and part.endswith('"') and len(part) > 2) for part in found):
        return _('Each value needs quotation marks of its own within the text: \'"One","Two"\'.')
    if sorted(part.strip('"') for part in found) != sorted(genres):
        return _("Ask for {names}.").format(names=_(" and ").join(genres))
    return None


@exercise("On this item the two users disagree most.")
def disagreement(answer: str, one: Sequence[str], other: Sequence[str]) -> str | None:
    """The item whose places in two rankings of one list are furthest apart."""
    if answer not in one:
        return _("The answer is the id of an item of the shelf.")
    apart = {item: abs(one.index(item) - list(other).index(item)) for item in one}
    furthest = max(apart.values())
    if apart[answer] < furthest:
        return _(
            "Its places are {apart} apart; for another item they are {furthest} apart."
        ).format(apart=apart[answer], furthest=furthest)
    return None


@exercise("That is what two users share by chance; only less or more than this tells something.")
def usual_overlap(answer: float, lists: Mapping[str, Sequence[str]]) -> str | None:
    """The mean share of items that two users' lists have in common, over all pairs of users."""
    pairs = [overlap(lists[a], lists[b]) for a, b in itertools.combinations(sorted(lists), 2)]
    right = sum(pairs) / len(pairs)
    if abs(answer - right) <= 0.005:
        return None
    if answer > 1:
        return _("A share is between 0 and 1.")
    with_oneself = (2 * sum(pairs) + len(lists)) / len(lists) ** 2
    if abs(answer - with_oneself) <= 0.005:
        return _("Nobody is a pair with themselves: leave those out, they share everything.")
    return _(
        "Take the overlap of every pair of the {count} users, and the mean of them all."
    ).format(count=len(lists))
