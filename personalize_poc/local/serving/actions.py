"""Which actions to recommend to a user: propensities, rules of actions, exploration, filters.

A list is sorted by propensity, so actions that are explored, whose score is 0, stand at its end.
How the service draws them is not published. Here each place of an answer goes to exploration with
probability weight x EXPLORATION_SHARE, as with items; as many new actions take the last places.
The draws derive from seed and user id.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from operator import is_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import DAY, ActionLog, ActionQuery
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.training.actions import event_kind
from personalize_poc.local.recipes.actions import ranking
from personalize_poc.local.recipes.actions.model import PropensityModel
from personalize_poc.local.recipes.artifact import Trained
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.serving.deployment import Deployment, EventRule, Settings
from personalize_poc.local.serving.exploration.policy import EXPLORATION_SHARE, new_items
from personalize_poc.local.serving.group.catalogue import Catalogue, RequestScope
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.histories import BulkHistories, History
from personalize_poc.local.serving.group.vocabulary import Translation
from personalize_poc.local.serving.ranking import generator
from personalize_poc.local.serving.recommend import Answer, Question

LATEST_PER_EVENT_TYPE = 300
"""Action interactions per user and event type that a filter considers (service quota)."""

_EXPIRES = ("EXPIRATION_TIMESTAMP", "ACTION_EXPIRATION_TIMESTAMP")

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Menu:
    """The actions of the Actions dataset, all arrays [n].

    places: index of the model, -1 for actions that came later. scored: whether they have a score.
    values: VALUE, NaN without. expires: Unix seconds, inf without. waits: seconds after an
    interaction. new: whether they may be explored.
    """

    catalogue: Catalogue
    places: NDArray[np.int64]
    scored: NDArray[np.bool_]
    values: Floats
    expires: Floats
    waits: Floats
    new: NDArray[np.bool_]
    made_from: tuple[EntityTable, BulkHistories, BulkHistories]


class ActionDeployment(Deployment):
    """A model of propensities with its settings. Safe to use from many threads."""

    def __init__(
        self,
        recipe: RecipeInfo,
        trained: Trained[PropensityModel],
        group: GroupData,
        actions: GroupData,
        *,
        settings: Settings | None = None,
        rule: EventRule | None = None,
        seed: int = 42,
    ) -> None:
        """actions: the group's actions in the place of items, see `action_groups`."""
        super().__init__(recipe, trained, group, settings=settings, rule=rule, seed=seed)
        self.actions = actions
        self._propensity = trained.model
        text = (trained.folder / "action_ids.json").read_text(encoding="utf-8")
        self._index = {key: place for place, key in enumerate(json.loads(text))}
        self._to_model = Translation(actions.item_ids, self._index)
        self._menu: Menu | None = None

    def warm_up(self) -> None:
        """Answer once for nobody."""
        self.propensities(self.menu(), None)

    def menu(self) -> Menu:
        """The actions as they are now."""
        made_from = (self.actions.items, self.actions.bulk, self.group.bulk)
        current, actions = self._menu, self.actions.items
        if current and all(map(is_, current.made_from, made_from)):
            return current
        ids = sorted(actions.ids)
        places = np.array([self._index.get(key, -1) for key in ids], np.int64)
        expiry = [_numbers(actions, name, ids) for name in _EXPIRES]
        days = _numbers(actions, "REPEAT_FREQUENCY", ids)
        self._menu = current = Menu(
            Catalogue(ids, actions, self.actions.item_ids), places,
            scored=np.append(self._propensity.scored, False)[places],
            values=_numbers(actions, "VALUE", ids),
            expires=np.fmin(np.fmin(*expiry), np.inf),
            waits=np.nan_to_num(days, nan=0.0) * DAY,
            new=self._may_be_explored(ids), made_from=made_from,
        )  # fmt: skip
        return current

    def propensities(self, menu: Menu, user_id: str | None) -> Floats:
        """What the model says of each action for a user, [n]; a guess for those without a score.

        Of actions that came after training it knows nothing: they are taken for average.
        """
        model = self._propensity
        query = ActionQuery() if user_id is None else self._query(user_id)
        said = model.score([query])[0].astype(np.float64)
        return np.append(said, said.mean() if len(said) else 0.0)[menu.places]

    def _query(self, user_id: str) -> ActionQuery:
        history = self._learned_from(self.group.history(user_id))
        items = self.catalogue().from_history(history.items)
        known = (items >= 0) & (items < self.n_items)
        columns = self._propensity.people.columns
        return ActionQuery(
            history=items[known].astype(np.int32), timestamps=history.timestamps[known],
            log=self._log(self.actions.history(user_id)),
            person=self._propensity.person(
                {name: self.group.users.known(name, user_id) for name in columns}
            ),
        )  # fmt: skip

    def _log(self, history: History) -> ActionLog:
        """What a user did with actions, in the numbers of the model."""
        actions, events = self._to_model(history.items), self.kinds(history)
        known = (actions >= 0) & (events >= 0)
        return ActionLog(
            np.zeros(len(history), np.int32), actions, history.timestamps, events
        ).take(known)

    def kinds(self, history: History) -> NDArray[np.int8]:
        """Per interaction the number of its type of event, -1 for others."""
        texts = self.actions.event_types.texts
        kinds = np.array([*(event_kind(text) for text in texts), -1], np.int8)
        return kinds[history.event_types]

    def _may_be_explored(self, ids: list[str]) -> NDArray[np.bool_]:
        created = _numbers(self.actions.items, "CREATION_TIMESTAMP", ids)
        bulk, codes = self.actions.bulk, [self.actions.item_ids.find(key) for key in ids]
        oldest = np.append(bulk.first_seen(len(self.actions.item_ids)), np.nan)[codes]
        times = [t for t in (bulk.latest, self.group.bulk.latest) if t is not None]
        cut_off = self.settings.age_cut_off
        return new_items(created, oldest, max(times, default=None), cut_off)


