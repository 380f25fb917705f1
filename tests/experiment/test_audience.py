"""The simulated audience: how it looks, what it likes, and that its truth is recovered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.errors import BadInput
from personalize_poc.experiment import assignment, audience, figures
from personalize_poc.experiment.audience import looking
from personalize_poc.inference import examples

Lists = Mapping[str, Sequence[str]]


@pytest.fixture(scope="module")
def sample() -> data.DataSet:
    return data.load("sample", sample_users=400, sample_items=300, sample_interactions=16_000)


@pytest.fixture
def crowd(sample: data.DataSet) -> audience.Audience:
    found = audience.of(sample)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def lists(sample: data.DataSet) -> tuple[Lists, Lists]:
    """A popular list, and for each the best that the truth knows."""
    crowd = audience.of(sample)
    assert crowd is not None
    popular = examples.popular(sample.interactions, 10)
    everything = dict.fromkeys(crowd.users, crowd.items)
    attraction, satisfaction = crowd.tempting(everything)
    best = np.argsort(-attraction * satisfaction, axis=1)[:, :10]
    ideal = {user: [crowd.items[i] for i in row] for user, row in zip(crowd.users, best)}  # noqa: B905
    return dict.fromkeys(crowd.users, popular), ideal


def test_attention_falls_geometrically_and_stops_with_a_watch() -> None:
    nothing = np.zeros((1, 5))
    assert looking.attention(nothing, nothing, 0.8)[0] == pytest.approx(0.8 ** np.arange(5))
    a, s = np.full((1, 3), 0.5), np.full((1, 3), 0.4)
    # goes on with 0.8 · (1 - 0.5 · 0.4) = 0.64
    assert looking.attention(a, s, 0.8)[0] == pytest.approx([1, 0.64, 0.64**2])
    clicks, watch = looking.chances(a, s, 0.8)
    assert clicks[0] == pytest.approx(0.5 * (1 + 0.64 + 0.64**2))
    assert watch[0] == pytest.approx(0.2 * (1 + 0.64 + 0.64**2))


def test_what_is_drawn_has_the_chances_that_are_worked_out() -> None:
    random = np.random.default_rng(3)
    a, s = random.random(6) * 0.6, random.random(6)
    many = 40_000
    attraction, satisfaction = np.tile(a, (many, 1)), np.tile(s, (many, 1))
    looked = looking.draw(attraction, satisfaction, random.random((3, many, 6)))
    seen = looking.attention(a[None], s[None])[0]
    assert looked.seen.mean(axis=0) == pytest.approx(seen, abs=0.01)
    clicks, watch = looking.chances(a[None], s[None])
    assert looked.clicked.sum(axis=1).mean() == pytest.approx(clicks[0], abs=0.02)
    assert looked.watched.any(axis=1).mean() == pytest.approx(watch[0], abs=0.01)
    assert looked.watched.sum(axis=1).max() == 1, "nobody looks on after a watch"
    assert not (looked.clicked & ~looked.seen).any()
    assert not (looked.watched & ~looked.clicked).any()


def test_people_like_what_the_simulator_says_they_like(
    crowd: audience.Audience, lists: tuple[Lists, Lists], sample: data.DataSet
) -> None:
    popular, ideal = lists
    draws = np.random.default_rng(1)
    random = {user: list(draws.choice(crowd.items, 10, replace=False)) for user in crowd.users}
    worth = [float(crowd.worth(shown).mean()) for shown in (random, popular, ideal)]
    assert worth[0] < worth[1] < worth[2]
    taste = crowd.tastes.people.taste[crowd.tastes.people.community[0, 0]]
    films = np.argsort(taste)
    unseen = films[~crowd.tastes.seen[0, films]]
    liked, disliked = ([crowd.items[i] for i in part] for part in (unseen[-30:], unseen[:30]))
    user = crowd.users[0]
    both = [crowd.tempting({user: part})[0].mean() for part in (liked, disliked)]
    assert both[0] > 1.5 * both[1]


def test_the_truth_is_recovered_with_many_visits(
    crowd: audience.Audience, lists: tuple[Lists, Lists]
) -> None:
    _, ideal = lists
    worth = crowd.worth(ideal)
    visits = pd.concat([crowd.visit(ideal, 1, seed=seed).visits for seed in range(60)])
    expected = float(visits["user"].map(worth).mean())
    error = float(visits[audience.WATCH].std() / np.sqrt(len(visits)))
    assert visits[audience.WATCH].mean() == pytest.approx(expected, abs=4 * error)


def test_a_seed_gives_the_same_and_lists_change_nothing_but_what_they_bring(
    crowd: audience.Audience, lists: tuple[Lists, Lists]
) -> None:
    popular, ideal = lists
    one, again = (crowd.visit(popular, 5, seed=7, begin=1000) for _ in range(2))
    pd.testing.assert_frame_equal(one.visits, again.visits)
    pd.testing.assert_frame_equal(one.events, again.events)
    other = crowd.visit(ideal, 5, seed=7, begin=1000)
    columns = ["user", "day", "time"]
    pd.testing.assert_frame_equal(one.visits[columns], other.visits[columns])
    half = dict(list(popular.items())[::2])
    alone = crowd.visit(half, 5, seed=7, begin=1000).visits
    together = one.visits[one.visits["user"].isin(half)].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, together)
    assert not crowd.visit(popular, 5, seed=8).visits.equals(one.visits)
    later = crowd.visit(popular, 2, seed=7, begin=1000, first_day=3).visits
    assert set(later["day"]) == {3, 4}


def test_events_and_outcomes_are_of_the_list_and_in_order(
    crowd: audience.Audience, lists: tuple[Lists, Lists]
) -> None:
    popular, _ = lists
    played = crowd.visit(popular, 4, seed=1, begin=86_400 * 100)
    assert played.events["time"].is_monotonic_increasing
    assert set(played.events["item"]) <= set(popular[crowd.users[0]])
    place = played.events["item"].map({i: n for n, i in enumerate(popular[crowd.users[0]], 1)})
    assert place.tolist() == played.events["place"].tolist()
    outcomes = played.outcomes()
    sums = outcomes.groupby("metric")["value"].sum()
    assert sums["click"] == (played.events["type"] == "click").sum()
    assert sums["watch"] == (played.events["type"] == "watch").sum()
    assert sums["nothing found"] == (played.visits["click"] == 0).sum()
    assert played.per_user(crowd.users).sum() == sums["watch"]


def test_a_list_is_used_up_and_renewed_and_known_films_attract_less(
    crowd: audience.Audience, lists: tuple[Lists, Lists]
) -> None:
    _, ideal = lists
    worn = crowd.visit(ideal, 28, seed=2).visits
    fresh = crowd.visit(ideal, 28, seed=2, renewed=7).visits
    late = [one.loc[one["day"] >= 21, "watch"].mean() for one in (worn, fresh)]
    assert late[0] < 0.8 * late[1]
    before = float(crowd.worth(ideal).mean())
    world = crowd.copy()
    world.learn(crowd.visit(ideal, 28, seed=2).events)
    assert float(world.worth(ideal).mean()) < 0.9 * before
    assert float(crowd.worth(ideal).mean()) == before, "what happens in a copy stays there"


def test_new_films_are_like_others_and_seen_by_nobody(crowd: audience.Audience) -> None:
    old = crowd.items[0]
    crowd.tastes.seen[:, 0] = True
    crowd.arrive({"arrival": old})
    both = {user: [old, "arrival", "of nobody's catalogue"] for user in crowd.users}
    attraction, satisfaction = crowd.tempting(both)
    assert (attraction[:, 1] > attraction[:, 0]).all()
    assert (satisfaction[:, 1] == satisfaction[:, 0]).all()
    assert (attraction[:, 2] == 0).all()
    with pytest.raises(BadInput, match="no item 'unheard of'"):
        crowd.arrive({"another": "unheard of"})
    with pytest.raises(BadInput, match="no user 'stranger'"):
        crowd.visit({"stranger": [old]}, 1, seed=1)


def test_novelty_fades(crowd: audience.Audience, lists: tuple[Lists, Lists]) -> None:
    popular, _ = lists
    new = audience.Novelty(frozenset(crowd.users), gain=2.0, half_life=2.0)
    excited, calm = (
        crowd.visit(popular, 20, seed=3, renewed=1, novelty=one).visits for one in (new, None)
    )
    gained = [
        excited.loc[excited["day"].isin(days), "click"].mean()
        / calm.loc[calm["day"].isin(days), "click"].mean()
        for days in (range(2), range(15, 20))
    ]
    assert gained[0] > 1.5
    assert gained[1] == pytest.approx(1.0, abs=0.1)


def test_only_the_sample_has_an_audience() -> None:
    class Own:
        truth = None
        raw_items = None

    assert audience.of(Own()) is None  # type: ignore[arg-type]


def test_truths_are_those_of_everybody_in_both_worlds(
    crowd: audience.Audience, lists: tuple[Lists, Lists]
) -> None:
    popular, ideal = lists
    found = audience.truths(crowd, {"old": popular, "new": ideal}, 3, seed=0, replays=10)
    watch = found[audience.WATCH]
    assert watch.control == "old"
    assert watch.difference("old") == 0
    assert watch.difference("new") > 5 * watch.errors["new"] > 0
    assert watch.lift("new") == pytest.approx(watch.means["new"] / watch.means["old"] - 1)
    same = audience.truths(crowd, {"old": popular, "new": popular}, 3, seed=0, replays=2)
    assert same[audience.WATCH].difference("new") == 0


def test_daily_looks_mislead_and_always_valid_ones_do_not(
    crowd: audience.Audience, lists: tuple[Lists, Lists]
) -> None:
    popular, ideal = lists
    old, new = (
        audience.daily(crowd.visit(one, 14, seed=5), crowd.users, 14) for one in (popular, ideal)
    )
    nothing = audience.repeat(old, old, count=1000, seed=1)
    assert 0.025 < nothing.once < 0.08
    assert nothing.naive > 2 * nothing.once
    assert nothing.always_valid < 0.05
    found = audience.repeat(old, new, count=300, users=100, seed=1)
    days, lifts = found.stopped()
    true = new.iloc[:, -1].sum() / old.iloc[:, -1].sum() - 1
    assert len(days) == round(found.naive * 300)
    assert np.nanmedian(lifts) > true, "who stops early overstates what there is"
    assert np.nanmedian(found.lifts[:, -1]) == pytest.approx(true, rel=0.25)
    assert f"The truth is {true:+.0%}" in found.words(true)
    assert len(nothing.errors()) == 4
    assert "dashed line" in figures.stopped(lifts, true, title="t").alt


def test_what_each_brought_day_by_day(crowd: audience.Audience, lists: tuple[Lists, Lists]) -> None:
    played = crowd.visit(lists[0], 6, seed=5)
    brought = audience.daily(played, crowd.users, 6)
    assert brought.iloc[:, -1].sum() == played.visits["watch"].sum()
    assert brought.iloc[:, -1].notna().sum() == played.visits["user"].nunique()
    assert brought.diff(axis=1).min().min() >= 0


def test_interleaving_finds_the_better_list(
    crowd: audience.Audience, lists: tuple[Lists, Lists]
) -> None:
    popular, ideal = lists
    some = assignment.invite(crowd.users, "mix", at_most=150)
    parts = ({user: one[user] for user in some} for one in (popular, ideal))
    per_user = audience.interleave(crowd, *parts, days=5, seed=2)
    assert set(per_user["user"]) <= set(some)
    assert per_user["second"].sum() > 1.5 * per_user["first"].sum()


def test_a_log_with_probabilities_knows_what_a_policy_is_worth(
    crowd: audience.Audience, lists: tuple[Lists, Lists]
) -> None:
    films = audience.heroes.candidates(*lists, each=2)
    assert all(len(set(items)) == 4 for items in films.values())
    rule = audience.heroes.greedy(4, epsilon=0.4)
    assert sum(rule) == pytest.approx(1)
    log = audience.heroes.play(crowd, films, rule, days=60, seed=4)
    shares = np.bincount(log.actions, minlength=4) / len(log.actions)
    assert shares == pytest.approx(rule, abs=0.02)
    error = log.rewards.std() / np.sqrt(len(log.rewards))
    assert log.rewards.mean() == pytest.approx(log.worth(log.logging), abs=4 * error)
    new = audience.heroes.everywhere([0, 0, 1, 0], log)
    weights = new[np.arange(len(log.actions)), log.actions] / np.array(rule)[log.actions]
    ips = weights * log.rewards
    assert ips.mean() == pytest.approx(log.worth(new), abs=4 * ips.std() / np.sqrt(len(ips)))
    assert log.predictions.shape == log.logging.shape
    judged = audience.heroes.judge(log, {"third": [0, 0, 1, 0], "alike": [0.25] * 4})
    assert judged["third"][0].estimates["IPS"].value == pytest.approx(ips.mean())
    assert judged["third"][1] == log.worth(new)
    rows = audience.heroes.rows(judged)
    assert len(rows) == 6
    assert figures.holding(rows).startswith("The truth lies within")
    assert figures.beside(rows, title="t", axis="a") is not None
    assert figures.beside([], title="t", axis="a") is None


def test_a_bandit_loses_less_than_a_test_without_end() -> None:
    rates = {"a": 0.1, "b": 0.2, "c": 0.15}
    race = audience.race(rates, days=20, visits=300, test_days=10, seed=1)
    thompson, ended, forever = race.lost.values()
    assert thompson[-1] < forever[-1] / 2
    assert ended[:10].tolist() == forever[:10].tolist()
    assert ended[-1] <= forever[-1]
    assert race.table()["visits"].idxmax() == "b"


def test_new_items_are_judged_with_and_without(crowd: audience.Audience) -> None:
    crowd.arrive({"dull": crowd.items[-1]})
    answers = {user: ["dull", *crowd.items[:10]] for user in crowd.users}
    found = audience.exploring.worth(crowd, answers, {"dull"})
    assert found.places == pytest.approx(0.1)
    assert found.reached == 1.0
    plain = {user: items[1:] for user, items in answers.items()}
    assert found.without == pytest.approx(float(crowd.worth(plain).mean()))
    none = audience.exploring.worth(crowd, plain, {"dull"})
    apart = audience.exploring.worth(crowd, answers, {"dull"}, instead=plain)
    assert apart == found, "the same without it, asked for by itself"
    assert len(audience.exploring.table([found, none], ["one", "two"])) == 2


def test_price_and_reward_are_claimed_where_their_intervals_say_so() -> None:
    half = pd.Series([0.01, -0.01] * 200)

    def worth(gain: float, places: float = 0.1) -> audience.exploring.Worth:
        return audience.exploring.Worth(places, 1.0, 0.3 + gain, 0.3, half + gain, half + gain)

    low, high = worth(0.02).interval
    assert (low + high) / 2 == pytest.approx(0.02)
    assert high - low == pytest.approx(2 * 1.96 * 0.01 / np.sqrt(400), rel=0.01)
    words, nothing = audience.exploring.words, worth(0.0)
    assert "No new film" in words(worth(0.0, places=0.0), nothing, nothing)
    assert "The price: -2.00 points" in words(worth(-0.02), nothing, worth(0.01))
    assert "No price: exploration brought +2.00" in words(worth(0.02), nothing, worth(0.01))
    assert "No price is seen: -0.09 points" in words(worth(-0.0009), nothing, worth(0.01))
    assert "No reward yet" in words(worth(-0.02), nothing, worth(0.0, places=0.0))
    twice = replace(worth(0.01), gains=2 * half + 0.01)
    assert "The reward: +1.00 points (+0.90 to +1.10)" in words(worth(-0.02), nothing, twice)
    assert "No reward is seen: +0.05 points" in words(
        worth(-0.02), nothing, replace(worth(0.0005), gains=2 * half + 0.0005)
    )
    assert "Too little was learned: it costs -1.00" in words(
        worth(-0.02), nothing, replace(worth(-0.01), gains=2 * half - 0.01)
    )
    learned = replace(worth(0.01), gains=2 * half + 0.01)
    worse = replace(learned, values=2 * half - 0.03)
    assert "changed by -3.00 points (-3.10 to -2.90)" in words(worth(-0.02), nothing, worse)
    by_metadata = words(worth(-0.02), worth(0.01), learned)
    assert "No reward is seen" in by_metadata, "what metadata alone bring was not learned"


@pytest.mark.slow
def test_ten_thousand_people_play_four_weeks() -> None:
    """How long that takes with everything that a service does, the benchmark `audience` says."""
    dataset = data.load(
        "sample", sample_users=10_000, sample_items=1000, sample_interactions=60_000
    )
    crowd = audience.of(dataset)
    assert crowd is not None
    order = examples.popular(dataset.interactions, 40)
    shown = {user: order[n % 30 : n % 30 + 10] for n, user in enumerate(crowd.users)}
    for week in range(4):
        played = crowd.visit(shown, 7, seed=1, first_day=7 * week)
        crowd.learn(played.events)
    assert played.visits["user"].nunique() > 5000
