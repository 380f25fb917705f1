"""Best items of a large catalogue: as when all of them are scored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Query
from personalize_poc.local.datasets.sources import Part, Sources
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.artifact import Trained
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.sequence import lately
from personalize_poc.local.recipes.sequence.cold import Cold
from personalize_poc.local.recipes.sequence.encoding.features import of_users
from personalize_poc.local.recipes.sequence.first_events import FirstEvents
from personalize_poc.local.recipes.sequence.fresh import Fresh
from personalize_poc.local.recipes.sequence.groups import GROUP_WEIGHTS, WIDTH, Groups
from personalize_poc.local.recipes.sequence.popular import Popular
from personalize_poc.local.recipes.sequence.rare_categories import RareCategories
from personalize_poc.local.recipes.sequence.unseen import Unseen
from personalize_poc.local.recipes.sequence.visit_start import VisitStart
from personalize_poc.local.serving import deployment as serving_deployment
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.exploration import cold_start
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.recommend import Answer, Promotion, Question, rank, recommend
from personalize_poc.local.serving.retrieval import blocks, grouping
from personalize_poc.local.serving.retrieval.retriever import Asked, Retriever
from personalize_poc.local.serving.settings import Settings
from tests.support.large_catalogue import Large, large_catalogue
from tests.support.recipe_data import interactions
from tests.support.serving_fakes import DAY, ITEM_SCHEMA, Only, PartInMemory, watch
from tests.support.serving_world import INTERACTIONS

ITEMS = 3000
IDS = [f"i{n}" for n in range(ITEMS)]


@pytest.fixture(autouse=True)
def few_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds decide what is read, not how much is read before they are looked at."""
    monkeypatch.setattr(blocks, "FIRST", 2)


@pytest.fixture(scope="module", params=[False, True], ids=["without metadata", "metadata"])
def large(request: pytest.FixtureRequest) -> Large:
    return large_catalogue(ITEMS, regressed=300, metadata=request.param)


@pytest.fixture(scope="module")
def retriever(large: Large) -> Retriever:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "BLOCK", 12)  # some hundred blocks: most of them are left out
        return built(large)


def built(large: Large) -> Retriever:
    return Retriever.build(large.model, np.log(large.users + 0.5).astype(np.float64), seed=1)


def questions(large: Large, number: int) -> list[Query]:
    random = np.random.default_rng(5)
    return [large.query(random, 1 + 7 * n % 120) for n in range(number)]


def exact(large: Large, query: Query) -> NDArray[np.float64]:
    """Logits of all items."""
    model = large.model
    return np.asarray(model.answered(model.encoded([query]), [query])[0], np.float64)


def test_nearly_all_of_the_best_are_found_and_few_items_are_read(
    large: Large, retriever: Retriever
) -> None:
    shares, read = [], []
    for query in questions(large, 40):
        encoded = large.model.encoded([query])[0]
        found = retriever.best(encoded, query, 50)
        best = np.argsort(-exact(large, query), kind="stable")[:25]
        shares.append(len(np.intersect1d(best, found.places[:25])) / 25)
        q = retriever.row(encoded, query)
        read.append(retriever.blocks.best(q, 50, large.model.touched(query).own).read)
    assert np.mean(shares) >= 0.995
    assert np.mean(read) < ITEMS / 2


def test_what_is_found_has_the_logits_of_the_model(large: Large, retriever: Retriever) -> None:
    for query in questions(large, 20):
        logits, encoded = exact(large, query), large.model.encoded([query])[0]
        found = retriever.best(encoded, query, 50)
        assert (np.diff(found.logits) <= 0).all()
        assert logits[found.places] == pytest.approx(found.logits, abs=0.05)
        assert found.mass == pytest.approx(np.log(np.exp(logits).sum()), abs=0.05)
        asked = np.unique(np.append(query.history[:3], [0, 17, ITEMS - 1])).astype(np.int32)
        assert retriever.logits(encoded, query, asked) == pytest.approx(logits[asked], abs=0.05)


def test_where_unseen_items_are_lowered_those_not_scored_are_lowered_too(large: Large) -> None:
    assert large.model.unseen is not None
    unseen = replace(large.model.unseen, lowered=2.0)
    lowered = replace(large, model=replace(large.model, unseen=unseen))
    test_what_is_found_has_the_logits_of_the_model(lowered, built(lowered))
    seen_first = [
        [
            np.isin(np.argsort(-exact(one, query))[:10], query.history).sum()
            for one in (large, lowered)
        ]
        for query in questions(large, 20)
    ]
    before, after = np.mean(seen_first, axis=0)
    assert after > before


