"""Texts and metadata as vectors, for the items of a training and for those that come later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, TrainingData
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.common.text_encoder import TextEncoder, words
from personalize_poc.local.recipes.sequence.model import SequenceModel
from tests.local.recipes.test_recipes import fit, query
from tests.support.recipe_data import WORDS, blocks, texts_of

pytestmark = pytest.mark.slow  # networks are trained

SPACE, FARM, _ = WORDS


def test_texts_of_a_subject_lie_together_whatever_their_words() -> None:
    texts = texts_of(SPACE, 20, 1) + texts_of(FARM, 20, 2)
    encoder = TextEncoder.fit(texts, 8, seed=0)
    vectors = encoder.encode(texts)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    alike = vectors @ vectors.T
    assert alike[:20, :20].min() > alike[:20, 20:].max()
    # Not a word in common, but the company of their words.
    two = TextEncoder.fit(texts, 2, seed=0).encode(["rocket planet", "alien galaxy", "cow barn"])
    assert two[0] @ two[1] > 0.9
    assert two[0] @ two[2] < 0.3


def test_texts_without_known_words_are_zero() -> None:
    encoder = TextEncoder.fit([*texts_of(SPACE, 9, 1), ""], 4, seed=0)
    assert not encoder.encode(["", "1234567 zzzzz", "!?"]).any()
    assert encoder.encode([]).shape == (0, encoder.width)
    for nothing in ([], ["", ""], ["one of a kind"]):
        assert TextEncoder.fit(nothing, 4, seed=0).encode(["one of a kind"]).shape == (1, 0)


def test_how_much_of_a_text_is_known() -> None:
    encoder = TextEncoder.fit(["long voyage", "long voyage", "wizard"], 2, 0)
    none, half, whole, piece = encoder.familiarity(["", "long zebu", "voyage", "voya"])
    assert none == 0
    assert whole == 1
    assert half == pytest.approx(0.5**0.5)  # two words with four and four pieces of their own
    assert 0 < piece < half


def test_forms_of_a_word_meet_and_accents_and_case_do_not_count() -> None:
    assert words("Élan VITAL, déjà-vu_2") == ["elan", "vital", "deja", "vu", "2"]
    texts = ["wizards duel", "wizardry school", "garden of roses", "rose garden"] * 3
    near = TextEncoder.fit(texts, 3, seed=0).encode(["Wizard!", "wizards duel", "rose garden"])
    assert near[0] @ near[1] > 0.5 > near[0] @ near[2]
    chinese = ["太空火箭", "火箭发射", "农场奶牛", "奶牛牧场"] * 2
    near = TextEncoder.fit(chinese, 2, seed=0).encode(["太空火箭", "火箭发射", "奶牛牧场"])
    assert near[0] @ near[1] > near[0] @ near[2] + 0.5


def test_a_batch_of_texts_is_encoded_as_single_ones() -> None:
    texts = [*texts_of(SPACE, 300, 1), "", *texts_of(FARM, 300, 2)]
    encoder = TextEncoder.fit(texts, 8, seed=0)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    np.testing.assert_allclose(encoder.encode(texts), alone, atol=1e-5)


def test_later_items_are_described_as_those_of_the_training(tmp_path: Path) -> None:
    features = Features(
        {"GENRE": (np.array([0, 2, 3, 4, 5]), np.array([0, 1, 1, 2, 0]))},
        {"YEAR": np.array([1950, 1960, 2010, 2020], np.float32)},
        {"GENRE": ["crime", "drama", "rare"]},
        texts={"PLOT": [*texts_of(SPACE, 2, 1), *texts_of(FARM, 2, 2)]},
    )
    fitted = Encoder.fit(features, 4)
    fitted.save(tmp_path)
    encoder = Encoder.load(tmp_path)
    assert encoder.columns == {"GENRE", "YEAR", "PLOT"}
    matrix = fitted.matrix(features, 4)
    assert (encoder.matrix(features, 4) == matrix).all()
    assert matrix.shape == (4, encoder.width)
    # The same values in another numbering, unknown ones, and none at all.
    later = Features(
        {"GENRE": (np.array([0, 2, 3, 3]), np.array([1, 0, 2]))},
        {"YEAR": np.array([1950, np.nan, 3000], np.float32)},
        {"GENRE": ["drama", "crime", "unheard of"]},
        texts={"PLOT": [features.texts["PLOT"][0], "", ""]},
    )
    described = encoder.matrix(later, 3)
    np.testing.assert_allclose(described[0], matrix[0], atol=1e-5)
    assert not described[1].any()
    assert not encoder.matrix(Features(), 2).any()


TEXT_RECIPES = ["aws-user-personalization", "aws-similar-items"]


@pytest.mark.parametrize("recipe", TEXT_RECIPES)
def test_a_text_lifts_a_cold_item_of_the_right_kind(recipe: str) -> None:
    """Items 40 and 41 have no event; only their texts tell their worlds."""
    data = blocks(200)
    texts = [
        *texts_of(SPACE, 20, 1),
        *texts_of(FARM, 20, 2),
        *texts_of(SPACE, 1, 3),
        *texts_of(FARM, 1, 4),
    ]
    features = Features(texts={"PLOT": texts})
    data = TrainingData(data.interactions, 200, 42, ["Watch"], features)
    asked = [query([1, 3, 5], item=5), query([21, 23, 25], item=25)]
    scores = fit(recipe, data).score(asked)
    assert scores[0, 40] > scores[0, 41]
    assert scores[1, 41] > scores[1, 40]


def test_a_later_item_has_the_vector_that_training_would_have_given_it(tmp_path: Path) -> None:
    """A model that gets items 40 and 41 after training scores them as one that knew them."""
    data = blocks(200)
    world = np.array([0] * 20 + [1] * 20 + [0, 1], np.int32)

    def genre(rows: slice) -> Features:
        values = world[rows]
        indptr = np.arange(len(values) + 1, dtype=np.int32)
        return Features({"GENRE": (indptr, values)}, {}, {"GENRE": ["crime", "comedy"]})

    before = replace(data, n_items=40, item_features=genre(slice(40)))
    for recipe in ("aws-user-personalization", "aws-hrnn-metadata"):
        model = fit(recipe, before).describes
        assert isinstance(model, SequenceModel)
        assert model.columns == {"GENRE"}
        both = model.with_items(genre(slice(40, 42)), 2)
        assert isinstance(both, SequenceModel)
        assert both.n_items == 42
        for asked, mine, other in ((query([1, 3, 5]), 40, 41), (query([21, 23, 25]), 41, 40)):
            scores = both.score([asked, query([])])
            assert scores[0, mine] > scores[0, other]
            assert scores[1, mine] == scores[1, other] < scores[1, :40].min()
            # What was known is scored as before, apart from what the probability of unseen items
            # is shared among.
            order = np.argsort(scores[0, :40]).tolist()
            assert order == np.argsort(model.score([asked])[0]).tolist()
        later = both.score([query([1, 40, 3])])  # a later item may be in a history
        assert np.isfinite(later).all()
