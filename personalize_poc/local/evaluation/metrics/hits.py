"""Hits at 1 percent: how many of the users ranked first really came.

hits_at_1_percent of a segment = |top 1 % of all users by score, and users of the test interactions|

Source: developer guide, evaluating a solution version with metrics (USER_SEGMENTATION): the average
number of users in the predicted top 1 percent that match the actual users. The top is rounded up:
it has at least one user.
"""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.types import Ints

TOP_SHARE = 100
"""One of how many users is in the top."""


def top_percent(n_users: int) -> int:
    """Number of users in the top 1 percent."""
    return -(-n_users // TOP_SHARE)


def hits(top: Ints, truth: Ints) -> int:
    """Right users of one segment. top: users of the highest scores; truth: different users."""
    return int(np.isin(top, truth).sum())