def test_questions_answered_together_get_the_answers_of_each_alone(
    large: Large, retriever: Retriever
) -> None:
    queries = questions(large, 12)
    permitted = np.arange(ITEMS) % 3 == 0
    also = np.array([0, 17, ITEMS - 1], np.int32)
    asked = [
        Asked(row, query, 25, permitted if place % 4 == 3 else None, also)
        for place, (row, query) in enumerate(
            zip(large.model.encoded(queries), queries, strict=True)
        )
    ]
    for one, found in zip(asked, retriever.several(asked), strict=True):
        alone = retriever.best(one.encoded, one.query, 25, one.permitted, also)
        assert found.places[:25].tolist() == alone.places[:25].tolist()
        assert found.logits[:25] == pytest.approx(alone.logits[:25], abs=1e-4)
        assert found.mass == pytest.approx(alone.mass, abs=1e-4)
        assert found.also == pytest.approx(alone.also, abs=1e-4)


def test_what_is_in_demand_is_found_although_not_all_are_scored(large: Large) -> None:
    log = interactions([[0, 1, 2] * 20 + [1000 + n % 40] * 40 for n in range(40)], start=90 * DAY)
    demand = replace(lately.fit(log, ITEMS), weights=np.array([3.0, 1.0]))
    ridge = large.model.unseen.ridge if large.model.unseen else None
    now = replace(large, model=replace(large.model, unseen=Unseen(ridge, None, demand)))
    retriever, risen = built(now), []
    for query in questions(large, 20):
        asked = replace(query, moment=10**12)
        logits, encoded = exact(now, asked), large.model.encoded([asked])[0]
        found = retriever.best(encoded, asked, 50)
        assert logits[found.places] == pytest.approx(found.logits, abs=0.05)
        best = np.argsort(-logits, kind="stable")[:25]
        assert len(np.intersect1d(best, found.places[:25])) >= 24
        risen.append(np.isin(best, np.arange(1000, 1040)).sum())
    assert np.mean(risen) > 1  # what is in demand is among them
    wanted = {IDS[item] for item in range(1000, 1040)}
    for most_scored in (100, 10**9):
        before, after = (deployed(one, most_scored) for one in (large, now))
        lists = [
            [_ids(recommend(one, Question(user))) for user in USERS] for one in (before, after)
        ]
        less, more = (sum(len(wanted & set(ids)) for ids in part) for part in lists)
        assert more > less + len(USERS)  # a request comes after all that training saw


@pytest.mark.parametrize("popularity", [0.0, 0.6])
def test_where_a_visit_begins_other_weights_find_other_items(
    large: Large, popularity: float
) -> None:
    others = VisitStart(
        np.array([0.0, 0.0, 0.3]),
        np.array([2.0, 0.5, 0.0, -1.0, 0.0, -0.2]),
        np.array([0.1, 0.98]),
        np.empty(0),
        lowered=1.0,
        popularity=popularity,
    )
    apart = replace(large, model=replace(large.model, at_start=others))
    retriever, alike = built(apart), []
    for query in questions(large, 20):
        logits = []
        for pause in (60, 5 * 86_400):
            asked = replace(query, moment=int(query.timestamps[-1]) + pause)
            encoded = large.model.encoded([asked])[0]
            found = retriever.best(encoded, asked, 50)
            logits.append(exact(apart, asked))
            assert logits[-1][found.places] == pytest.approx(found.logits, abs=0.05)
            best = np.argsort(-logits[-1], kind="stable")[:25]
            assert len(np.intersect1d(best, found.places[:25])) >= 24
        assert logits[0] == pytest.approx(exact(large, query)), "within a visit as without"
        alike.append(np.allclose(logits[0], logits[1]))
    assert not any(alike)


def test_with_a_share_of_popularity_the_best_are_found_as_well(large: Large) -> None:
    now = replace(large, model=replace(large.model, popularity_share=0.6))
    test_what_is_found_has_the_logits_of_the_model(now, built(now))
    test_nearly_all_of_the_best_are_found_and_few_items_are_read(now, built(now))
    query = questions(large, 1)[0]
    assert not np.allclose(exact(now, query), exact(large, query))


