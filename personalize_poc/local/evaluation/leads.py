"""Whether a model is ahead of popularity, so that nobody deploys one that is not without a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

METRIC = "normalized_discounted_cumulative_gain_at_10"
"""What the lead is looked at by: the metric that the service itself puts first."""


def behind(evaluation: Mapping[str, Any]) -> str | None:
    """A sentence about a model that popularity is clearly ahead of, on all items and on new ones.

    Lists for an item, or for everybody, need not foretell what somebody does next; one that hits
    less often than what is popular has learned nothing by which it could be shown.

    evaluation: as a training returns it. None where the interval of a lead reaches 0, and where
    popularity was not measured.
    """
    known = _leads(evaluation)
    if not known or any(lead["interval"][1] >= 0 for lead in known):
        return None
    (low, high), users = known[0]["interval"], evaluation.get("users", 0)
    return (
        f"it is behind popularity by {-known[0]['difference']:.3f} ({low:+.3f} … {high:+.3f}) in "
        f"NDCG@10 for {users:,} test users: its lists hold less of what they did next than "
        "Popularity-Count. Items may have too few users in common; metadata may tell more"
    )


def _leads(evaluation: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The leads over popularity that were measured: on all items, and on new ones."""
    leads = [evaluation.get(f"above_popularity{part}", {}).get(METRIC) for part in ("", "_on_new")]
    return [lead for lead in leads if lead is not None]


def not_ahead(evaluation: Mapping[str, Any]) -> str | None:
    """A sentence about a model that is not ahead of popularity, on new items or with repeats.

    evaluation: as a training of a recipe that ranks items returns it. None where the interval of
    either lead lies above 0, and where popularity was not measured.
    """
    known = _leads(evaluation)
    if not known or any(lead["interval"][0] > 0 for lead in known):
        return None
    (low, high), users = known[0]["interval"], evaluation.get("users", 0)
    return (
        f"its lead over popularity is {known[0]['difference']:+.3f} ({low:+.3f} … {high:+.3f}) in "
        f"NDCG@10 for {users:,} test users, and no clear one on new items either. Popularity-Count "
        "may serve as well; more interactions or metadata may tell more"
    )
