"""From one question to one answer: history → scores → filter mask → top K.

The online operations and batch inference both answer through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.special import softmax
from personalize_poc.local.serving.context_features import Moment
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.group.catalogue import Catalogue, RequestScope
from personalize_poc.local.serving.inputs import Inputs
from personalize_poc.local.serving.ranking import Head, generator

SCORE_DECIMALS = 7

Mask = NDArray[np.bool_]


class Bound(Protocol):
    """A filter with the values of its parameters."""

    def mask(self, scope: RequestScope) -> Mask:
        """True for items that stay, bool [scope.size]."""
        ...


@dataclass(frozen=True)
class Both:
    """Two filters at once: items stay that both let through."""

    first: Bound
    second: Bound

    def mask(self, scope: RequestScope) -> Mask:
        """True for items that stay, bool [scope.size]."""
        return self.first.mask(scope) & self.second.mask(scope)


@dataclass(frozen=True)
class Promotion:
    """A share (1-100 percent) of the answer for items that match a filter."""

    name: str
    percent: int
    filter: Bound | None = None


@dataclass(frozen=True)
class Question:
    """What is asked. metadata_columns: Items columns wanted beside each item.

    moment: the context of the request.
    """

    user_id: str | None = None
    item_id: str | None = None
    num_results: int = 25
    filter: Bound | None = None
    promotion: Promotion | None = None
    metadata_columns: tuple[str, ...] = ()
    moment: Moment = ()


@dataclass(slots=True)
class Answer:
    """One recommended item. score: None where the recipe, or the item, has none.

    reason: why it is there, when the model did not choose it. new: exploration counts it as new.
    Nobody changes one; a frozen one would take four times as long to make, 25 for each question.
    """

    item_id: str
    score: float | None = None
    promotion_name: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    reason: str | None = None
    new: bool = False


PROMOTED, EXPLORED, POPULAR = "Promoted item", "Exploration", "Popular item"
"""Values of `Answer.reason`."""


def recommend(deployment: Deployment, question: Question) -> list[Answer]:
    """The best items for the question, at most `num_results`.

    Scores are the softmax of the model's logits over all items that it ranks, before filtering.
    """
    inputs = deployment.inputs(question.user_id, question.item_id, question.moment)
    catalogue, scope = inputs.catalogue, inputs.scope()
    mask = _masked(deployment, question, question.filter, scope)
    best = _best(deployment, inputs, mask, question.num_results)
    names: list[str | None] = [None] * len(best.order)
    if question.promotion:
        matches = _masked(deployment, question, question.promotion.filter, scope)
        best, names = _promoted(deployment, question, inputs, matches, best)
    ids = [catalogue.ids[item] for item in best.order.tolist()]
    shown: list[float | None] = [None] * len(ids)
    if best.scores is not None:
        shown = [round(score, SCORE_DECIMALS) for score in best.scores.tolist()]
    reasons: list[str | None] = [None] * len(ids)
    fresh = [False] * len(ids)
    if deployment.explores:
        moved = np.zeros(len(ids), bool) if best.explored is None else best.explored
        popular = deployment.tells_reasons and not deployment.scorer.knows(inputs)
        told = zip(names, moved.tolist(), strict=True)
        reasons = [_reason(name, explored, popular) for name, explored in told]
        fresh = deployment.new_items(inputs)[best.order].tolist()
    described = metadata(catalogue, ids, question.metadata_columns)
    return list(map(Answer, ids, shown, names, described, reasons, fresh))


def _best(deployment: Deployment, inputs: Inputs, mask: Mask | None, number: int) -> Head:
    """The best items that the mask lets through, at most so many."""
    head = deployment.best(inputs)
    places = np.arange(len(head.order)) if mask is None else np.flatnonzero(mask[head.order])
    if not head.whole and len(places) < number:
        every = np.ones(len(inputs.catalogue), bool) if mask is None else mask
        return deployment.best_of(inputs, every, number)
    return head.take(places[:number])


def _reason(promotion: str | None, explored: bool, popular: bool) -> str | None:
    if promotion is not None:
        return PROMOTED
    return EXPLORED if explored else POPULAR if popular else None


def rank(deployment: Deployment, question: Question, items: Sequence[str]) -> list[Answer]:
    """The given items, best first for the user of the question.

    Scores are the softmax over the given items that the model knows; the others follow without a
    score. An item given twice is answered once. Filtered items are left out.
    """
    inputs = deployment.inputs(question.user_id, moment=question.moment)
    catalogue, unique = inputs.catalogue, list(dict.fromkeys(items))
    scored = range(deployment.scorer.n_scored(inputs))
    known = [key for key in unique if catalogue.index.get(key, -1) in scored]
    places = np.array([catalogue.index[key] for key in known], np.int32)
    logits = deployment.scorer.logits_of(inputs, places)
    scores = softmax(logits)
    order = np.argsort(-logits, kind="stable")
    answers: list[tuple[str, float | None]] = [
        (known[place], _rounded(scores[place])) for place in order.tolist()
    ]
    others = set(known)
    answers += [(key, None) for key in unique if key not in others]
    stays = _stays(question, inputs, unique)
    kept = [(key, score) for key, score in answers if key in stays]
    ids, shown = [key for key, _ in kept], [score for _, score in kept]
    described = metadata(catalogue, ids, question.metadata_columns)
    return [Answer(*each) for each in zip(ids, shown, repeat(None), described, strict=False)]


def metadata(
    catalogue: Catalogue, ids: Sequence[str], columns: Sequence[str]
) -> list[dict[str, str]]:
    """Per item its Items columns as text, by their names in lower case; missing ones are left out.

    So are columns that the Items dataset has no longer.
    """
    found: list[dict[str, str]] = [{} for _ in ids]
    for name in columns:
        if catalogue.items.find_column(name) is None:
            continue
        key = name.lower()  # underscores stay: PRODUCT_DESCRIPTION is product_description
        for entry, value in zip(found, catalogue.items.values(name, ids).to_pylist(), strict=True):
            if value is not None:
                entry[key] = _text(value)
    return found


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(value)


def _rounded(score: float) -> float:
    return round(float(score), SCORE_DECIMALS)


def _masked(
    deployment: Deployment, question: Question, bound: Bound | None, scope: RequestScope
) -> Mask | None:
    """Items that may be answered; None: all of them, for which nothing is as long as a catalogue.

    An item is not related to itself.
    """
    mask = None if bound is None else bound.mask(scope)
    if not deployment.recipe.related or question.item_id not in scope.catalogue.index:
        return mask
    mask = np.ones(scope.size, bool) if mask is None else mask.copy()
    mask[scope.catalogue.index[question.item_id]] = False
    return mask


def _promoted(
    deployment: Deployment,
    question: Question,
    inputs: Inputs,
    matches: Mask | None,
    others: Head,
) -> tuple[Head, list[str | None]]:
    """Promoted items at random positions between the others, each kind in its own order.

    Positions depend on seed and question alone. A share that is no whole number is rounded half
    up; items that are missing for the share are made up by others. matches: what is promoted, bool
    [len(catalogue)], None for everything.
    """
    promotion = question.promotion
    assert promotion is not None
    wanted = int(question.num_results * promotion.percent / 100 + 0.5)
    promoted = _best(deployment, inputs, matches, wanted)
    number = len(promoted.order)
    stays = np.flatnonzero(~np.isin(others.order, promoted.order))
    others = others.take(stays[: question.num_results - number])
    total = number + len(others.order)
    asked = (question.user_id or "", question.item_id or "")
    random = generator(deployment.seed, "promotion", promotion.name, *asked)
    is_promoted = np.zeros(total, bool)
    if number:
        is_promoted[random.choice(total, number, replace=False)] = True
    rows = np.empty(total, np.intp)
    rows[is_promoted], rows[~is_promoted] = np.arange(number), np.arange(number, total)
    names = [promotion.name if flag else None for flag in is_promoted]
    return promoted.followed_by(others).take(rows), names


def _stays(question: Question, inputs: Inputs, items: list[str]) -> set[str]:
    """Which of the given items pass the filter, items outside the catalogue included."""
    if question.filter is None:
        return set(items)
    catalogue = inputs.catalogue
    mask = question.filter.mask(inputs.scope())
    stays = {key for key in items if key in catalogue.index and mask[catalogue.index[key]]}
    strangers = [key for key in items if key not in catalogue.index]
    if strangers:
        small = Catalogue(strangers, catalogue.items, inputs.snapshot.item_ids)
        passed = question.filter.mask(inputs.scope(small))
        stays |= {key for key, stay in zip(strangers, passed, strict=True) if stay}
    return stays
