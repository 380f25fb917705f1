"""Each part on top of the trained network, weighed by what validation users did next."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.recipes.sequence import (
    by_ranking,
    ease,
    first_events,
    lately,
    repeat_consumption,
    repeats_by_ranking,
    rules_by_ranking,
    sequential_rules,
    unseen_weights,
)
from personalize_poc.local.recipes.sequence.cold import Cold, without_users
from personalize_poc.local.recipes.sequence.content import Content
from personalize_poc.local.recipes.sequence.cycles import Cycles
from personalize_poc.local.recipes.sequence.first_events import FirstEvents
from personalize_poc.local.recipes.sequence.fresh import Fresh
from personalize_poc.local.recipes.sequence.groups import Groups
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.popular import log_users
from personalize_poc.local.recipes.sequence.rare_categories import RareCategories
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from personalize_poc.local.recipes.sequence.sequential_rules import SequentialRules
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import regression
from personalize_poc.local.recipes.sequence.training.judged import Judged, first
from personalize_poc.local.recipes.sequence.unseen import Unseen

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tables:
    """What was counted of the users that the network learned from, without weights yet.

    rules: None where the settings have none. unseen: the parts that order unseen items.
    popularity: log of users and a half, [n_items]. repeats: whether these are moved.
    """

    rules: SequentialRules | None
    unseen: Unseen
    popularity: Floats
    repeats: bool

    @classmethod
    def of(cls, judged: Judged, settings: Settings, described: Floats) -> Tables:
        """described: metadata of the items, float32 [n_items, width]."""
        data, learned, encoder = judged.data, judged.learned, judged.model.encoder
        popularity = log_users(learned, data.n_items)
        ridge = content = categories = now = rules = cold = fresh = groups = cycles = None
        if settings.ridge:
            ridge = regression.chosen(judged)
        if ridge is not None:
            ridge = ridge.damped(popularity, ease.DAMPING)
        if settings.content and described.shape[1]:
            content = Content.of(described, encoder.n_categories)
        if settings.content and settings.metadata:
            categories = RareCategories.of(data.item_features, data.n_items, encoder)
        if settings.content:
            cold = _cold(judged, popularity, described)
            fresh = Fresh.of(data.item_features, learned)
            person, sizes = judged.model.person, (data.n_users, data.n_items)
            groups = Groups.of(learned, data.user_features, person, *sizes)
        if settings.lately:
            now = lately.fit(learned, data.n_items)
            cycles = Cycles.of(learned, data.n_items)
        if settings.rules:
            rules = sequential_rules.fit(learned, data.n_items)
        order = Unseen(
            ridge,
            content,
            now,
            categories=categories,
            cold=cold,
            fresh=fresh,
            groups=groups,
            cycles=cycles,
        )
        return cls(rules, order, popularity, settings.repeats)

    @property
    def are_nothing(self) -> bool:
        """Whether nothing is put on top of the network."""
        return self.rules is None and self.unseen == Unseen() and not self.repeats


def _cold(judged: Judged, popularity: Floats, described: Floats) -> Cold | None:
    """Without a weight yet; None where most of what no learner had is what judges had."""
    features = judged.data.item_features
    cold = without_users(popularity, described, features)
    nobody = without_users(judged.model.arrays["popularity"], described, features)
    return Cold(0.0, cold) if 0 < cold.sum() <= 2 * nobody.sum() else None


def likeliest(judged: Judged, tables: Tables) -> SequenceModel:
    """The model with all parts as what came next was likeliest, one after the other.

    It takes a fraction of the time of weighing them by ranking too, and says under which share of
    popularity to do that.
    """
    model, judges = judged.model, judged.judges
    if tables.rules is not None:
        rules = _likeliest_rules(judged, tables.rules)
        model = replace(model, rules=rules if rules.weights.any() else None)
    if tables.repeats:
        types = len(judged.data.event_types)
        moves = repeat_consumption.likeliest(judged.asked(judges, model), types)
        model = replace(model, repeats=moves)
    found = unseen_weights.likeliest(tables.unseen, tables.popularity, judged.first(judges, model))
    return replace(model, unseen=found if found != Unseen() else None)


def rules_of(judged: Judged, rules: SequentialRules) -> SequentialRules:
    """The rules as the judges weigh them beside the network alone."""
    rules = _likeliest_rules(judged, rules)
    rules = rules_by_ranking.ranking_best(rules, judged.asked(judged.judges, judged.model))
    log.info("Weights of sequential rules: %s", rules.weights)
    return rules


def _likeliest_rules(judged: Judged, rules: SequentialRules) -> SequentialRules:
    asked = judged.first(judged.judges, judged.model)
    told = ((z, query.history, item) for z, query, item in asked)
    return replace(rules, weights=sequential_rules.likeliest(rules, told))


def repeats_of(judged: Judged, model: SequenceModel) -> Repeats:
    """The moves of repeats as the judges weigh them beside a model; without judges the learners."""
    n_types = len(judged.data.event_types)
    if len(judged.judges):
        moves = repeats_by_ranking.ranking_best(judged.of_judges(model), n_types)
    else:
        moves = repeat_consumption.likeliest(judged.asked(judged.learners, model), n_types)
    log.info("Weights of repeats: %s", moves.weights)
    return moves


def unseen_of(judged: Judged, model: SequenceModel, tables: Tables) -> Unseen:
    """The order of unseen items as the judges weigh it beside a model with rules and repeats."""
    asked = judged.of_judges(model)
    found = unseen_weights.likeliest(tables.unseen, tables.popularity, first(asked()))
    found = by_ranking.ranking_best(found, tables.popularity, asked)
    found = by_ranking.popularity_ranking_best(found, tables.popularity, asked)
    if found.popular is not None:  # what is served knows all users, judges too
        popularity = judged.model.arrays["popularity"]
        found = replace(found, popular=replace(found.popular, popularity=popularity))
    if found.cold is not None:  # and what judges alone had is had
        cold = found.cold.cold * (judged.model.arrays["popularity"] <= tables.popularity)
        found = replace(found, cold=replace(found.cold, cold=cold))
    tell(found)
    return found


def at_first(judged: Judged, tables: Tables) -> FirstEvents | None:
    """What weighs how much before a first event, as the judges' first events say."""
    every, now = tables.unseen, tables.unseen.lately
    if now is None:  # also where it does not order what somebody with a history has not had
        now = lately.fit(judged.learned, judged.data.n_items)
    parts = Unseen(lately=now, fresh=every.fresh, groups=every.groups, cycles=every.cycles)
    found = first_events.likeliest(parts, tables.popularity, judged.at_first())
    if found is not None:
        log.info("Before a first event:")
        log.info("Weights of popularity and its shade: %s, %s", found.popularity, found.shade)
        tell(found.parts)
    return found


def tell(found: Unseen) -> None:
    """Log the weights of the order of unseen items."""
    log.info(
        "Weight and decay of the regression: %s, of metadata: %s and %s, of what is in demand: %s, "
        "of popularity: %s, of what nobody had: %s, of what is new: %s, of what people alike turn "
        "to by %s: %s, of the hour, the weekday, the hour of the week and the time of the "
        "year: %s; unseen items lowered by %s",
        found.ridge and (found.ridge.weight, found.ridge.decay),
        found.content and found.content.weights,
        found.categories and found.categories.weights,
        found.lately and found.lately.weights,
        found.popular and found.popular.weight,
        found.cold and found.cold.weight,
        found.fresh and found.fresh.weights,
        found.groups and found.groups.columns,
        found.groups and found.groups.weights,
        found.cycles and found.cycles.weights,
        found.lowered,
    )