def test_popular_items_among_unseen_ones_are_found_but_not_where_a_visit_begins(
    large: Large, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "BLOCK", 12)
    assert large.model.unseen is not None
    popular = Popular(0.5, large.model.arrays["popularity"])
    unseen = replace(large.model.unseen, popular=popular, lowered=0.5)
    now = replace(large, model=replace(large.model, unseen=unseen))
    test_what_is_found_has_the_logits_of_the_model(now, built(now))
    test_nearly_all_of_the_best_are_found_and_few_items_are_read(now, built(now))
    test_where_a_visit_begins_other_weights_find_other_items(now, 0.3)
    none = np.empty(0)
    start = VisitStart(none, none, none, none, lowered=0.5)
    apart = replace(now, model=replace(now.model, at_start=start))
    query = questions(large, 1)[0]
    returned = replace(query, moment=int(query.timestamps[-1]) + 5 * 86_400)
    without = replace(large.model, unseen=replace(unseen, popular=None))
    assert exact(apart, returned) == pytest.approx(without.score([returned])[0], abs=1e-4)
    assert not np.allclose(exact(apart, query), without.score([query])[0])


def test_what_nobody_had_and_what_is_new_are_found_although_not_all_are_scored(
    large: Large,
) -> None:
    assert large.model.unseen is not None
    cold = (large.model.arrays["popularity"] < 0).astype(np.float32)
    log = interactions([[0, 1]] * 2, start=0)
    log = replace(log, timestamps=np.array([0, 50, 50, 100]) * DAY)
    added = np.random.default_rng(3).uniform(-500, 100, ITEMS) * DAY
    fresh = Fresh.of(Features(creation=added), log)
    assert fresh is not None
    fresh = replace(fresh, weights=np.array([2.0, 1.0, 0.5]))
    unseen = replace(large.model.unseen, cold=Cold(1.5, cold), fresh=fresh)
    now = replace(large, model=replace(large.model, unseen=unseen))
    test_what_is_found_has_the_logits_of_the_model(now, built(now))
    test_nearly_all_of_the_best_are_found_and_few_items_are_read(now, built(now))
    retriever, found_new, found_cold = built(now), [], []
    for query in questions(large, 20):
        for moment in (40 * DAY, 10**12):
            asked = replace(query, moment=moment)
            logits, encoded = exact(now, asked), large.model.encoded([asked])[0]
            found = retriever.best(encoded, asked, 50)
            assert logits[found.places] == pytest.approx(found.logits, abs=0.1)
            best, before = (
                np.argsort(-one, kind="stable")[:25] for one in (logits, exact(large, asked))
            )
            assert len(np.intersect1d(best, found.places[:25])) >= 24
            new = fresh.steps(moment)[0]
            found_new.append([np.isin(one, new).mean() for one in (before, best)])
            found_cold.append([cold[one].mean() for one in (before, best)])
    for found_some in (found_new, found_cold):
        less, more = np.mean(found_some, axis=0)
        assert more > less


def alike(n_users: int = 40) -> Groups:
    """People of one class turn to items 1000 … 1039, those of the other one to others."""
    first = [[1000 + n % 40 for n in range(60)], [5 + n % 20 for n in range(60)]]
    log = interactions([first[user % 2] for user in range(n_users)], start=90 * DAY)
    numbers = (np.arange(n_users) % 2).astype(np.int32)
    users = Features({"CLASS": (np.arange(n_users + 1, dtype=np.int32), numbers)})
    found = Groups.of(log, users, of_users(users, np.arange(n_users)), n_users, ITEMS)
    assert found is not None
    weights = np.zeros(GROUP_WEIGHTS)
    weights[:WIDTH] = 3.0
    return replace(found, weights=weights)


def test_what_people_alike_turn_to_is_found_although_not_all_are_scored(large: Large) -> None:
    assert large.model.unseen is not None
    unseen = replace(large.model.unseen, groups=alike())
    now = replace(large, model=replace(large.model, unseen=unseen))
    test_what_is_found_has_the_logits_of_the_model(now, built(now))
    retriever, found_own = built(now), []
    for query in questions(large, 20):
        asked = replace(query, moment=10**12, traits={"CLASS": (0,)})
        logits, encoded = exact(now, asked), large.model.encoded([asked])[0]
        found = retriever.best(encoded, asked, 50)
        assert logits[found.places] == pytest.approx(found.logits, abs=0.05)
        best, before = (
            np.argsort(-one, kind="stable")[:25] for one in (logits, exact(large, asked))
        )
        assert len(np.intersect1d(best, found.places[:25])) >= 24
        found_own.append([np.isin(one, np.arange(1000, 1040)).sum() for one in (before, best)])
    less, more = np.mean(found_own, axis=0)
    assert more > less + 1


