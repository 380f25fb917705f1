"""Authors and series, of which there are too many for the encoder, lead to their other books."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Features, Floats, Ints, Query
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.common import metadata_encoder
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.sequence import lately, rare_categories, unseen_weights
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.rare_categories import RareCategories
from personalize_poc.local.recipes.sequence.unseen import Unseen
from tests.local.recipes.test_recipes import fit, query
from tests.support.recipe_data import interactions, training_data

N = 90
AUTHOR: Ints = (np.arange(N) // 3).astype(np.int32)
"""Each author has three books, one after the other."""
RARE = np.zeros(N, np.float32)


def books(author: Ints = AUTHOR) -> Features:
    names = [f"author {number}" for number in range(30)]
    indptr = np.arange(len(author) + 1, dtype=np.int32)
    return Features({"AUTHOR": (indptr, author)}, vocabularies={"AUTHOR": names})


def known(features: Features | None = None) -> RareCategories:
    """All categories, as where an encoder has none of them."""
    found = RareCategories.of(features or books(), N, Encoder())
    assert found is not None
    return found


def asked(loyal: float, n: int = 300) -> list[tuple[Floats, Query, int]]:
    """Histories, and a next book that is by an author of the history with this probability."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(n):
        authors = rng.choice(30, 4, replace=False)
        history = (3 * authors + rng.integers(0, 3, 4)).astype(np.int32)
        own = np.setdiff1d(np.flatnonzero(np.isin(AUTHOR, authors)), history)
        others = np.flatnonzero(~np.isin(AUTHOR, authors))
        came = rng.choice(own if rng.random() < loyal else others)
        found.append((rng.standard_normal(N).astype(np.float32), Query(history), int(came)))
    return found


def test_a_score_says_how_much_more_often_than_by_chance_the_newer_the_more() -> None:
    items, scores = known().scores(np.array([0, 60, 61], np.int32))
    assert items.tolist() == [0, 1, 2, 60, 61, 62]
    doubted = rare_categories.DOUBT / 30
    for column, decay in enumerate(rare_categories.DECAYS):
        # The author of 60 and 61 came last, and before that; that of 0 two events earlier.
        expected = [np.log1p(decay**2 / doubted)] * 3 + [np.log1p((1 + decay) / doubted)] * 3
        assert scores[:, column] == pytest.approx(expected)


def test_an_item_of_several_has_a_share_of_each() -> None:
    indptr = np.append(np.arange(N), N + 1).astype(np.int32)
    several = Features({"AUTHOR": (indptr, np.append(AUTHOR, 0).astype(np.int32))})
    scores = dict(zip(*known(several).scores(np.array([0], np.int32)), strict=True))
    assert scores[N - 1][0] == pytest.approx(scores[1][0] / 2)  # by author 0 and another one


def test_what_the_encoder_has_is_not_counted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert RareCategories.of(books(), N, Encoder.fit(books(), N)) is None
    monkeypatch.setattr(metadata_encoder, "MOST_CATEGORIES", 20)
    encoder = Encoder.fit(books(), N)
    found = RareCategories.of(books(), N, encoder)
    assert found is not None
    assert not found.numbers["AUTHOR"].keys() & encoder.categories["AUTHOR"].keys()
    assert len(found.shares) == 10
    alone = Features({"ID": (np.arange(N + 1, dtype=np.int32), np.arange(N, dtype=np.int32))})
    assert RareCategories.of(alone, N, Encoder()) is None


def test_a_long_history_names_the_items_of_its_newest_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rare_categories, "MOST_NAMED", 6)
    items, __ = known().scores(np.arange(0, N, 3, dtype=np.int32))
    assert items.tolist() == [84, 85, 86, 87, 88, 89]


