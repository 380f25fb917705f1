"""What people alike turn to, at all times and lately, moves the items of a list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Features, Floats, Interactions, Query
from personalize_poc.local.recipes.sequence import group_counts, groups, unseen_weights
from personalize_poc.local.recipes.sequence.encoding.features import of_users
from personalize_poc.local.recipes.sequence.groups import COLUMNS, GROUP_WEIGHTS, WIDTH, Groups
from personalize_poc.local.recipes.sequence.unseen import Unseen

DAY = 86_400
DAYS, CLASSES, EACH = 20, 4, 5
N = CLASSES * DAYS * EACH
PUPILS = 80
POPULARITY = np.full(N, np.log(20.5), np.float32)
LAST = DAYS * DAY


def columns(**known: Any) -> Features:
    """Columns of categories, one of each user."""
    indptr = np.arange(PUPILS + 1, dtype=np.int32)
    return Features({name: (indptr, np.array(v, np.int32)) for name, v in known.items()})


CLASS = np.arange(PUPILS) % CLASSES
SHIRT = np.arange(PUPILS) // CLASSES % 3
PEOPLE = columns(SHIRT=SHIRT, CLASS=CLASS)


def school(seed: int = 0) -> Interactions:
    """Class c borrows on day d five books of that class and day; nobody else ever does."""
    rng = np.random.default_rng(seed)
    times = np.sort(rng.integers(0, LAST, 20_000))
    users = rng.integers(0, PUPILS, len(times)).astype(np.int32)
    items = EACH * (times // DAY * CLASSES + CLASS[users]) + rng.integers(0, EACH, len(times))
    order = np.lexsort((times, users))
    nothing = np.full(len(times), np.nan, np.float32)
    types = np.zeros(len(times), np.int16)
    log = Interactions(users, items.astype(np.int32), times, types, nothing)
    return log.take(order)


def books(day: int, of: int) -> list[int]:
    first = EACH * (day * CLASSES + of)
    return list(range(first, first + EACH))


def counted(users: Features = PEOPLE) -> Groups:
    layout = of_users(users, np.arange(PUPILS))
    found = Groups.of(school(), users, layout, PUPILS, N)
    assert found is not None
    return found


def weighed(always: float = 0, lately: float = 0) -> Groups:
    """With these weights for the column that tells most."""
    weights = np.zeros(GROUP_WEIGHTS)
    weights[0], weights[1:WIDTH] = always, lately
    return replace(counted(), weights=weights)


def asked(current: float, n: int = 200) -> list[tuple[Floats, Query, int]]:
    """The next book is one of the class and the day with this probability, or else any."""
    rng, found = np.random.default_rng(1), []
    for _ in range(n):
        day, pupil = int(rng.integers(1, DAYS)), int(rng.integers(PUPILS))
        own = rng.random() < current
        came = int(rng.choice(books(day, int(CLASS[pupil]))) if own else rng.integers(1, N))
        query = Query(np.array([0], np.int32), traits=PEOPLE.of(pupil), moment=day * DAY + DAY // 2)
        found.append((rng.standard_normal(N).astype(np.float32), query, came))
    return found


def test_the_column_that_tells_something_counts() -> None:
    assert counted().columns == ("CLASS",)
    layout = of_users(columns(SHIRT=SHIRT), np.arange(PUPILS))
    assert Groups.of(school(), columns(SHIRT=SHIRT), layout, PUPILS, N) is None
    assert (
        Groups.of(school(), Features(), of_users(Features(), np.arange(PUPILS)), PUPILS, N) is None
    )


def test_people_without_events_do_not_matter() -> None:
    log = school()
    some = log.take(log.users < PUPILS - 1)  # nobody knows what the last one does
    found = Groups.of(some, PEOPLE, of_users(PEOPLE, np.arange(PUPILS)), PUPILS, N)
    assert found is not None
    assert found.columns == ("CLASS",)


def test_a_class_is_shown_what_it_borrows_today_and_not_what_others_do() -> None:
    items, steps = weighed(lately=1).steps(Query(traits=PEOPLE.of(2), moment=7 * DAY + DAY // 2))
    best = items[np.argsort(-steps)][:EACH]
    assert sorted(best.tolist()) == books(7, 2)
    assert max(items) < EACH * CLASSES * 8  # nothing that is still to come
    assert items.tolist() == sorted(set(items.tolist()))


def test_at_all_times_the_own_rises_and_what_others_borrow_falls() -> None:
    items, steps = weighed(always=1).steps(Query(traits=PEOPLE.of(1)))  # a moment is not needed
    moved = dict(zip(items.tolist(), steps.tolist(), strict=True))
    assert all(moved[book] > 0.5 for day in range(DAYS) for book in books(day, 1))
    assert all(moved[book] < -0.5 for day in range(DAYS) for book in books(day, 3))


@pytest.mark.parametrize("traits", [{}, {"CLASS": (99,)}, {"HEIGHT": 1.7}, {"SHIRT": (1,)}])
def test_of_somebody_unknown_it_says_nothing(traits: dict[str, Any]) -> None:
    assert not len(weighed(1, 1).steps(Query(traits=traits, moment=LAST))[0])


def test_before_all_events_and_at_an_unknown_moment_nothing_is_in_demand() -> None:
    for moment in (None, -1):
        items, scores = counted().scores(Query(traits=PEOPLE.of(2), moment=moment))
        assert len(items)
        assert not scores[:, 1:].any()


def test_people_alike_in_all_columns_are_a_group_of_their_own() -> None:
    # Books tell the sum of both, so that either one alone tells nothing to speak of.
    shirt, rng = SHIRT, np.random.default_rng(0)
    log = school()
    users = log.users
    taken = (5 * ((CLASS[users] + shirt[users]) % CLASSES) + rng.integers(0, 5, len(users))).astype(
        np.int32
    )
    layout = of_users(PEOPLE, np.arange(PUPILS))
    both = ("CLASS", "SHIRT")
    found = Groups.of(replace(log, items=taken), PEOPLE, layout, PUPILS, N, both)
    assert found is not None
    assert len(found.keys) == CLASSES * 3
    assert found.used.reshape(-1, WIDTH)[:, 0].tolist() == [True, True, False, True]
    weights = np.zeros(GROUP_WEIGHTS)
    weights[COLUMNS * WIDTH] = 1
    for pupil in range(20):
        items, steps = replace(found, weights=weights).steps(Query(traits=PEOPLE.of(pupil)))
        first = 5 * int((CLASS[pupil] + shirt[pupil]) % CLASSES)
        assert sorted(items[np.argsort(-steps)][:5].tolist()) == list(range(first, first + 5))


def test_it_gets_a_weight_where_people_follow_it(tmp_path: Path) -> None:
    found = unseen_weights.likeliest(Unseen(groups=counted()), POPULARITY, asked(0.9))
    assert found.groups is not None
    found.groups.save(tmp_path)
    again = Groups.load(tmp_path)
    assert again is not None
    history = np.array([0], np.int32)
    moved = np.zeros(N, np.float32)
    query = Query(history, traits=PEOPLE.of(3), moment=10**12)
    Unseen(groups=again).move(moved, query, np.zeros(N, np.float32), logsumexp(moved))
    assert sorted(np.argsort(-moved)[:EACH].tolist()) == books(DAYS - 1, 3)
    assert np.exp(moved[1:]).sum() == pytest.approx(N - 1, rel=1e-4)
    assert again.steps(query)[1].tolist() == found.groups.steps(query)[1].tolist()
    assert Groups.load(tmp_path / "nowhere") is None


def test_where_nobody_follows_it_it_is_left_out() -> None:
    assert unseen_weights.likeliest(Unseen(groups=counted()), POPULARITY, asked(0)) == Unseen()


def test_what_moves_now_is_kept_of_some_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST_KEPT", 2)
    found = weighed(always=1, lately=1)
    asked = [Query(traits=PEOPLE.of(pupil), moment=LAST) for pupil in range(CLASSES)]
    first = [found.steps(query)[1].tolist() for query in asked]
    assert [found.steps(query)[1].tolist() for query in asked] == first
    assert first[0] != first[1]


def test_items_that_come_later_do_not_move() -> None:
    more = weighed(1, 1).with_items(3)
    query = Query(traits=PEOPLE.of(2), moment=LAST)
    items, steps = more.steps(query)
    before, same = weighed(1, 1).steps(query)
    assert items.tolist() == before.tolist()
    assert steps == pytest.approx(same)


def test_of_many_events_some_are_counted_evenly_over_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST_EVENTS", 4000)
    monkeypatch.setattr(group_counts, "MOST_ITEMS", 60)
    found = weighed(lately=1)
    assert len(found.counts.items) <= 4000
    items, steps = found.steps(Query(traits=PEOPLE.of(2), moment=7 * DAY + DAY // 2))
    assert len(set(items[np.argsort(-steps)][:EACH].tolist()) & set(books(7, 2))) >= 3
    assert np.diff(found.fixed_starts).max() <= 60
