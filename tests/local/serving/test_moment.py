"""When a question is asked: in the time of the data, and with the pause since the last event."""

from __future__ import annotations

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Floats, Query
from personalize_poc.local.recipes.sequence.encoding.events import begins_visit
from personalize_poc.local.serving.recommend import Question, recommend
from personalize_poc.local.serving.scoring import clock_of, moment_of
from tests.support.serving_fakes import DAY, NextItem, deployment, watch

MINUTE = 60


class Greets(NextItem):
    """Whose visit begins is shown item 9 first, everybody else item 0."""

    def score(self, queries: list[Query]) -> Floats:
        scores: Floats = np.zeros((len(queries), self.n_items), np.float32)
        for row, query in zip(scores, queries, strict=True):
            row[9 if begins_visit(query) else 0] = 1
        return scores


def first(model: object, user: str) -> str:
    return recommend(model, Question(user, num_results=1))[0].item_id  # type: ignore[arg-type]


def test_within_a_visit_another_answer_is_given_than_where_one_begins() -> None:
    """Others go on acting: that is how time passes, also for an answer that is kept."""
    model = deployment("aws-user-personalization", model=Greets(), events=[watch("u", "i1", DAY)])
    assert first(model, "u") == "i0"
    model.group.put_events([watch("other", "i2", DAY + 10 * MINUTE)])
    assert first(model, "u") == "i0"
    model.group.put_events([watch("other", "i2", DAY + 90 * MINUTE)])
    assert first(model, "u") == "i9"
    assert first(model, "other") == "i0"
    model.group.put_events([watch("u", "i3", DAY + 91 * MINUTE)])
    assert first(model, "u") == "i0", "who comes back is within a visit from the first event on"


def test_an_event_that_arrives_late_does_not_turn_time_back() -> None:
    model = deployment("aws-user-personalization", model=Greets(), events=[watch("u", "i1", DAY)])
    model.group.put_events([watch("other", "i2", 2 * DAY), watch("other", "i2", DAY)])
    assert first(model, "u") == "i9"


@pytest.mark.parametrize("pause", [0, 1, 2048, 2049, 5 * DAY])
def test_a_pause_is_rounded_up_so_that_answers_stay_for_a_while(pause: int) -> None:
    events = [watch("u", "i1", DAY), watch("other", "i2", DAY + pause)]
    model = deployment("aws-user-personalization", events=events)
    moment = moment_of(model.inputs("u"))
    assert moment is not None
    assert max(1, pause) <= moment - DAY < 2 * max(1, pause)
    assert (moment - DAY > 2048) == (pause > 2048)


def test_nobody_is_asked_about_at_the_newest_moment_and_without_events_at_none() -> None:
    events = [watch("u", "i1", DAY), watch("v", "i2", 3 * DAY)]
    assert moment_of(deployment("aws-user-personalization", events=events).inputs()) == 3 * DAY
    assert moment_of(deployment("aws-user-personalization").inputs("u")) is None


class Wakes(NextItem):
    """Item 8 is first from midnight to noon, item 9 from then on, item 0 where no hour is known."""

    def score(self, queries: list[Query]) -> Floats:
        scores: Floats = np.zeros((len(queries), self.n_items), np.float32)
        for row, query in zip(scores, queries, strict=True):
            assert query.time is not None
            row[(8 if query.time % DAY < DAY // 2 else 9) if query.hours else 0] = 1
        return scores


def test_the_hour_is_known_from_what_people_do_now() -> None:
    """Not from the pause of somebody, which is rounded, and not from an import."""
    events = [watch("u", "i1", DAY), watch("v", "i1", 2 * DAY + 10 * MINUTE)]
    model = deployment("aws-user-personalization", model=Wakes(), events=events)
    for hour in (3, 11, 14, 23):
        model.group.put_events([watch("other", "i2", 5 * DAY + hour * 60 * MINUTE + 59)])
        assert clock_of(model.inputs("u")) == (5 * DAY + (hour + 1) * 60 * MINUTE - 1, True)
        for user in ("u", "v"):
            assert first(model, user) == ("i8" if hour < 12 else "i9")


class Offers(NextItem):
    """Who has no history is shown the item of the day, which popularity does not know."""

    @property
    def encodes(self) -> Offers:
        return self

    def encoded(self, queries: list[Query]) -> Floats:
        return np.zeros((len(queries), 1), np.float32)

    def answered(self, encoded: Floats, queries: list[Query]) -> Floats:
        scores: Floats = np.zeros((len(queries), self.n_items), np.float32)
        for row, query in zip(scores, queries, strict=True):
            assert query.moment is not None
            row[query.moment // DAY] = 1
        return scores


def test_somebody_new_is_offered_what_the_model_says_of_the_moment() -> None:
    events = [watch("u", "i1", 2 * DAY + 23 * 60 * MINUTE + 59)]
    model = deployment("aws-user-personalization", model=Offers(), events=events)
    assert first(model, "nobody") == "i2"
    model.group.put_events([watch("u", "i1", 3 * DAY)])
    assert first(model, "nobody") == "i3"
