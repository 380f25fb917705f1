"""Weights of regression and metadata: more than the likeliest where they rank better."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence import by_ranking
from personalize_poc.local.recipes.sequence.content import Content, rarity
from personalize_poc.local.recipes.sequence.ease import DAMPING, Ridge
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import fit as train
from personalize_poc.local.recipes.sequence.unseen import Unseen
from tests.support.recipe_data import blocks

N = 60
KIND: Ints = (np.arange(N) % 3).astype(np.int32)
POPULARITY = np.zeros(N, np.float32)


def regression(weight: float) -> Ridge:
    """Items of one kind go together."""
    same = np.array([np.flatnonzero(kind == KIND) for kind in KIND], np.int32)
    return Ridge(np.arange(N, dtype=np.int32), same, np.ones(same.shape, np.float32), weight)


def asked(follows: str, n: int = 80) -> list[tuple[Floats, Query, Ints]]:
    """Next items: of the kind of the history, or those that the network puts first."""
    rng, found = np.random.default_rng(0), []
    for _ in range(n):
        own = np.flatnonzero(int(rng.integers(3)) == KIND)
        history = rng.choice(own, 6, replace=False).astype(np.int32)
        logits = rng.standard_normal(N).astype(np.float32)
        came = np.setdiff1d(own, history)
        if follows == "network":
            unseen = np.setdiff1d(np.arange(N), history)
            came = unseen[np.argsort(-logits[unseen])][:5]
        found.append((logits, Query(history), came.astype(np.int32)))
    return found


@pytest.mark.parametrize(
    ("follows", "least", "most"), [("regression", 0.6, 2.5), ("network", 0.0, 0.0)]
)
def test_the_weight_is_that_which_ranks_best(follows: str, least: float, most: float) -> None:
    parts = Unseen(regression(0.05))
    found = by_ranking.ranking_best(parts, POPULARITY, lambda: asked(follows))
    assert found.ridge is not None
    assert least <= found.ridge.weight <= most


def test_of_weights_that_rank_alike_the_one_with_the_most_different_items_is_taken() -> None:
    """Three items of a kind are found by all but the smallest; what else is shown differs."""
    found_first, known = np.arange(9), np.arange(42, 54)
    ridge = regression(0.05)
    ridge = replace(ridge, weights=np.where(np.isin(ridge.neighbours, found_first), 10, 1))
    rng, questions = np.random.default_rng(0), []
    for number in range(90):
        own = np.flatnonzero(number % 3 == KIND)
        history = rng.choice(np.setdiff1d(own, [*found_first, *known]), 6, replace=False)
        logits = rng.normal(0, 0.1, N).astype(np.float32)
        logits[known] += 1  # everybody is shown these unless the regression is believed
        came = np.intersect1d(own, found_first).astype(np.int32)
        questions.append((logits, Query(history.astype(np.int32)), came))
    found = by_ranking.ranking_best(Unseen(ridge), POPULARITY, lambda: questions)
    shown: set[int] = set()
    for logits, query, following in questions:
        found.move(logits, query, np.zeros(N, np.float32), logsumexp(logits))
        first = np.argsort(-logits)[:10]
        assert set(following) <= set(first)
        shown |= set(first)
    assert len(shown) > 40  # with the smallest weight that finds them they are 21


def test_few_predictions_leave_it_as_it_is() -> None:
    parts = Unseen(regression(0.05))
    few = asked("regression", n=20)
    assert by_ranking.ranking_best(parts, POPULARITY, lambda: few) == parts


def test_what_the_user_had_is_not_counted_as_found() -> None:
    again = [(logits, query, query.history) for logits, query, _ in asked("network")]
    parts = Unseen(regression(0.05))
    assert by_ranking.ranking_best(parts, POPULARITY, lambda: again) == parts


def test_new_items_do_not_push_out_what_a_person_has_every_time() -> None:
    """What follows are all items of the history, and one of the same kind that is new."""
    rng, often = np.random.default_rng(1), []
    for logits, query, following in asked("regression"):
        logits = logits * np.float32(0.5)
        logits[query.history] = 1
        new = rng.choice(following, 1)
        often.append((logits, query, np.append(query.history, new).astype(np.int32)))
    found = by_ranking.ranking_best(Unseen(regression(0.05)), POPULARITY, lambda: often)
    kept, of_the_kind = [], []
    for logits, query, following in often:
        moved = logits.copy()
        found.move(moved, query, np.zeros(N, np.float32), logsumexp(moved))
        first = np.argsort(-moved)
        kept.append(np.isin(query.history, first[:10]).mean())
        new = first[~np.isin(first, query.history)][:3]
        of_the_kind.append((KIND[new] == KIND[following[-1]]).mean())
    assert np.mean(kept) > 0.95
    assert np.mean(of_the_kind) > 0.95  # and the new ones are those that go with them


def test_where_nobody_comes_back_to_a_thing_hardly_a_list_has_what_a_person_had() -> None:
    questions = []
    for logits, query, following in asked("regression"):
        logits[query.history] += 2  # the network believes that people do
        questions.append((logits, query, following))
    found = by_ranking.ranking_best(Unseen(regression(0.05)), POPULARITY, lambda: questions)
    assert found.lowered < 0
    had = []
    for logits, query, _ in questions:
        moved = logits.copy()
        found.move(moved, query, np.zeros(N, np.float32), logsumexp(moved))
        lists = [np.argsort(-one)[:10] for one in (logits, moved)]
        had.append([np.isin(one, query.history).sum() for one in lists])
    before, after = np.mean(had, axis=0)
    assert before > 3
    assert after < 0.2


def test_what_is_new_rises_where_nothing_else_moves_it() -> None:
    logits, query = np.zeros(N, np.float32), Query(np.arange(6, dtype=np.int32))
    Unseen(lowered=-2.0).move(logits, query, np.zeros(N, np.float32), logsumexp(logits))
    assert logits[:6].tolist() == [0.0] * 6
    assert logits[6:] == pytest.approx(2.0, abs=1e-5)


@pytest.mark.parametrize(("follows", "times"), [("kind", 4), ("network", 1)])
def test_metadata_weigh_more_where_that_ranks_best(follows: str, times: float) -> None:
    described = np.eye(3, dtype=np.float32)[KIND]
    content = replace(Content.of(described, 3), weights=np.array([0.3, 0, 0, 0]))
    found = by_ranking.ranking_best(
        Unseen(content=content), POPULARITY, lambda: asked(follows)
    ).content
    assert found is not None
    assert found.weights.tolist() == [0.3 * times, 0, 0, 0]


def test_where_older_items_of_a_history_tell_more_the_regression_looks_further_back() -> None:
    rng, older = np.random.default_rng(2), []
    for _ in range(80):
        kind, other = rng.permutation(3)[:2]
        own, others = (rng.permutation(np.flatnonzero(one == KIND)) for one in (kind, other))
        history = np.append(own[:12], others[:8]).astype(np.int32)
        older.append((rng.standard_normal(N).astype(np.float32), Query(history), own[12:]))
    found = by_ranking.ranking_best(Unseen(regression(0.05)), POPULARITY, lambda: older)
    assert found.ridge is not None
    assert found.ridge.weight > 0.1
    assert found.ridge.decay > 0.9


def by_popularity(n: int, follows: str) -> list[tuple[Floats, Query, Ints]]:
    """New items come by popularity, which the network knows little of, or as the network says."""
    rng, found = np.random.default_rng(3), []
    for _ in range(n):
        history = rng.choice(N, 6, replace=False).astype(np.int32)
        logits = rng.standard_normal(N).astype(np.float32)
        unseen = np.setdiff1d(np.arange(N), history)
        told = USERS_OF if follows == "popularity" else logits
        came = unseen[np.argsort(-told[unseen])][:5]
        found.append((logits, Query(history), came.astype(np.int32)))
    return found


USERS_OF = np.log(1 + np.random.default_rng(4).permutation(N)).astype(np.float32)


@pytest.mark.parametrize(("follows", "weighed"), [("popularity", True), ("network", False)])
def test_popularity_moves_new_items_where_that_clearly_ranks_best(
    follows: str, weighed: bool
) -> None:
    questions = by_popularity(80, follows)
    found = by_ranking.popularity_ranking_best(Unseen(), USERS_OF, lambda: questions)
    assert (found.popular is not None) is weighed
    hits = []
    for logits, query, came in questions:
        moved = logits.copy()
        found.move(moved, query, np.zeros(N, np.float32), logsumexp(moved))
        seen = np.isin(np.arange(N), query.history)
        assert np.array_equal(moved[seen], logits[seen])  # what a person had stays where it is
        assert logsumexp(moved) >= logsumexp(logits) - 1e-5  # nobody repeats: what is new rises
        lists = [np.argsort(-np.where(seen, -np.inf, one))[:10] for one in (logits, moved)]
        hits.append([np.isin(one, came).sum() for one in lists])
    before, after = np.mean(hits, axis=0)
    assert after > before + 1 if weighed else after == before == 5


def test_few_predictions_move_no_popular_items() -> None:
    few = by_popularity(20, "popularity")
    parts = Unseen(lowered=0.5)
    assert by_ranking.popularity_ranking_best(parts, USERS_OF, lambda: few) == parts


DAY = 86_400
USERS = np.where(np.arange(N) % 2, 2000, 1)
"""Every second item is popular."""


def crowded() -> tuple[Ridge, Floats]:
    """A regression in which popular items crowd out others of their kind, damped; popularity."""
    even, popularity = regression(0.05), np.log(USERS + 0.5).astype(np.float32)
    weights = (USERS[even.neighbours] + 1.0) ** DAMPING
    return replace(even, weights=weights.astype(np.float32)).damped(popularity, DAMPING), popularity


def new_found(parts: Unseen, popularity: Floats, judged: list[tuple[Floats, Query, Ints]]) -> float:
    """Share of what came in the first five new items."""
    shares = []
    for logits, query, following in judged:
        moved = logits.copy()
        parts.move(moved, query, rarity(popularity), logsumexp(moved))
        moved[query.history] = -np.inf
        shares.append(np.isin(np.argsort(-moved)[:5], following).mean())
    return float(np.mean(shares))


@pytest.mark.parametrize(("turned_to", "is_damped"), [("popular", False), ("others", True)])
def test_popular_items_are_taken_back_unless_people_do_turn_to_them(
    turned_to: str, is_damped: bool
) -> None:
    damped, popularity = crowded()
    popular = (USERS > 1) == (turned_to == "popular")
    people = [(z, query, came[popular[came]]) for z, query, came in asked("regression", 160)]
    judged, later = people[:80], people[80:]
    found = by_ranking.ranking_best(Unseen(damped), popularity, lambda: judged)
    assert found.ridge is not None
    other = damped.undamped() if is_damped else damped
    assert bool(len(found.ridge.shares)) == is_damped
    worse = replace(found, ridge=replace(found.ridge, shares=other.shares))
    ahead = new_found(found, popularity, later) - new_found(worse, popularity, later)
    assert ahead > 0.1


def test_what_is_not_sure_speaks_for_damping() -> None:
    damped, popularity = crowded()
    judged = asked("regression")  # whatever is of the kind of the history
    found = by_ranking.ranking_best(Unseen(damped), popularity, lambda: judged).ridge
    assert found is not None
    assert np.array_equal(found.shares, damped.shares)


def test_a_damped_score_is_divided_by_a_power_of_the_users() -> None:
    raw, popularity = regression(0.4), np.log(USERS + 0.5).astype(np.float32)
    asked = Query(np.array([0, 3, 7], np.int32), np.array([0, 60, 90]))
    damped, scores = raw.damped(popularity, 0.25), raw.scores(asked)
    expected = scores / (USERS + 1.0) ** 0.25
    np.testing.assert_allclose(damped.scores(asked), expected, rtol=1e-4)
    assert (damped.undamped().scores(asked) == scores).all()


@pytest.mark.parametrize(
    ("times", "moment", "is_damped"),
    [
        ([0, 60, 90], 150, True),  # within a visit
        ([0, 60, 90], 90 + 1800, True),
        ([0, 60, 90], 90 + 7200, False),  # back after two hours
        ([0, 30 * DAY, 60 * DAY], 95 * DAY, True),  # once a month, as ever
        ([0, 1 * DAY, 2 * DAY], 95 * DAY, False),
        ([0], 7200, False),
        ([0, 60, 90], None, True),
    ],
)
def test_who_comes_back_is_asked_without_damping(
    times: list[int], moment: int | None, is_damped: bool
) -> None:
    raw, popularity = regression(0.4), np.log(USERS + 0.5).astype(np.float32)
    asked = Query(np.arange(len(times), dtype=np.int32), np.array(times), moment=moment)
    scores = raw.damped(popularity, 0.25).scores(asked)
    assert (scores < raw.scores(asked)).any() == is_damped


def test_a_training_takes_back_what_many_people_had() -> None:
    data, settings = blocks(60), Settings(hidden=32, least_steps=1, ridge=True)
    model = train.fit(data, settings, seed=1, progress=lambda _: None, budget=Budget())
    assert isinstance(model, SequenceModel)
    assert model.unseen is not None
    found = model.unseen.ridge
    assert found is not None
    popular = found.items % 20 < 2  # of each world, see `blocks`
    assert found.shares[popular].max() < found.shares[~popular].min()


def test_a_regression_of_before_there_was_a_choice_looks_back_as_it_did(tmp_path: Path) -> None:
    one = replace(regression(0.4), decay=0.98).damped(np.log(USERS + 0.5).astype(np.float32), 0.25)
    one.save(tmp_path / "now.npz")
    now = Ridge.load(tmp_path / "now.npz")
    assert (now.weight, now.decay) == (0.4, 0.98)
    assert np.array_equal(now.shares, one.shares)
    with np.load(tmp_path / "now.npz") as file:
        np.savez(
            tmp_path / "then.npz", **{k: v for k, v in file.items() if k not in ("decay", "shares")}
        )
    then = Ridge.load(tmp_path / "then.npz")
    assert (then.weight, then.decay, len(then.shares)) == (0.4, 0.9, 0)
