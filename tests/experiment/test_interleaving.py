"""Team draft as it was published, credit of clicks, and what is refused."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from personalize_poc.errors import BadInput
from personalize_poc.experiment import interleaving, preference

A, B = [list(text) for text in ("abcdefgh", "badxcyzw")]


def draft(request: str = "1", first: Any = A, second: Any = B, length: int = 5, **said: Any) -> Any:
    options = {"experiment": "lists", "user": "u1", **said}
    return interleaving.team_draft(first, second, length, request=request, **options)


def test_the_draft_worked_by_hand() -> None:
    """Radlinski and others 2008, figure 4: captains pick in turn, a coin says who begins."""
    coins = hashlib.sha256(b"lists\x00u1\x001").digest()[0]
    taken: list[str] = []
    teams = []
    for round_ in range(3):
        second_begins = coins >> (7 - round_) & 1
        for team in (second_begins, 1 - second_begins):
            taken.append(next(item for item in (A, B)[team] if item not in taken))
            teams.append(team)
    made = draft(length=6)
    assert (list(made.items), list(made.teams)) == (taken, teams)


rankings = st.permutations(list("abcdefghij"))


@given(first=rankings, second=rankings, request_=st.text(), length=st.integers(1, 10))
def test_each_team_picks_its_best_and_none_is_more_than_one_ahead(
    first: list[str], second: list[str], request_: str, length: int
) -> None:
    made = draft(request_, first, second, length)
    assert made == draft(request_, first, second, length), "the same request, the same list"
    assert len(set(made.items)) == len(made.items) == length
    for at, (item, team) in enumerate(zip(made.items, made.teams, strict=True)):
        ranked = (first, second)[team]
        assert item == next(one for one in ranked if one not in made.items[:at])
        sizes = Counter(made.teams[: at + 1])
        assert abs(sizes[0] - sizes[1]) <= 1


def test_either_list_begins_as_often_and_teams_are_alike() -> None:
    made = [draft(str(request)) for request in range(2000)]
    begun = sum(one.teams[0] for one in made)
    assert stats.binomtest(begun, 2000).pvalue > 0.001
    for place in range(5):
        assert stats.binomtest(sum(one.teams[place] for one in made), 2000).pvalue > 0.001


@given(first=rankings, second=rankings, length=st.integers(1, 10))
def test_an_item_counts_for_neither_where_either_coin_gives_the_same_list_so_far(
    first: list[str], second: list[str], length: int
) -> None:
    """What both want is where the coin that is thrown cannot be told from the list up to there."""
    made = {
        (one.items, one.teams): one
        for one in (draft(str(at), first, second, length) for at in range(60))
    }
    for one in made.values():
        for at, both in enumerate(one.wanted):
            others = {
                other.teams[at]
                for other in made.values()
                if other.items[: at + 1] == one.items[: at + 1]
            }
            if not both:
                assert others == {one.teams[at]}
    assert draft(first=first, second=first, length=length).wanted == (True,) * length


def test_clicks_on_what_both_wanted_count_for_neither() -> None:
    made = draft(first=["a", "b", "c"], second=["a", "c", "d"], length=3)
    assert made.wanted == (True, False, False)
    rows = made.rows("u1", "1")
    assert [row[3] for row in rows] == [interleaving.BOTH, *made.teams[1:]]
    found = interleaving.credited(rows, [("u1", "1", "a"), ("u1", "1", made.items[1])])
    assert found[["first", "second"]].to_numpy().sum() == 1


def test_the_draft_ends_with_the_shorter_list() -> None:
    ended = {draft(str(at), ["a"], ["b", "c", "d"], 4).items for at in range(40)}
    assert ended == {("a",), ("b", "a")}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"first": ["a", "b", "a"]}, "first list has item a a second time, at place 3"),
        ({"second": []}, "second list has no items"),
        ({"second": "abc"}, "second list has no items"),
        ({"length": 0}, "A list of 0 items"),
        ({"length": 501}, "A list of 501 items"),
        ({"experiment": ""}, "needs a name"),
    ],
)
def test_lists_that_cannot_be_drafted_are_named(said: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        draft(**said)


SHOWN = [
    ("u1", "r1", "a", 0), ("u1", "r1", "b", 1),
    ("u1", "r2", "b", 1), ("u1", "r2", "c", 0),
    ("u2", "r1", "a", 1), ("u2", "r1", "b", 0),
]  # fmt: skip


def test_clicks_are_credited_to_the_team_that_picked_the_item() -> None:
    clicks = [("u1", "r1", "b"), ("u1", "r1", "b"), ("u1", "r2", "b"), ("u1", "r2", "c")]
    found = interleaving.credited(SHOWN, clicks)
    assert found.to_dict("records") == [
        {"user": "u1", "requests": 2, "first": 1, "second": 2},
        {"user": "u2", "requests": 1, "first": 0, "second": 0},
    ]
    assert interleaving.credited(SHOWN, [])["first"].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("shown", "clicks", "words"),
    [
        (SHOWN, [("u1", "r1", "b"), ("u1", "r1", "c")], "clicks, row 1 .*user u1.*not shown"),
        (SHOWN, [("u3", "r1", "a")], "clicks, row 0 .*user u3"),
        ([*SHOWN, ("u2", "r1", "b", 1)], [], "shown, row 6 .*repeats an item"),
        ([*SHOWN, ("u2", "r3", "b", 3)], [], "shown, row 6 .*no team"),
        ([*SHOWN, (None, "r3", "b", 1)], [], "shown, row 6 .*no value"),
        (pd.DataFrame(SHOWN), [], "shown has no column user"),
    ],
)
def test_rows_that_do_not_fit_are_named(shown: Any, clicks: Any, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        interleaving.credited(shown, clicks)


def users(first: list[int], second: list[int]) -> pd.DataFrame:
    names = [f"u{at}" for at in range(len(first))]
    return pd.DataFrame({"user": names, "requests": 1, "first": first, "second": second})


def test_of_single_clicks_it_is_the_t_test_of_scipy() -> None:
    draws = np.random.default_rng(4)
    second, clicked = draws.random(500) < 0.65, draws.random(500) < 0.5
    table = users((clicked & ~second).astype(int).tolist(), (clicked & second).astype(int).tolist())
    found = preference.judge(table, names=("old", "new"))
    theirs = stats.ttest_1samp(np.where(second, 1, -1)[clicked], 0)
    assert found.p_value == pytest.approx(theirs.pvalue)
    assert found.interval == pytest.approx(tuple(theirs.confidence_interval()))
    more = int((clicked & second).sum())
    assert (found.for_first, found.for_second) == (clicked.sum() - more, more)
    assert found.sign_p == pytest.approx(stats.binomtest(more, int(clicked.sum())).pvalue)
    assert found.decision == "second"
    assert found.words.startswith("Users prefer new: mean preference +0.")
    assert "A/B test" in found._repr_html_()


def test_the_mean_and_its_error_worked_by_hand() -> None:
    found = preference.judge(users([0, 3, 0], [4, 1, 0]))
    # d / sqrt(n): 4 / 2 and -2 / 2; sqrt(n): 2 and 2
    assert found.mean == pytest.approx((2 - 1) / 4)
    rest = (2 - 0.25 * 2, -1 - 0.25 * 2)
    error = math.sqrt(2 * (rest[0] ** 2 + rest[1] ** 2)) / 4
    assert found.interval[1] == pytest.approx(0.25 + stats.t.ppf(0.975, 1) * error)
    assert found.deviation == pytest.approx(error * math.sqrt(3))
    assert "fewer than 30 decided users" in found.words


def test_one_user_who_clicks_much_decides_nothing() -> None:
    table = users([0, 1, 1, 1, 0, 1] * 6, [100, 0, 0, 0, 1, 0] + [0, 0, 0, 0, 1, 0] * 5)
    assert preference.judge(table).decision == "open"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (users([0, 0], [0, 0]), "nobody clicked anything"),
        (users([1, 1], [0, 0]), "all 2 users who clicked have the same, -1"),
        (users([0, 0, 0, 0], [2, 3, 7, 6]), "the same, [+]1.*with p 0.125"),
        (users([1, 0], [0, 0]), "one user clicked"),
        (users([1], [0]), "1 users are too few"),
        (users([1, 2], [0, -1]), "User u1 has clicks that are no numbers"),
        (users([1, 2], [0, 1]).assign(user="x"), "User x has more than one row"),
        (users([1, 2], [0, 1]).drop(columns="second"), "no column second"),
    ],
)
def test_a_preference_that_cannot_be_told_says_why(table: pd.DataFrame, words: str) -> None:
    with pytest.raises(BadInput, match=f"(?s){words}"):
        preference.judge(table)


def test_users_needed_worked_by_hand() -> None:
    found = preference.judge(users([0, 1] * 50 + [0] * 20, [1, 0] * 50 + [1] * 20))
    # single clicks: mean 20 / 120, variance (1 - mean²) 120 / 119
    assert found.mean == pytest.approx(1 / 6)
    assert found.users_needed() == math.ceil(7.84888 * (1 - 1 / 36) * 120 / 119 * 36)
    control, treatment = pd.Series([0.0, 1.0] * 100), pd.Series([0.0, 1.0, 1.0, 1.0] * 50)
    both = preference.sensitivity(found, control, treatment)
    spread = (control.var() + treatment.var()) / 0.25**2
    assert both.ab == 2 * math.ceil(7.84888 * spread)
    assert both.ratio == both.ab / both.interleaving
    assert both.dispersion == pytest.approx(control.var() / 0.5)
    with pytest.raises(BadInput, match="preference of 0"):
        preference.judge(users([0, 1], [1, 0])).users_needed()
    with pytest.raises(BadInput, match="fewer than two users"):
        preference.sensitivity(found, control[:1], treatment)
