"""What acts on top of the trained network, and how much popularity it has beside it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.recipes.sequence import (
    by_ranking,
    popularity_share,
    unseen_weights,
    visit_start,
)
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training.judged import Judged, first
from personalize_poc.local.recipes.sequence.training.later_items import with_later_items_raised
from personalize_poc.local.recipes.sequence.training.predictions import share_of_visits
from personalize_poc.local.recipes.sequence.training.weighing import (
    Tables,
    at_first,
    likeliest,
    repeats_of,
    rules_of,
    tell,
    unseen_of,
)
from personalize_poc.local.recipes.sequence.unseen import DEMAND, Unseen
from personalize_poc.local.recipes.sequence.visit_start import VisitStart

log = logging.getLogger(__name__)

_NEARLY_ALL = 0.9
"""Share of events that begin a visit, from which on these are the usual ones."""


def on_top(judged: Judged, settings: Settings, described: Floats) -> SequenceModel:
    """The model with what the settings put on top of the network.

    Rules and regression are learned from those users that the network learned from, and weighed
    by the judges, one part after the other: what a part adds is judged beside those before it.
    Without judges the learners say how much repeats are moved: the network knows them too well
    already, so that it is little. The regression then has its own weight, the rest none.

    described: metadata of the items, float32 [n_items, width].
    """
    tables = Tables.of(judged, settings, described)
    if tables.are_nothing:
        return judged.model
    visits = share_of_visits(judged.data.interactions, judged.events, judged.judges)
    if 0 < visits < _NEARLY_ALL:
        model = _with_visit_start(judged, _weighed(judged, tables), tables)
    else:
        model = _weighed(judged.beside(_usual_share(judged, tables)), tables)
    if settings.content:
        model = with_later_items_raised(judged, model, described)
        model = replace(model, at_first=at_first(judged, tables))
    return model.newest()


def _weighed(judged: Judged, tables: Tables) -> SequenceModel:
    """The model with all parts, beside the share of popularity that the judges are asked with."""
    model = judged.model
    if tables.rules is not None:
        rules = rules_of(judged, tables.rules)
        model = replace(model, rules=rules if rules.weights.any() else None)
    if tables.repeats:
        model = replace(model, repeats=repeats_of(judged, model))
    if tables.unseen != Unseen():
        found = unseen_of(judged, model, tables)
        model = replace(model, unseen=found if found != Unseen() else None)
    return replace(model, popularity_share=judged.share)


def _usual_share(judged: Judged, tables: Tables) -> float:
    """The share of popularity in the logits of the network; see `popularity_share`."""

    def told(share: float) -> NDArray[np.float64]:
        beside = judged.beside(share)
        asked = beside.first(beside.judges, likeliest(beside, tables))
        return np.array([float(z[item]) - logsumexp(z) for z, _, item in asked])

    share = popularity_share.likeliest(told, judged.people)
    log.info("Share of popularity in the logits of the network: %s", share)
    return share


def _with_visit_start(judged: Judged, model: SequenceModel, tables: Tables) -> SequenceModel:
    """The model with weights of their own where a visit begins, if that ranks better there."""
    begun = judged.at_visit_starts()
    share = _share_at_start(begun, tables)
    own = _at_visit_start(begun.beside(share), model, tables)
    apart = own.on_top, begun.beside(share).of_judges(begun.model)
    if not visit_start.is_ahead(apart, (model.on_top, begun.of_judges(begun.model))):
        return model
    log.info("Where a visit begins, popularity has a share of %s", share)
    # What has a weight here alone stands in the model without one.
    rules, order, found = model.rules, model.unseen, own.unseen
    if rules is None and own.rules is not None and own.rules.weights.any():
        rules = tables.rules
    for name in DEMAND:
        if getattr(found, name, None) is not None and getattr(order, name, None) is None:
            same: dict[str, Any] = {name: getattr(tables.unseen, name)}
            order = replace(order or Unseen(), **same)
    at_start = VisitStart.of(own.on_top, share)
    return replace(model, rules=rules, unseen=order, at_start=at_start)


def _share_at_start(begun: Judged, tables: Tables) -> float:
    """The share of popularity in the logits of the network where a visit begins.

    It is chosen without what people alike turn to, which is popular among them: beside that the
    next larger share came out on `parts`, and of what is new less was found.
    """
    tables = replace(tables, unseen=replace(tables.unseen, groups=None))
    several = [begun.beside(share) for share in visit_start.SHARES]
    parts = [likeliest(one, tables).on_top for one in several]
    asked = [one.of_judges(one.model) for one in several]
    return visit_start.SHARES[visit_start.share(list(zip(parts, asked, strict=True)))]


def _at_visit_start(begun: Judged, model: SequenceModel, tables: Tables) -> SequenceModel:
    """The same parts as judges weigh them who are asked where a visit begins."""
    log.info("Where a visit begins:")
    apart = begun.model
    if tables.rules is not None:
        apart = replace(apart, rules=rules_of(begun, tables.rules))
    if tables.repeats:
        apart = replace(apart, repeats=repeats_of(begun, apart))
    demand: dict[str, Any] = {name: getattr(tables.unseen, name) for name in DEMAND}
    order = replace(model.unseen or Unseen(), popular=None, **demand)
    if order == Unseen():
        return apart
    asked = begun.of_judges(apart)
    found = unseen_weights.likeliest_beside_metadata(order, tables.popularity, first(asked()))
    found = by_ranking.regression_ranking_best(found, tables.popularity, asked)
    found = by_ranking.demand_ranking_best(found, tables.popularity, asked)
    tell(found)
    return replace(apart, unseen=found)
