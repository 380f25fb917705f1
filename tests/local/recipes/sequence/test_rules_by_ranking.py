"""Weights of sequential rules: those under which the next ten events rank best."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence import rules_by_ranking, sequential_rules
from personalize_poc.local.recipes.sequence.sequential_rules import SequentialRules
from tests.support.recipe_data import interactions

ITEMS, EPISODES = 120, 6
LIKELIEST = np.array([0.2, 0.4, 0.0, 0.0])
Asked = list[tuple[Floats, Query, Ints]]


def episodes(seed: int) -> list[list[int]]:
    """Sixty people who see series from the first episode to the last, in any order of series."""
    rng = np.random.default_rng(seed)
    series = [rng.permutation(ITEMS // EPISODES)[:5] for _ in range(60)]
    return [
        [int(one) * EPISODES + part for one in some for part in range(EPISODES)] for some in series
    ]


def chances(seed: int) -> list[list[int]]:
    """The same people, whose items follow each other without a rule."""
    rng = np.random.default_rng(seed)
    return [rng.permutation(ITEMS)[: 5 * EPISODES].tolist() for _ in range(60)]


def asked(histories: list[list[int]], after: int = 10, known: float = 1.0) -> Asked:
    """Three questions a person, to a network that knows which item comes next so well."""
    found: Asked = []
    for history in histories:
        for cut in (13, 18, 23):
            logits = np.zeros(ITEMS, np.float32)
            logits[history[cut]] = known
            query = Query(history=np.array(history[:cut], np.int32))
            found.append((logits, query, np.array(history[cut : cut + after], np.int32)))
    return found


def likeliest(histories: list[list[int]], questions: Asked) -> SequentialRules:
    rules = sequential_rules.fit(interactions(histories), ITEMS)
    told = ((z, query.history, int(items[0])) for z, query, items in questions)
    return replace(rules, weights=sequential_rules.likeliest(rules, told))


def test_what_comes_after_the_next_item_counts_as_well() -> None:
    questions = asked(episodes(1))
    before = likeliest(episodes(0), questions)
    after = rules_by_ranking.ranking_best(before, questions)
    assert before.weights[0] > 0.5  # the next episode alone
    assert after.weights[0] == 0
    history = questions[0][1].history
    moved = np.zeros(ITEMS, np.float32)
    after.move(moved, history, float(np.log(ITEMS)))
    moved[history] = -np.inf
    rest = range(int(history[-1]) + 1, (int(history[-1]) // EPISODES + 1) * EPISODES)
    assert set(rest) <= set(np.argsort(-moved, kind="stable")[: len(rest)].tolist())


def test_the_latest_item_alone_is_asked_where_the_one_before_misleads() -> None:
    """What mostly follows an item at once never comes when something else was begun instead."""

    def begun(seed: int) -> list[list[int]]:
        rng = np.random.default_rng(seed)
        found = []
        for _ in range(80):
            history: list[int] = []
            for first in rng.permutation(10)[:6].tolist():
                history.append(first)
                if rng.random() < 0.8:
                    history.append(10 + first)  # as always
                else:
                    topic = int(rng.integers(9))
                    follow = 30 + 10 * topic + rng.permutation(10)
                    history += [20 + topic, *follow.tolist()]
            found.append(history)
        return found

    questions: Asked = []
    for history in begun(1):
        for cut, item in enumerate(history, 1):
            if 20 <= item < 30:
                query = Query(history=np.array(history[:cut], np.int32))
                following = np.array(history[cut : cut + 10], np.int32)
                questions.append((np.zeros(ITEMS, np.float32), query, following))
    rules = replace(sequential_rules.fit(interactions(begun(0)), ITEMS), weights=LIKELIEST)
    weights = rules_by_ranking.ranking_best(rules, questions).weights
    assert weights[-1] > 0
    assert not weights[:-1].any()


def test_the_likeliest_weights_stay_where_nothing_is_clearly_better() -> None:
    questions = asked(chances(1))
    before = likeliest(chances(0), questions)
    assert rules_by_ranking.ranking_best(before, questions) is before
    one_step = asked(episodes(1), after=1, known=0.0)
    before = likeliest(episodes(0), one_step)
    assert rules_by_ranking.ranking_best(before, one_step) is before


def test_few_questions_judge_nothing() -> None:
    questions = asked(episodes(1))[:40]
    before = likeliest(episodes(0), asked(episodes(1)))
    assert rules_by_ranking.ranking_best(before, questions) is before
    assert rules_by_ranking.ranking_best(before, []) is before
