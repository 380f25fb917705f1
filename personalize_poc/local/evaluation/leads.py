"""Whether a model is ahead of popularity, so that nobody deploys one that is not without a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

METRIC = "normalized_discounted_cumulative_gain_at_10"
"""What the lead is looked at by: the metric that the service itself puts first."""


def not_ahead(evaluation: Mapping[str, Any]) -> str | None:
    """A sentence about a model that is not ahead of popularity, on new items or with repeats.

    evaluation: as a training of a recipe that ranks items returns it. None where the interval of
    either lead lies above 0, and where popularity was not measured.
    """
    leads = [evaluation.get(f"above_popularity{part}", {}).get(METRIC) for part in ("", "_on_new")]
    known = [lead for lead in leads if lead is not None]
    if not known or any(lead["interval"][0] > 0 for lead in known):
        return None
    (low, high), users = known[0]["interval"], evaluation.get("users", 0)
    return (
        f"its lead over popularity is {known[0]['difference']:+.3f} ({low:+.3f} … {high:+.3f}) in "
        f"NDCG@10 for {users:,} test users, and no clear one on new items either. Popularity-Count "
        "may serve as well; more interactions or metadata may tell more"
    )
