"""What acts on top of the trained network, weighed by what validation users did next."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

import numpy as np

from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.sequence import (
    by_ranking,
    ease,
    lately,
    repeat_consumption,
    repeats_by_ranking,
    rules_by_ranking,
    sequential_rules,
    unseen,
    visit_start,
)
from personalize_poc.local.recipes.sequence.content import Content
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.on_top import OnTop
from personalize_poc.local.recipes.sequence.rare_categories import RareCategories
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from personalize_poc.local.recipes.sequence.sequential_rules import SequentialRules
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training.judged import Judged, first
from personalize_poc.local.recipes.sequence.training.predictions import share_of_visits
from personalize_poc.local.recipes.sequence.unseen import Unseen
from personalize_poc.local.recipes.sequence.visit_start import VisitStart

log = logging.getLogger(__name__)

_NEARLY_ALL = 0.9
"""Share of events that begin a visit, from which on these are the usual ones."""


@dataclass(frozen=True)
class Tables:
    """What was counted of the users that the network learned from, without weights yet.

    rules: None where the settings have none. unseen: the parts that order unseen items.
    popularity: log of users and a half, [n_items].
    """

    rules: SequentialRules | None
    unseen: Unseen
    popularity: Floats

    @classmethod
    def of(cls, judged: Judged, settings: Settings, described: Floats) -> Tables:
        """described: metadata of the items, float32 [n_items, width]."""
        data, learned, encoder = judged.data, judged.learned, judged.model.encoder
        popularity = np.log(unique_users(learned, data.n_items) + 0.5).astype(np.float32)
        ridge = content = categories = now = rules = None
        if settings.ridge:
            ridge = ease.fit(learned, data.n_users, data.n_items)
        if ridge is not None:
            ridge = ridge.damped(popularity, ease.DAMPING)
        if settings.content and described.shape[1]:
            content = Content.of(described, encoder.n_categories)
        if settings.content and settings.metadata:
            categories = RareCategories.of(data.item_features, data.n_items, encoder)
        if settings.lately:
            now = lately.fit(learned, data.n_items)
        if settings.rules:
            rules = sequential_rules.fit(learned, data.n_items)
        return cls(rules, Unseen(ridge, content, now, categories=categories), popularity)


def on_top(judged: Judged, settings: Settings, described: Floats) -> SequenceModel:
    """The model with what the settings put on top of the network.

    Rules and regression are learned from those users that the network learned from, and weighed
    by the judges, one part after the other: what a part adds is judged beside those before it.
    Without judges the learners say how much repeats are moved: the network knows them too well
    already, so that it is little. The regression then has its own weight, the rest none.

    described: metadata of the items, float32 [n_items, width].
    """
    tables, model = Tables.of(judged, settings, described), judged.model
    if tables.rules is not None:
        rules = _rules(judged, tables.rules)
        model = replace(model, rules=rules if rules.weights.any() else None)
    if settings.repeats:
        model = replace(model, repeats=_repeats(judged, model))
    if settings.ridge or settings.content or settings.lately:
        found = _unseen(judged, model, tables)
        model = replace(model, unseen=found if found != Unseen() else None)
    return _with_visit_start(judged, model, tables)


def _rules(judged: Judged, rules: SequentialRules) -> SequentialRules:
    """The rules as the judges weigh them beside the network alone."""
    model, judges = judged.model, judged.judges
    told = ((z, query.history, item) for z, query, item in judged.first(judges, model))
    rules = replace(rules, weights=sequential_rules.likeliest(rules, told))
    rules = rules_by_ranking.ranking_best(rules, judged.asked(judges, model))
    log.info("Weights of sequential rules: %s", rules.weights)
    return rules


def _repeats(judged: Judged, model: SequenceModel) -> Repeats:
    """The moves of repeats as the judges weigh them beside a model; without judges the learners."""
    n_types = len(judged.data.event_types)
    if len(judged.judges):
        moves = repeats_by_ranking.ranking_best(judged.of_judges(model), n_types)
    else:
        moves = repeat_consumption.likeliest(judged.asked(judged.learners, model), n_types)
    log.info("Weights of repeats: %s", moves.weights)
    return moves


def _unseen(judged: Judged, model: SequenceModel, tables: Tables) -> Unseen:
    """The order of unseen items as the judges weigh it beside a model with rules and repeats."""
    asked = judged.of_judges(model)
    found = unseen.likeliest(tables.unseen, tables.popularity, first(asked()))
    found = by_ranking.ranking_best(found, tables.popularity, asked)
    _tell(found)
    return found


def _tell(found: Unseen) -> None:
    log.info(
        "Weight and decay of the regression: %s, of metadata: %s and %s, of what is in demand: %s; "
        "unseen items lowered by %s",
        found.ridge and (found.ridge.weight, found.ridge.decay),
        found.content and found.content.weights,
        found.categories and found.categories.weights,
        found.lately and found.lately.weights,
        found.lowered,
    )


def _with_visit_start(judged: Judged, model: SequenceModel, tables: Tables) -> SequenceModel:
    """The model with weights of their own where a visit begins, if that ranks better there."""
    visits = share_of_visits(judged.data.interactions, judged.events, judged.judges)
    if model.on_top.is_nothing or not 0 < visits < _NEARLY_ALL:
        return model
    begun = [_beside_popularity(judged, share) for share in visit_start.SHARES]
    apart = [_at_visit_start(one, model, tables) for one in begun]
    asked = [one.of_judges(one.model) for one in begun]
    weighed = [(one.on_top, questions) for one, questions in zip(apart, asked, strict=True)]
    place = visit_start.chosen(model.on_top, asked[0], weighed)
    if place is None:
        return model
    share, own = visit_start.SHARES[place], apart[place]
    log.info("Where a visit begins, popularity has a share of %s", share)
    # What has a weight here alone stands in the model without one.
    rules, order, found = model.rules, model.unseen, own.unseen
    if rules is None and own.rules is not None and own.rules.weights.any():
        rules = tables.rules
    if found is not None and found.lately is not None and (order is None or order.lately is None):
        order = replace(order or Unseen(), lately=tables.unseen.lately)
    at_start = VisitStart.of(own.on_top, share)
    return replace(model, rules=rules, unseen=order, at_start=at_start)


def _beside_popularity(judged: Judged, share: float) -> Judged:
    """Judges who are asked where a visit begins, by a network with this share of popularity."""
    drawn = VisitStart.of(OnTop(judged.model.on_top.popularity), share) if share else None
    return replace(judged, model=replace(judged.model, at_start=drawn), visits=True)


def _at_visit_start(begun: Judged, model: SequenceModel, tables: Tables) -> SequenceModel:
    """The same parts as judges weigh them who are asked where a visit begins."""
    log.info("Where a visit begins:")
    apart = begun.model
    if tables.rules is not None:
        apart = replace(apart, rules=_rules(begun, tables.rules))
    if model.repeats is not None:
        apart = replace(apart, repeats=_repeats(begun, apart))
    order = replace(model.unseen or Unseen(), lately=tables.unseen.lately)
    if order == Unseen():
        return apart
    asked = begun.of_judges(apart)
    found = unseen.likeliest_beside_metadata(order, tables.popularity, first(asked()))
    found = by_ranking.regression_ranking_best(found, tables.popularity, asked)
    found = by_ranking.demand_ranking_best(found, tables.popularity, asked)
    _tell(found)
    return replace(apart, unseen=found)
