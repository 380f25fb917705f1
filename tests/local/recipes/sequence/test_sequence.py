"""The sequence model: numpy equals JAX, hyperparameters act, hopeless training is refused."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Features, Interactions, Query, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence import ease
from personalize_poc.local.recipes.sequence import model as serve
from personalize_poc.local.recipes.sequence.encoding.events import (
    gap_classes,
    starts_session,
    type_classes,
)
from personalize_poc.local.recipes.sequence.encoding.windows import (
    Batch,
    Inputs,
    batches,
    cut,
    encode,
    padded_lengths,
)
from personalize_poc.local.recipes.sequence.metadata import category_matrix
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import fit as train
from personalize_poc.local.recipes.sequence.training import gru, judging, network, optimiser
from personalize_poc.local.recipes.sequence.training.epochs import Judgement
from personalize_poc.local.recipes.sequence.unseen import Unseen
from tests.local.recipes.test_recipes import fit, query
from tests.support.recipe_data import HOUR, blocks, cycle, interactions, training_data

pytestmark = pytest.mark.slow  # networks are trained

QUICK = Settings(hidden=32, least_steps=60)


def quick(data: TrainingData, settings: Settings = QUICK, **options: object) -> Model:
    values = {"seed": 1, "progress": lambda update: None, "budget": Budget()} | options
    return train.fit(data, settings, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("hierarchical", [False, True])
def test_numpy_equals_jax(hierarchical: bool) -> None:
    rng = np.random.default_rng(0)
    settings = Settings(hidden=33, bptt=7, hierarchical=hierarchical)
    counts = np.arange(20, dtype=np.float32)
    parameters = network.initialise(settings, counts, 3, 0, rng)
    parameters = {
        name: value + 0.1 * rng.standard_normal(value.shape).astype(np.float32)
        for name, value in parameters.items()
    }
    items, gaps = rng.integers(0, 20, (5, 60)), rng.integers(0, 34, (5, 60))
    types = rng.integers(0, 4, (5, 60))
    arrays = {name: np.asarray(value) for name, value in parameters.items()}
    vectors = arrays["item"][items]
    given = jnp.asarray(vectors), jnp.asarray(gaps), jnp.asarray(types)
    in_jax = network.encode(parameters, *given, settings)
    model = serve.SequenceModel({**arrays, "vectors": arrays["item"]})
    histories = [
        np.stack(row).astype(np.int32) for row in zip(items, gaps, types, 0 * types, strict=True)
    ]
    together = model.steps.states(histories)
    np.testing.assert_allclose(together, np.asarray(in_jax)[:, -1], rtol=1e-4, atol=1e-5)
    for history, row in zip(histories, together, strict=True):
        np.testing.assert_allclose(model.steps.state(history), row, rtol=1e-4, atol=1e-5)


def test_the_loss_equals_a_slow_softmax_over_the_drawn_negatives() -> None:
    """Each prediction by itself: the item that came among the negatives, corrected for the draw."""
    rng = np.random.default_rng(0)
    settings = Settings(hidden=9, item_width=6, dropout=0.0)
    parameters = network.initialise(settings, np.arange(1, 13, dtype=np.float32), 1, 0, rng)
    items, negatives = rng.integers(0, 12, (3, 6)), rng.integers(0, 12, 7)
    gaps, types = rng.integers(0, 34, (3, 5)), rng.integers(0, 2, (3, 5))
    weights = rng.random((3, 5)).astype(np.float32)
    weights[1, 3:] = 0  # padding
    log_expected = np.log(rng.random(12).astype(np.float32))
    empty = np.zeros((3, 5, 0), np.int16), np.zeros((3, 0), np.float32)
    batch = Batch(items, gaps, types, weights, np.zeros((3, 5), np.int32), *empty)
    found = network.loss(
        parameters,
        batch,
        jnp.asarray(negatives),
        jnp.asarray(log_expected),
        jnp.zeros(12),
        jnp.zeros((12, 0)),
        network.Draws.of(replace(settings, negatives=7), (3, 5), rng),
        settings,
    )
    vectors = parameters["item"][items[:, :-1]]
    given = vectors, jnp.asarray(gaps), jnp.asarray(types)
    states = network.encode(parameters, *given, settings)
    wanted = np.asarray(states @ parameters["out"] + parameters["out_bias"], np.float64)
    logits = wanted @ np.asarray(parameters["item"], np.float64).T
    logits += np.asarray(parameters["bias"]) - log_expected
    total = 0.0
    for b, t in np.ndindex(3, 5):
        came = items[b, t + 1]
        others = [n for n in negatives if n != came]
        mass = np.exp(logits[b, t, came]) + np.exp(logits[b, t, others]).sum()
        total += weights[b, t] * (np.log(mass) - logits[b, t, came])
    assert float(found) == pytest.approx(total / weights.sum(), rel=1e-4)


def test_the_backward_pass_equals_automatic_differentiation() -> None:
    rng = np.random.default_rng(0)
    projected, weights, bias = (
        jnp.asarray(0.5 * rng.standard_normal(shape), jnp.float32)
        for shape in ((7, 3, 12), (4, 12), (12,))
    )
    cuts = jnp.asarray([1, 0, 0, 1, 0, 0, 0], jnp.float32)
    wanted = jnp.asarray(rng.standard_normal((7, 3, 4)), jnp.float32)

    def plain(projected: Any, weights: Any, bias: Any) -> Any:
        state, total = jnp.zeros((3, 4)), jnp.zeros(())
        for t in range(7):
            state = jax.lax.stop_gradient(state) if cuts[t] else state
            state = gru.cell(projected[t], state, weights, bias)[0]
            total += (state * wanted[t]).sum()
        return total

    def ours(projected: Any, weights: Any, bias: Any) -> Any:
        return (gru.states(projected, weights, bias, cuts) * wanted).sum()

    for mine, reference in zip(
        jax.grad(ours, (0, 1, 2))(projected, weights, bias),
        jax.grad(plain, (0, 1, 2))(projected, weights, bias),
        strict=True,
    ):
        np.testing.assert_allclose(mine, reference, rtol=1e-4, atol=1e-5)


def test_serving_needs_no_jax() -> None:
    code = (
        "import sys, personalize_poc.local.recipes.artifact\n"
        "from personalize_poc.local.recipes import catalogue\n"
        "[info.algorithm() for info in catalogue.all() if info.built]\n"
        "import personalize_poc.local.recipes.sequence.model\n"
        "heavy = {'jax', 'optax', 'scipy', 'pandas'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_server_multiplies_on_one_thread() -> None:
    code = (
        "import os, sys, personalize_poc.local.cli\n"
        "assert 'numpy' not in sys.modules  # it would not see the setting any more\n"
        "assert os.environ['OPENBLAS_NUM_THREADS'] == '1'"
    )
    environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)


def test_gap_classes() -> None:
    times = np.array([100, 100, 101, 104, 104 + 2048, 5, 5 + 2047])
    first = np.array([1, 0, 0, 0, 0, 1, 0], bool)
    classes = gap_classes(times, first)
    assert classes.tolist() == [0, 1, 2, 3, 13, 0, 12]
    assert starts_session(classes).tolist() == [False] * 4 + [True] + [False] * 2
    assert gap_classes(np.array([0, 2**60]), np.array([True, False])).tolist() == [0, 33]


def test_unknown_event_types_have_their_own_class() -> None:
    assert type_classes(np.array([-1, 0, 1, 2, 9], np.int16), 2).tolist() == [0, 1, 2, 0, 0]


def test_metadata_becomes_categories_and_classes() -> None:
    features = Features(
        {
            "GENRE": (np.array([0, 2, 3, 3, 4]), np.array([0, 1, 1, 2])),
            "TYPE": (np.array([0, 1, 2, 3, 4]), np.array([0, 0, 0, 0])),
            "CAST": (np.array([0, 0, 0, 0, 0]), np.array([], int)),
        },
        {"YEAR": np.array([1950, 1950, np.nan, 2020], np.float32), "NONE": np.full(4, np.nan)},
    )
    matrix = category_matrix(features, 4)
    # Left out: genres and years of one film, and the type that all films have.
    assert matrix.T.tolist() == [[0.5, 1, 0, 0], [1, 1, 0, 0]]
    assert category_matrix(Features(), 4).shape == (4, 0)


def test_only_the_most_frequent_categories_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.array([0] * 2 + [1] * 5 + [2] * 3, np.int32)
    features = Features({"GENRE": (np.arange(11, dtype=np.int32), values)})
    monkeypatch.setattr("personalize_poc.local.recipes.common.metadata_encoder.MOST_CELLS", 20)
    assert category_matrix(features, 10).sum(axis=0).tolist() == [5, 3]


def test_windows_stay_within_histories_and_cover_them() -> None:
    log = interactions([list(range(n)) for n in (1, 2, 30, 51, 200)])
    events = encode(log, Inputs(1), recency=False)
    rng = np.random.default_rng(0)
    seen: set[tuple[int, int]] = set()
    for _ in range(30):
        starts, lengths = cut(events, np.arange(5), 50, rng)
        assert (lengths <= 50).all()
        for batch in batches(events, starts, lengths, (50,), 200, rng):
            assert batch.items.shape == (4, 51)
            real = batch.weights > 0
            assert (np.diff(batch.items, axis=1)[real] == 1).all()
            seen |= set(zip(batch.items[:, :-1][real], batch.items[:, 1:][real], strict=True))
    assert seen == {(i, i + 1) for i in range(199)}


def test_short_histories_get_a_shorter_padding_when_it_pays() -> None:
    lengths = np.array([3] * 50 + [50] * 50)
    assert padded_lengths(lengths, 50, steps=1000) == (8, 50)
    assert padded_lengths(lengths, 50, steps=100) == (50,)
    assert padded_lengths(np.array([50] * 99 + [3]), 50, steps=1000) == (50,)


@pytest.mark.parametrize("lengths", [[4] * 5000, [50] * 1000, [4] * 3000 + [50] * 300])
def test_the_steps_that_are_planned_are_the_batches_that_there_are(lengths: list[int]) -> None:
    settings = Settings(hidden=8)
    log = interactions([[item % 60 for item in range(length + 1)] for length in lengths])
    events, rng = encode(log, Inputs(1), recency=False), np.random.default_rng(0)
    starts, found = cut(events, np.arange(len(lengths)), settings.window, rng)
    paddings, per_epoch, epochs = optimiser.plan(found, settings)
    read = list(batches(events, starts, found, paddings, settings.batch_events, rng))
    assert per_epoch == len(read)
    assert epochs in (settings.most_epochs, round(settings.steps / per_epoch))
    assert epochs * per_epoch >= settings.least_steps


def test_popular_items_are_as_likely_as_they_are() -> None:
    """Negatives are popular ones; without the correction for that, popular items would be unlikely.

    Items are drawn without any order, so the shares of the data are the right probabilities.
    """
    rng = np.random.default_rng(0)
    shares = 1 / np.arange(1, 201)
    shares /= shares.sum()
    data = training_data([rng.choice(200, 30, p=shares).tolist() for _ in range(300)], 200)
    logits = quick(data).score([query([3, 50, 0])])[0].astype(np.float64)
    found = np.exp(logits - logits.max())
    found /= found.sum()
    for part in (slice(0, 3), slice(3, 30), slice(30, 200)):
        assert 0.75 < found[part].sum() / shares[part].sum() < 1.33


def test_recency_weighs_newer_events_more() -> None:
    log = interactions([[0, 1, 2], [1, 2, 0]])
    assert encode(log, Inputs(1), recency=False).weights.tolist() == [1] * 6
    weights = encode(log, Inputs(1), recency=True).weights
    assert weights[0] == 0.5 < weights[1] < weights[2] < 1.5
    assert weights[:3].tolist() == weights[3:].tolist()


@pytest.mark.parametrize(
    "change",
    [
        {"hidden_dimension": "48"},
        {"bptt": "2"},
        {"recency_mask": "false"},
        {"max_user_history_length_percentile": "0.5"},
        {"min_user_history_length_percentile": "0.5"},
    ],
)
def test_each_hyperparameter_changes_the_model(change: dict[str, Any]) -> None:
    changed = fit("aws-user-personalization", _walks(), **change).score([query([1, 2, 3, 4])])
    assert not np.allclose(_usual(), changed, atol=1e-4)


def _walks() -> TrainingData:
    rng = np.random.default_rng(0)
    histories = [rng.integers(0, 30, rng.integers(5, 60)).tolist() for _ in range(80)]
    return training_data(histories, 30)


@cache
def _usual() -> Any:
    """Scores after a training with the usual hyperparameters."""
    return fit("aws-user-personalization", _walks()).score([query([1, 2, 3, 4])])


def test_the_recency_bias_changes_the_model() -> None:
    data = blocks()
    with_bias, without = (
        fit("aws-user-personalization-v2", data, apply_recency_bias=value).score([query([1, 2])])
        for value in ("true", "false")
    )
    assert not np.allclose(with_bias, without, atol=1e-4)


def test_networks_of_all_shapes_are_judged_by_the_same_predictions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged, validation = [], judging.validation

    def noted(parameters: Any, batch: Batch, columns: Any, *others: Any) -> Any:
        judged.append((np.asarray(batch.items), np.asarray(columns)))
        return validation(parameters, batch, columns, *others)

    monkeypatch.setattr(judging, "validation", noted)
    data = training_data([[(u + i) % 20 for i in range(12)] for u in range(60)], 20)
    for settings in (QUICK, replace(QUICK, hidden=48, bptt=4), replace(QUICK, recency=False)):
        quick(data, replace(settings, least_steps=1, least_epochs=1, steps=1))
    assert len(judged) == 3
    for one in judged[1:]:
        for array, first in zip(one, judged[0], strict=True):
            np.testing.assert_array_equal(array, first)


def test_recency_mask_follows_a_change_of_habit() -> None:
    """First all users go up, later all go down: newer behaviour wins where it weighs more.

    Older events weigh .75 on average and newer ones 1.25, so that going down should gain
    log(1.25 / .75) = .5 in the odds.
    """
    up = [[(u + i) % 20 for i in range(12)] for u in range(60)]
    down = [[(u - i) % 20 for i in range(12)] for u in range(60)]
    older, newer = interactions(up), interactions(down, start=1_800_000_000)

    def together(field: str, moved: int = 0) -> Any:
        return np.concatenate([getattr(older, field), getattr(newer, field) + moved])

    log = Interactions(
        together("users", 60),
        together("items"),
        together("timestamps"),
        together("event_types"),
        together("event_values"),
    )
    data = TrainingData(log, 120, 20, ["Watch"])
    margins = []
    for recency in (True, False):
        settings = replace(QUICK, recency=recency, least_steps=150)
        scores = quick(data, settings).score([query([item]) for item in range(20)])
        here = np.arange(20)
        margins.append(float(np.mean(scores[here, here - 1] - scores[here, (here + 1) % 20])))
    assert margins[0] > margins[1] + 0.25


def test_percentiles_that_leave_nothing_are_refused() -> None:
    data = training_data([[0, 1, 2]] * 10 + [list(range(9))] * 10, 9)
    algorithm = catalogue.named("aws-hrnn").algorithm()
    parameters = catalogue.named("aws-hrnn").complete(
        {},
        {"min_user_history_length_percentile": "0.3", "max_user_history_length_percentile": "0.4"},
    )
    with pytest.raises(TrainingRefused, match="percentile"):
        algorithm.fit(
            replace(data, interactions=data.interactions.take(np.zeros(0, int))),
            parameters,
            seed=0,
            progress=lambda update: None,
            budget=Budget(),
        )


def test_single_events_are_refused() -> None:
    with pytest.raises(TrainingRefused, match="two interactions"):
        quick(training_data([[0], [1]], 2))


def test_a_loss_that_is_not_a_number_is_refused() -> None:
    with pytest.raises(TrainingRefused, match="finite"):
        quick(cycle(), replace(QUICK, learning_rate=float("nan")))


def test_progress_tells_epoch_and_loss() -> None:
    lines: list[dict[str, float]] = []
    quick(cycle(), progress=lines.append)
    assert [line["epoch"] for line in lines] == list(range(1, len(lines) + 1))
    assert lines[-1]["loss"] < lines[0]["loss"]


def test_a_used_up_budget_ends_training_with_a_model() -> None:
    lines: list[dict[str, float]] = []
    budget = Budget(time.monotonic() - 1)
    model = quick(cycle(), progress=lines.append, budget=budget)
    assert len(lines) == 1
    assert np.isfinite(model.score([query([1, 2])])).all()


@pytest.mark.parametrize("recipe", ["aws-user-personalization", "aws-hrnn-metadata"])
def test_metadata_lifts_a_new_item_of_the_right_kind(recipe: str) -> None:
    """Items 40 and 41 have no event; one has the genre of the user's world."""
    data = blocks(200)
    genres = [0] * 20 + [1] * 20 + [0, 1]
    places = np.arange(43, dtype=np.int32)
    categories = {"GENRE": (places, np.array(genres, np.int32))}
    features = Features(categories, {}, {"GENRE": ["crime", "comedy"]})
    data = TrainingData(data.interactions, 200, 42, ["Watch"], features)
    scores = fit(recipe, data).score([query([1, 3, 5]), query([21, 23, 25])])
    assert scores[0, 40] > scores[0, 41]
    assert scores[1, 41] > scores[1, 40]