def test_a_later_book_stands_beside_those_of_its_author(tmp_path: Path) -> None:
    weighed = replace(known(), weights=np.array([1.0, 0.5, 0, 2]))
    weighed.save(tmp_path)
    again = RareCategories.load(tmp_path)
    assert again is not None
    later = again.with_items(books(np.array([5, 29], np.int32)), 2)
    rare = np.append(RARE, [1, 1]).astype(np.float32)
    steps = dict(zip(*later.steps(np.array([15], np.int32), rare), strict=True))
    assert sorted(steps) == [15, 16, 17, N]
    before = dict(zip(*weighed.steps(np.array([15], np.int32), RARE), strict=True))
    assert steps[16] == pytest.approx(before[16])
    assert steps[N] > steps[16]  # nothing else is known of it
    nobody = books(np.array([0], np.int32))
    unknown = replace(nobody, vocabularies={"AUTHOR": ["somebody"]})
    assert not len(again.with_items(unknown, 1).scores(np.array([N], np.int32))[0])
    assert RareCategories.load(tmp_path / "nowhere") is None


def test_they_get_a_weight_where_people_stay_with_them() -> None:
    popularity = np.full(N, np.log(40.5), np.float32)
    found = unseen_weights.likeliest(Unseen(categories=known()), popularity, asked(0.6))
    assert found.categories is not None
    logits, history = np.zeros(N, np.float32), np.array([3, 40], np.int32)
    moved = logits.copy()
    found.move(moved, Query(history), RARE, logsumexp(moved))
    others = np.setdiff1d(np.arange(N), history)
    assert sorted(np.argsort(-moved)[:4]) == [4, 5, 39, 41]
    assert (moved[history] == 0).all()
    assert np.exp(moved[others]).sum() == pytest.approx(len(others), rel=1e-4)


def test_where_nobody_does_they_are_left_out() -> None:
    popularity = np.full(N, np.log(40.5), np.float32)
    found = unseen_weights.likeliest(Unseen(categories=known()), popularity, asked(8 / 86))
    assert found == Unseen()


def test_what_is_in_demand_and_of_an_author_rises_by_both() -> None:
    demand = replace(lately.fit(interactions([[7, 4]]), N), weights=np.array([1.0, 0.5]))
    authors = replace(known(), weights=np.array([1.0, 0.5, 0, 0]))
    asked_for = Query(np.array([3], np.int32), moment=10**12)
    alone = dict(zip(*Unseen(lately=demand).rises(asked_for, RARE), strict=True))
    of_author = dict(zip(*Unseen(categories=authors).rises(asked_for, RARE), strict=True))
    items, steps = Unseen(lately=demand, categories=authors).rises(asked_for, RARE)
    assert items.tolist() == [3, 4, 5]
    both = [alone.get(item, 0) + of_author.get(item, 0) for item in items.tolist()]
    assert steps == pytest.approx(both)
    assert min(alone[4], of_author[4]) > 0


@pytest.mark.slow
def test_user_personalization_knows_more_authors_than_the_encoder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Readers stay with two of 400 authors; each book is read about once, in no order."""
    monkeypatch.setattr(metadata_encoder, "MOST_CATEGORIES", 8)
    rng = np.random.default_rng(0)
    author = np.repeat(np.arange(400), 6).astype(np.int32)
    indptr = np.arange(len(author) + 1, dtype=np.int32)

    def read() -> list[int]:
        own = np.flatnonzero(np.isin(author, rng.choice(400, 2, replace=False)))
        return [int(book) for book in rng.choice(own, 6, replace=False)]

    described = Features({"AUTHOR": (indptr, author)})
    data = training_data([read() for _ in range(400)], len(author), item_features=described)
    fit("aws-user-personalization", data).save(tmp_path)
    model = catalogue.named("aws-user-personalization").algorithm().load(tmp_path)
    assert isinstance(model, SequenceModel)
    assert model.unseen is not None
    without = replace(model, unseen=replace(model.unseen, categories=None))

    def share(of: Model) -> float:
        """Of ten new books, those by an author of the history."""
        found = []
        for history in [read()[:4] for _ in range(60)]:
            scores = of.score([query(history)])[0]
            scores[history] = -np.inf
            first = np.argsort(-scores)[:10]
            found.append(np.isin(author[first], author[history]).mean())
        return float(np.mean(found))

    assert share(model) > share(without) + 0.2
