"""The layer at run time: assign, ask, remember with probabilities, record, and write the files."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from personalize_poc.errors import BadInput
from personalize_poc.experiment import assignment, figures, running
from personalize_poc.experiment.running import shuffling

USERS = [f"user {n}" for n in range(400)]
DAY, BEGIN = 86_400, 1_700_000_000


class Runtime:
    """Answers as the service does, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def get_recommendations(self, **parameters: Any) -> dict[str, Any]:
        self.asked.append(parameters)
        items = [{"itemId": f"i{n}"} for n in range(parameters["numResults"])]
        return {"itemList": items, "recommendationId": f"RID-{parameters['userId']}"}


def layer() -> running.Layer:
    arms = {
        "control": running.popular(["i1", "i2", "i3", "i4"], {"user 0": {"i1"}}, length=3),
        "new": running.campaign(Runtime(), "arn:campaign", length=3),
    }
    return running.Layer("page", arms)


def test_each_arm_asks_what_it_says() -> None:
    runtime = Runtime()
    ask = running.campaign(runtime, "arn:campaign", filter_arn="arn:filter", length=5)
    ask("7")
    running.recommender(runtime, "arn:recommender")("7")
    assert runtime.asked == [
        {"campaignArn": "arn:campaign", "userId": "7", "numResults": 5, "filterArn": "arn:filter"},
        {"recommenderArn": "arn:recommender", "userId": "7", "numResults": 10},
    ]
    had = {"a": {"i1"}}
    ask_popular = running.popular(["i1", "i2", "i3"], had, length=2)
    assert ask_popular("a") == ["i2", "i3"]
    assert ask_popular("b") == ["i1", "i2"]
    had["b"] = {"i2"}
    assert ask_popular("b") == ["i1", "i3"]


def test_what_was_shown_is_remembered_with_what_is_known_of_its_probability() -> None:
    page = layer()
    shown = {user: page.show(user, 1000 + n) for n, user in enumerate(USERS)}
    assert {one.variant for one in shown.values()} == {"control", "new"}
    table = page.exposures()
    assert len(table) == len(USERS)
    assert (table["experiment"] == "page").all()
    variants = table.set_index("user")["variant"]
    assert all(
        variants[user] == assignment.assign(user, "page", ("control", "new")) for user in USERS
    )
    control, new = (table[table["variant"] == name] for name in ("control", "new"))
    assert set(control["probabilities"]) == {"1|1|1"}, "a rule without chance"
    assert set(control["recommendation_id"]) == {""}
    assert set(new["probabilities"]) == {""}, "nobody knows how the service explores"
    assert new["recommendation_id"].str.startswith("RID-").all()
    assert page.show("user 1", 5, ["x"]).items == ("x",), "asked before, shown now"


def test_arms_that_do_not_fit_are_refused_before_anybody_asks() -> None:
    with pytest.raises(BadInput, match="two or more different arms"):
        running.Layer("page", {"only": lambda user: []})
    with pytest.raises(BadInput, match="not one share above 0"):
        running.Layer("page", {"a": lambda user: [], "b": lambda user: []}, shares=(1.0,))