def test_ridge_weights_are_those_of_the_closed_form() -> None:
    data = blocks()
    fitted = ease.fit(data.interactions, data.n_users, data.n_items)
    assert fitted is not None
    dense = np.zeros((data.n_users, 40))
    dense[data.interactions.users, data.interactions.items] = 1
    inverse = np.linalg.inv(dense.T @ dense + ease.PENALTY * np.eye(40))
    expected = -inverse / np.diag(inverse)
    np.fill_diagonal(expected, 0)
    for item in (0, 17, 39):
        row = np.zeros(41)
        np.add.at(row, fitted.neighbours[item], fitted.weights[item])
        np.testing.assert_allclose(row[:40], expected[item], atol=1e-4)
    assert fitted.items.tolist() == list(range(40))


def test_the_newest_items_of_a_history_count_most_in_the_regression() -> None:
    weights = np.array([[0.5], [0.25], [0.0]], np.float32)
    fitted = ease.Ridge(np.arange(3, dtype=np.int32), np.array([[2], [2], [0]], np.int32), weights)
    assert fitted.scores(Query(np.array([0, 1], np.int32)))[2] == pytest.approx(0.25 + 0.9 * 0.5)
    # An item that came twice counts once, where it came last.
    assert fitted.scores(Query(np.array([0, 1, 0], np.int32)))[2] == pytest.approx(0.5 + 0.9 * 0.25)


