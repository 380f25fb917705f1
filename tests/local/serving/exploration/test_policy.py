"""Exploration: which new items are shown, to whom, and what it learns from impressions."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from personalize_poc.local.arrays.types import Features, Floats, Query
from personalize_poc.local.datasets.sources import Sources
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.exploration import impression_log as journal
from personalize_poc.local.serving.exploration import policy
from personalize_poc.local.serving.exploration.impression_log import ImpressionLog
from personalize_poc.local.serving.exploration.policy import EXPLORATION_SHARE, Evidence, explore
from personalize_poc.local.serving.group.impressions import imported
from personalize_poc.local.serving.group.vocabulary import Vocabulary
from personalize_poc.local.serving.ranking import generator
from personalize_poc.local.serving.recommend import Answer, Question, recommend
from personalize_poc.local.serving.settings import Settings
from tests.support.dataset_samples import avro
from tests.support.serving_fakes import DAY, ITEMS, NextItem, PartInMemory, deployment, watch

V1, V2 = "aws-user-personalization", "aws-user-personalization-v2"


def evidence(places: list[int], **counts: list[int]) -> Evidence:
    nothing = [0] * len(places)
    shown, chosen = counts.get("shown", nothing), counts.get("chosen", nothing)
    users = np.array(counts.get("users", nothing), np.float64)
    return Evidence(np.array(places, np.intp), np.array(shown), np.array(chosen), users)


def place_of(item: int, ranking_evidence: Evidence, user: int, n: int = 200) -> int:
    """Where an item of n comes for a user; without exploration item i is at place i.

    Of the last five items none is more relevant than another.
    """
    logits = -np.minimum(np.arange(float(n)), n - 5)
    found = explore(logits, ranking_evidence, 1.0, generator(1, str(user)))
    return int(found.order.tolist().index(item))


def test_new_items_take_a_third_of_the_places_at_weight_one_and_no_old_ones() -> None:
    logits, new = -np.arange(1000.0), evidence(list(range(900, 1000)))
    ranking = explore(logits, new, 1.0, generator(1, "u"))
    first = ranking.order[:200]
    assert len(first[first >= 900]) == pytest.approx(200 * EXPLORATION_SHARE, rel=0.25)
    assert sorted(ranking.order) == list(range(1000))
    others = ranking.order[ranking.order < 900]
    assert others.tolist() == list(range(900))
    assert (np.diff(ranking.logits) <= 0).all()
    assert ranking.explored is not None
    assert (ranking.order[ranking.explored] >= 900).all()
    for nothing in (
        explore(logits, evidence([]), 1.0, generator(1, "u")),
        explore(logits, new, 0.0, generator(1, "u")),
    ):
        assert nothing.order.tolist() == list(range(1000))
        assert nothing.explored is None


@pytest.mark.parametrize("seed", range(20))
def test_the_first_items_are_those_of_the_whole_ranking(seed: int) -> None:
    random = np.random.default_rng(seed)
    logits = np.round(random.standard_normal(600), 1 + seed % 2)  # with ties
    best = np.argsort(-logits)[:120]  # many of the new items are among the first already
    places = np.sort(random.choice(best, 5 + 3 * seed, replace=False)).tolist()
    whole, first = (
        explore(logits, evidence(places), 1.0, generator(seed, "u"), None, wanted)
        for wanted in (None, 40)
    )
    assert first.order[:40].tolist() == whole.order[:40].tolist()
    assert first.logits[:40].tolist() == whole.logits[:40].tolist()
    assert whole.explored is not None
    assert first.explored is not None
    assert first.explored[:40].tolist() == whole.explored[:40].tolist()
    assert sorted(first.order.tolist()) == list(range(600))


def test_at_most_so_many_items_are_moved() -> None:
    new = evidence(list(range(900, 1000)))
    for most in (1, 3):
        ranking = explore(-np.arange(1000.0), new, 1.0, generator(1, "u"), most)
        assert ranking.explored is not None
        assert ranking.explored.sum() == most


def test_exploration_never_moves_an_item_down() -> None:
    for user in range(50):
        ranking = explore(-np.arange(50.0), evidence([0]), 1.0, generator(1, str(user)))
        assert ranking.order.tolist() == list(range(50))


@pytest.mark.parametrize("user", range(20))
def test_the_more_often_an_item_is_passed_over_the_lower_it_comes(user: int) -> None:
    places = [place_of(199, evidence([199], shown=[n]), user) for n in (0, 5, 20, 100, 1000, 10**6)]
    assert places == sorted(places)
    assert places[0] < places[-1] == 199
    places = [
        place_of(199, evidence([199], shown=[20], chosen=[n]), user) for n in (0, 1, 2, 5, 20)
    ]
    assert places == sorted(places, reverse=True)
    assert places[-1] <= places[0]
    assert place_of(199, evidence([199], shown=[20], chosen=[20]), user) == 0


def test_among_new_items_the_chosen_one_is_shown_and_the_passed_over_one_is_not() -> None:
    known = evidence([197, 198, 199], shown=[60, 60, 0], chosen=[0, 20, 0])
    users = [[place_of(item, known, user) for item in (197, 198, 199)] for user in range(100)]
    passed_over, chosen, unseen = np.array(users).T
    assert (chosen < passed_over).all()
    assert (chosen < unseen).mean() > 0.9
    assert (unseen < passed_over).mean() > 0.9


def test_what_nobody_met_has_its_chance_beside_what_some_have_met() -> None:
    """Six new items, three of which people know: the model ranks these above for that alone."""
    users = [80, 40, 20, 0, 0, 0]
    taste = np.array([0.0, 0.3, -0.3, 0.3, 0.0, -0.3])
    logits = np.append(np.full(94, 20.0), np.log1p(users) + taste)
    new = evidence(list(range(94, 100)), users=users)
    first = []
    for user in range(200):
        order = explore(logits, new, 0.3, generator(1, str(user))).order.tolist()
        first.append(next(item - 94 for item in order if item >= 94))
    shares = np.bincount(first, minlength=6) / 200
    # The two that suit the person best, as often the one that nobody met.
    assert shares[[1, 3]].sum() > 0.9
    assert 0.3 < shares[3] < 0.7


def test_popularity_is_not_held_against_a_new_item() -> None:
    """Where what more people know is liked less, what fewer know is not pushed below it."""
    logits = np.append(np.full(96, 20.0), [1.0, 2.0, 3.0, 4.0])
    new = evidence([96, 97, 98, 99], shown=[10**9] * 4, chosen=[10**8] * 4, users=[80, 40, 20, 0])
    order = explore(logits, new, 1.0, generator(1, "u")).order.tolist()
    assert [item for item in order if item >= 96] == [99, 98, 97, 96]


OLD = {item: {"CREATION_TIMESTAMP": 0} for item in ITEMS}
NEW = {"new": {"CREATION_TIMESTAMP": 100 * DAY}}

INTERACTIONS = avro(
    "Interactions", ("USER_ID", "string"), ("ITEM_ID", "string"), ("TIMESTAMP", "long")
)


def exploring(recipe: str = V1, **more: Any) -> Deployment:
    """Ten old items and a new one."""
    model = deployment(recipe, items=OLD | NEW, settings=Settings(1.0), **more)
    at_day_100 = {"USER_ID": ["somebody"], "ITEM_ID": ["i0"], "TIMESTAMP": [100 * DAY]}
    log = PartInMemory(INTERACTIONS, [], rows=pa.table(at_day_100))
    model.group.reload(Sources(interactions=log), "INTERACTIONS")
    return model


def place(model: Deployment, user: str, item: str = "new") -> int:
    answers = recommend(model, Question(user, num_results=500))
    return [answer.item_id for answer in answers].index(item)


def test_impressions_teach_without_training_and_in_any_order() -> None:
    """Nobody clicks in one world, everybody in the other; all else is equal."""
    users = [f"u{n}" for n in range(20)]
    start = exploring()
    before = {user: place(start, user) for user in users}
    passed = [
        watch(f"p{n}", "i1", n, impression=["i1", "i2", "new"], eventId=str(n)) for n in range(60)
    ]
    clicks = [watch(f"p{n}", "new", n, impression=["new", "i2"], eventId=str(n)) for n in range(60)]
    faded, risen = exploring(), exploring()
    faded.group.put_events(passed)
    risen.group.put_events(clicks)
    down = {user: place(faded, user) for user in users}
    up = {user: place(risen, user) for user in users}
    assert all(down[user] >= before[user] >= up[user] for user in users)
    assert sum(down.values()) > sum(before.values())
    assert sum(up.values()) == 0
    # A restart reads the events from the disk; their order does not matter.
    again = exploring(events=passed[::-1])
    assert {user: place(again, user) for user in users} == down
    for event in clicks[:30]:
        faded.group.put_events([event])
    assert {user: place(faded, user) for user in users} == down  # ids taken before count once


def test_events_without_an_impression_change_nobody_elses_answer() -> None:
    model = exploring()
    before = recommend(model, Question("u"))
    model.group.put_events([watch("v", "new", n) for n in range(30)])
    assert recommend(model, Question("u")) == before


def test_several_events_about_one_recommendation_count_it_once() -> None:
    def events(n: int) -> list[Any]:
        seen: dict[str, Any] = {"recommendationId": "RID-1", "impression": ["new", "i1"]}
        return [watch("v", "i1", at, eventId=str(at), **seen) for at in range(n)]

    counts = []
    for n in (1, 9):
        model = exploring(events=events(n))
        group = model.group.snapshot
        code = np.array([group.item_ids.find("new"), group.item_ids.find("i1"), -1])
        counts.append(group.impressions.of(code).tolist())
    assert counts[0] == counts[1] == [[1, 1, 0], [0, 1, 0]]


def test_imported_impressions_count() -> None:
    items = Vocabulary(["a", "b"])
    table = pa.table(
        {
            "ITEM_ID": pa.array(["a", "b", "c", "a"]).dictionary_encode(),
            "IMPRESSION": pa.array(["a|b", "a|b|b", None, "d"]),
        }
    )
    counts = imported(table, items)
    assert [items.find(name) for name in "abd"] == [0, 1, 2]
    assert counts[0].tolist()[:3] == [2, 2, 1]
    assert counts[1].tolist()[:3] == [1, 1, 0]
    assert imported(None, items).shape == imported(pa.table({"ITEM_ID": ["a"]}), items).shape


def test_new_items_of_answers_are_remembered_across_restarts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "GENERATION", 3)
    first = ImpressionLog(tmp_path / "recommendations")
    first.note("RID-none", [])
    assert not (tmp_path / "recommendations").exists()
    for n in range(5):
        first.note(f"RID-{n}", [f"new {n}", "ü\n"])
    assert first.items("RID-1") == ["new 1", "ü\n"]
    with (tmp_path / "recommendations" / "newer.jsonl").open("a") as file:
        file.write('["RID-9", "cut o')  # a kill while it was written
    second = ImpressionLog(tmp_path / "recommendations")  # the first one was never closed
    assert [second.items(f"RID-{n}") for n in range(5)] == [
        first.items(f"RID-{n}") for n in range(5)
    ]
    assert second.items("RID-9") == second.items("RID-other") == []
    for n in range(5, 9):
        second.note(f"RID-{n}", ["later"])
    assert second.items("RID-0") == []
    assert second.items("RID-8") == ["later"]
    first.close()
    second.close()


class Genres(NextItem):
    """Scores items by the share of the history of their genre; new items get it by metadata."""

    def __init__(self, genres: list[str]) -> None:
        self.genres, self.n_items = genres, len(genres)

    columns = frozenset({"GENRES"})

    @property
    def describes(self) -> Genres:
        return self

    def with_items(self, features: Features, n_items: int) -> Genres:
        indptr, codes = features.categories["GENRES"]
        assert (np.diff(indptr) == 1).all()
        return Genres(self.genres + [features.vocabularies["GENRES"][code] for code in codes])

    def score(self, queries: list[Query]) -> Floats:
        wanted = [[self.genres[item] for item in query.history] for query in queries]
        return np.array([[100.0 * w.count(g) for g in self.genres] for w in wanted], np.float32)


def genres_in_turn() -> dict[str, dict[str, Any]]:
    """Old items, of the genres A and B in turn."""
    return {item: {"GENRES": "AB"[n % 2], "CREATION_TIMESTAMP": 0} for n, item in enumerate(ITEMS)}


@pytest.mark.parametrize("recipe", [V1, "aws-hrnn-coldstart"])
def test_a_new_item_has_a_place_among_the_others_at_once(recipe: str) -> None:
    known = genres_in_turn()
    model = deployment(
        recipe,
        items=known,
        events=[watch("a", "i0", 1), watch("b", "i1", 1)],
        model=Genres([known[item]["GENRES"] for item in ITEMS]),
        settings=Settings(0),
    )
    for genre in "BA":
        record = {"GENRES": genre, "CREATION_TIMESTAMP": DAY}
        model.group.put_records("ITEMS", {f"new {genre}": record})
    for user, own, other in (("a", "new A", "new B"), ("b", "new B", "new A")):
        found = [a.item_id for a in recommend(model, Question(user, num_results=500))]
        assert found.index(own) < 6 <= found.index(other)
    # Its metadata changes: so does its place. It can be in a history, and is of nobody's taste.
    model.group.put_records("ITEMS", {"new A": {"GENRES": "B", "CREATION_TIMESTAMP": DAY}})
    found = [a.item_id for a in recommend(model, Question("a", num_results=500))]
    assert found.index("new A") > 9
    model.group.put_events([watch("c", "new A", 1)])
    found = [a.item_id for a in recommend(model, Question("c", num_results=7))]
    assert {model.group.snapshot.items.known("GENRES", item)[0] for item in found} == {"B"}  # type: ignore[index]


def test_a_new_item_of_the_users_genre_is_explored_before_one_of_another() -> None:
    known = genres_in_turn()
    later = {f"new {g}": {"GENRES": g, "CREATION_TIMESTAMP": 100 * DAY} for g in "BA"}
    events = [watch(f"{item}{n}", item, 1) for item in ("i0", "i1") for n in range(30)]
    model = deployment(
        V1,
        items=known | later,
        events=events,
        settings=Settings(1.0, 30),
        model=Genres([known[item]["GENRES"] for item in ITEMS]),
    )
    for (item, own, other), n in itertools.product(
        (("i0", "new A", "new B"), ("i1", "new B", "new A")), range(30)
    ):
        assert place(model, f"{item}{n}", own) < place(model, f"{item}{n}", other)


def test_the_second_generation_says_why_an_item_is_there() -> None:
    def reasons(model: Deployment, user: str) -> dict[str, str | None]:
        answers: list[Answer] = recommend(model, Question(user, num_results=500))
        return {answer.item_id: answer.reason for answer in answers}

    model = exploring(V2, events=[watch(f"u{n}", "i3", 1) for n in range(30)])
    told = [reasons(model, f"u{n}") for n in range(30)]
    assert all(each[item] is None for each in told for item in ITEMS)
    assert {each["new"] for each in told} == {"Exploration", None}
    stranger = reasons(model, "nobody")
    assert {stranger[item] for item in ITEMS} == {"Popular item"}
    first = {reason for user in range(30) for reason in reasons(exploring(), f"u{user}").values()}
    assert first == {"Exploration", None}  # known, and not told: the first generation has none


def test_an_item_that_is_pushed_down_is_not_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Item 5 is well placed by the model; item 50 moves above it, and item 60 must not."""
    monkeypatch.setattr(policy, "_slots", lambda chances, uniform: np.array([2.0, 5.0, 6.0]))
    sure = evidence([50, 5, 60], shown=[10**9] * 3, chosen=[9 * 10**8, 10**8, 10**7])
    ranking = explore(-np.arange(100.0) / 1000, sure, 1.0, generator(1, "u"))
    order = ranking.order.tolist()
    assert [order.index(item) for item in (50, 5, 60)] == [2, 6, 7]


@pytest.mark.parametrize("user", range(30))
def test_no_new_item_passes_a_better_one(user: int) -> None:
    """Twenty new items, some of which the model itself places high; the noise is left out."""
    random = np.random.default_rng(user)
    logits = random.standard_normal(100) * 10
    places = np.sort(random.choice(100, 20, replace=False))
    tried = evidence(places.tolist(), shown=[10**9] * 20, chosen=[10**8] * 20)
    ranking = explore(logits, tried, 1.0, generator(1, str(user)))
    new = [item for item in ranking.order.tolist() if item in places]
    assert new == sorted(places.tolist(), key=lambda item: -logits[item])
    assert ranking.explored is not None
    assert ranking.explored.any()
    natural = np.argsort(-logits).tolist()
    for position in np.flatnonzero(ranking.explored):
        assert position < natural.index(ranking.order[position])
