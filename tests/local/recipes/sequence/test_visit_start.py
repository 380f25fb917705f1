"""Where a visit begins other weights act than within one, if they rank better there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Ints, Query, TrainingData
from personalize_poc.local.recipes.sequence import model as serve
from personalize_poc.local.recipes.sequence import visit_start
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.on_top import OnTop
from personalize_poc.local.recipes.sequence.ranking_gains import Asked, ndcg
from personalize_poc.local.recipes.sequence.repeat_consumption import N_FEATURES
from personalize_poc.local.recipes.sequence.visit_start import VisitStart
from tests.local.recipes.test_recipes import fit
from tests.support.recipe_data import interactions

pytestmark = pytest.mark.slow  # a network is trained

ITEMS, VISITS, MONTH = 120, 9, 30 * 86_400
RECIPE = "aws-user-personalization"


def visits(seed: int) -> tuple[Ints, NDArray[np.int64], NDArray[np.int16]]:
    """Items, times and types of somebody who comes once a month, for one of three staples.

    After that they look at other things, at each several times, and buy none of them.
    """
    rng = np.random.default_rng(seed)
    staples = rng.choice(ITEMS, 3, replace=False)
    items, times, types = [], [], []
    for visit in range(VISITS):
        moment = visit * MONTH
        things = rng.choice(ITEMS, 3).tolist()
        for item, kinds in [
            (int(staples[visit % 3]), (1,)),
            *((one, (0, 0, 0, 0)) for one in things),
        ]:
            for kind in kinds:
                items.append(item)
                times.append(moment)
                types.append(kind)
                moment += 40
    return np.array(items, np.int32), np.array(times), np.array(types, np.int16)


def customers(n: int) -> TrainingData:
    made = [visits(user) for user in range(n)]
    log = interactions([items.tolist() for items, _, _ in made])
    log = replace(
        log,
        timestamps=1_700_000_000 + np.concatenate([times for _, times, _ in made]),
        event_types=np.concatenate([types for _, _, types in made]),
    )
    return TrainingData(log, n, ITEMS, ["View", "Purchase"])


@pytest.fixture(scope="module")
def model() -> Any:
    return fit(RECIPE, customers(250))


def asked(seed: int, pause: int | None) -> tuple[Query, int]:
    """Somebody new so long after the last event of a visit, and the staple they come for next."""
    items, times, types = visits(10_000 + seed)
    cut = int(np.searchsorted(times, 6 * MONTH))
    moment = None if pause is None else int(times[cut - 1]) + pause
    return Query(items[:cut], times[:cut], types[:cut], moment=moment), int(items[cut])


def place_of_the_staple(model: SequenceModel) -> float:
    """In the list of people who come back after a month, on average."""
    found = []
    for seed in range(40):
        query, staple = asked(seed, MONTH)
        scores = model.score([query])[0]
        found.append(1 + int((scores > scores[staple]).sum()))
    return float(np.mean(found))


def test_who_comes_back_is_shown_what_visits_begin_with(model: SequenceModel) -> None:
    assert model.at_start is not None
    apart = place_of_the_staple(model)
    assert apart <= 4
    assert place_of_the_staple(replace(model, at_start=None)) > apart + 1


@pytest.mark.parametrize("pause", [None, 40, 1800])
def test_within_a_visit_and_at_an_unknown_moment_nothing_changes(
    model: SequenceModel, pause: int | None
) -> None:
    query, _ = asked(1, pause)
    without = replace(model, at_start=None)
    np.testing.assert_array_equal(model.score([query]), without.score([query]))


def test_a_model_that_was_saved_answers_the_same(model: SequenceModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    query, _ = asked(2, MONTH)
    np.testing.assert_array_equal(serve.load(tmp_path).score([query]), model.score([query]))


def test_where_everything_is_one_long_visit_nothing_is_weighed_apart() -> None:
    data = customers(60)
    log = data.interactions
    told = replace(log, timestamps=np.arange(len(log), dtype=np.int64))
    found = fit(RECIPE, replace(data, interactions=told))
    assert isinstance(found, SequenceModel)
    assert found.at_start is None


def jobs(seed: int) -> tuple[Ints, NDArray[np.int64]]:
    """Items and times of somebody with a job a month, well-known jobs more often than others.

    Of the four things of a job some are looked at again and again; the last job says nothing about
    the next one.
    """
    rng = np.random.default_rng(seed)
    items, times = [], []
    for visit in range(7):
        job = min(int(rng.geometric(0.15)) - 1, ITEMS // 4 - 1)
        things = 4 * job + rng.integers(0, 4, int(rng.integers(4, 12)))
        items += things.tolist()
        times += [visit * MONTH + 60 * n for n in range(len(things))]
    return np.array(items, np.int32), np.array(times)


def test_where_a_visit_has_nothing_to_do_with_the_last_one_popularity_has_a_share() -> None:
    made = [jobs(user) for user in range(250)]
    log = interactions([items.tolist() for items, _ in made])
    log = replace(log, timestamps=1_700_000_000 + np.concatenate([times for _, times in made]))
    found = fit(RECIPE, TrainingData(log, len(made), ITEMS, ["Order"]))
    assert isinstance(found, SequenceModel)
    assert found.at_start is not None
    assert found.at_start.popularity > 0
    without = replace(found, at_start=replace(found.at_start, popularity=0.0))
    gained = []
    for seed in range(9000, 9100):
        items, times = jobs(seed)
        cut = int(np.searchsorted(times, 6 * MONTH))
        moment, types = int(times[cut - 1]) + MONTH, np.zeros(cut, np.int16)
        query, came = Query(items[:cut], times[:cut], types, moment=moment), np.unique(items[cut:])
        lists = [np.argsort(-one.score([query])[0])[:10] for one in (found, without)]
        gained.append([ndcg(order.astype(np.int32), came) for order in lists])
    more, less = np.mean(gained, axis=0)
    assert more > less + 0.02


def always(order: list[int]) -> Asked:
    """Sixty questions, of which each has this order of four items and wants item 0."""
    logits = -np.argsort(order).astype(np.float32)
    query = Query(np.array([3], np.int32), np.zeros(1, np.int64), np.zeros(1, np.int16))
    return lambda: [(logits, query, np.array([0], np.int32))] * 60


NOTHING = OnTop(np.zeros(4, np.float32))


@pytest.mark.parametrize(
    ("several", "place"),
    [
        (([0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]), 0),
        (([1, 2, 0, 3], [1, 0, 2, 3], [0, 1, 2, 3]), 2),
        (([0, 1, 2, 3], [1, 0, 2, 3], [1, 2, 0, 3]), 0),
    ],
    ids=["the smallest of equal ones", "the best", "none that is worse"],
)
def test_the_share_that_ranks_best_is_chosen(several: tuple[list[int], ...], place: int) -> None:
    assert visit_start.share([(NOTHING, always(order)) for order in several]) == place


@pytest.mark.parametrize(
    ("usual", "apart", "ahead"),
    [
        ([1, 0, 2, 3], [0, 1, 2, 3], True),
        ([0, 1, 2, 3], [0, 1, 2, 3], False),
        ([1, 0, 2, 3], [1, 2, 0, 3], False),
    ],
    ids=["better", "as good", "worse"],
)
def test_weights_of_their_own_act_where_they_rank_better(
    usual: list[int], apart: list[int], ahead: bool
) -> None:
    found = visit_start.is_ahead((NOTHING, always(apart)), (NOTHING, always(usual)))
    assert found is ahead


def test_few_questions_where_a_visit_begins_change_nothing() -> None:
    def few(order: list[int]) -> Asked:
        return lambda: list(always(order)())[: visit_start.LEAST_JUDGED - 1]

    better, worse = (NOTHING, few([0, 1, 2, 3])), (NOTHING, few([1, 0, 2, 3]))
    assert not visit_start.is_ahead(better, worse)
    assert visit_start.share([worse, better]) == 0


def test_a_model_of_before_has_no_share_of_popularity() -> None:
    none = np.empty(0)
    arrays = VisitStart(none, none, none, none, 0.5, popularity=0.8).save()
    del arrays["visit_popularity"]
    found = VisitStart.load(arrays)
    assert found is not None
    assert (found.lowered, found.popularity) == (0.5, 0.0)


def test_event_types_with_other_numbers_keep_their_weights() -> None:
    weights = np.append(np.zeros(N_FEATURES), [1.0, 2.0])
    none = np.empty(0)
    before = VisitStart(none, weights, none, none, 0.0)
    after = before.renumbered(np.array([1, -1, 0], np.int32))
    assert after.repeats[N_FEATURES:].tolist() == [2.0, 0.0, 1.0]
    assert (
        VisitStart(none, none, none, none, 0.5).renumbered(np.array([0], np.int32)).lowered == 0.5
    )