@pytest.mark.parametrize(
    ("users", "judges"),
    [(5, 0), (19, 0), (20, 3), (30, 4), (200, 20), (400, 20), (1000, 50), (20_000, 500)],
)
def test_validation_users_are_not_learned_from(users: int, judges: int) -> None:
    lengths = np.full(users + 1, 10)
    lengths[-1] = 1  # who did one thing alone teaches no order
    log = interactions([[0, 1] * 5] * users + [[0]])
    events = encode(log, Inputs(1), recency=False)
    assert events.lengths.tolist() == lengths.tolist()
    learn, judge = train.divide(events, np.random.default_rng(0))
    assert len(judge) == judges
    assert sorted([*learn, *judge]) == list(range(users))
    again = train.divide(events, np.random.default_rng(0))
    assert (again[1] == judge).all()


@pytest.mark.parametrize(("users", "judges"), [(200, 30), (400, 60), (1000, 100), (3000, 150)])
def test_where_histories_are_short_more_users_judge(users: int, judges: int) -> None:
    """Of two events one is asked for: a hundred users have the questions that are wanted."""
    events = encode(interactions([[0, 1]] * users), Inputs(1), recency=False)
    assert len(train.divide(events, np.random.default_rng(0))[1]) == judges


def test_the_regression_is_weighed_by_users_that_it_has_not_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[int] = []

    def watch(log: Interactions, n_users: int, n_items: int, penalty: float) -> None:
        seen.extend(np.unique(log.users).tolist())

    monkeypatch.setattr(ease, "fit", watch)
    data = cycle(60)
    quick(data, replace(QUICK, ridge=True, least_steps=1))
    events = encode(data.interactions, Inputs(1), recency=False)
    learners, judges = train.divide(events, np.random.default_rng(1))
    assert len(judges)
    assert seen == learners.tolist()


