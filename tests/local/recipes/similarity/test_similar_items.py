"""Similar items: behaviour and metadata together, on data whose right answer is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, Query, TrainingData
from personalize_poc.local.recipes.common.svd import right_factors
from personalize_poc.local.recipes.similarity.likeness import vectors
from personalize_poc.local.recipes.similarity.similar_items import SimilarItems, SimilarItemsModel
from tests.local.recipes.counting.test_counting import fit, order
from tests.support.recipe_data import blocks, training_data, with_texts

COLD = 40


def with_worlds() -> TrainingData:
    """`blocks` with the world of every item as its category; item 40 belongs to the second."""
    world = np.array([0] * 20 + [1] * 20 + [1], np.int32)
    genre = (np.arange(42, dtype=np.int32), world)
    return replace(
        blocks(), item_features=Features({"GENRE": genre}, vocabularies={"GENRE": ["a", "b"]})
    )


def test_a_cold_item_has_the_neighbours_of_its_metadata_popular_ones_first() -> None:
    data = with_worlds()
    counts = np.bincount(data.interactions.items, minlength=41)
    near = order(fit("aws-similar-items", data), item=COLD)[:20]
    assert sorted(near) == list(range(20, 40))
    assert near[0] == 20 + counts[20:40].argmax()


def test_without_metadata_a_cold_item_gets_popular_items() -> None:
    popular = order(fit("aws-popularity-count", blocks()))
    ranked = order(fit("aws-similar-items", blocks()), item=COLD)
    assert [i for i in ranked if i != COLD] == [i for i in popular if i != COLD]


def test_a_rare_category_in_common_counts_more_than_a_common_one() -> None:
    """Item 0 shares what 30 of 60 items have with item 1, and what four have with item 2."""
    tags = [[0, 1], [0], [1], *([[0]] * 28), *([[1]] * 2), *([[2]] * 27)]
    flat = np.array([tag for own in tags for tag in own], np.int32)
    indptr = np.cumsum([0, *map(len, tags)]).astype(np.int32)
    words = Features({"TAG": (indptr, flat)}, vocabularies={"TAG": ["common", "rare", "other"]})
    cold = training_data([[59, 58]] * 30, len(tags), item_features=words)
    near = order(fit("aws-similar-items", cold), item=0)
    assert sorted(near[:3]) == [2, 31, 32]


@pytest.mark.parametrize("item", [None, 41, -1])
def test_an_unknown_item_gets_popular_items(item: int | None) -> None:
    popular = order(fit("aws-popularity-count", blocks()))
    assert order(fit("aws-similar-items", with_worlds()), item=item) == popular


def test_metadata_moves_a_cold_item_among_the_neighbours_of_a_warm_one() -> None:
    place = order(fit("aws-similar-items", with_worlds()), item=25).index(COLD)
    without = order(fit("aws-similar-items", blocks()), item=25).index(COLD)
    assert place < 20 < without


def kinds_of(share: float) -> TrainingData:
    """40 items of two kinds, odd and even; `share` of a history is of one kind."""
    draw = np.random.default_rng(0)
    histories = []
    for user in range(300):
        own = draw.permutation(20)[: round(10 * share)] * 2 + user % 2
        other = draw.permutation(20)[: 10 - len(own)] * 2 + 1 - user % 2
        histories.append(draw.permutation([*own, *other]).tolist())
    kinds = (np.arange(41, dtype=np.int32), (np.arange(40) % 2).astype(np.int32))
    described = Features({"GENRE": kinds}, vocabularies={"GENRE": ["a", "b"]})
    return training_data(histories, 40, item_features=described)


def test_metadata_count_by_what_they_tell() -> None:
    def likeness(share: float) -> float:
        data = kinds_of(share)
        found = vectors(data.item_features, 40, data.interactions, 100, 0)
        return float(found[6] @ found[8])

    chance, some, all_of_it = map(likeness, (0.5, 0.8, 1.0))
    same = (8 * 7 + 2 * 1) / (10 * 9)  # of the pairs of a history; by chance it is half
    assert chance < 0.1
    assert some == pytest.approx(np.log(same / (1 - same)), abs=0.15)
    assert all_of_it > 3


def test_a_column_that_tells_is_not_drowned_by_those_that_do_not() -> None:
    data = kinds_of(0.8)
    rng = np.random.default_rng(1)
    noise = {
        f"NOISE_{n}": (np.arange(41, dtype=np.int32), rng.integers(0, 5, 40).astype(np.int32))
        for n in range(6)
    }
    words = {name: list("abcde") for name in noise} | {"GENRE": ["a", "b"]}
    features = Features({**data.item_features.categories, **noise}, vocabularies=words)
    cold = np.arange(30, 40)  # half of each kind, without events
    log = data.interactions.take(~np.isin(data.interactions.items, cold))
    model = fit("aws-similar-items", replace(data, interactions=log, item_features=features))
    for item in cold:
        first = order(model, item=int(item))[:10]
        assert sum(other % 2 == item % 2 for other in first) >= 9


def test_texts_pay_where_they_tell() -> None:
    """Half of the items of each world have no event; with texts the other half are known by it."""
    data = with_texts(blocks(200))
    cold = np.arange(0, 40, 2)
    data = replace(
        data, interactions=data.interactions.take(~np.isin(data.interactions.items, cold))
    )

    def right(model: SimilarItemsModel) -> float:
        found = [np.array(order(model, item=int(item))[:10]) // 20 == item // 20 for item in cold]
        return float(np.mean(found))

    assert right(similar(data)) == 1
    assert right(similar(replace(data, item_features=Features()))) < 0.7


def clusters() -> TrainingData:
    """Sparse histories of two of 40 groups: few users have the same two items."""
    draw = np.random.default_rng(0)
    histories = []
    for _ in range(1500):
        groups = draw.choice(40, 2, replace=False)
        own = np.concatenate([np.arange(group, 2000, 40) for group in groups])
        histories.append(draw.choice(own, 8, replace=False).tolist())
    return training_data(histories, 2000)


def similar(data: TrainingData, **parameters: str) -> SimilarItemsModel:
    model = fit("aws-similar-items", data, **parameters)
    assert isinstance(model, SimilarItemsModel)
    return model


def test_factors_count_where_users_of_one_taste_have_no_item_in_common_and_else_not() -> None:
    sparse, dense = similar(clusters()), similar(blocks(300))
    assert sparse.blend.behaviour > 0
    near = order(sparse, item=7)[:20]
    assert sum(item % 40 == 7 for item in near) >= 15
    assert dense.blend.behaviour == 0
    assert dense.behaviour.shape[1] == 0


def test_the_length_of_the_metadata_changes_the_answer() -> None:
    rng = np.random.default_rng(0)
    tags = rng.integers(0, 200, (41, 6)).astype(np.int32)
    many = Features({"TAG": (np.arange(0, 247, 6, dtype=np.int32), tags.ravel())})
    data = replace(blocks(), item_features=many)
    small, large = (
        similar(data, item_metadata_hidden_dim=size).score([Query(item=7)]) for size in ("30", "41")
    )
    assert not np.allclose(small, large, atol=1e-3)


def test_the_length_of_the_factors_changes_the_answer_where_they_count() -> None:
    small, large = (similar(clusters(), item_id_hidden_dim=size) for size in ("30", "60"))
    assert (small.behaviour.shape[1], large.behaviour.shape[1]) == (30, 60)
    asked = [Query(item=7)]
    assert not np.allclose(small.score(asked), large.score(asked), atol=1e-3)


def test_a_model_answers_the_same_after_it_was_saved(tmp_path: Path) -> None:
    for data in (with_worlds(), clusters()):
        model = similar(data)
        model.save(tmp_path)
        asked = [Query(item=7), Query(item=40), Query()]
        assert (SimilarItems().load(tmp_path).score(asked) == model.score(asked)).all()


def test_full_rank_factors_have_the_inner_products_of_the_columns() -> None:
    from scipy.sparse import random_array

    matrix = random_array((60, 30), density=0.2, rng=np.random.default_rng(1)).tocsr()
    vectors = right_factors(matrix.astype(np.float32), 30, seed=0)
    np.testing.assert_allclose(vectors @ vectors.T, (matrix.T @ matrix).toarray(), atol=1e-4)
