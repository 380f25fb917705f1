"""aws-semantic-similarity on texts whose subjects are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, Query, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.evaluation.related_coverage import related_coverage
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.similarity.semantic_similarity import SemanticModel
from tests.local.recipes.counting.test_counting import order
from tests.support.recipe_data import WORDS, blocks, interactions, texts_of, with_texts

DAY = 86_400


def fit(data: TrainingData) -> SemanticModel:
    algorithm = catalogue.named("aws-semantic-similarity").algorithm()
    model = algorithm.fit(data, {}, seed=0, progress=lambda update: None, budget=Budget())
    assert isinstance(model, SemanticModel)
    return model


def without_interactions(n_items: int, **features: object) -> TrainingData:
    data = TrainingData(interactions([[]]), 0, n_items, [])
    data = with_texts(data)
    return replace(data, item_features=replace(data.item_features, **features))  # type: ignore[arg-type]


def test_items_of_the_same_subject_are_related_without_any_interaction() -> None:
    model = fit(without_interactions(60))
    for item in range(60):
        first = order(model, item=item)[:19]
        assert item not in first
        assert {other // 20 for other in first} == {item // 20}
    assert related_coverage(model, seed=0) == 1


def test_names_count_beside_descriptions() -> None:
    names = [f"Number {item}" for item in range(60)]
    names[3] = names[17] = "The Long Voyage"
    related = order(fit(without_interactions(60, names=names)), item=3)
    before = order(fit(without_interactions(60)), item=3)
    assert related[0] == 17 != before[0]


def test_a_name_of_which_only_pieces_are_known_decides_little() -> None:
    """How like item 20, of another subject, item 3 is, by what they are called."""

    def alike(name: str, other: str) -> float:
        names = [f"Number {item}" for item in range(60)]
        names[3], names[20], names[50] = name, other, other
        return float(fit(without_interactions(60, names=names)).score([Query(item=3)])[0, 20])

    nothing = alike("Skyfall", "Voyage")
    word, piece = alike("Waterfall", "Waterfall"), alike("Skyfall", "Waterfall")
    assert nothing < piece < nothing + (word - nothing) / 5


def test_popularity_and_freshness_have_the_influence_they_are_given() -> None:
    creation = np.full(60, 1000.0 * DAY)
    creation[[7, 50]] = 2000 * DAY
    data = without_interactions(60, creation=creation)
    rows = [[9, 50]] * 5 + [[9]] * 20 + [[1]]
    data = replace(data, interactions=interactions(rows), n_users=len(rows))
    model = fit(data)
    plain = order(model, item=3)
    assert plain == order(model.influenced(0, 0), item=3)
    for influence, favourite, stranger in (((1.0, 0.0), 9, 50), ((0.0, 1.0), 7, 50)):
        ranked = order(model.influenced(*influence), item=3)
        assert ranked.index(favourite) < plain.index(favourite) or ranked[0] == favourite
        assert ranked.index(stranger) >= 19  # of another subject, however popular or fresh
        half = order(model.influenced(influence[0] / 4, influence[1] / 4), item=3)
        assert ranked.index(favourite) <= half.index(favourite) <= plain.index(favourite)


def test_an_item_that_is_unknown_or_without_text_gets_popular_items() -> None:
    data = with_texts(blocks())
    texts = [
        "" if item == 5 else text for item, text in enumerate(data.item_features.texts["PLOT"])
    ]
    names = ["" if item == 5 else "Name" for item in range(41)]
    features = replace(data.item_features, texts={"PLOT": texts}, names=names)
    model = fit(replace(data, item_features=features))
    counts = np.bincount(data.interactions.items, minlength=41)
    popular = np.argsort(-counts, kind="stable").tolist()
    assert order(model, item=None) == order(model, item=99) == popular
    assert [i for i in order(model, item=5) if i != 5] == [i for i in popular if i != 5]


def test_a_later_item_is_related_at_once_and_not_popular() -> None:
    model = fit(with_texts(blocks()))
    later = Features(texts={"PLOT": [*texts_of(WORDS[1], 1, 999), ""]}, names=["New", "Nothing"])
    more = model.with_items(later, 2)
    assert more.n_items == 43
    assert {item // 20 for item in order(more, item=41)[:20]} == {1}
    assert 41 in order(more, item=25)[:20]
    assert order(more, item=42)[:41] == order(model, item=None)[:41]


@pytest.mark.parametrize(
    "features",
    [
        Features(),
        Features(texts={"PLOT": ["a b", "a b"]}),
        Features(names=["a", "a"]),
        Features(texts={"PLOT": ["", ""]}, names=["", ""]),
        Features(texts={"PLOT": ["one", "two"]}, names=["three", "four"]),
    ],
)
def test_without_texts_to_compare_training_is_refused(features: Features) -> None:
    with pytest.raises(TrainingRefused, match=r"textual|share"):
        fit(TrainingData(interactions([[]]), 0, 2, [], features))
