"""Histories encoded step by step, or several as one, are what encoding one as a whole gives.

To the bit; most tests allow for the last digits all the same, as the formulas in 64 bits do. Where
these differ by what is read beside a history, the states of the `trained` models differ a lot.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Query
from personalize_poc.local.recipes.sequence.encoding.events import GAPS, starts_session
from personalize_poc.local.recipes.sequence.inference import gru, incremental
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.settings import SERVED_EVENTS
from personalize_poc.local.serving.recommend import Question, recommend
from tests.support.serving_fakes import deployment, watch

ITEMS, WIDTH, HIDDEN, TYPES = 40, 6, 9, 3


def model(
    hierarchical: bool, items: int = ITEMS, width: int = WIDTH, hidden: int = HIDDEN
) -> SequenceModel:
    draw = np.random.default_rng(7)

    def drawn(*shape: int) -> np.ndarray:
        return (0.4 * draw.standard_normal(shape)).astype(np.float32)

    arrays = {
        "vectors": drawn(items, width),
        "bias": drawn(items),
        "popularity": drawn(items),
        "gap": drawn(GAPS, width),
        "type": drawn(TYPES + 1, width),
        "out": drawn(hidden, width),
        "out_bias": drawn(width),
        "value": drawn(4, width),
        "value_bounds": np.array([0.3, 0.6], np.float32),
    }
    for unit, size in (("event", width), ("user", hidden)):
        arrays |= {
            f"{unit}_in": drawn(size, 3 * hidden),
            f"{unit}_in_bias": drawn(3 * hidden),
            f"{unit}_state": drawn(hidden, 3 * hidden),
            f"{unit}_state_bias": drawn(3 * hidden),
        }
    if hierarchical:
        arrays |= {"start": drawn(hidden, hidden), "start_bias": drawn(hidden)}
    return SequenceModel(arrays)


def history(n: int, seed: int = 0) -> Query:
    draw = np.random.default_rng(seed)
    # Sessions of a few events: some gaps are long enough to begin another one.
    gaps = np.where(draw.random(n) < 0.2, 1_000_000, draw.integers(0, 600, n))
    return Query(
        draw.integers(0, ITEMS, n).astype(np.int32),
        np.cumsum(gaps),
        draw.integers(-1, TYPES, n).astype(np.int16),
        event_values=draw.choice([0.1, 0.5, 0.9, np.nan], n).astype(np.float32),
    )


def until(query: Query, n: int) -> Query:
    return Query(
        query.history[:n],
        query.timestamps[:n],
        query.event_types[:n],
        event_values=None if query.event_values is None else query.event_values[:n],
    )


def same(state: np.ndarray, expected: np.ndarray, what: str = "") -> None:
    np.testing.assert_allclose(state, expected, rtol=1e-4, atol=1e-5, err_msg=what)


def whole(of: SequenceModel, query: Query) -> np.ndarray:
    """The state by the formulas, one event after another, with 64 bits."""
    weights = {name: np.asarray(array, np.float64) for name, array in of.arrays.items()}

    def unit(name: str, inputs: np.ndarray, state: np.ndarray) -> np.ndarray:
        into = np.split(inputs @ weights[f"{name}_in"] + weights[f"{name}_in_bias"], 3)
        inner = np.split(state @ weights[f"{name}_state"] + weights[f"{name}_state_bias"], 3)
        reset, update = (1 / (1 + np.exp(-into[i] - inner[i])) for i in (0, 1))
        found: np.ndarray = update * state + (1 - update) * np.tanh(into[2] + reset * inner[2])
        return found

    state, user = np.zeros(HIDDEN), np.zeros(HIDDEN)
    for item, gap, kind, value in of.codes(query).T:
        if "start" in weights and starts_session(gap):
            user = unit("user", state, user)
            state = np.tanh(user @ weights["start"] + weights["start_bias"])
        vector = weights["vectors"][item] + weights["gap"][gap] + weights["type"][kind]
        state = unit("event", vector + weights["value"][value], state)
    return state


@pytest.mark.parametrize("hierarchical", [False, True])
@pytest.mark.parametrize("stride", [1, 2, 5, incremental.LOOK_BACK, incremental.LOOK_BACK + 1])
def test_a_growing_history_has_the_state_of_the_whole_one(hierarchical: bool, stride: int) -> None:
    growing, query = model(hierarchical), history(SERVED_EVENTS + 60)
    for n in range(1, len(query.history) + 1, stride):
        part = until(query, n)
        state = growing.steps.state(growing.codes(part))
        same(state, whole(growing, part), f"{n} events")


def test_a_new_event_costs_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    growing, query = model(False), history(SERVED_EVENTS + 60)
    taken: list[int] = []
    read = gru.Unit.steps

    def counted(self: gru.Unit, gates: Any, *given: Any) -> None:
        taken.extend([1] * len(gates))
        read(self, gates, *given)

    monkeypatch.setattr(gru.Unit, "steps", counted)
    for n in range(1, SERVED_EVENTS + 1):
        growing.steps.state(growing.codes(until(query, n)))
    assert len(taken) == SERVED_EVENTS
    growing.steps.state(growing.codes(until(query, SERVED_EVENTS)))
    assert len(taken) == SERVED_EVENTS, "the same history again costs none"
    taken.clear()
    for n in range(SERVED_EVENTS + 1, SERVED_EVENTS + 41):
        growing.steps.state(growing.codes(until(query, n)))
    # Every STRIDE events what counts is read as a whole, the other events cost one step each.
    assert len(taken) == 40 // incremental.STRIDE * (SERVED_EVENTS + incremental.STRIDE - 1)


def test_of_a_long_history_the_newest_events_count() -> None:
    stride = incremental.STRIDE
    for n, oldest in (
        (1, 0),
        (SERVED_EVENTS, 0),
        (SERVED_EVENTS + stride - 1, 0),
        (SERVED_EVENTS + stride, stride),
        (1015, 900),
    ):
        assert incremental.first_served(n) == oldest
    scoring, query = model(True), history(SERVED_EVENTS + 60)
    begin = incremental.first_served(len(query.history))
    newest = Query(
        query.history.copy(), query.timestamps, query.event_types, event_values=query.event_values
    )
    newest.history[:begin] = 0
    same(scoring.score([newest]), scoring.score([query]))
    newest.history[begin] = (newest.history[begin] + 1) % ITEMS
    assert np.abs(scoring.encoded([newest]) - scoring.encoded([query])).max() > 0


@pytest.mark.parametrize("hierarchical", [False, True])
def test_histories_that_change_in_the_middle_are_read_anew(hierarchical: bool) -> None:
    changing, query = model(hierarchical), history(30)
    changing.steps.state(changing.codes(query))
    changed = Query(query.history.copy(), query.timestamps, query.event_types)
    changed.history[3] = (changed.history[3] + 1) % ITEMS
    state = changing.steps.state(changing.codes(changed))
    same(state, whole(changing, changed))


def test_scores_of_one_query_are_those_it_gets_among_others() -> None:
    scoring = model(True)
    queries = [until(history(n or 1, seed=n), n) for n in (0, 1, 7, 99, 100, 101, 150)]
    together = scoring.score(queries)
    for row, query in enumerate(queries):
        same(scoring.score([query])[0], together[row])


def trained(hierarchical: bool = True) -> SequenceModel:
    """Of the width of the recipes. A last digit of it grows over the events until all differs."""
    return model(hierarchical, width=64, hidden=149)


@pytest.mark.parametrize("hierarchical", [False, True])
def test_what_is_read_beside_a_history_does_not_change_it(hierarchical: bool) -> None:
    scoring = trained(hierarchical)
    queries = [until(history(n, seed=n), n) for n in (101, 3, 64, 119, 100)]
    together, by_two = scoring.encoded(queries), trained(hierarchical).encoded(queries[:2])
    same(together[:2], by_two)
    for row, query in enumerate(queries):
        same(trained(hierarchical).encoded([query])[0], together[row])
    grown = until(queries[0], 95)
    assert not np.allclose(scoring.encoded([grown])[0], together[0])
    fresh = trained(hierarchical)
    for n in (95, 97, 98, 101):
        found = fresh.encoded([until(queries[0], n)])[0]
    same(found, together[0], "an event or two at a time")


@pytest.mark.parametrize("hierarchical", [False, True])
def test_histories_that_were_read_together_go_on_from_there(
    hierarchical: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    growing, queries = trained(hierarchical), [until(history(60, seed=n), 60) for n in range(5)]
    before = [until(query, 58 - n) for n, query in enumerate(queries)]
    growing.encoded(before)
    expected = trained(hierarchical).encoded(queries)

    def read_anew(*_: object) -> None:
        raise AssertionError("a history was read from its beginning")

    monkeypatch.setattr(incremental.Steps, "_together", read_anew)
    monkeypatch.setattr(incremental.Steps, "_nothing", read_anew)
    same(growing.encoded(queries), expected)


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental, "KEPT_BYTES", 20_000)
    keeping = model(False)
    for seed in range(50):
        query = history(20, seed)
        same(keeping.steps.state(keeping.codes(query)), whole(keeping, query))
    assert keeping.steps.kept_bytes <= 20_000


def test_users_read_together_get_the_answers_of_one_after_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    users = [f"u{number}" for number in range(6)]
    watched = [
        watch(user, f"i{(number * step) % 10}", step)
        for number, user in enumerate(users)
        for step in range(number * 3)
    ]
    alone = deployment("aws-user-personalization", model=model(True, 10), events=watched)
    answers = {user: recommend(alone, Question(user)) for user in users}
    together = deployment("aws-user-personalization", model=model(True, 10), events=watched)
    together.prepare([*users, "nobody"])

    def read_again(*_: object) -> None:
        raise AssertionError("a history was read again")

    monkeypatch.setattr(incremental.Steps, "state", read_again)
    for user in users:
        found = recommend(together, Question(user))
        assert [a.item_id for a in found] == [a.item_id for a in answers[user]]
        for one, other in zip(found, answers[user], strict=True):
            assert one.score == pytest.approx(other.score, abs=1e-5)


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 4, 5, 23])
def test_a_row_of_a_product_has_the_same_bits_among_others(rows: int) -> None:
    draw = np.random.default_rng(3)
    weights = gru.padded(draw.standard_normal((149, 447)).astype(np.float32))
    several = draw.standard_normal((rows, 149)).astype(np.float32)
    found = gru.product(several, weights)
    assert found.shape == (rows, 448)
    for row, alone in zip(found, several, strict=True):
        np.testing.assert_array_equal(row, gru.product(alone[None], weights)[0])
