"""Which actions to recommend to a user: propensities, rules of actions, exploration, filters.

A list is sorted by propensity, so actions that are explored, whose score is 0, stand at its end.
How the service draws them is not published. Here each place of an answer goes to exploration with
probability weight x EXPLORATION_SHARE, as with items; as many new actions take the last places.
The draws derive from seed and user id.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import DAY, ActionLog, ActionQuery
from personalize_poc.local.caches import Newest
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.training.actions import event_kind
from personalize_poc.local.recipes.actions import ranking
from personalize_poc.local.recipes.actions.model import PropensityModel
from personalize_poc.local.recipes.artifact import Trained
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.exploration.policy import EXPLORATION_SHARE, new_items
from personalize_poc.local.serving.group.catalogue import Catalogue, RequestScope
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.histories import History
from personalize_poc.local.serving.group.snapshot import GroupSnapshot
from personalize_poc.local.serving.group.vocabulary import Translation
from personalize_poc.local.serving.inputs import NOBODY, Inputs
from personalize_poc.local.serving.ranking import generator
from personalize_poc.local.serving.recommend import Answer, Question
from personalize_poc.local.serving.settings import EventRule, Settings

LATEST_PER_EVENT_TYPE = 300
"""Action interactions per user and event type that a filter considers (service quota)."""

_EXPIRES = ("EXPIRATION_TIMESTAMP", "ACTION_EXPIRATION_TIMESTAMP")

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ActionCatalogue:
    """The actions of the Actions dataset, all arrays [n].

    items: the actions in the place of items. places: index of the model, -1 for actions that
    came later. scored: whether they have a score. values: VALUE, NaN without. expires: Unix
    seconds, inf without. waits: seconds after an interaction. new: whether they may be explored.
    """

    items: Catalogue
    places: NDArray[np.int64]
    scored: NDArray[np.bool_]
    values: Floats
    expires: Floats
    waits: Floats
    new: NDArray[np.bool_]


@dataclass(frozen=True)
class ActionInputs:
    """What one answer is computed from.

    items: the user and what the user did with items. actions: the group's actions in the place of
    items. history: what the user did with actions.
    """

    items: Inputs
    actions: GroupSnapshot
    history: History
    catalogue: ActionCatalogue


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
        """actions: the group's actions in the place of items, see `group_registry`."""
        super().__init__(recipe, trained, group, settings=settings, rule=rule, seed=seed)
        self.actions = actions
        self._propensity = trained.model
        text = (trained.folder / "action_ids.json").read_text(encoding="utf-8")
        self._index = {key: place for place, key in enumerate(json.loads(text))}
        self._to_model = Translation(actions.snapshot.item_ids, self._index)
        self._newest_actions: Newest[ActionCatalogue] = Newest()

    def warm_up(self) -> None:
        """Answer once for nobody."""
        self.propensities(self.action_inputs(None))

    def action_inputs(self, user_id: str | None) -> ActionInputs:
        """What a question is answered from: the data as it is now."""
        items, actions = self.inputs(user_id), self.actions.snapshot
        history = NOBODY if user_id is None else actions.history(user_id)
        return ActionInputs(items, actions, history, self._actions_of(items.snapshot, actions))

    def _actions_of(self, group: GroupSnapshot, actions: GroupSnapshot) -> ActionCatalogue:
        since = actions.since
        state = (since.items, since.interactions, group.since.interactions)
        return self._newest_actions.get(state, lambda: self._make_catalogue(group, actions))

    def _make_catalogue(self, group: GroupSnapshot, actions: GroupSnapshot) -> ActionCatalogue:
        table = actions.items
        ids = sorted(table.ids)
        places = np.array([self._index.get(key, -1) for key in ids], np.int64)
        expiry = [_numbers(table, name, ids) for name in _EXPIRES]
        days = _numbers(table, "REPEAT_FREQUENCY", ids)
        return ActionCatalogue(
            Catalogue(ids, table, actions.item_ids, actions.since.items),
            places,
            scored=np.append(self._propensity.scored, False)[places],
            values=_numbers(table, "VALUE", ids),
            expires=np.fmin(np.fmin(*expiry), np.inf),
            waits=np.nan_to_num(days, nan=0.0) * DAY,
            new=self._may_be_explored(group, actions, ids),
        )

    def propensities(self, inputs: ActionInputs) -> Floats:
        """What the model says of each action, [n]; a guess for those without a score.

        Of actions that came after training it knows nothing: they are taken for average.
        """
        nobody = inputs.items.user_id is None
        query = ActionQuery() if nobody else self._query(inputs)
        said = self._propensity.score([query])[0].astype(np.float64)
        return np.append(said, said.mean() if len(said) else 0.0)[inputs.catalogue.places]

    def _query(self, inputs: ActionInputs) -> ActionQuery:
        asked = inputs.items
        history = self.scorer.learned(asked.snapshot, asked.history)
        items = asked.catalogue.from_history(history.items)
        known = (items >= 0) & (items < self.n_items)
        users, user_id = asked.snapshot.users, asked.user_id or ""
        columns = self._propensity.people.columns
        return ActionQuery(
            history=items[known].astype(np.int32),
            timestamps=history.timestamps[known],
            log=self._log(inputs),
            person=self._propensity.person({name: users.known(name, user_id) for name in columns}),
        )

    def _log(self, inputs: ActionInputs) -> ActionLog:
        """What a user did with actions, in the numbers of the model."""
        history = inputs.history
        actions, events = self._to_model(history.items), _kinds(inputs)
        known = (actions >= 0) & (events >= 0)
        users = np.zeros(len(history), np.int32)
        return ActionLog(users, actions, history.timestamps, events).take(known)

    def _may_be_explored(
        self, group: GroupSnapshot, actions: GroupSnapshot, ids: list[str]
    ) -> NDArray[np.bool_]:
        created = _numbers(actions.items, "CREATION_TIMESTAMP", ids)
        bulk, codes = actions.interactions, [actions.item_ids.find(key) for key in ids]
        oldest = np.append(bulk.first_seen(len(actions.item_ids)), np.nan)[codes]
        times = [t for t in (bulk.latest, group.interactions.latest) if t is not None]
        cut_off = self.settings.age_cut_off
        return new_items(created, oldest, max(times, default=None), cut_off)


