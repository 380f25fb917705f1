"""What recipes that rank users have to do, on data whose right answer is known by construction."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.affinity import audience as audiences
from personalize_poc.local.recipes.affinity import features as numbers
from personalize_poc.local.recipes.affinity import pairwise
from personalize_poc.local.recipes.affinity.attributes import Attributes
from personalize_poc.local.recipes.affinity.audience import RECENCY, Audience, Segment
from personalize_poc.local.recipes.affinity.features import NAMES, Target, features
from personalize_poc.local.recipes.affinity.model import AffinityModel
from personalize_poc.local.recipes.interface import Budget
from tests.support.recipe_data import interactions, training_data

RECIPES = [info.name for info in catalogue.all() if info.recipe_type == "USER_SEGMENTATION"]
N_ITEMS, N_USERS = 41, 120
ITEM, WORLD = Segment(item=5), Segment(attributes=(("WORLD", "first"),))
MANY = [
    ITEM,
    Segment(item=25),
    Segment(item=40),
    Segment(item=999),
    Segment(),
    WORLD,
    Segment(attributes=(("WORLD", "second"), ("YEAR", 1990.0))),
    Segment(attributes=(("WORLD", "nowhere"),)),
]


def worlds(n_users: int = N_USERS, seed: int = 0) -> TrainingData:
    """Items 0 … 19 and 20 … 39 are two worlds; even users live in the first, odd in the second.

    Item 40 has no event. Columns: WORLD, YEAR (1990 or 2000 in turn) and SAME, which says nothing.
    """
    rng = np.random.default_rng(seed)
    histories = [
        (20 * (user % 2) + rng.choice(20, 10, replace=False)).tolist() for user in range(n_users)
    ]
    return training_data(histories, N_ITEMS, item_features=metadata())


def metadata() -> Features:
    one_each = np.arange(N_ITEMS + 1, dtype=np.int32)
    world = (np.arange(N_ITEMS) >= 20).astype(np.int32)
    return Features(
        {"WORLD": (one_each, world), "SAME": (one_each, np.zeros(N_ITEMS, np.int32))},
        {"YEAR": np.where(np.arange(N_ITEMS) % 2, 1990, 2000).astype(np.float32)},
        {"WORLD": ["first", "second"], "SAME": ["all"]},
    )


def fit(
    recipe: str, data: TrainingData, seed: int = 1, hidden_dimension: int = 32
) -> AffinityModel:
    info = catalogue.named(recipe)
    parameters = info.complete({"hidden_dimension": str(hidden_dimension)}, {})
    model = info.algorithm().fit(
        data, parameters, seed=seed, progress=lambda update: None, budget=Budget()
    )
    assert isinstance(model, AffinityModel)
    return model


@cache
def on_worlds(recipe: str) -> AffinityModel:
    return fit(recipe, worlds())


def audience() -> Audience:
    return Audience(worlds().interactions, N_USERS)


def segment_of(recipe: str) -> Segment:
    return ITEM if recipe == "aws-item-affinity" else WORLD


@pytest.mark.parametrize("recipe", RECIPES)
def test_scores_are_finite_for_any_segment(recipe: str) -> None:
    scores = on_worlds(recipe).score(MANY, audience())
    assert scores.shape == (len(MANY), N_USERS)
    assert scores.dtype == np.float32
    assert np.isfinite(scores).all()
    assert on_worlds(recipe).score([], audience()).shape == (0, N_USERS)


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_batch_answers_as_single_calls_do(recipe: str) -> None:
    model = on_worlds(recipe)
    together = model.score(MANY, audience())
    alone = np.concatenate([model.score([segment], audience()) for segment in MANY])
    assert (together == alone).all()


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_saved_model_answers_the_same(recipe: str, tmp_path: Path) -> None:
    model = on_worlds(recipe)
    model.save(tmp_path)
    again = catalogue.named(recipe).algorithm().load(tmp_path)
    assert again.n_items == N_ITEMS
    assert (again.score(MANY, audience()) == model.score(MANY, audience())).all()
    assert {path.suffix for path in tmp_path.iterdir()} <= {".npy", ".npz", ".json"}


@pytest.mark.parametrize("recipe", RECIPES)
def test_same_seed_same_model(recipe: str) -> None:
    assert (fit(recipe, worlds()).weights == on_worlds(recipe).weights).all()


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_hidden_dimension_is_that_of_the_vectors(recipe: str) -> None:
    wide = fit(recipe, worlds(), hidden_dimension=40)
    assert on_worlds(recipe).vectors.wanted.shape[1] == 32
    assert wide.vectors.wanted.shape[1] == 40
    assert not (
        wide.score(MANY[:1], audience()) == on_worlds(recipe).score(MANY[:1], audience())
    ).all()


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_segment_holds_the_users_of_its_world(recipe: str) -> None:
    data = worlds()
    scores = on_worlds(recipe).score([segment_of(recipe)], audience())[0]
    had = np.unique(data.interactions.users[data.interactions.items == 5])
    fresh = np.setdiff1d(np.arange(N_USERS), had if recipe == "aws-item-affinity" else [])
    order = fresh[np.argsort(-scores[fresh], kind="stable")]
    assert (order[: (fresh % 2 == 0).sum()] % 2 == 0).all()


@pytest.mark.parametrize("repeated", [True, False])
def test_whether_users_come_back_for_an_item_is_learned(repeated: bool) -> None:
    """In one data set everybody repeats four items for ever; in the other nobody repeats any."""
    rng = np.random.default_rng(2)
    few = [rng.choice(20, 4, replace=False).tolist() * 5 for _ in range(80)]
    once = [rng.permutation(20)[:12].tolist() for _ in range(80)]
    data = training_data(few if repeated else once, N_ITEMS)
    scores = fit("aws-item-affinity", data).score([ITEM], Audience(data.interactions, 80))[0]
    had = np.zeros(80, bool)
    had[data.interactions.users[data.interactions.items == 5]] = True
    came, stayed = scores[had], scores[~had]
    assert came.min() > stayed.max() if repeated else came.max() < stayed.min()


@pytest.mark.parametrize("recipe", RECIPES)
def test_users_whom_training_never_saw_are_ranked_by_what_they_did(recipe: str) -> None:
    """User 0 came only lately to the first world, user 1 to the second; user 2 did nothing."""
    strangers = Audience(interactions([[1, 2, 3, 4, 6], [21, 22, 23, 24, 26], []]), 3)
    scores = on_worlds(recipe).score([segment_of(recipe)], strangers)[0]
    assert scores[0] > scores[1]
    assert np.isfinite(scores[2])


@pytest.mark.parametrize("recipe", RECIPES)
def test_what_a_user_does_now_counts_more_than_what_they_did_once(recipe: str) -> None:
    """Both did the same things, in the other order: one came from the second world, one left."""
    old, new = list(range(20, 40)) * 3, [i for i in range(20) if i != 5] * 3
    movers = Audience(interactions([old + new, new + old, [1, 2], [21, 22]]), 4)
    data = drifting()
    scores = fit(recipe, data).score([segment_of(recipe)], movers)[0]
    assert scores[0] > scores[1]


def drifting(n_users: int = 100) -> TrainingData:
    """Users stay in a world for about 30 interactions, then move to the other one, and so on."""
    rng = np.random.default_rng(3)
    worlds_of = np.cumsum(rng.random((n_users, 100)) < 1 / 30, axis=1) + np.arange(n_users)[:, None]
    histories = 20 * (worlds_of % 2) + rng.integers(0, 20, (n_users, 100))
    return training_data(histories.tolist(), N_ITEMS, item_features=metadata())


def test_values_are_matched_together_and_exactly() -> None:
    model = on_worlds("aws-item-attribute-affinity")
    both = model.items(Segment(attributes=(("WORLD", "first"), ("YEAR", 1990.0))))
    assert np.flatnonzero(both).tolist() == list(range(1, 20, 2))
    assert not model.items(Segment(attributes=(("WORLD", "First"),))).any()
    assert not model.items(Segment(attributes=(("WORLD", 1.0),))).any()
    assert not model.items(Segment(attributes=(("NOPE", "first"),))).any()
    assert not model.items(Segment()).any()


def test_every_column_has_weights_of_its_own() -> None:
    """People stay with their world, and never come back to a mark that they had."""
    mark = np.arange(N_ITEMS, dtype=np.int32) // 2
    each = np.arange(N_ITEMS + 1, dtype=np.int32)
    world = (np.arange(N_ITEMS) >= 20).astype(np.int32)
    features = Features(
        {"MARK": (each, mark), "WORLD": (each, world)},
        {},
        {"MARK": [f"m{n}" for n in range(21)], "WORLD": ["first", "second"]},
    )
    rng = np.random.default_rng(0)
    histories = [
        (20 * (user % 2) + 2 * rng.permutation(10) + rng.integers(0, 2, 10)).tolist()[:7]
        for user in range(N_USERS)
    ]
    data = training_data(histories, N_ITEMS, item_features=features)
    model = fit("aws-item-attribute-affinity", data)
    assert model.attributes.columns == ["MARK", "WORLD"]
    mark_weights, world_weights = model.weights
    assert mark_weights[3:].sum() < 0 < world_weights[3:].sum(), "interest in what they had"
    everybody = Audience(data.interactions, N_USERS)
    of_world, of_mark = model.score(
        [Segment(attributes=(("WORLD", "first"),)), Segment(attributes=(("MARK", "m3"),))],
        everybody,
    )
    first = np.arange(N_USERS) % 2 == 0
    had = np.array([3 in {item // 2 for item in history} for history in histories])
    assert of_world[first].min() > of_world[~first].max()
    assert of_mark[first & ~had].min() > of_mark[first & had].max()
    assert of_mark[first & ~had].mean() > of_mark[~first].mean()


def test_a_segment_is_scored_with_the_weights_of_its_columns() -> None:
    trained = on_worlds("aws-item-attribute-affinity")
    weights = np.array([[0, 0, 1, 0, 0], [0, 0, 3, 0, 0]], np.float32)  # of WORLD and YEAR
    model = AffinityModel(trained.vectors, weights, trained.attributes)
    world, year = ("WORLD", "first"), ("YEAR", 1990.0)
    segments = [Segment(attributes=pairs) for pairs in ((world,), (year,), (world, year))]
    activity = np.log1p(10)  # everybody did ten things
    for scores, weight in zip(model.score(segments, audience()), (1, 3, 2), strict=True):
        np.testing.assert_allclose(scores, weight * activity, rtol=1e-6)


def test_what_a_user_did_with_the_item_itself_is_no_taste() -> None:
    target = on_worlds("aws-item-affinity").target(ITEM)
    assert np.flatnonzero(target.members).tolist() == [5]
    assert target.similarity[5] == 0
    assert target.similarity[[1, 2, 3, 4]].all()


def test_columns_that_say_nothing_are_no_attributes() -> None:
    assert on_worlds("aws-item-attribute-affinity").attributes.columns == ["WORLD", "YEAR"]
    every = np.arange(4, dtype=np.int32)
    distinct = Features({"NAME": (np.arange(5, dtype=np.int32), every)}, {}, {"NAME": list("abcd")})
    assert Attributes.of(distinct, 4).columns == []
    same = Features({}, {"YEAR": np.full(4, 7, np.float32), "GONE": np.full(4, np.nan)})
    assert Attributes.of(same, 4).columns == []


def test_without_attributes_there_is_no_training() -> None:
    data = training_data([[0, 1, 2]] * 50, 3)
    with pytest.raises(TrainingRefused, match=r"^Did not find any attribute to train on\. There"):
        fit("aws-item-attribute-affinity", data)


# -- the numbers of a user, by hand ----------------------------------------------------------


def slow(target: Target, histories: list[list[int]]) -> list[list[float]]:
    """The numbers by loops over the formulas."""
    raw = []
    for history in histories:
        weights = [RECENCY**r for r in range(len(history))][::-1]
        c = [float(target.similarity[i]) for i in history]
        m = [float(target.members[i]) for i in history]

        def lift(total: float, n: float) -> float:
            return float(np.log((total + 10 * target.share) / (n + 10) / target.share))

        recent = sum(w * x for w, x in zip(weights, m, strict=True))
        raw.append(
            [
                sum(c) / len(history) if history else 0.0,
                sum(w * x for w, x in zip(weights, c, strict=True)),
                float(np.log(1 + len(history))),
                lift(sum(m), len(history)) if history else 0.0,
                lift(recent, sum(weights)) if history else 0.0,
            ]
        )
    for column in (0, 1):
        active = [row[column] for row, history in zip(raw, histories, strict=True) if history]
        mean, spread = float(np.mean(active)), float(np.std(active))
        for row in raw:
            row[column] = (row[column] - mean) / spread
    return raw


@pytest.mark.parametrize("piece", [1, 4, 1_000_000])
def test_numbers_equal_the_slow_implementation(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "PIECE", piece)
    monkeypatch.setattr(audiences, "PIECE", piece)
    rng = np.random.default_rng(5)
    histories = [rng.integers(0, 8, n).tolist() for n in (3, 0, 7, 1, 5, 0)]
    target = Target(rng.normal(size=8).astype(np.float32), np.arange(8) < 3, 0.4)
    found = features(target, Audience(interactions(histories), len(histories)))
    assert found.shape == (6, len(NAMES))
    np.testing.assert_allclose(found, slow(target, histories), rtol=1e-4, atol=1e-5)


def test_nobody_did_anything() -> None:
    empty = Audience(interactions([[], [0]]).take(np.array([], int)), 2)
    assert not on_worlds("aws-item-affinity").score([ITEM], empty).any()


def test_weights_find_the_number_that_decides() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=(500, 3)).astype(np.float32)
    came = np.flatnonzero(values[:, 1] > 1).astype(np.int32)
    told: list[float] = []
    pairs, nothing = pairwise.pairs(values, came, rng), np.zeros(3, np.float32)
    weights = pairwise.learn(pairs, nothing, lambda step, loss: told.append(loss))
    assert weights[1] > 5 * abs(weights[[0, 2]]).max()
    assert told == sorted(told, reverse=True)


def test_nobody_or_everybody_came_teaches_nothing() -> None:
    values, rng = np.ones((4, 2), np.float32), np.random.default_rng(0)
    assert not len(pairwise.pairs(values, np.array([], np.int32), rng))
    assert not len(pairwise.pairs(values, np.arange(4, dtype=np.int32), rng))
    assert pairwise.learn(np.empty((0, 2), np.float32), np.ones(2, np.float32)).tolist() == [1, 1]
