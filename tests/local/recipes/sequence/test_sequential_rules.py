"""What followed the latest items: counted, weighed by what others did next, mixed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Interactions, Ints
from personalize_poc.local.recipes.sequence import sequential_rules
from personalize_poc.local.recipes.sequence.sequential_rules import DOUBT, SequentialRules
from tests.support.recipe_data import interactions

Asked = list[tuple[Floats, Ints, int]]
HISTORY = np.array([4, 9, 1, 17], np.int32)


def shares(rules: sequential_rules.Rules, item: int, n: int) -> Floats:
    """The row of an item as a whole."""
    row = slice(rules.starts[item], rules.starts[item + 1])
    dense = np.zeros(n, np.float32)
    dense[rules.items[row]] = rules.shares[row]
    return dense


def chains(n_users: int, seed: int) -> list[list[int]]:
    """Each of 30 items is followed by one of two others, mostly the same one."""
    rng = np.random.default_rng(seed)
    histories = []
    for _ in range(n_users):
        history = [int(rng.integers(30))]
        for _ in range(12):
            step = 7 if rng.random() < 0.8 else 11
            history.append((history[-1] + step) % 30)
        histories.append(history)
    return histories


def next_items(histories: list[list[int]]) -> Asked:
    """Every next item of these users, where a network knows nothing."""
    nothing = np.zeros(30, np.float32)
    return [
        (nothing, np.array(history[:cut], np.int32), history[cut])
        for history in histories
        for cut in range(1, len(history))
    ]


def test_rules_are_shares_of_what_followed_with_distance_discounted() -> None:
    log = interactions([[0, 1, 2], [0, 2], [3]])
    found = sequential_rules.fit(log, 5)
    assert shares(found.following, 0, 5) == pytest.approx(
        [0, 1 / (2 + DOUBT), 1 / (2 + DOUBT), 0, 0], abs=1e-3
    )
    # Item 2 followed item 0 once at a distance of two, and once at a distance of one.
    total = 1 + 0.5 + 1 + DOUBT
    assert shares(found.near, 0, 5) == pytest.approx([0, 1 / total, 1.5 / total, 0, 0], abs=1e-3)
    assert not shares(found.near, 3, 5).any()  # its user did nothing afterwards


def test_a_view_and_a_purchase_of_one_item_are_one_step() -> None:
    plain = sequential_rules.fit(interactions([[0, 1, 2], [1, 0, 2]]), 3)
    twice = sequential_rules.fit(interactions([[0, 0, 1, 1, 2, 2], [1, 0, 0, 2, 2, 2]]), 3)
    for name in ("following", "near"):
        mine, theirs = getattr(plain, name), getattr(twice, name)
        assert np.array_equal(mine.items, theirs.items)
        assert np.array_equal(mine.shares, theirs.shares)


def test_parts_of_the_catalogue_are_counted_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = interactions(chains(20, 0))
    whole = sequential_rules.fit(log, 31)
    monkeypatch.setattr(sequential_rules, "_PAIRS_AT_ONCE", 100)
    parts = sequential_rules.fit(log, 31)
    for name in ("starts", "items", "shares"):
        assert np.array_equal(getattr(whole.near, name), getattr(parts.near, name))


def test_only_the_strongest_rules_of_an_item_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequential_rules, "MOST_FOLLOWERS", 2)
    found = sequential_rules.fit(interactions([[0, 1], [0, 1], [0, 3], [0, 3], [0, 2]]), 4)
    assert found.following.items.tolist() == [1, 3]


def test_ties_in_time_count_in_the_order_of_the_source() -> None:
    log = interactions([[0, 1, 2]] * 3)
    same = replace(log, timestamps=np.zeros_like(log.timestamps))
    timed, tied = sequential_rules.fit(log, 3), sequential_rules.fit(same, 3)
    assert np.array_equal(timed.near.items, tied.near.items)
    assert np.array_equal(timed.near.shares, tied.near.shares)


def test_event_types_do_not_matter_and_weights_do() -> None:
    log = interactions([[0, 1], [0, 2]])
    other = replace(log, event_types=np.full(4, -1, np.int16))
    plain, untyped = sequential_rules.fit(log, 3), sequential_rules.fit(other, 3)
    assert np.array_equal(plain.following.shares, untyped.following.shares)
    weighted = replace(log, weights=np.array([1, 1, 1, 3], np.float32))
    row = shares(sequential_rules.fit(weighted, 3).following, 0, 3)
    assert row[2] == pytest.approx(3 * row[1], rel=1e-3)


def learned(log: Interactions, asked: Asked) -> SequentialRules:
    rules = sequential_rules.fit(log, 30)
    return replace(rules, weights=sequential_rules.likeliest(rules, asked))


def test_chains_are_learned_from_the_latest_item_and_told_by_a_history_of_one_event() -> None:
    rules = learned(interactions(chains(200, 0)), next_items(chains(20, 1)))
    assert rules.weights[0] > 0.6
    assert rules.weights.sum() < 1
    logits = np.zeros(30, np.float32)
    rules.move(logits, np.array([4], np.int32), logsumexp(logits))
    order = np.argsort(-logits)
    assert order[:2].tolist() == [11, 15]
    odds = np.exp(logits - logits.max())
    assert odds[11] / odds.sum() == pytest.approx(0.78, abs=0.06)


def test_where_what_came_before_tells_nothing_the_rules_have_no_weight() -> None:
    rng = np.random.default_rng(0)
    popular = np.arange(30, 0, -1) / np.arange(31).sum()
    histories = [rng.choice(30, 13, p=popular).tolist() for _ in range(220)]
    rules = sequential_rules.fit(interactions(histories[:200]), 30)
    known = np.log(popular).astype(np.float32)
    asked = [(known, history, came) for _, history, came in next_items(histories[200:])]
    weights = sequential_rules.likeliest(rules, asked)
    assert weights.sum() < 0.05
    assert not sequential_rules.likeliest(rules, asked[:20]).any()  # too few to say
    logits = known.copy()
    replace(rules, weights=np.zeros(3)).move(logits, np.array([1], np.int32), logsumexp(logits))
    assert np.array_equal(logits, known)


def test_the_shares_are_those_of_all_ways_of_asking_together() -> None:
    rules = learned(interactions(chains(200, 0)), next_items(chains(20, 1)))
    items, parts = rules.shares(HISTORY)
    expected = np.zeros(30)
    for (named, shares), weight in zip(rules.ways(HISTORY), rules.weights, strict=True):
        expected += weight * np.bincount(named, shares, 30)
    assert np.array_equal(items, np.flatnonzero(expected))
    assert parts == pytest.approx(expected[items])


def test_the_latest_item_alone_is_one_way_of_asking() -> None:
    rules = learned(interactions(chains(200, 0)), next_items(chains(20, 1)))
    items, parts = rules.ways(HISTORY)[-1]
    named, own = rules.near.of(HISTORY[-1:], np.ones(1))
    asked = np.bincount(items, parts, 30)
    assert asked == pytest.approx(np.bincount(named, own, 30))


def test_models_from_before_that_way_answer_as_they_did() -> None:
    rules = learned(interactions(chains(200, 0)), next_items(chains(20, 1)))
    before = replace(rules, weights=np.array([0.2, 0.3, 0.1]))
    after = replace(rules, weights=np.array([0.2, 0.3, 0.1, 0.0]))
    for mine, theirs in zip(before.shares(HISTORY), after.shares(HISTORY), strict=True):
        assert np.array_equal(mine, theirs)


def test_items_without_rules_keep_their_order_and_new_ones_have_none(tmp_path: Path) -> None:
    rules = learned(interactions(chains(200, 0)), next_items(chains(20, 1)))
    rules.save(tmp_path)
    again = SequentialRules.load(tmp_path)
    assert again is not None
    grown = again.with_items(3)
    logits = np.random.default_rng(0).standard_normal(33).astype(np.float32)
    moved = logits.copy()
    mass = grown.move(moved, np.array([4, 31], np.int32), logsumexp(logits))
    assert mass == pytest.approx(logsumexp(moved), abs=1e-5)
    expected = logits[:30].copy()
    rules.move(expected, np.array([4], np.int32), logsumexp(expected))
    assert np.isfinite(moved).all()
    assert np.array_equal(moved[30:], logits[30:])
    assert (moved >= logits).all()
    assert np.array_equal(np.flatnonzero(expected > logits[:30]), np.flatnonzero(moved > logits))
    assert SequentialRules.load(tmp_path / "nowhere") is None
