"""The regression over items: of sets, with a strong or a low penalty, or of what came next."""

from __future__ import annotations

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Ints, Query
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.training import regression
from personalize_poc.local.recipes.sequence.unseen_weights import LEAST_JUDGED
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


def courses(seed: int) -> list[list[int]]:
    """Four stages of thirty, one after the other; six things of the ten of each stage."""
    rng = np.random.default_rng(seed)
    return [
        [
            10 * stage + thing
            for stage in range(first, first + 4)
            for thing in rng.permutation(10)[:6]
        ]
        for first in rng.integers(0, ITEMS // 10 - 3, USERS).tolist()
    ]


def fitted(histories: list[list[int]]) -> list[Ridge]:
    log = interactions(histories)
    found = [way(log) for way in regression.ways(len(histories), ITEMS)]
    regressions = [one for one in found if one is not None]
    assert len(regressions) == len(regression.NAMES)
    return regressions


@pytest.mark.parametrize(
    ("made", "name"), [(friends, "low penalty"), (tastes, "usual"), (courses, "next on past")]
)
def test_the_regression_is_taken_that_ranks_better(made: object, name: str) -> None:
    assert callable(made)
    learned, asked = split(made(0))
    regressions = fitted(learned)
    best = regression.place_of_best(regressions, asked)
    assert regression.NAMES[best].startswith(name)
    assert not regression.place_of_best(regressions, asked[: LEAST_JUDGED - 1])


def test_nothing_is_judged_by_what_people_had_before() -> None:
    learned, asked = split(friends(0))
    again = [(query, query.history[:3]) for query, _ in asked]
    assert regression.place_of_best(fitted(learned), again) == 0