def test_the_epoch_that_is_best_on_validation_users_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The third has a higher loss than the second and ranks better; later ones are no better."""
    losses = [3.0, 1.0, 1.2, 2.0, 2.0, 2.0, 2.0, 2.0]
    gains = [0.1, 0.3, 0.5, 0.5, 0.1, 0.1, 0.1, 0.1]
    judged: list[Any] = []

    def judge(parameters: network.Parameters) -> Judgement:
        epoch = len(judged)
        judged.append(np.asarray(parameters["event_state"]))
        return Judgement(losses[epoch], np.full(50, gains[epoch]), 1)

    monkeypatch.setattr(judging, "judge", lambda task, rng: judge)
    settings = replace(QUICK, least_steps=1, steps=1, least_epochs=8, patient_steps=0)
    model = quick(cycle(60), settings)
    assert len(judged) == 2 + settings.patience  # the second had the lowest loss
    assert np.array_equal(model.arrays["event_state"], judged[2])  # type: ignore[attr-defined]


def test_of_epochs_that_rank_alike_the_loss_decides_and_of_close_ones_the_coverage() -> None:
    chance = np.random.default_rng(0).random(50)
    one = Judgement(2.0, chance, 10)
    assert Judgement(1.9, chance[::-1], 5).preferred_to(one)
    assert not Judgement(2.1, chance[::-1], 50).preferred_to(one)
    assert Judgement(2.01, chance[::-1], 50).preferred_to(one)
    assert not Judgement(1.99, chance[::-1], 5).preferred_to(one)
    assert not Judgement(1.0, chance - 0.2, 50).preferred_to(one)  # ranks worse


def test_ridge_moves_unseen_items_only_and_keeps_their_mass() -> None:
    data = blocks()
    fitted = ease.fit(data.interactions, data.n_users, data.n_items)
    assert fitted is not None
    logits = np.random.default_rng(0).standard_normal(41).astype(np.float32)
    history = np.array([1, 2, 5], np.int32)
    moved = logits.copy()
    Unseen(fitted).move(moved, Query(history), np.zeros(41, np.float32), logsumexp(moved))
    others = np.setdiff1d(np.arange(41), history)
    assert (moved[history] == logits[history]).all()
    assert not np.allclose(moved[others], logits[others], atol=0.01)
    assert np.exp(moved[others]).sum() == pytest.approx(np.exp(logits[others]).sum(), rel=1e-4)


def test_by_how_much_unseen_items_are_lowered_is_saved(tmp_path: Path) -> None:
    data, asked = cycle(), query([1, 2, 3])
    model = quick(data)
    assert isinstance(model, serve.SequenceModel)
    fitted = ease.fit(data.interactions, data.n_users, data.n_items)
    even, lowered = (replace(model, unseen=Unseen(fitted, lowered=by)) for by in (0.0, 1.5))
    lowered.save(tmp_path)
    before, after, again = (one.score([asked])[0] for one in (even, lowered, serve.load(tmp_path)))
    assert np.array_equal(again, after)
    unseen = np.setdiff1d(np.arange(data.n_items), asked.history)
    np.testing.assert_allclose(before[unseen] - after[unseen], 1.5, atol=1e-4)
    assert np.array_equal(before[asked.history], after[asked.history])


def test_time_and_event_type_are_read() -> None:
    model = quick(cycle())
    soon, late = query([1, 2, 3], step=10), query([1, 2, 3], step=100 * HOUR)
    scores = model.score([soon, late])
    assert not np.allclose(scores[0], scores[1], atol=1e-3)
    # Training saw one type of events: one that it did not see says no more and no less.
    unknown, new = (replace(soon, event_types=np.full(3, t, np.int16)) for t in (-1, 7))
    again = model.score([unknown, new])
    assert np.array_equal(again[0], again[1])
    np.testing.assert_allclose(again[0], scores[0], atol=1e-4)


def test_a_history_of_one_of_several_types_says_what_all_types_say() -> None:
    """Training saw each step as a click and a watch; one is asked with watches alone."""
    data = cycle(150, 20, 12)
    log = data.interactions
    twice = log.take(np.repeat(np.arange(len(log)), 2))
    types = np.tile([0, 1], len(log)).astype(np.int16)
    both = replace(twice, event_types=types)
    data = replace(data, interactions=both, event_types=["Click", "Watch"])
    model = quick(data, replace(QUICK, least_steps=200, repeats=True, rules=True))
    watches, unknown = [], []
    for start in range(20):
        asked = query([(start + step) % 20 for step in range(5)])
        watches.append(replace(asked, event_types=np.full(5, 1, np.int16)))
        unknown.append(replace(asked, event_types=np.full(5, -1, np.int16)))
    for queries in (watches, unknown):
        scores = model.score(queries)
        for one, row in zip(queries, scores, strict=True):
            row[one.history] = -np.inf  # the watch of a click is no step
        right = [
            int(row.argmax()) == (one.history[-1] + 1) % 20
            for one, row in zip(queries, scores, strict=True)
        ]
        assert np.mean(right) > 0.9
