"""How much data a training needs at least."""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.errors import JobFailed

LEAST_INTERACTIONS = 1000
LEAST_USERS = 25
LEAST_SHARE = 0.01
"""Minimum data: interactions, users with at least two of them, and their share of all users."""


def check_minimum(data: TrainingData, event_type: str | None) -> None:
    """Refuse data below the documented minimum.

    Raises:
        JobFailed: with the service's text.
    """
    n = len(data.interactions)
    if n < LEAST_INTERACTIONS:
        after = f" after filtering by event type: {event_type}" if event_type else ""
        raise JobFailed(f"Dataset has fewer than {LEAST_INTERACTIONS} interactions{after}")
    lengths = np.unique(data.interactions.users, return_counts=True)[1]
    several = int((lengths >= 2).sum())
    if several < LEAST_USERS:
        raise JobFailed(
            f"Dataset has fewer than {LEAST_USERS} users with at least 2 interactions each."
        )
    if several < LEAST_SHARE * len(lengths):
        raise JobFailed(
            f"Fewer than {LEAST_SHARE:.0%} of the users have at least 2 interactions: "
            f"{several} of {len(lengths)}"
        )
