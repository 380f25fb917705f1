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
from personalize_poc.local.serving.ranking import generator

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
    best = deployment.best(inputs, whole=question.promotion is not None)
    allowed = _allowed(deployment, catalogue, question.item_id)
    mask = _masked(question.filter, scope, allowed)
    places = np.flatnonzero(mask[best.order])
    if not best.whole and len(places) < question.num_results:
        best = deployment.best(inputs, whole=True)
        places = np.flatnonzero(mask[best.order])
    if question.promotion:
        places, names = _promoted(deployment, question, scope, best.order, places, allowed)
    else:
        places = places[: question.num_results]
        names = [None] * len(places)
    ids = [catalogue.ids[item] for item in best.order[places].tolist()]
    shown: list[float | None] = [None] * len(ids)
    if best.scores is not None:
        shown = [round(score, SCORE_DECIMALS) for score in best.scores[places].tolist()]
    reasons: list[str | None] = [None] * len(ids)
    fresh = [False] * len(ids)
    if deployment.explores:
        moved = np.zeros(len(ids), bool) if best.explored is None else best.explored[places]
        popular = deployment.tells_reasons and not deployment.scorer.knows(inputs)
        told = zip(names, moved.tolist(), strict=True)
        reasons = [_reason(name, explored, popular) for name, explored in told]
        fresh = deployment.new_items(inputs)[best.order[places]].tolist()
    described = metadata(catalogue, ids, question.metadata_columns)
    return list(map(Answer, ids, shown, names, described, reasons, fresh))


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
    every = deployment.scorer.logits(inputs)
    known = [key for key in unique if catalogue.index.get(key, -1) in range(len(every))]
    logits = every[[catalogue.index[k] for k in known]]
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


def _allowed(deployment: Deployment, catalogue: Catalogue, item_id: str | None) -> Mask:
    """Items that may be answered at all: an item is not related to itself."""
    allowed = np.ones(len(catalogue), bool)
    if deployment.recipe.related and item_id in catalogue.index:
        allowed[catalogue.index[item_id]] = False
    return allowed


def _masked(bound: Bound | None, scope: RequestScope, allowed: Mask) -> Mask:
    return allowed if bound is None else allowed & bound.mask(scope)


def _promoted(
    deployment: Deployment,
    question: Question,
    scope: RequestScope,
    order: NDArray[np.intp],
    others: NDArray[np.intp],
    allowed: Mask,
) -> tuple[NDArray[np.intp], list[str | None]]:
    """Promoted items at random positions between the others, each kind in its own order.

    Positions depend on seed and question alone. A share that is no whole number is rounded half
    up; items that are missing for the share are made up by others.
    """
    promotion = question.promotion
    assert promotion is not None
    wanted = int(question.num_results * promotion.percent / 100 + 0.5)
    promoted = np.flatnonzero(_masked(promotion.filter, scope, allowed)[order])[:wanted]
    others = others[~np.isin(others, promoted)][: question.num_results - len(promoted)]
    total = len(promoted) + len(others)
    asked = (question.user_id or "", question.item_id or "")
    random = generator(deployment.seed, "promotion", promotion.name, *asked)
    is_promoted = np.zeros(total, bool)
    if len(promoted):
        is_promoted[random.choice(total, len(promoted), replace=False)] = True
    places = np.empty(total, np.intp)
    places[is_promoted], places[~is_promoted] = promoted, others
    return places, [promotion.name if flag else None for flag in is_promoted]


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
