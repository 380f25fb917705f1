"""What is counted of pairs, and the measure of SIMS, on data whose right answer is known."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Query
from personalize_poc.local.recipes.counting import occurrences
from personalize_poc.local.recipes.counting.measure import POWER, Measure, fitted, strongest
from personalize_poc.local.recipes.counting.occurrences import DISTANCE, DOUBT, Occurrences, Pairs
from tests.local.recipes.counting.test_counting import ALL_ITEMS, fit
from tests.support.recipe_data import training_data


def histories() -> list[list[int]]:
    rng = np.random.default_rng(1)
    return [rng.choice(30, rng.integers(5, 29), replace=False).tolist() for _ in range(40)]


@pytest.mark.parametrize("left_out", [None, 3])
def test_pairs_equal_a_count_by_hand(left_out: int | None) -> None:
    data = training_data(histories(), 30)
    counted = Occurrences(data.interactions, data.n_users, data.n_items)
    without = None if left_out is None else np.array([left_out], np.int32)
    row = counted.pairs(np.array([7], np.int32), 1, without)
    logs = [log for user, log in enumerate(histories()) if user != left_out]
    both = [log for log in logs if 7 in log]
    assert row.own[0] == len(both)
    for place, other in enumerate(row.items):
        shared = [log for log in both if other in log]
        steps = [log.index(other) - log.index(7) for log in shared]
        followed = sum(exp(-step / DISTANCE) for step in steps if 0 < step <= 20)
        assert row.shared[place] == len(shared)
        assert row.followed[place] == pytest.approx(followed, rel=1e-5)
        assert row.users[place] == sum(other in log for log in logs)
        # Forty users are one cohort; a user who is left out stays in what is known of it.
        share = sum(other in log for log in histories()) / 40
        assert row.expected[place] == pytest.approx(len(both) * share, rel=1e-5)


def test_places_of_repeated_items_are_shared_among_their_repeats() -> None:
    data = training_data([[7, 8, 7, 8], [8, 7, 9]], 30)
    row = Occurrences(data.interactions, 2, 30).pairs(np.array([7], np.int32), 1)
    steps = {8: [1, 3, 1], 9: [1]}
    often = {8: 2, 9: 1}  # the root of twice item 7 times twice item 8
    for other, followed in zip(row.items.tolist(), row.followed.tolist(), strict=True):
        expected = sum(exp(-step / DISTANCE) for step in steps[other]) / often[other]
        assert followed == pytest.approx(expected, rel=1e-5)


def test_what_is_clicked_and_then_watched_is_no_repeat() -> None:
    data = training_data([[7, 7, 8, 8]], 30)
    types = np.array([0, 0, 1, 1], np.int16)
    for own, parts in ((types, 1), (np.zeros(4, np.int16), 2)):
        log = replace(data.interactions, event_types=own, items=np.array([7, 8, 7, 8], np.int32))
        row = Occurrences(log, 1, 30).pairs(np.array([7], np.int32), 1)
        expected = sum(exp(-step / DISTANCE) for step in (1, 3, 1)) / parts
        assert row.followed.tolist() == pytest.approx([expected], rel=1e-5)


@pytest.mark.parametrize("recipe", ["aws-sims", "aws-similar-items"])
def test_what_three_people_buy_again_and_again_does_not_stand_before_what_many_buy(
    recipe: str,
) -> None:
    """Forty customers buy 0 and 1 once; three have the prescriptions 0 and 2, refilled monthly."""
    once = [[0, 1, 5 + user] for user in range(40)]
    refilled = [[0, 2] * 12] * 3
    model = fit(recipe, training_data(once + refilled, 45))
    assert model.score([Query(item=0)])[0].argmax() == 1


def test_blocks_of_items_count_what_one_block_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    data = training_data(histories(), 30)
    counted = Occurrences(data.interactions, data.n_users, data.n_items)
    (block,) = counted.blocks()
    whole = counted.pairs(block, 8)
    for name, value in (("_MOST_PAIRS", 3000), ("_MOST_ROWS", 5), ("_LEAST_HEIGHT", 2)):
        monkeypatch.setattr(occurrences, name, value)
    for name in ("_SCRATCH", "_EVENTS", "_GATHERED"):
        monkeypatch.setattr(occurrences, name, 7)
    blocks = counted.blocks()
    assert len(blocks) > 6
    parts = [counted.pairs(block, 8) for block in blocks]
    assert np.concatenate([p.of[p.rows] for p in parts]).tolist() == whole.rows.tolist()
    for name in ("of", "own", "items", "shared", "followed", "users", "expected", "surplus"):
        found = np.concatenate([getattr(part, name) for part in parts])
        assert found == pytest.approx(getattr(whole, name), rel=1e-5), name


def test_the_strongest_of_each_row() -> None:
    """Ties: more users in common first, then the lower index."""
    rng = np.random.default_rng(0)
    data = training_data(histories(), 30)
    counted = Occurrences(data.interactions, data.n_users, data.n_items)
    pairs = counted.pairs(np.arange(30, dtype=np.int32), 1)
    scores = rng.integers(0, 6, len(pairs.rows)).astype(np.float32)
    for most in (1, 5, 27, 40):
        found = strongest(scores, pairs, most).tolist()
        expected = []
        for row in range(30):
            places = np.flatnonzero((pairs.rows == row) & (scores > 0)).tolist()
            places.sort(key=lambda p: (-scores[p], -pairs.shared[p], pairs.items[p]))
            expected += sorted(places[:most])
        assert found == expected


def pair(shared: int, expected: float, own: int) -> Pairs:
    """One pair of an item that `own` users have: 90 have the other, f is 6."""
    one, row = np.ones(1, np.int32), np.zeros(1, np.int32)
    about = np.full((1, 1), own, np.float32), np.full((2, 1), expected / own, np.float32)
    counts = one * own, np.array([0, 1]), row, one, one * shared, np.full(1, 6.0, np.float32)
    return Pairs(row, *counts, one * 90, *about)


def test_the_weight_is_the_formula() -> None:
    measure = Measure(0.5, 3, 100)
    few, many = pair(4, 2.0, 8), pair(70, 40.0, 800)
    assert measure.weights(few)[0] == pytest.approx((4 + 3 * 6) / 10, rel=1e-3)
    lift = ((70 + DOUBT) / (40 + DOUBT)) ** POWER
    assert measure.weights(many)[0] == pytest.approx(70 / 10 * lift, rel=1e-3)


def page_and_series() -> list[list[int]]:
    """Early users have items 0 … 9, the page of that time; later ones draw from 0, 10 … 39.

    Of the later users, those with item 0 have item 10, its sequel, far more often than others.
    """
    rng = np.random.default_rng(0)
    early = [rng.permutation(10)[:9].tolist() for _ in range(200)]
    late = []
    for user in range(400):
        own = [0] if user % 2 else []
        own += [10] if rng.random() < (0.7 if user % 2 else 0.1) else []
        late.append([*own, *(11 + rng.permutation(29)[: 9 - len(own)]).tolist()])
    return early + late


def test_what_a_cohort_was_shown_stands_behind_what_belongs_together() -> None:
    """All who came early have items 0 … 9: cosine has them before the sequel."""
    data = training_data(page_and_series(), 40)
    log = data.interactions
    log.timestamps[:] += 10**6 * log.users.astype(np.int64)
    together = np.zeros((data.n_users, data.n_items))
    together[log.users, log.items] = 1
    cosine = together[:, 0] @ together / np.sqrt(together.sum(axis=0))
    assert set(np.argsort(-cosine)[1:9]) <= set(range(1, 10))
    counted = Occurrences(log, data.n_users, data.n_items)
    row = counted.pairs(np.array([0], np.int32), 3)
    scores = Measure(0.5, 3, int(counted.users.max())).tiers(row, np.ones(40, bool))
    assert row.items[scores.argmax()] == 10


def test_what_few_users_have_in_common_comes_before_what_is_popular() -> None:
    data = training_data([[0, 1, 2]] * 2 + [[0, 3]] * 4 + [[4, 5]] * 30, 6)
    scores = fit("aws-sims", data, **ALL_ITEMS).score([Query(item=0)])[0]
    assert sorted(range(6), key=lambda item: -scores[item])[:3] == [3, 1, 2]


def test_where_users_turn_to_popular_items_these_are_neighbours() -> None:
    """Everybody ends with items 0 and 1, whatever was before; the percentile leaves both out."""
    rng = np.random.default_rng(0)
    logs = [[*rng.choice(np.arange(2, 80), 9, replace=False).tolist(), 0, 1] for _ in range(150)]
    data = training_data(logs, 80)
    counted = Occurrences(data.interactions, data.n_users, data.n_items)
    within = np.arange(80) > 1
    start = Measure(0.5, 1, 150)
    assert fitted(start, counted, data.interactions, within).everybody
    few = training_data(logs[:30], 80)
    counted = Occurrences(few.interactions, few.n_users, few.n_items)
    assert fitted(start, counted, few.interactions, within) == start
