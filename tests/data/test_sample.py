"""The built-in sample: reproducible, valid for Personalize, and worth learning from."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.check import tables
from personalize_poc.data.errors import BadOption, UnknownDataset
from personalize_poc.data.sample import audience, catalogue
from personalize_poc.data.sample.draws import Draws, power
from tests.support.data_sets import items_of

SMALL = {"sample_users": 60, "sample_items": 200, "sample_interactions": 2500}
#: First films of the catalogue edition for which the fingerprint below holds.
CATALOGUE = "abd5b9e724d2705d5edba7b624bb7e12d204c3e2627c35217aacb6d9ad2624f0"
FINGERPRINT = "aca1de9079524c79a64831f8af49e5185c251548cf634f1688a43c4db21ca312"


@pytest.fixture(scope="module")
def small() -> data.DataSet:
    return data.load("sample", **SMALL)


@pytest.fixture(scope="module")
def sample() -> data.DataSet:
    return data.load("sample")


def fingerprint(*tables: pd.DataFrame) -> str:
    digest = hashlib.sha256()
    for table in tables:
        digest.update(table.to_csv(index=False, lineterminator="\n").encode())
    return digest.hexdigest()


def test_the_sample_is_the_same_bytes_everywhere(small: data.DataSet) -> None:
    if fingerprint(catalogue.films(200)) != CATALOGUE:
        pytest.skip("another edition of the film catalogue is installed")
    assert fingerprint(small.raw, small.interactions, small.items, small.users) == FINGERPRINT


def test_a_seed_decides_everything(small: data.DataSet) -> None:
    again = data.load("sample", **SMALL)
    other = data.load("sample", **SMALL, seed=43)
    pd.testing.assert_frame_equal(small.raw, again.raw)
    assert not small.interactions.equals(other.interactions)


def test_draws_follow_their_weights_and_never_leave_their_bounds() -> None:
    draws = Draws(7)
    picked = draws.pick(np.cumsum([1, 0, 3]), 40_000)
    assert np.bincount(picked, minlength=3) / 40_000 == pytest.approx([0.25, 0, 0.75], abs=0.01)
    rows = draws.pick_rows(np.array([[0, 0, 0], [0, 5, 0]]))
    assert rows.tolist() == [-1, 1]
    below = draws.below(np.array([1, 10, 1000] * 1000))
    assert (below < np.array([1, 10, 1000] * 1000)).all()
    assert (below >= 0).all()
    assert power(np.array([0, 8, -8, 4])).tolist() == [1024, 2048, 512, 1448]


def test_it_has_the_size_that_was_asked_for(sample: data.DataSet) -> None:
    events = sample.interactions
    assert len(events) == 100_000
    assert sample.users is not None
    assert events["USER_ID"].nunique() == len(sample.users) == 1000
    assert len(items_of(sample)) == 3000
    assert events["USER_ID"].value_counts().min() >= 2


def test_it_passes_the_checks_of_personalize(sample: data.DataSet) -> None:
    assert tables.interactions(sample.interactions).ok
    assert tables.items(sample.items).ok
    assert tables.users(sample.users).ok
    assert not sample.interactions.duplicated().any()
    assert set(sample.interactions["ITEM_ID"]) <= set(items_of(sample)["ITEM_ID"])


def test_nobody_watches_a_film_before_it_exists_or_outside_the_log(sample: data.DataSet) -> None:
    created = sample.interactions["ITEM_ID"].map(
        items_of(sample).set_index("ITEM_ID")["CREATION_TIMESTAMP"]
    )
    assert (created <= sample.interactions["TIMESTAMP"]).all()
    assert sample.interactions["TIMESTAMP"].between(audience.START, audience.END).all()


def test_a_watch_follows_the_click_on_the_same_film(sample: data.DataSet) -> None:
    events = sample.interactions
    first = events.pivot_table(
        index=["USER_ID", "ITEM_ID"], columns="EVENT_TYPE", values="TIMESTAMP", aggfunc="min"
    )
    watched = first[first["watch"].notna()]
    assert len(watched) > 20_000
    assert (watched["click"] < watched["watch"]).all()


def test_activity_and_popularity_have_long_tails(sample: data.DataSet) -> None:
    users = sample.interactions["USER_ID"].value_counts()
    films = sample.interactions["ITEM_ID"].value_counts()
    assert users.head(100).sum() > 0.35 * users.sum()
    assert films.head(300).sum() > 0.35 * films.sum()
    assert films.max() < 0.02 * films.sum()


def test_new_films_exist_that_nobody_has_seen(sample: data.DataSet) -> None:
    seen = set(sample.interactions["ITEM_ID"])
    new = items_of(sample)[items_of(sample)["CREATION_TIMESTAMP"] > audience.END - 11 * 86_400]
    assert len(new) >= 20
    assert not set(new["ITEM_ID"]) & seen


def test_people_join_over_time(sample: data.DataSet) -> None:
    first = sample.interactions.groupby("USER_ID")["TIMESTAMP"].min()
    half = (audience.START + audience.END) // 2
    assert 0.1 < (first > half).mean() < 0.5


def _top25_hits(scores: np.ndarray, truth: set[int]) -> float:
    """NDCG@25 of a score per film against a set of films."""
    top = np.argsort(-scores, kind="stable")[:25]
    discount = 1 / np.log2(np.arange(2, 27))
    hits = np.isin(top, list(truth))
    return float((hits * discount).sum() / discount[: len(truth)].sum())


def test_what_was_watched_last_predicts_better_than_popularity_does(sample: data.DataSet) -> None:
    """Transitions counted in the past beat popularity, and lose their worth without order."""
    clicks = sample.interactions[sample.interactions["EVENT_TYPE"] == "click"]
    films, names = pd.factorize(clicks["ITEM_ID"])
    count = len(names)
    histories = pd.Series(films, index=clicks["USER_ID"].to_numpy()).groupby(level=0, sort=True)
    sequences = [part.to_numpy() for _, part in histories]
    follow = np.zeros((count, count), dtype=np.float32)
    for sequence in [s for n, s in enumerate(sequences) if n % 10]:
        for step in (1, 2, 3):
            np.add.at(follow, (sequence[:-step], sequence[step:]), 1 / step)
    popular = np.bincount(np.concatenate(sequences), minlength=count).astype(float)
    follow /= np.sqrt(popular + 20)
    scores: dict[str, list[float]] = {"popularity": [], "last": [], "random past": []}
    chance = np.random.default_rng(3)
    for sequence in [s for n, s in enumerate(sequences) if n % 10 == 0 and len(s) > 9]:
        cut = len(sequence) - max(1, len(sequence) // 10)
        truth = set(sequence[cut:].tolist())
        past = sequence[:cut]
        scores["popularity"].append(_top25_hits(popular, truth))
        scores["last"].append(_top25_hits(follow[past[-3:]].sum(axis=0), truth))
        any3 = chance.choice(past, 3)
        scores["random past"].append(_top25_hits(follow[any3].sum(axis=0), truth))
    mean = {name: np.mean(values) for name, values in scores.items()}
    assert mean["last"] > 2 * mean["popularity"]
    assert mean["last"] > 1.5 * mean["random past"]


def test_the_raw_log_is_a_companys_log(small: data.DataSet) -> None:
    assert list(small.raw.columns) == [
        "member",
        "film",
        "at",
        "action",
        "percent_watched",
        "device",
    ]
    broken_off = small.raw[small.raw["percent_watched"] < 50]
    assert len(broken_off) > 0
    assert len(small.raw) == len(small.interactions) + len(broken_off)


def test_impressions_contain_what_was_clicked_and_change_nothing_else(small: data.DataSet) -> None:
    shown = data.load("sample", **SMALL, impressions=True).interactions
    pd.testing.assert_frame_equal(shown.drop(columns="IMPRESSION"), small.interactions)
    clicks = shown[shown["EVENT_TYPE"] == "click"]
    assert shown.loc[shown["EVENT_TYPE"] == "watch", "IMPRESSION"].isna().all()
    for item, text in zip(clicks["ITEM_ID"], clicks["IMPRESSION"], strict=True):
        assert item in text.split("|")
        assert len(text) <= 1000


def test_the_simulator_can_play_on(small: data.DataSet) -> None:
    truth = small.truth
    before = truth.people.place.copy()
    choices = truth.next_choices("7", slot=2)
    assert choices.sum() == pytest.approx(1)
    assert choices.index.isin(items_of(small)["ITEM_ID"]).all()
    assert (truth.people.place == before).all()
    seen = set(small.interactions.loc[small.interactions["USER_ID"] == "7", "ITEM_ID"])
    assert not seen & set(choices.index)
    chances = truth.watch_probability("7", items_of(small)["ITEM_ID"].head(5).tolist())
    assert all(0 < chance < 1 for chance in chances)


def test_an_evening_is_the_same_for_a_person_whoever_else_is_there(small: data.DataSet) -> None:
    everything = items_of(small)["ITEM_ID"].tolist()
    all_of_them = small.truth.evening(dict.fromkeys(small.truth.user_ids, everything), seed=3)
    assert set(all_of_them) == set(small.truth.user_ids)
    assert 1 <= max(map(len, all_of_them.values())) <= 4
    seen = small.interactions.groupby("USER_ID")["ITEM_ID"].agg(set)
    for user in ("7", "31"):
        assert small.truth.evening({user: everything}, seed=3) == {user: all_of_them[user]}
        assert not set(all_of_them[user]) & seen[user]
    assert all_of_them != small.truth.evening(dict.fromkeys(all_of_them, everything), seed=4)


def test_only_what_is_on_the_list_is_watched_off_it(small: data.DataSet) -> None:
    everything = items_of(small)["ITEM_ID"].tolist()
    wanted = small.truth.evening(dict.fromkeys(small.truth.user_ids, everything), seed=3)
    user = next(user for user, items in wanted.items() if len(items) > 1)
    for item in wanted[user]:
        found = small.truth.evening({user: ["no such film", item]}, seed=3)
        assert found == {user: [item]}
    assert small.truth.evening({user: []}, seed=3) == {user: []}
    with pytest.raises(BadOption, match="'nobody'"):
        small.truth.evening({"nobody": everything})


def test_an_evening_leaves_the_world_as_it_was(small: data.DataSet) -> None:
    people = small.truth.people
    before = [people.place.copy(), people.seen.copy(), people.last.copy()]
    small.truth.evening({"7": items_of(small)["ITEM_ID"].tolist()})
    for then, now in zip(before, (people.place, people.seen, people.last), strict=True):
        assert (then == now).all()


def test_a_list_that_knows_what_people_want_brings_more(sample: data.DataSet) -> None:
    truth, users = sample.truth, sample.truth.user_ids[:80]
    popular = sample.interactions["ITEM_ID"].value_counts().index[:10].tolist()
    likely = {
        user: [item for slot in range(10) for item in truth.next_choices(user, slot, 50).index[:2]]
        for user in users
    }
    informed, same_for_all = (
        sum(map(bool, truth.evening(shown, seed=1).values()))
        for shown in (likely, dict.fromkeys(users, popular))
    )
    assert informed > 3 * same_for_all


def test_sequels_are_found_and_remakes_are_not() -> None:
    table = catalogue.films(3000)
    found = {name: table["TITLE"].iloc[films].tolist() for name, films in catalogue.series(table)}
    assert {"Iron Man", "Iron Man 2", "Iron Man 3"} <= set(found["series iron man"])


@pytest.mark.parametrize(
    "options",
    [
        {"sample_users": 0},
        {"sample_items": 10},
        {"sample_items": 100_000},
        {"sample_interactions": 100},
        {"sample_users": 10, "sample_items": 40, "sample_interactions": 5000},
        {"seed": -1},
        {"sample_size": 3},
    ],
)
def test_impossible_sizes_are_refused_in_one_sentence(options: dict[str, int]) -> None:
    with pytest.raises(BadOption) as caught:
        data.load("sample", **options)
    assert next(iter(options)) in str(caught.value) or "sample_" in str(caught.value)


def test_a_tiny_sample_works() -> None:
    tiny = data.load("sample", sample_users=5, sample_items=40, sample_interactions=100)
    assert len(tiny.interactions) == 100


def test_an_unknown_name_says_what_there_is() -> None:
    with pytest.raises(UnknownDataset, match=r"movielens-small.*folder"):
        data.load("netflix")
