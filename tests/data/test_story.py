"""What is true of the simulated audience, and its week after the log."""

from __future__ import annotations

import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.check import tables
from personalize_poc.data.sample import story
from personalize_poc.data.sample.audience import DAY, END
from tests.support.data_sets import data_set

BARE = data_set(pd.DataFrame({"USER_ID": ["a"], "ITEM_ID": ["1"], "TIMESTAMP": [1]}))


@pytest.fixture(scope="module")
def sample() -> data.DataSet:
    return data.load("sample", sample_users=60, sample_items=200, sample_interactions=2500)


def test_a_week_can_be_imported_after_the_log(sample: data.DataSet) -> None:
    week = story.week(sample, seed=1)
    assert list(week.columns) == list(sample.interactions.columns)
    assert len(week) >= 1000
    assert week["TIMESTAMP"].between(END, END + 7 * DAY).all()
    assert week["TIMESTAMP"].is_monotonic_increasing
    assert set(week["USER_ID"]) <= set(sample.interactions["USER_ID"])
    assert tables.interactions(week).ok


def test_it_is_the_same_every_time_and_leaves_the_sample_alone(sample: data.DataSet) -> None:
    before = sample.truth.people.place.copy(), sample.truth.people.seen.copy()
    week = story.week(sample, seed=1)
    pd.testing.assert_frame_equal(week, story.week(sample, seed=1))
    assert not week.equals(story.week(sample, seed=2))
    assert (before[0] == sample.truth.people.place).all()
    assert (before[1] == sample.truth.people.seen).all()


def test_the_data_after_it(sample: data.DataSet) -> None:
    both = story.after(sample, seed=1)
    added = len(both.interactions) - len(sample.interactions)
    assert added == len(story.week(sample, seed=1))
    assert both.interactions["TIMESTAMP"].is_monotonic_increasing
    assert both.truth is sample.truth
    assert story.after(BARE) is BARE


def test_films_that_nobody_has_seen_can_be_met_in_it(sample: data.DataSet) -> None:
    assert set(story.week(sample)["ITEM_ID"]) - set(sample.interactions["ITEM_ID"])


def test_people_choose_from_their_shelves(sample: data.DataSet) -> None:
    user = str(sample.interactions["USER_ID"].value_counts().index[0])
    table = story.shelves(sample, user)
    assert len(table) == 10
    assert (table["viewer"].str.startswith("first")).sum() == 7
    mine = sample.interactions.loc[sample.interactions["USER_ID"] == user, "ITEM_ID"].unique()
    everything = list(sample.truth.item_ids)
    assert story.on_shelves(sample, user, mine) > story.on_shelves(sample, user, everything)


def test_other_data_has_no_truth() -> None:
    assert story.week(BARE).empty
    assert list(story.week(BARE).columns) == ["USER_ID", "ITEM_ID", "TIMESTAMP"]
    assert story.shelves(BARE, "a").empty
    assert story.on_shelves(BARE, "a", ["1"]) == 0
