"""The recipe for actions, on data whose right answer is known."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.actions import (
    DAY,
    NOT_TAKEN,
    TAKEN,
    VIEWED,
    ActionData,
    ActionLog,
    ActionQuery,
    scored,
)
from personalize_poc.local.arrays.special import expit
from personalize_poc.local.arrays.types import Features, Interactions
from personalize_poc.local.recipes.actions import NextBestAction, features, propensity
from personalize_poc.local.recipes.actions.exposures import exposures
from personalize_poc.local.recipes.actions.interests import Vectors
from personalize_poc.local.recipes.actions.model import PropensityModel
from personalize_poc.local.recipes.actions.ranking import ranked, shown
from personalize_poc.local.recipes.actions.train import best_threshold
from personalize_poc.local.recipes.interface import Budget

START = 1_700_000_000
KINDS = {"T": TAKEN, "N": NOT_TAKEN, "V": VIEWED}
BOOKS, PANS, BOTH, LIKE_BOOKS = range(4)


def log_of(*rows: tuple[int, int, float, str]) -> ActionLog:
    """Rows (user, action, day, T N or V), sorted by user and day."""
    rows = tuple(sorted(rows, key=lambda row: (row[0], row[2])))
    users, actions, days, kinds = zip(*rows, strict=True) if rows else ((), (), (), ())
    return ActionLog(
        np.array(users, np.int32),
        np.array(actions, np.int32),
        START + (np.array(days) * DAY).astype(np.int64),
        np.array([KINDS[kind] for kind in kinds], np.int8),
    )


def occasions(*rows: tuple[int, int, float, str], period: int = 14) -> list[tuple[Any, ...]]:
    """(user, action, day, taken) of each occasion."""
    found = exposures(log_of(*rows), period * DAY)
    days = ((found.times - START) / DAY).tolist()
    return list(
        zip(found.users.tolist(), found.actions.tolist(), days, found.taken.tolist(), strict=True)
    )


# -- occasions ---------------------------------------------------------------------------------


def test_a_view_is_an_occasion_that_ends_with_its_period() -> None:
    assert occasions((0, 0, 0, "V"), (0, 0, 3, "T")) == [(0, 0, 0.0, True)]
    assert occasions((0, 0, 0, "V"), (0, 0, 14, "T")) == [(0, 0, 0.0, True)]
    late = occasions((0, 0, 0, "V"), (0, 0, 15, "T"))
    assert late == [(0, 0, 0.0, False), (0, 0, 15.0, True)]
    assert occasions((0, 0, 0, "V"), (0, 0, 15, "T"), period=28) == [(0, 0, 0.0, True)]


def test_a_refusal_answers_a_view_or_is_an_occasion_itself() -> None:
    assert occasions((0, 0, 0, "V"), (0, 0, 1, "N")) == [(0, 0, 0.0, False)]
    assert occasions((0, 0, 0, "N"), (0, 0, 5, "T")) == [(0, 0, 0.0, True)]
    assert occasions((0, 0, 0, "N"), (0, 0, 1, "N")) == [(0, 0, 0.0, False), (0, 0, 1.0, False)]


def test_an_action_taken_again_is_an_occasion_each_time() -> None:
    assert occasions((0, 0, 0, "T"), (0, 0, 1, "T")) == [(0, 0, 0.0, True), (0, 0, 1.0, True)]


def test_users_and_actions_do_not_answer_for_each_other() -> None:
    found = occasions((0, 0, 0, "V"), (1, 0, 1, "T"), (0, 1, 1, "T"))
    assert sorted(found) == [(0, 0, 0.0, False), (0, 1, 1.0, True), (1, 0, 1.0, True)]
    assert occasions() == []


def test_occasions_equal_a_slow_reading_of_the_rules() -> None:
    rng = np.random.default_rng(5)
    for _ in range(20):
        rows = [
            (int(rng.integers(3)), int(rng.integers(2)), float(rng.integers(60)), str(kind))
            for kind in rng.choice(list("TNV"), 40)
        ]
        assert sorted(occasions(*rows, period=7)) == sorted(slow_occasions(log_of(*rows), 7 * DAY))


def slow_occasions(log: ActionLog, period: int) -> list[tuple[Any, ...]]:
    found = []
    rows = list(zip(log.users, log.actions, log.timestamps, log.events, strict=True))
    for place, (user, action, at, event) in enumerate(rows):
        before = [r for r in rows[:place] if r[:2] == (user, action) and at - r[2] <= period]
        after = [r for r in rows[place:] if r[:2] == (user, action) and r[2] - at <= period]
        last = before[-1][3] if before else TAKEN
        answers = {TAKEN: last != TAKEN, NOT_TAKEN: last == VIEWED, VIEWED: False}[int(event)]
        if not answers:
            taken = any(r[3] == TAKEN for r in after)
            found.append((int(user), int(action), float((at - START) / DAY), taken))
    return found


def test_what_happened_before_is_counted_by_type() -> None:
    found = exposures(
        log_of((0, 0, 0, "V"), (0, 0, 1, "N"), (0, 0, 7, "V"), (0, 1, 7, "V")), 7 * DAY
    )
    np.testing.assert_allclose(found.own[0], [0, 0, 0, 0])
    np.testing.assert_allclose(found.own[1], [0, np.log(2), np.log(2), np.exp(-6 / 7)], rtol=1e-6)
    np.testing.assert_allclose(found.own[2], [0, 0, 0, 0])


def test_an_action_has_a_score_with_fifty_events_of_both_sorts_in_six_weeks() -> None:
    rows = [(u, 0, 40, "T") for u in range(50)] + [(u, 0, 41, "N") for u in range(50)]
    rows += [(u, 1, 40, "T") for u in range(50)] + [(u, 1, 40, "V") for u in range(49)]
    rows += [(u, 2, 0, "T") for u in range(50)] + [(u, 2, 43, "V") for u in range(50)]
    rows += [(u, 3, 40, "T") for u in range(50)] + [(u, 3, 41, "N") for u in range(25)]
    rows += [(u, 3, 42, "V") for u in range(25)]  # refusals and views are counted together
    assert scored(log_of(*rows), 4).tolist() == [True, False, False, True]
    assert scored(ActionLog(), 2).tolist() == [False, False]


def test_features_hold_only_what_came_before_an_occasion() -> None:
    log = log_of((0, 0, 0, "T"), (0, 1, 5, "V"), (0, 1, 5, "T"), (1, 0, 5, "V"))
    met = Interactions(
        np.array([0, 0, 1], np.int32),
        np.array([0, 1, 2], np.int32),
        START + np.array([4, 5, 6], np.int64) * DAY,
        np.zeros(3, np.int16),
        np.zeros(3, np.float32),
    )
    vectors = Vectors(np.eye(3, dtype=np.float32), np.eye(4, dtype=np.float32))
    data = ActionData(met, 2, 3, [], log=log, n_actions=2)
    found = exposures(log, 7 * DAY)
    x = features.of_exposures(data, found, vectors, np.zeros((2, 0), np.float32))
    late = (found.users == 0) & (found.actions == 1)
    # The item of day 4 and the action of day 0; nothing that happened at the same moment.
    np.testing.assert_array_equal(x[late][:, 1:4], [[1, 0, 0]])
    np.testing.assert_array_equal(x[late][:, 5:9], [[1, 0, 0, 0]])
    np.testing.assert_array_equal(x[found.users == 1][:, 1:9], np.zeros((1, 8)))


# -- learning ----------------------------------------------------------------------------------


def world(*, items: bool = True, people: bool = False, twice: bool = False) -> ActionData:
    """Readers (even users) take BOOKS, cooks (odd) PANS, three in four take BOTH.

    What kind they are shows in the items they meet, or in their metadata, or in nothing but what
    they did before. Users from 200 on were never shown anything, nobody was shown LIKE_BOOKS.
    """
    n_users, looks = 240, 6
    users = np.repeat(np.arange(n_users, dtype=np.int32), looks)
    kind = users % 2 if items else (users // 2) % 2
    met = (kind * 10 + (users * 3 + np.tile(np.arange(looks), n_users)) % 10).astype(np.int32)
    times = START - DAY + np.tile(np.arange(looks), n_users) * 3600
    rows = []
    for user in range(200):
        for day in (0, 20) if twice else (0,):
            likes = (user // 2 + day) % 4 != 0
            for action, taken in ((BOOKS, user % 2 == 0), (PANS, user % 2 == 1), (BOTH, likes)):
                rows += [(user, action, day, "V"), (user, action, day + 1, "T" if taken else "N")]
    log = log_of(*rows)
    sorts = (np.arange(n_users) % 2).astype(np.int32)
    person = Features(
        categories={"KIND": (np.arange(n_users + 1, dtype=np.int32), sorts)},
        vocabularies={"KIND": ["reader", "cook"]},
    )
    topics = np.array([0, 1, 0, 1, 0], np.int32)
    actions = Features(
        categories={"TOPIC": (np.array([0, 1, 2, 4, 5], np.int32), topics)},
        vocabularies={"TOPIC": ["books", "food"]},
        numbers={"EXPIRATION_TIMESTAMP": np.array([1, 2, 3, 4], np.float32)},
    )
    n = len(users)
    return ActionData(
        Interactions(users, met, times, np.full(n, -1, np.int16), np.full(n, np.nan, np.float32)),
        n_users,
        20,
        [],
        user_features=person if people else Features(),
        log=log,
        n_actions=4,
        action_features=actions,
        scored=scored(log, 4),
        validation=np.arange(n_users) % 7 == 0,
    )


def fit(data: ActionData, *, seed: int = 1, period: str = "14") -> PropensityModel:
    return NextBestAction().fit(
        data,
        {"action_optimization_period": period},
        seed=seed,
        progress=lambda _: None,
        budget=Budget(),
    )


@cache
def from_items() -> PropensityModel:
    return fit(world())


def query(kind: int | None = None, log: ActionLog | None = None) -> ActionQuery:
    """Somebody who met three items of a kind (0 books, 1 pans)."""
    met = np.array([] if kind is None else [kind * 10 + i for i in (1, 4, 7)], np.int32)
    times = START + np.arange(len(met), dtype=np.int64)
    return ActionQuery(history=met, timestamps=times, log=log or ActionLog())


def test_it_learns_from_the_items_that_people_meet() -> None:
    reader, cook = from_items().score([query(0), query(1)])
    assert reader[BOOKS] > 0.9 > 0.1 > reader[PANS]
    assert cook[PANS] > 0.9 > 0.1 > cook[BOOKS]
    assert abs(reader[BOTH] - 0.75) < 0.1
    assert abs(cook[BOTH] - 0.75) < 0.1


def test_somebody_unknown_is_taken_for_average() -> None:
    unknown = from_items().score([query()])[0]
    np.testing.assert_allclose(unknown[[BOOKS, PANS, BOTH]], [0.5, 0.5, 0.75], atol=0.12)


def test_it_learns_from_metadata_of_people() -> None:
    model = fit(world(items=False, people=True))
    for kind, takes, leaves in (("reader", BOOKS, PANS), ("cook", PANS, BOOKS)):
        one = replace(query(), person=model.person({"KIND": [kind]}))
        found = model.score([one])[0]
        assert found[takes] > 0.9 > 0.1 > found[leaves]
    unknown = model.score([replace(query(), person=model.person({"KIND": ["pilot"]}))])[0]
    assert 0.2 < unknown[BOOKS] < 0.8
    np.testing.assert_array_equal(unknown, model.score([query()])[0])


def test_it_learns_from_what_people_did_with_other_actions() -> None:
    model = fit(world(items=False, twice=True))
    before = model.score([query()])[0]
    took_pans = log_of((0, PANS, 1, "T"))
    after = model.score([query(log=took_pans)])[0]
    assert after[PANS] > before[PANS] + 0.2
    assert after[BOOKS] < before[BOOKS] - 0.2
    refused = model.score([query(log=log_of((0, PANS, 1, "N")))])[0]
    assert refused[PANS] < before[PANS] - 0.2


def test_an_action_without_data_is_guessed_from_its_metadata() -> None:
    # Readers take what is about books, cooks do not, so the same is expected of LIKE_BOOKS.
    reader, cook = from_items().score([query(0), query(1)])
    assert not from_items().scored[LIKE_BOOKS]
    assert reader[LIKE_BOOKS] > cook[LIKE_BOOKS] + 0.2


def test_the_period_changes_what_is_learned() -> None:
    """Sixty of a hundred take the action, ten days after it was shown."""
    rows = [(u, 0, 0, "V") for u in range(100)] + [(u, 0, 10, "T") for u in range(60)]
    data = replace(world(), log=log_of(*rows), n_actions=1, action_features=Features())
    data = replace(data, scored=scored(data.log, 1))
    week, fortnight = (fit(data, period=days).score([query()])[0][0] for days in ("7", "14"))
    assert fortnight == pytest.approx(0.6, abs=0.05)
    assert week < 0.2  # within a week after it is first shown nobody takes it


def test_a_batch_answers_as_single_calls_and_after_a_reload(tmp_path: Path) -> None:
    model = from_items()
    queries = [query(0), query(), query(1, log_of((0, BOTH, 0, "N"))), query(1)]
    every = model.score(list(queries))
    assert every.dtype == np.float32
    assert np.isfinite(every).all()
    assert ((every >= 0) & (every <= 1)).all()
    single = np.vstack([model.score([one]) for one in queries])
    np.testing.assert_array_equal(every, single)
    model.save(tmp_path)
    again = NextBestAction().load(tmp_path)
    np.testing.assert_array_equal(every, again.score(list(queries)))
    assert again.scored.tolist() == [True, True, True, False]


def test_the_same_seed_gives_the_same_model() -> None:
    again = fit(world()).score([query(0)])
    np.testing.assert_array_equal(again, from_items().score([query(0)]))


@pytest.mark.parametrize("n_actions", [0, 1, 3])
def test_without_action_interactions_there_is_a_model_without_scores(n_actions: int) -> None:
    none = replace(
        world(),
        log=ActionLog(),
        n_actions=n_actions,
        action_features=Features(),
        scored=np.zeros(n_actions, np.bool_),
        validation=np.zeros(240, np.bool_),
    )
    found = fit(none).score([query(0), query()])
    assert found.shape == (2, n_actions)
    assert np.isfinite(found).all()


def test_extreme_data_do_not_make_nan() -> None:
    """One outcome only, all at the same second, items that nobody else meets."""
    rows = [(u, a, 0, "T") for u in range(60) for a in (0, 1)]
    data = replace(world(), log=log_of(*rows))
    found = fit(data).score([query(0), query()])
    assert np.isfinite(found).all()
    assert found[0, 0] > 0.9


# -- regression --------------------------------------------------------------------------------


def test_the_gradient_of_the_regression_leads_to_the_least_loss() -> None:
    rng = np.random.default_rng(3)
    x = np.hstack([np.ones((300, 1)), rng.standard_normal((300, 2))]).astype(np.float32)
    actions = rng.integers(0, 3, 300).astype(np.int32)
    described = np.hstack([np.ones((3, 1)), np.eye(3)]).astype(np.float32)
    true = np.array([[0, 2, 0], [-1, 0, -2], [1, 1, 1]], np.float32)
    taken = rng.random(300) < expit(np.einsum("nd,nd->n", x, true[actions]))
    table = propensity.fit(x, actions, taken, described, 1.0)

    def loss(table: np.ndarray) -> float:
        logits = np.einsum("nd,nd->n", x, (described @ table)[actions])
        penalty = np.ones_like(table)
        penalty[0] *= 0.2
        penalty[1:, 0] *= 0.1
        penalty[0, 0] = 1e-3
        data_loss = np.logaddexp(0, np.where(taken, -logits, logits)).sum()
        return float(data_loss + 0.5 * (penalty * table**2).sum())

    best = loss(table)
    for _ in range(50):
        assert loss(table + 0.05 * rng.standard_normal(table.shape)) > best
    found = described @ table
    assert np.corrcoef(found.ravel(), true.ravel())[0, 1] > 0.9


def test_a_threshold_parts_those_who_take_from_those_who_do_not() -> None:
    scores = np.array([0.9, 0.1, 0.8, 0.2, 0.3])
    assert 0.3 < best_threshold(scores, scores > 0.5) < 0.8
    assert best_threshold(scores, np.zeros(5, bool)) == 0.5
    assert best_threshold(scores, np.ones(5, bool)) <= 0.1
    # Equal scores are predicted alike.
    assert best_threshold(np.array([0.4, 0.4, 0.2]), np.array([True, False, False])) == (
        pytest.approx(0.3)
    )


def test_equal_scores_are_ordered_by_value_and_those_without_a_score_come_last() -> None:
    has = np.array([True, True, False, True, False, False])
    values = np.array([1, 7, 3, 9, 5, np.nan])
    scores = shown(np.array([0.5, 0.5, 0.9, 0.4, 0.1, 0.2], np.float32), has)
    assert scores.tolist()[2] == 0.0
    assert ranked(scores, has, values).tolist() == [1, 0, 3, 4, 2, 5]