def test_somebody_new_is_answered_as_when_all_are_scored(large: Large) -> None:
    first = FirstEvents(0.7, 1.0, Unseen(groups=alike()))
    now = replace(large, model=replace(large.model, at_first=first))
    for one in (large, now):
        retriever = built(one)
        for traits in ({}, {"CLASS": (0,)}, {"CLASS": (1,)}):
            asked = Query(moment=10**12, traits=traits)
            logits, encoded = exact(one, asked), one.model.encoded([asked])[0]
            found = retriever.best(encoded, asked, 50)
            assert logits[found.places] == pytest.approx(found.logits, abs=0.05)
            best = np.argsort(-logits, kind="stable")[:25]
            assert len(np.intersect1d(best, found.places[:25])) >= 24
            assert found.mass == pytest.approx(np.log(np.exp(logits).sum()), abs=0.05)
    own = np.argsort(-exact(now, Query(moment=10**12, traits={"CLASS": (0,)})))[:25]
    assert np.isin(own, np.arange(1000, 1040)).mean() > 0.5


def test_other_items_of_an_author_are_found_although_not_all_are_scored(large: Large) -> None:
    author = (np.arange(ITEMS) % 500).astype(np.int32)
    described = Features({"AUTHOR": (np.arange(ITEMS + 1, dtype=np.int32), author)})
    of = RareCategories.of(described, ITEMS, Encoder())
    assert of is not None
    assert large.model.unseen is not None
    weighed = replace(of, weights=np.array([1.0, 0.5, 0.3, 0.3]))
    unseen = replace(large.model.unseen, categories=weighed)
    now = replace(large, model=replace(large.model, unseen=unseen))
    test_what_is_found_has_the_logits_of_the_model(now, built(now))
    test_nearly_all_of_the_best_are_found_and_few_items_are_read(now, built(now))
    same = [
        [
            np.isin(author[np.argsort(-exact(one, asked))[:25]], author[asked.history]).mean()
            for one in (large, now)
        ]
        for asked in questions(large, 20)
    ]
    before, after = np.mean(same, axis=0)
    assert after > before + 0.05


def test_a_filter_lets_through_what_it_permits_and_the_best_of_that(
    large: Large, retriever: Retriever
) -> None:
    random, shares = np.random.default_rng(2), []
    for query in questions(large, 20):
        permitted = random.random(ITEMS) < 0.2
        permitted[query.history] = False
        found = retriever.best(large.model.encoded([query])[0], query, 25, permitted)
        assert permitted[found.places].all()
        assert len(found.places) >= 25
        best = np.argsort(-np.where(permitted, exact(large, query), -np.inf), kind="stable")[:25]
        shares.append(len(np.intersect1d(best, found.places[:25])) / 25)
    assert np.mean(shares) >= 0.995


def test_a_filter_that_permits_less_than_is_asked_for_gives_all_of_it(
    large: Large, retriever: Retriever
) -> None:
    query = questions(large, 1)[0]
    permitted = np.zeros(ITEMS, bool)
    permitted[[4, 400, 2400]] = True
    found = retriever.best(large.model.encoded([query])[0], query, 25, permitted)
    assert sorted(found.places.tolist()) == [4, 400, 2400]


def test_every_process_groups_the_items_alike(
    large: Large, retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "BLOCK", 12)
    again = built(large).blocks
    assert np.array_equal(again.places, retriever.blocks.places)
    assert again.reach == retriever.blocks.reach


# -- a deployment ------------------------------------------------------------------------------


RECIPE = "aws-user-personalization"
USERS = [f"u{n}" for n in range(10)]
NEW, OLD = {"CREATION_TIMESTAMP": 100 * DAY}, {"CREATION_TIMESTAMP": 0}
FRESH = (IDS[3], IDS[5], "later")


