"""Notebook 1: what interaction data is like."""

from __future__ import annotations

import pandas as pd

from personalize_poc.course.verdict import exercise


@exercise("These users can teach a model what follows what.")
def enough_users(answer: int, interactions: pd.DataFrame) -> str | None:
    """How many users have at least two interactions."""
    counts = interactions["USER_ID"].value_counts()
    if int(answer) == len(counts):
        return "These are all users: count those with at least two interactions."
    if int(answer) != int((counts >= 2).sum()):
        return "Count the rows of each user first, then the users with two rows or more."
    return None
