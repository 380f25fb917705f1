"""Whether a model is ahead of popularity, so that nobody deploys one that is not without a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

METRIC = "normalized_discounted_cumulative_gain_at_10"
"""What the lead is looked at by: the metric that the service itself puts first."""

BEHIND, NOT_AHEAD = "behind", "not_ahead"


class Judgement(TypedDict):
    """What is wrong with a model beside popularity: `BEHIND` or `NOT_AHEAD`, by its lead."""

    says: str
    difference: float
    interval: list[float]
    users: int


def judged(evaluation: Mapping[str, Any], *, personalised: bool) -> Judgement | None:
    """The judgement of a model, on all items and on new ones; None where there is none to give.

    A model that answers by the user has to be ahead of popularity in either. Lists for an item,
    or for everybody, need not foretell what somebody does next: of them only that is said that
    popularity is clearly ahead in both, for they have learned nothing by which to be shown.

    evaluation: as a training returns it; nothing is said where popularity was not measured.
    """
    leads = [evaluation.get(f"above_popularity{part}", {}).get(METRIC) for part in ("", "_on_new")]
    known = [lead for lead in leads if lead is not None]
    if not known:
        return None
    if personalised:
        wrong = not any(lead["interval"][0] > 0 for lead in known)
    else:
        wrong = not any(lead["interval"][1] >= 0 for lead in known)
    if not wrong:
        return None
    return {
        "says": NOT_AHEAD if personalised else BEHIND,
        "difference": known[0]["difference"],
        "interval": list(known[0]["interval"]),
        "users": evaluation.get("users", 0),
    }


def sentence(judgement: Judgement) -> str:
    """A judgement as the log says it."""
    (low, high), users = judgement["interval"], judgement["users"]
    if judgement["says"] == BEHIND:
        return (
            f"it is behind popularity by {-judgement['difference']:.3f} ({low:+.3f} … {high:+.3f}) "
            f"in NDCG@10 for {users:,} test users: its lists hold less of what they did next than "
            "Popularity-Count. Items may have too few users in common; metadata may tell more"
        )
    return (
        f"its lead over popularity is {judgement['difference']:+.3f} ({low:+.3f} … {high:+.3f}) in "
        f"NDCG@10 for {users:,} test users, and no clear one on new items either. Popularity-Count "
        "may serve as well; more interactions or metadata may tell more"
    )
