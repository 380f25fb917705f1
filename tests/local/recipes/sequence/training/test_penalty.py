"""The penalty of the regression: a low one where what few have in common is what there is."""

from __future__ import annotations

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Ints, Query
from personalize_poc.local.recipes.sequence import ease
from personalize_poc.local.recipes.sequence.training import penalty
from personalize_poc.local.recipes.sequence.unseen import LEAST_JUDGED
from tests.support.recipe_data import interactions

ITEMS, USERS = 300, 800


def friends(seed: int) -> list[list[int]]:
    """Groups of eight have the same items, drawn from all; everybody has popular ones besides."""
    rng = np.random.default_rng(seed)
    popular = 1 / np.arange(1, ITEMS + 1)
    histories = []
    for _ in range(USERS // 8):
        common = rng.choice(ITEMS, 16, replace=False)
        for _ in range(8):
            other = rng.choice(ITEMS, 8, replace=False, p=popular / popular.sum())
            mine = np.concatenate([rng.permutation(common)[:14], other])
            histories.append(list(dict.fromkeys(rng.permutation(mine).tolist())))
    return histories


def tastes(seed: int) -> list[list[int]]:
    """Everybody has one of three tastes, of a hundred items each, the first ones the likeliest."""
    rng = np.random.default_rng(seed)
    popular = 1 / np.arange(1, 101)
    return [
        (100 * (user % 3) + rng.choice(100, 20, replace=False, p=popular / popular.sum())).tolist()
        for user in range(USERS)
    ]


def split(histories: list[list[int]]) -> tuple[list[list[int]], list[tuple[Query, Ints]]]:
    """All but every fourth person, and questions in the middle of the histories of these."""
    asked = [
        (Query(history=np.array(one[:12], np.int32)), np.array(one[12:], np.int32))
        for one in histories[::4]
    ]
    return [one for place, one in enumerate(histories) if place % 4], asked


@pytest.mark.parametrize(("made", "low"), [(friends, True), (tastes, False)])
def test_a_low_penalty_is_taken_where_small_groups_do_the_same(made: object, low: bool) -> None:
    assert callable(made)
    learned, asked = split(made(0))
    log = interactions(learned)
    usual, other = (
        ease.fit(log, len(learned), ITEMS, strength)
        for strength in (ease.PENALTY, ease.LOW_PENALTY)
    )
    assert usual is not None
    assert other is not None
    assert penalty.is_ahead(other, usual, asked) is low
    assert not penalty.is_ahead(other, usual, asked[: LEAST_JUDGED - 1])


def test_nothing_is_judged_by_what_people_had_before() -> None:
    learned, asked = split(friends(0))
    log = interactions(learned)
    usual = ease.fit(log, len(learned), ITEMS)
    low = ease.fit(log, len(learned), ITEMS, ease.LOW_PENALTY)
    assert usual is not None
    assert low is not None
    again = [(query, query.history[:3]) for query, _ in asked]
    assert not penalty.is_ahead(low, usual, again)
