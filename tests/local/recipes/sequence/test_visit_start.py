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
from personalize_poc.local.recipes.sequence.model import SequenceModel
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
    assert place_of_the_staple(replace(model, at_start=None)) > apart + 2


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


def test_event_types_with_other_numbers_keep_their_weights() -> None:
    weights = np.append(np.zeros(N_FEATURES), [1.0, 2.0])
    none = np.empty(0)
    before = VisitStart(none, weights, none, none, 0.0)
    after = before.renumbered(np.array([1, -1, 0], np.int32))
    assert after.repeats[N_FEATURES:].tolist() == [2.0, 0.0, 1.0]
    assert (
        VisitStart(none, none, none, none, 0.5).renumbered(np.array([0], np.int32)).lowered == 0.5
    )