def deployed(large: Large, most_scored: int) -> Deployment:
    """Ten users with 30 watches each; two new items that the model knows, and one came later."""
    info, random = catalogue.named(RECIPE), np.random.default_rng(9)
    items = [IDS[item] for _ in USERS for item in large.history(random, 30).tolist()]
    columns = {
        "USER_ID": np.repeat(USERS, 30),
        "ITEM_ID": items,
        "TIMESTAMP": 98 * DAY + np.arange(len(items)) % 30 * 3600,
        "EVENT_TYPE": ["watch"] * len(items),
    }
    log = PartInMemory(INTERACTIONS, [], rows=pa.table(columns))
    records = dict.fromkeys(IDS, OLD) | dict.fromkeys(FRESH, NEW)
    group = GroupData([])
    group.reload(Sources(log, Part(ITEM_SCHEMA, [], records)))
    trained = Trained(info, large.model, IDS, ["watch", "click"], large.users, {}, Path())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "BLOCK", 24)
        patch.setattr(cold_start, "MOST_SCORED", most_scored)
        return Deployment(info, trained, group, settings=Settings(1.0, 30.0))


@pytest.fixture(scope="module")
def both(large: Large) -> tuple[Deployment, Deployment]:
    """One that scores all items, and one that retrieves."""
    return deployed(large, 10**9), deployed(large, 100)


ODD = Only(*IDS[1::2])
FEW = Only(*IDS[7::250], "later")
SEEN = Only(watched=True)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"num_results": 200},
        {"filter": ODD},
        {"filter": FEW},
        {"filter": SEEN},
        {"num_results": 10, "promotion": Promotion("p", 30, Only(*IDS[7::250]))},
        {"num_results": 10, "filter": ODD, "promotion": Promotion("p", 50, ODD)},
    ],
    ids=["plain", "many", "half", "few", "seen", "promotion", "promotion of half"],
)
@pytest.mark.parametrize("picked", [0, 20_000], ids=["searched", "picked"])
def test_answers_are_those_of_all_items_scored(
    both: tuple[Deployment, Deployment],
    asked: dict[str, Any],
    picked: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serving_deployment, "MOST_PICKED", picked)
    alike = []
    for user in [*USERS, "nobody"]:
        one, other = (recommend(model, Question(user, **asked)) for model in both)
        assert len(one) == len(other)
        expected = {answer.item_id: answer for answer in one}
        alike.append(np.mean([answer.item_id in expected for answer in other]))
        scores = [answer.score or 0.0 for answer in other]
        assert scores == sorted(scores, reverse=True) or "promotion" in asked
        for answer in other:
            if answer.item_id in expected and answer.item_id not in FRESH:
                assert answer.score == pytest.approx(expected[answer.item_id].score, rel=0.1)
    # Of long lists the last places are nearly equal, and the processor's arithmetic decides.
    assert np.mean(alike) >= (0.99 if asked.get("num_results", 25) <= 25 else 0.98)


def test_new_items_are_explored_as_in_small_catalogues(
    both: tuple[Deployment, Deployment],
) -> None:
    for user in USERS:
        one, other = (recommend(model, Question(user)) for model in both)
        places = [
            {key: place for place, key in enumerate(_ids(answers)) if key in FRESH}
            for answers in (one, other)
        ]
        assert places[0] == places[1]
    shown = [_ids(recommend(both[1], Question(user))) for user in USERS]
    assert any(key in answers for answers in shown for key in FRESH)


def test_given_items_are_ranked_alike(both: tuple[Deployment, Deployment]) -> None:
    given = [*IDS[::300], "later", "unknown"]
    for user in [*USERS, "nobody"]:
        one, other = (rank(model, Question(user), given) for model in both)
        assert _ids(one) == _ids(other)
        assert other[0].score == pytest.approx(one[0].score, rel=0.1)


def test_an_event_changes_the_next_answer(both: tuple[Deployment, Deployment]) -> None:
    before = _ids(recommend(both[1], Question("somebody")))
    both[1].group.put_events([watch("somebody", IDS[1234], 99 * DAY)])
    assert _ids(recommend(both[1], Question("somebody"))) != before


def test_items_that_came_later_are_found(both: tuple[Deployment, Deployment]) -> None:
    more = {f"more{n}": OLD for n in range(300)}
    for model in both:
        model.group.put_records("ITEMS", more)
    answers = recommend(both[1], Question("u0", filter=Only(*more)))
    assert len(answers) == 25


def _ids(answers: list[Answer]) -> list[str]:
    return [answer.item_id for answer in answers]