def _kinds(inputs: ActionInputs) -> NDArray[np.int8]:
    """Per interaction with an action the number of its type of event, -1 for others, int8 [n]."""
    texts = inputs.actions.event_types.texts
    kinds = np.array([*(event_kind(text) for text in texts), -1], np.int8)
    return kinds[inputs.history.event_types]


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
    inputs = deployment.action_inputs(question.user_id)
    catalogue, user = inputs.catalogue, question.user_id
    said = deployment.propensities(inputs)
    scores = ranking.shown(said.astype(np.float32), catalogue.scored)
    allowed = (catalogue.expires > now) & ~_waiting(catalogue, inputs.history, now)
    if question.filter is not None:
        allowed &= question.filter.mask(_scope(inputs))
    order = ranking.ranked(scores, catalogue.scored, catalogue.values)
    order = order[allowed[order]]
    best, others = order[catalogue.scored[order]], order[~catalogue.scored[order]]
    count = question.num_results
    explored = others[:0]
    if len(best):
        explored = _explored(deployment, catalogue, user, said, others, count)
    rest = others[~np.isin(others, explored)]
    chosen = np.concatenate([best[: count - len(explored)], explored, rest])[:count]
    return [Answer(catalogue.items.ids[place], float(scores[place])) for place in chosen.tolist()]


def _waiting(catalogue: ActionCatalogue, history: History, now: float) -> NDArray[np.bool_]:
    """Actions that the user interacted with less than REPEAT_FREQUENCY days ago, bool [n]."""
    newest = np.full(len(catalogue.items) + 1, -np.inf)
    if len(history):  # the last place takes what is no action any more
        places = catalogue.items.from_history(history.items)
        np.maximum.at(newest, places, history.timestamps.astype(np.float64))
    return (catalogue.waits > 0) & (newest[:-1] + catalogue.waits > now)


def _scope(inputs: ActionInputs) -> ActionScope:
    return ActionScope(
        inputs.catalogue.items,
        inputs.items.snapshot.users,
        inputs.actions.event_types,
        inputs.history,
        inputs.items.user_id,
        kinds=_kinds(inputs),
    )


def _explored(
    deployment: ActionDeployment,
    catalogue: ActionCatalogue,
    user_id: str | None,
    said: Floats,
    others: NDArray[np.intp],
    count: int,
) -> NDArray[np.intp]:
    """The new actions that take the last places of an answer of `count` places."""
    random = generator(deployment.seed, "actions", user_id or "")
    share = deployment.settings.exploration_weight * EXPLORATION_SHARE
    places = int((random.random(count) < share).sum())
    candidates = others[catalogue.new[others]]
    wish = said[candidates] + random.standard_normal(len(candidates)) * said.std()
    return candidates[np.argsort(-wish, kind="stable")][:places]


def _numbers(table: EntityTable, name: str, ids: list[str]) -> Floats:
    """A numeric column, NaN where missing; all NaN when the schema has no such column."""
    column = table.find_column(name)
    return np.full(len(ids), np.nan) if column is None else table.numbers(column.name, ids)