def events(rows: list[tuple[str, str, int, int]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["user", "item", "day", "time"])
    return frame.assign(type="watch")


def test_events_name_the_answer_that_they_came_from() -> None:
    page = layer()
    control = next(user for user in USERS if page.variant(user) == "control")
    new = next(user for user in USERS if page.variant(user) == "new")
    for user in (control, new):
        page.show(user, 100)
    many = [(new, f"i{n}", 0, 200 + n) for n in range(12)]
    calls = list(page.requests(events([*many, (control, "i2", 1, 900)]), "tracker"))
    assert [len(one["eventList"]) for one in calls] == [10, 2, 1]
    assert [one["userId"] for one in calls] == [new, new, control]
    assert calls[0]["sessionId"] == calls[1]["sessionId"] != calls[2]["sessionId"]
    first, last = calls[0]["eventList"][0], calls[2]["eventList"][0]
    assert first["recommendationId"] == f"RID-{new}"
    assert "impression" not in first
    assert first["metricAttribution"] == {"eventAttributionSource": "page/new"}
    assert first["sentAt"] == 200
    assert last["impression"][0] in ("i1", "i2")
    assert "recommendationId" not in last
    with pytest.raises(BadInput, match="shown nothing"):
        list(page.requests(events([("user 399", "i1", 0, 1)]), "tracker"))


def test_the_files_are_those_that_the_analysis_reads(tmp_path: Path) -> None:
    page = layer()
    assert running.found(tmp_path) is None
    visits = pd.DataFrame({"user": USERS, "time": [BEGIN + DAY * (n % 7) for n in range(400)]})
    page.show_each(visits)
    assert len(page.brief()) == 400
    bought = [user for n, user in enumerate(USERS) if n % 3 == 0 or page.variant(user) == "new"]
    done = pd.DataFrame(
        {
            "user": bought,
            "metric": "watch",
            "value": 1,
            "time": [BEGIN + DAY * (8 + n % 5) for n in range(len(bought))],
        }
    )
    files = running.write(tmp_path / "files", page.exposures(), done)
    assert files.before is None
    assert running.found(tmp_path / "files") == files
    wishes = running.Wishes(metrics=[running.Metric("watch", "count")])
    found = running.analyze(*files[:2], wishes=wishes)
    assert found.judged == 400
    assert found.results[0].state == "better"
    table = running.table(found, {"watch": SimpleNamespace(difference=lambda variant: 0.66)})
    assert table.loc["watch", "decision"] == "better"
    assert table.loc["watch", "the truth"] == "+0.66"
    assert "the truth" not in running.table(found)
    rows = running.ways(found, {"watch": SimpleNamespace(difference=lambda variant: 9.0)})
    assert [one.name for one in rows] == ["one look", "always-valid"]
    assert not any(one.holds for one in rows), "9 watches more are not in the interval"
    assert all(one.holds for one in running.ways(found))
    picture = figures.beside(rows, title="t", axis="a")
    assert picture is not None
    assert "the truth 9" in picture.alt
    assert running.lift(found).startswith("new, watch: +")
    assert "against control" in running.lift(found)
    assert running.picture(found, "looks") is not None
    assert running.picture(found, "no such") is None


def test_shuffled_orders_have_exact_probabilities() -> None:
    weights = shuffling.rank_weights(3, 1.0)
    assert weights.sum() == pytest.approx(1)
    many = np.tile(weights, (60_000, 1))
    order, chance = shuffling.plackett_luce(many, np.random.default_rng(1))
    whole = chance.prod(axis=1)
    for wanted in ([0, 1, 2], [2, 0, 1], [1, 2, 0]):
        drawn = (order == wanted).all(axis=1)
        assert drawn.mean() == pytest.approx(whole[drawn][0], abs=0.01)
    a, b, c = weights
    first = (order == [2, 0, 1]).all(axis=1)
    assert whole[first][0] == pytest.approx(c * a / (a + b))
    assert (chance[:, -1] == 1).all(), "the last item has no choice"
    with pytest.raises(BadInput, match="temperature"):
        shuffling.rank_weights(3, 0.0)


def test_the_first_place_with_epsilon() -> None:
    source = running.campaign(Runtime(), "arn", length=5)
    ask = running.epsilon_first(source, 0.5, salt="page")
    found = [ask(f"{n}") for n in range(4000)]
    firsts = pd.Series([one.items[0] for one in found]).value_counts(normalize=True)
    assert firsts["i0"] == pytest.approx(0.6, abs=0.03)
    assert firsts.drop("i0").tolist() == pytest.approx([0.1] * 4, abs=0.02)
    for one in found[:50]:
        assert one.probabilities is not None
        assert one.probabilities[0] == pytest.approx(0.6 if one.items[0] == "i0" else 0.1)
        assert list(one.items[1:]) == [f"i{n}" for n in range(5) if f"i{n}" != one.items[0]]
    assert ask("7") == ask("7")
    assert running.epsilon_first(lambda user: [], 0.5, salt="page")("7").items == ()
    with pytest.raises(BadInput, match="epsilon"):
        running.epsilon_first(source, 1.5, salt="page")


def test_a_shuffled_source_logs_what_it_drew_with_and_can_be_done_again() -> None:
    source = running.campaign(Runtime(), "arn", length=5)
    ask = running.shuffled(source, 2.0, salt="page")
    one, again = ask("7"), ask("7")
    assert one == again
    assert sorted(one.items) == [f"i{n}" for n in range(5)]
    assert one.recommendation_id == "RID-7"
    assert one.probabilities is not None
    assert len(one.probabilities) == 5
    firsts = {running.shuffled(source, 2.0, salt="page")(f"{n}").items[0] for n in range(50)}
    assert len(firsts) > 2
    still = running.shuffled(source, 0.01, salt="page")("7")
    assert still.items == ("i0", "i1", "i2", "i3", "i4")
    empty = running.shuffled(lambda user: [], 1.0, salt="page")("7")
    assert empty.items == ()


def test_answers_are_kept(tmp_path: Path) -> None:
    made = []

    def make() -> dict[str, list[str]]:
        made.append(1)
        return {"a": ["i1"]}

    place = tmp_path / "new folder" / "lists.json"
    assert running.kept(place, make) == running.kept(place, make) == {"a": ["i1"]}
    assert made == [1]


def test_what_users_have_had(tmp_path: Path) -> None:
    rows = pd.DataFrame(
        {
            "USER_ID": ["a", "a", "b"],
            "ITEM_ID": ["x", "y", "x"],
            "EVENT_TYPE": ["Watch", "click", "click"],
        }
    )
    assert running.chosen(rows, "watch") == {"a": {"x"}}
    assert running.chosen(rows.drop(columns="EVENT_TYPE"), "watch") == {"a": {"x", "y"}, "b": {"x"}}
