"""Answers from what is kept are those that are computed anew, whatever happened in between."""

from __future__ import annotations

import gc
import random
import tracemalloc
import weakref
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from personalize_poc.local import filters
from personalize_poc.local.arrays.special import softmax
from personalize_poc.local.serving import ranking as rankings
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.filter_registry import ReadyFilter
from personalize_poc.local.serving.group.histories import merged
from personalize_poc.local.serving.ranking import best_first
from personalize_poc.local.serving.recommend import Question, recommend
from personalize_poc.local.serving.settings import Settings
from tests.support.serving_fakes import DAY, ITEMS, deployment, watch

SEEN = 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")'
TEXT = (
    'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("watch") '
    "| INCLUDE ItemID WHERE Items.GENRES IN ($GENRES) "
    "| EXCLUDE ItemID WHERE Items.RELEASE_YEAR > $YEAR"
)


def described(item: int, shift: int = 0) -> dict[str, Any]:
    genres = "|".join(name for n, name in enumerate("ABC") if (item + shift) % (n + 2) == 0)
    return {"GENRES": genres or None, "RELEASE_YEAR": 2000 + item, "CREATION_TIMESTAMP": item * DAY}


def anew(model: Deployment, user: str, values: dict[str, str], wanted: int) -> list[Any]:
    """The answer step by step, over every item, from nothing that is kept."""
    inputs = model.inputs(user)
    group, catalogue = inputs.snapshot, inputs.catalogue
    history = merged(group.interactions.of(user), group.live.of(user))
    ranking = model.ranking(replace(inputs, history=history))
    scores = softmax(ranking.logits)
    seen = {group.item_ids.texts[code] for code in history.items}
    genres = {text.strip('" ') for text in values["GENRES"].split(",")}
    found = []
    for place, score in zip(ranking.order, scores, strict=True):
        item = catalogue.ids[place]
        known: Any = catalogue.items.known("GENRES", item) or []
        year: Any = catalogue.items.known("RELEASE_YEAR", item)
        late = "YEAR" in values and year is not None and float(year) > float(values["YEAR"])
        if item not in seen and genres & set(known) and not late:
            found.append((item, round(float(score), 7)))
    return found[:wanted]


@pytest.mark.parametrize("weight", [0.0, 1.0])
def test_kept_answers_are_those_of_a_fresh_start(
    weight: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rankings, "HEAD", 4)
    items = {item: described(n) for n, item in enumerate(ITEMS)}
    model = deployment("aws-user-personalization", items=items, settings=Settings(weight))
    ready = ReadyFilter("filter", "group", filters.compile(TEXT))
    draw = random.Random(5)
    for step in range(300):
        user = f"u{draw.randrange(3)}"
        match draw.randrange(6):
            case 0:
                model.group.put_events([watch(user, draw.choice(ITEMS), step)])
            case 1:
                key = draw.choice([*ITEMS, "later"])
                model.group.put_records("ITEMS", {key: described(draw.randrange(10), step)})
            case 2:
                model.group.replace_events([watch(user, draw.choice(ITEMS), step)])
            case _:
                values = {"GENRES": draw.choice(['"A"', '"B","C"', '"none"'])}
                if draw.random() < 0.5:
                    values["YEAR"] = str(draw.randrange(2000, 2010))
                wanted = draw.choice([1, 3, 25])
                answers = recommend(
                    model, Question(user, num_results=wanted, filter=ready.bind(values))
                )
                assert [(a.item_id, a.score) for a in answers] == anew(
                    model, user, values, wanted
                ), step


def test_what_is_kept_of_an_answer_does_not_grow_with_the_history() -> None:
    number = 20_000
    events = [watch("u", ITEMS[n % len(ITEMS)], n) for n in range(number)]
    model = deployment("aws-user-personalization", events=events)
    recommend(model, Question("u"))
    tracemalloc.start()
    try:
        for step in range(20):
            model.group.put_events([watch("u", ITEMS[step % len(ITEMS)], number + step)])
            recommend(model, Question("u"))
        gc.collect()
        kept = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert kept < 5 * 20 * number  # the history itself, and some room; not one for each answer


def test_a_second_answer_sorts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    model = deployment("aws-user-personalization", events=[watch("u", "i3", 1)])
    first = recommend(model, Question("u"))

    def fail(*_: object) -> None:
        raise AssertionError("sorted again")

    monkeypatch.setattr(model, "ranking", fail)
    assert recommend(model, Question("u")) == first
    with pytest.raises(AssertionError):
        recommend(model, Question("v"))


def test_values_of_a_filter_are_bound_once_and_a_mask_is_computed_once() -> None:
    ready = ReadyFilter("f", "g", filters.compile("INCLUDE ItemID WHERE Items.GENRES IN ($G)"))
    bound = ready.bind({"G": '"A"'})
    assert ready.bind({"G": '"A"'}) is bound
    assert ready.bind({"G": '"B"'}) is not bound
    model = deployment(items={item: {"GENRES": "A"} for item in ITEMS})
    catalogue = model.inputs().catalogue
    assert recommend(model, Question("u", filter=bound))
    expression = bound.filter.expressions[0]
    mask = catalogue.masks.get((bound.key, expression.position))
    assert mask is not None
    assert mask.all()
    with pytest.raises(ValueError, match="read-only"):
        np.logical_not(mask, out=mask)
    # Other metadata, another catalogue: the mask is not found there.
    model.group.put_records("ITEMS", {"i1": {"GENRES": "B"}})
    assert "i1" not in [a.item_id for a in recommend(model, Question("u", filter=bound))]


def test_sorting_as_integers_is_the_stable_sort() -> None:
    draw = np.random.default_rng(1)
    for size in (0, 1, 2, 50, 5000):
        single = draw.standard_normal(size).astype(np.float32)
        tied = np.round(single, 1)
        odd = draw.choice([0.0, -0.0, 1e-40, -1e38], size)
        special = np.where(draw.random(size) < 0.3, odd, tied)
        for values in (single, tied, special.astype(np.float32), draw.standard_normal(size)):
            logits = values.astype(np.float64)
            expected = np.argsort(-logits, kind="stable")
            np.testing.assert_array_equal(best_first(logits), expected)


def test_what_is_kept_does_not_hold_old_data_in_memory() -> None:
    items = {item: {"GENRES": "A"} for item in ITEMS}
    model = deployment("aws-user-personalization", items=items, events=[watch("u", "i3", 1)])
    bound = ReadyFilter("f", "g", filters.compile(SEEN)).bind({})
    old = []
    for step in range(5):
        user = f"u{step}"
        model.group.put_events([watch(user, "i1", step)])
        assert recommend(model, Question(user, filter=bound))
        old.append(weakref.ref(model.inputs().catalogue))
        model.group.put_records("ITEMS", {f"later-{step}": {"GENRES": "B"}})
    assert recommend(model, Question("u", filter=bound))
    gc.collect()
    assert [reference() for reference in old] == [None] * 5