@dataclass(frozen=True)
class ActionScope(RequestScope):
    """What a filter of actions may look at. kinds: of the events of `history`, int8 [n]."""

    kinds: NDArray[np.int8] | None = None

    def column(self, dataset: str, name: str) -> Any:
        """A column over the actions."""
        assert dataset.upper() == "ACTIONS", f"no column of {dataset} runs over actions"
        return self.catalogue.column(name)

    def interacted(self, event_types: frozenset[str] | None) -> NDArray[np.int32]:
        """Places of actions the user interacted with: the latest 300 per type of event."""
        assert self.kinds is not None
        every = np.unique(self.kinds).tolist()
        wanted = every if event_types is None else [event_kind(name) for name in event_types]
        codes = [
            self.history.items[self.kinds == kind][-LATEST_PER_EVENT_TYPE:]
            for kind in wanted
            if kind in every and (kind >= 0 or event_types is None)
        ]
        if not codes:
            return np.empty(0, np.int32)
        places = self.catalogue.from_history(np.concatenate(codes))
        return np.unique(places[places >= 0])


def recommend_actions(deployment: ActionDeployment, question: Question, now: float) -> list[Answer]:
    """The best actions for the user of a question, at most `num_results`. now: Unix seconds."""
    menu, user = deployment.menu(), question.user_id
    history = History() if user is None else deployment.actions.history(user)
    said = deployment.propensities(menu, user)
    scores = ranking.shown(said.astype(np.float32), menu.scored)
    allowed = (menu.expires > now) & ~_waiting(menu, history, now)
    if question.filter is not None:
        allowed &= question.filter.mask(_scope(deployment, menu, question, history))
    order = ranking.ranked(scores, menu.scored, menu.values)
    order = order[allowed[order]]
    best, others = order[menu.scored[order]], order[~menu.scored[order]]
    count = question.num_results
    explored = _explored(deployment, menu, user, said, others, count) if len(best) else others[:0]
    rest = others[~np.isin(others, explored)]
    chosen = np.concatenate([best[: count - len(explored)], explored, rest])[:count]
    return [Answer(menu.catalogue.ids[place], float(scores[place])) for place in chosen.tolist()]


def _waiting(menu: Menu, history: History, now: float) -> NDArray[np.bool_]:
    """Actions that the user interacted with less than REPEAT_FREQUENCY days ago, bool [n]."""
    newest = np.full(len(menu.catalogue) + 1, -np.inf)
    if len(history):  # the last place takes what is no action any more
        places = menu.catalogue.from_history(history.items)
        np.maximum.at(newest, places, history.timestamps.astype(np.float64))
    return (menu.waits > 0) & (newest[:-1] + menu.waits > now)


def _scope(
    deployment: ActionDeployment, menu: Menu, question: Question, history: History
) -> ActionScope:
    return ActionScope(
        menu.catalogue, deployment.group.users, deployment.actions.event_types, history,
        question.user_id, kinds=deployment.kinds(history),
    )  # fmt: skip


def _explored(
    deployment: ActionDeployment,
    menu: Menu,
    user_id: str | None,
    said: Floats,
    others: NDArray[np.intp],
    count: int,
) -> NDArray[np.intp]:
    """The new actions that take the last places of an answer of `count` places."""
    random = generator(deployment.seed, "actions", user_id or "")
    share = deployment.settings.exploration_weight * EXPLORATION_SHARE
    places = int((random.random(count) < share).sum())
    candidates = others[menu.new[others]]
    wish = said[candidates] + random.standard_normal(len(candidates)) * said.std()
    return candidates[np.argsort(-wish, kind="stable")][:places]


def _numbers(table: EntityTable, name: str, ids: list[str]) -> Floats:
    """A numeric column, NaN where missing; all NaN when the schema has no such column."""
    column = table.find_column(name)
    return np.full(len(ids), np.nan) if column is None else table.numbers(column.name, ids)
