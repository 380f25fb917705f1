"""The audience chooses from two lists in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from personalize_poc.experiment import interleaving
from personalize_poc.experiment.audience.diary import CLICK

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.experiment.audience.playing import Audience


def interleave(
    crowd: Audience,
    first: Mapping[str, Sequence[str]],
    second: Mapping[str, Sequence[str]],
    *,
    days: int,
    seed: int,
    length: int = 10,
) -> pd.DataFrame:
    """Show two lists in one by team draft, drafted anew each day, and credit the clicks.

    Args:
        crowd: the audience.
        first, second: user -> items; users for whom one of them is empty do not take part.
        days: how many; each day is as if it were the first.
        seed: of the visits.
        length: of the list that is shown.

    Returns:
        A row for each user who came, as `interleaving.credited` makes it.
    """
    people = [user for user, items in first.items() if items and second.get(user)]
    shown: list[tuple[str, str, str, int]] = []
    clicks: list[tuple[str, str, str]] = []
    for day in range(days):
        drafts = {
            user: interleaving.team_draft(
                first[user], second[user], length, experiment="mix", user=user, request=str(day)
            )
            for user in people
        }
        lists = {user: draft.items for user, draft in drafts.items()}
        played = crowd.visit(lists, 1, seed=seed, first_day=day)
        for user in played.visits["user"]:
            shown += drafts[user].rows(user, str(day))
        opened = played.events[played.events["type"] == CLICK]
        pairs = zip(opened["user"], opened["item"], strict=True)
        clicks += [(user, str(day), item) for user, item in pairs]
    return interleaving.credited(shown, clicks)
