"""Whether a model is ahead of popularity, so that nobody deploys one that is not without a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from personalize_poc import beside_popularity
from personalize_poc.beside_popularity import BEHIND, NOT_AHEAD, TOO_FEW
from personalize_poc.local.evaluation.other_items import ABOVE_OTHER_ITEMS
from personalize_poc.local.recipes.recipe import RecipeInfo, Tells

METRIC = "normalized_discounted_cumulative_gain_at_10"
"""What the lead is looked at by: the metric that the service itself puts first."""

LEAST_USERS = 30
"""Test users from which on the interval of a mean says something, a rule of thumb."""
WORTHWHILE = 0.05
"""A lead in NDCG@10. Where the interval has it within, the test users are too few to deny it."""

_ADVICE = {
    Tells.COMPANIONS: beside_popularity.IN_COMMON,
    Tells.LIKENESS: beside_popularity.ALIKE,
    Tells.TEXTS: beside_popularity.TEXTS,
    Tells.RISE: beside_popularity.TRENDS,
}


class Judgement(TypedDict):
    """How a model stands beside popularity, by its lead, and what would serve better.

    says, advice: codes of `beside_popularity`.
    """

    says: str
    advice: str
    difference: float
    interval: list[float]
    users: int


def judged(evaluation: Mapping[str, Any], recipe: RecipeInfo) -> Judgement | None:
    """The judgement of a model, on all items and on new ones; None where there is none to give.

    A clear lead over popularity in either is enough. The list of an item need not foretell what
    somebody does next better than popularity does: it is enough that it foretells more of that
    than the lists of other items do, which those of chance do not. An earlier version has not
    measured that: of its models only what is clearly behind is told.

    evaluation: as a training returns it; nothing is said where popularity or nobody was measured.
    """
    users = evaluation.get("users", 0)
    leads = [evaluation.get(f"above_popularity{part}", {}).get(METRIC) for part in ("", "_on_new")]
    known = [lead for lead in leads if lead is not None]
    if recipe.tells is Tells.POPULARITY or not known or not users:
        return None
    lows, highs = zip(*(lead["interval"] for lead in known), strict=True)
    if max(lows) > 0:
        return None
    own = evaluation.get(ABOVE_OTHER_ITEMS, {}).get(METRIC)
    fits = own is not None and own["interval"][0] > 0
    if max(highs) < 0:
        says = BEHIND
    elif recipe.related and (own is None or fits):
        return None
    else:
        says = TOO_FEW if users < LEAST_USERS or max(highs) > WORTHWHILE else NOT_AHEAD
    return {
        "says": says,
        "advice": _advice(says, recipe, fits),
        "difference": known[0]["difference"],
        "interval": list(known[0]["interval"]),
        "users": users,
    }


def _advice(says: str, recipe: RecipeInfo, fits: bool) -> str:
    """fits: whether lists for an item hold more than those for other items."""
    if fits:
        return beside_popularity.FITS_ITEM
    if says == TOO_FEW and recipe.tells is not Tells.RISE:  # more of what does not rise is no help
        return beside_popularity.MORE_USERS
    if recipe.tells in _ADVICE:
        return _ADVICE[recipe.tells]
    known = recipe.reads_metadata
    return beside_popularity.WITH_METADATA if known else beside_popularity.WITHOUT_METADATA


def sentence(judgement: Judgement) -> str:
    """A judgement as the log says it."""
    (low, high), lead = judgement["interval"], judgement["difference"]
    stands = beside_popularity.stands(judgement["says"], judgement["users"]).english
    advice = beside_popularity.advice(judgement["advice"]).english
    return f"{stands}: {lead:+.3f} ({low:+.3f} … {high:+.3f}). {advice}"
