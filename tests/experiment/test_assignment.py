"""Who is in which arm, and the table of what came of it."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.errors import BadInput
from personalize_poc.experiment import assignment

USERS = [str(number) for number in range(2000)]
DAY = 86_400
names = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
ids = st.text(st.characters(exclude_categories=["Cs"]), max_size=256)


def counts(name: str, **options: Any) -> Counter[str]:
    return Counter(assignment.assign(user, name, **options) for user in USERS)


@given(user=ids, name=names)
def test_a_user_keeps_the_arm(user: str, name: str) -> None:
    arm = assignment.assign(user, name)
    assert arm in ("control", "treatment")
    assert assignment.assign(user, name) == arm


def test_the_arm_can_be_found_again_in_any_language() -> None:
    for user in USERS[:200]:
        digest = hashlib.sha256(b"for-you-list" + b"\x00" + user.encode()).hexdigest()
        first_half = digest[0] < "8"  # the first bit is 0: the number is below a half
        assert assignment.assign(user, "for-you-list", ("a", "b")) == ("a" if first_half else "b")


@settings(max_examples=50)
@given(name=names)
def test_arms_are_as_large_as_planned(name: str) -> None:
    """Within six standard deviations, which chance leaves once in 500 million."""
    found = counts(name)["control"]
    assert abs(found - 1000) < 6 * math.sqrt(2000 * 0.25)
    found = counts(name, arms=("a", "b", "c"), shares=(1, 2, 7))["a"]
    assert abs(found - 200) < 6 * math.sqrt(2000 * 0.09)


@settings(max_examples=50)
@given(one=names, other=names)
def test_experiments_do_not_depend_on_each_other(one: str, other: str) -> None:
    if one == other:
        return
    same = sum(assignment.assign(user, one) == assignment.assign(user, other) for user in USERS)
    assert abs(same - 1000) < 6 * math.sqrt(2000 * 0.25)


@pytest.mark.slow  # many experiments
def test_sizes_of_many_experiments_scatter_as_chance_does() -> None:
    """Neither too unequal nor too equal: their variance is that of 2,000 throws of a coin."""
    sizes = pd.Series([counts(f"test {number}")["control"] for number in range(200)])
    assert sizes.var() == pytest.approx(2000 * 0.25, rel=0.35)
    assert sizes.mean() == pytest.approx(1000, abs=6 * math.sqrt(500 / 200))


def test_small_tests_grow_into_larger_ones() -> None:
    few, many = (assignment.invite(USERS, "growing", size) for size in (100, 500))
    assert few == many[:100]
    assert len(set(many)) == 500
    assert assignment.invite(reversed(USERS), "growing", 100) == few
    assert assignment.invite(USERS[:50], "growing", 100) != USERS[:50], "all, in chance's order"


def test_who_is_invited_says_nothing_about_the_arm() -> None:
    invited = assignment.invite(USERS, "growing", 1000)
    control = sum(assignment.assign(user, "growing") == "control" for user in invited)
    assert abs(control - 500) < 6 * math.sqrt(250)


@pytest.mark.parametrize(
    ("name", "arms", "shares"),
    [
        ("", ("a", "b"), None),
        ("a\0b", ("a", "b"), None),
        ("name", ("a",), None),
        ("name", ("a", "a"), None),
        ("name", "ab", None),
        ("name", ("a", "b"), (1,)),
        ("name", ("a", "b"), (1, 0)),
        ("name", ("a", "b"), (1, float("nan"))),
    ],
)
def test_what_is_no_experiment_is_refused(name: str, arms: object, shares: object) -> None:
    with pytest.raises(BadInput):
        assignment.assign("7", name, arms, shares)  # type: ignore[arg-type]


def events(*rows: tuple[str, str, int, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE"])


def test_a_rehearsal_looks_at_the_last_day_and_at_what_was_new_then() -> None:
    log = events(
        # p is the most popular item (4 users), then q (2), then r
        ("1", "p", 0, "watch"),
        ("2", "p", 0, "watch"),
        ("3", "p", 9 * DAY, "watch"),
        ("4", "p", 9 * DAY, "click"),
        ("1", "q", 5 * DAY, "watch"),  # 1 had p before: q is the first of what is new
        ("2", "r", 5 * DAY, "watch"),  # 2 had p before, and chose r instead of q
        ("5", "q", 3 * DAY, "watch"),
        ("5", "r", 8 * DAY, "Watch"),  # not seen: p
    )
    found = assignment.rehearsal(log, ["1", "2", "3", "4", "5", "nobody"], "watch", length=1)
    assert found.to_dict() == {"1": 1, "2": 0, "3": 1, "4": 0, "5": 0, "nobody": 0}
    longer = assignment.rehearsal(log, ["2", "4", "5"], "watch", length=2)
    assert longer.to_dict() == {"2": 1, "4": 0, "5": 1}, "a click is no watch; case is ignored"


def test_a_rehearsal_in_data_without_event_types_counts_every_event() -> None:
    log = events(("1", "p", 0, "x"), ("2", "p", 0, "x")).drop(columns="EVENT_TYPE")
    assert assignment.rehearsal(log, ["1", "2"], "watch").to_dict() == {"1": 1, "2": 1}


def test_who_did_nothing_is_in_the_table(tmp_path: Path) -> None:
    table = assignment.outcomes({"007": "a", "8": "b", "9": "a"}, {"8": 2.5})
    assert table.to_dict("list") == {
        "user": ["007", "8", "9"],
        "arm": ["a", "b", "a"],
        "outcome": [0.0, 2.5, 0.0],
    }
    assignment.write(tmp_path / "log.csv", table)
    pd.testing.assert_frame_equal(assignment.read(tmp_path / "log.csv"), table)


def test_a_log_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"log\.csv"):
        assignment.read(tmp_path / "log.csv")
    (tmp_path / "log.csv").write_text("user,variant\n1,a\n")
    with pytest.raises(BadInput, match="no column arm, outcome"):
        assignment.read(tmp_path / "log.csv")
    (tmp_path / "log.csv").write_text("")
    with pytest.raises(BadInput):
        assignment.read(tmp_path / "log.csv")


def test_a_rehearsal_goes_back_day_by_day() -> None:
    rows = [
        ("1", "p", 0), ("2", "p", 0), ("3", "p", 0),  # the most popular item
        ("1", "q", 5 * DAY), ("2", "q", 5 * DAY),  # the second one
        ("1", "r", 9 * DAY),
    ]  # fmt: skip
    log = pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID", "TIMESTAMP"])
    found = assignment.rehearsals(log, ["1", "3", "nobody"], "watch", length=1, days=3)
    assert found.loc["1"].tolist() == [1, 1, 1], "each time the most popular of what is new"
    assert found.loc["3"].tolist()[0] == 1
    assert found.loc["3"].isna().tolist() == [False, True, True]
    assert found.loc["nobody"].isna().all()
    assert assignment.rehearsal(log, ["1", "nobody"], "watch", length=1).tolist() == [1, 0]
