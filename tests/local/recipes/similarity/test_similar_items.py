"""Similar items: behaviour and metadata together, on data whose right answer is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, Query, TrainingData
from personalize_poc.local.recipes.common.svd import right_factors
from tests.local.recipes.counting.test_counting import fit, order
from tests.support.recipe_data import blocks, training_data

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


def test_of_items_that_go_together_equally_those_alike_come_first() -> None:
    """Everybody knows some of 40 items, each as many as the next: only their kinds differ."""
    draw = np.random.default_rng(0)
    histories = [draw.permutation(40)[:20].tolist() for _ in range(2000)]
    kinds = (np.arange(41, dtype=np.int32), (np.arange(40) % 2).astype(np.int32))
    described = Features({"GENRE": kinds}, vocabularies={"GENRE": ["a", "b"]})
    data = training_data(histories, 40, item_features=described)
    near = order(fit("aws-similar-items", data), item=6)
    assert sum(item % 2 == 0 for item in near[:19]) >= 15


@pytest.mark.parametrize("name", ["item_id_hidden_dim", "item_metadata_hidden_dim"])
def test_every_hyperparameter_changes_the_answer(name: str) -> None:
    rng = np.random.default_rng(0)
    tags = rng.integers(0, 200, (41, 6)).astype(np.int32)
    many = Features({"TAG": (np.arange(0, 247, 6, dtype=np.int32), tags.ravel())})
    data = replace(blocks(), item_features=many)
    small, large = (
        fit("aws-similar-items", data, **{name: size}).score([Query(item=7)])
        for size in ("30", "41")
    )
    assert not np.allclose(small, large, atol=1e-3)


def test_full_rank_factors_have_the_inner_products_of_the_columns() -> None:
    from scipy.sparse import random_array

    matrix = random_array((60, 30), density=0.2, rng=np.random.default_rng(1)).tocsr()
    vectors = right_factors(matrix.astype(np.float32), 30, seed=0)
    np.testing.assert_allclose(vectors @ vectors.T, (matrix.T @ matrix).toarray(), atol=1e-4)
