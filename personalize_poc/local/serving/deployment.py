"""A trained model ready to answer, with the data of its dataset group."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.special import softmax
from personalize_poc.local.arrays.types import Query, Values
from personalize_poc.local.caches import Cache, nbytes
from personalize_poc.local.recipes.artifact import Trained
from personalize_poc.local.recipes.interface import Model
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.serving.context_features import Coder, Moment
from personalize_poc.local.serving.exploration.cold_start import Growing, Newcomers, Scored
from personalize_poc.local.serving.exploration.policy import Evidence, explore
from personalize_poc.local.serving.group.catalogue import Catalogue
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.histories import History
from personalize_poc.local.serving.ranking import Ranking, generator, ranked
from personalize_poc.local.serving.ranking_cache import Head, Heads
from personalize_poc.local.serving.trends import Trends

REMEMBERED_BYTES = 64 * 1024**2
"""Memory for what a deployment's model said of recent histories: 5,000 users at 3,000 items."""

HEADS_BYTES = 128 * 1024**2
"""Memory for the best items of recent questions: 5,000 users."""


@dataclass(frozen=True)
class Settings:
    """What a campaign or batch job sets. Weight 0 … 1; cut-off in days; metadata in answers.

    influence: rankingInfluence of popularity and freshness, 0 … 1 each.
    """

    exploration_weight: float = 0.3
    age_cut_off: float = 30.0
    metadata: bool = False
    influence: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def of(cls, config: Mapping[str, Any] | None) -> Settings:
        """From a checked campaignConfig or batchInferenceJobConfig."""
        config = config or {}
        exploration = config.get("itemExplorationConfig") or {}
        influence = config.get("rankingInfluence") or {}
        return cls(
            float(exploration.get("explorationWeight", cls.exploration_weight)),
            float(exploration.get("explorationItemAgeCutOff", cls.age_cut_off)),
            bool(config.get("enableMetadataWithRecommendations", False)),
            (float(influence.get("POPULARITY", 0)), float(influence.get("FRESHNESS", 0))),
        )


@dataclass(frozen=True)
class EventRule:
    """Which interactions the model learned from, and so which it looks at in a history.

    listed: event types with a threshold or None each; empty when all count.
    """

    event_type: str | None = None
    threshold: float | None = None
    listed: tuple[tuple[str, float | None], ...] = ()


class Deployment:
    """One model with its settings. Safe to use from many threads."""

    def __init__(
        self,
        recipe: RecipeInfo,
        trained: Trained[Model],
        group: GroupData,
        *,
        settings: Settings | None = None,
        rule: EventRule | None = None,
        seed: int = 42,
        incremental: bool = False,
    ) -> None:
        """incremental: whether a solution with incremental updates takes items that come later."""
        self.recipe = recipe
        self.group = group
        self.settings = settings or Settings()
        self.seed = seed
        self.n_items = len(trained.item_ids)
        self._rule = rule or EventRule()
        self._model_ids = list(trained.item_ids)
        self._known = set(self._model_ids)
        self._event_types = {name.casefold(): i for i, name in enumerate(trained.event_types)}
        # Shares of a softmax over these are the items' shares of users (plus a half for none).
        popular = np.log(np.asarray(trained.popularity, np.float64) + 0.5)
        model = trained.model.influenced(*self.settings.influence)
        self._growing = Growing(model, popular, grows=recipe.takes_new_items or incremental)
        self._newcomers = Newcomers(group, self.settings.age_cut_off)
        self._remembered: Cache[NDArray[Any]] = Cache(REMEMBERED_BYTES, nbytes)
        self._heads = Heads(HEADS_BYTES)
        self._moments = Coder(trained.columns.get("context", {}))
        self._people = Coder(trained.columns.get("users", {}))
        self._catalogue: Catalogue | None = None
        self._trends = None if model.trends is None else Trends(model.trends)

    @property
    def explores(self) -> bool:
        """Whether new items are mixed into answers."""
        return self.recipe.explores is not None and self.settings.exploration_weight > 0

    @property
    def shows_metadata(self) -> bool:
        """Whether an answer may hold metadata of its items."""
        return self.settings.metadata or self.recipe.metadata

    @property
    def tells_reasons(self) -> bool:
        """Whether an answer says why an item is there that the model did not choose."""
        return self.recipe.reasons

    def warm_up(self) -> None:
        """Answer once for nobody, so that the first real answer is as fast as the others."""
        self.ranking(self.catalogue(), None, None, History())

    def catalogue(self) -> Catalogue:
        """Items of the model first, in its order, then items that came later."""
        items, current = self.group.items, self._catalogue
        if current is None or current.items is not items:
            later = [key for key in items.ids if key not in self._known]
            current = Catalogue(self._model_ids + later, items, self.group.item_ids)
            self._catalogue = current
        return current

    def best(
        self,
        catalogue: Catalogue,
        user_id: str | None,
        item_id: str | None,
        history: History,
        moment: Moment = (),
        *,
        whole: bool = False,
    ) -> Head:
        """The items that may be recommended, best first, with scores if the recipe has them.

        Perhaps only the first ones, unless the `whole` ranking is asked for. Scores are the
        softmax of the logits over the whole ranking.
        """
        evidence = self._newcomers.evidence(catalogue) if self.explores else None
        users = self.group.users if self._people else None
        made_from = (history, catalogue, self.group.bulk, evidence, users)
        keeps = self._trends is None  # what trends depends on what everybody does
        if keeps and not whole:
            found = self._heads.get((user_id, item_id, moment), made_from)
            if found is not None:
                return found
        ranking = self.ranking(catalogue, user_id, item_id, history, moment, evidence)
        scores = softmax(ranking.logits) if self.recipe.scores else None
        all_items = Head(ranking.order, scores, ranking.explored)
        if keeps:
            head = all_items.cut()
            self._heads.put((user_id, item_id, moment), made_from, head)
            return all_items if whole else head
        return all_items

    def ranking(
        self,
        catalogue: Catalogue,
        user_id: str | None,
        item_id: str | None,
        history: History,
        moment: Moment = (),
        evidence: Evidence | None = None,
    ) -> Ranking:
        """All items that may be recommended, best first.

        evidence: of new items, when it is at hand.
        """
        logits = self.logits(catalogue, item_id, history, user_id, moment)
        exploration = self.recipe.explores
        if exploration is None or not self.explores:
            return ranked(logits)
        every = logits
        if len(catalogue) > len(logits):  # items that the model cannot score
            every = np.full(len(catalogue), np.median(logits) if len(logits) else 0.0)
            every[: len(logits)] = logits
        random = generator(self.seed, "exploration", user_id or "")
        most = None
        if exploration.most is not None:
            most = max(1, round(exploration.most * len(catalogue)))
        evidence = evidence or self._newcomers.evidence(catalogue)
        return explore(every, evidence, self.settings.exploration_weight, random, most)

    def new_items(self, catalogue: Catalogue) -> NDArray[np.bool_]:
        """Which items exploration counts as new, bool [len(catalogue)]."""
        return self._newcomers.mask(catalogue)

    def knows(self, catalogue: Catalogue, history: History) -> bool:
        """Whether the model has seen any item of a history, so that it can choose for the user."""
        scored = self._growing.over(catalogue)
        places = catalogue.from_history(self._learned_from(history).items)
        return bool(((places >= 0) & (places < scored.n_items)).any())

    def logits(
        self,
        catalogue: Catalogue,
        item_id: str | None,
        history: History,
        user_id: str | None = None,
        moment: Moment = (),
    ) -> NDArray[np.float64]:
        """What the model says of the items that it scores, float64 [n], the first of the catalogue.

        A person without a history is shown what is popular, shaded by what is known of the person
        and the moment where the model learned from that. Raises InvalidInputException for a moment
        that does not fit.
        """
        if self._trends is not None:
            return self._trends.scores(self.group, catalogue, self._learned_from)
        scored = self._growing.over(catalogue)
        query = self._about_items(scored, catalogue, item_id, history, user_id, moment)
        if self.recipe.scores and not len(query.history):
            return self._popular_with(scored, query.context, query.traits)
        return self._said(scored, query).astype(np.float64)

    def prepare(self, user_ids: Sequence[str]) -> None:
        """Let the model read the histories of many users at once, for answers that follow soon.

        That takes a fraction of the time of one after another, and nothing else changes.
        """
        catalogue = self.catalogue()
        scored = self._growing.over(catalogue)
        encodes = scored.model.encodes
        if encodes is None:
            return
        queries = {}
        for user_id in user_ids:
            history = self.group.history(user_id)
            query = self._about_items(scored, catalogue, None, history, user_id, ())
            key = _history_key(scored, query)
            if len(query.history) and self._remembered.get(key) is None:
                queries[key] = query
        if len(queries) > 1:  # one at a time has a way of its own
            encoded = encodes.encoded(list(queries.values()))
            for row, key in enumerate(queries):
                self._remembered.put(key, encoded[row : row + 1])

    def _about_items(
        self,
        scored: Scored,
        catalogue: Catalogue,
        item_id: str | None,
        history: History,
        user_id: str | None,
        moment: Moment,
    ) -> Query:
        history = self._learned_from(history)
        places = catalogue.from_history(history.items)
        known = (places >= 0) & (places < scored.n_items)
        item = catalogue.index.get(item_id, -1) if item_id is not None else -1
        return Query(
            history=places[known].astype(np.int32),
            timestamps=history.timestamps[known],
            event_types=self._model_types(history)[known],
            item=item if 0 <= item < scored.n_items else None,
            event_values=history.event_values[known],
            context=self._moments.moment(moment) if moment and self._moments else {},
            traits=self._people.person(self.group.users, user_id) if self._people else {},
        )

    def _popular_with(self, scored: Scored, context: Values, person: Values) -> NDArray[np.float64]:
        """What is popular with such people at such moments."""
        if not context and not person:
            return scored.popular
        shaded = self._said(scored, Query(context=context, traits=person))
        return scored.popular + shaded.astype(np.float64) - self._said(scored, Query())

    def _said(self, scored: Scored, query: Query) -> NDArray[Any]:
        """The model's logits for one query, computed once while nothing changes.

        What the history says is kept beside: only that part is slow.
        """
        history = _history_key(scored, query)
        known = (tuple(sorted(query.context.items())), tuple(sorted(query.traits.items())))
        found = self._remembered.get((*history, *known))
        if found is None:
            encodes = scored.model.encodes
            if encodes is not None:
                encoded = self._remembered.get(history)
                if encoded is None:
                    encoded = encodes.encoded([query])
                    self._remembered.put(history, encoded)
                found = encodes.answered(encoded, [query])[0]
            else:
                found = scored.model.score([query])[0]
            self._remembered.put((*history, *known), found)
        return found

    def _learned_from(self, history: History) -> History:
        rule = self._rule
        if rule.event_type is not None and len(history):
            names = self.group.event_types.texts
            wanted = [i for i, name in enumerate(names) if name == rule.event_type]
            history = history.take(np.isin(history.event_types, wanted))
        if rule.threshold is not None and len(history):
            history = history.take(history.event_values >= rule.threshold)
        if rule.listed and len(history):
            history = history.take(self._in_list(history))
        return history

    def _in_list(self, history: History) -> NDArray[np.bool_]:
        """Which interactions are of a listed type, and above its threshold."""
        names = self.group.event_types.texts
        found = np.zeros(len(history), bool)
        for wanted, threshold in self._rule.listed:
            chosen = np.isin(history.event_types, [i for i, n in enumerate(names) if n == wanted])
            found |= chosen if threshold is None else chosen & (history.event_values >= threshold)
        return found

    def _model_types(self, history: History) -> NDArray[np.int16]:
        names = self.group.event_types.texts
        own = [self._event_types.get(name.casefold(), -1) for name in names]
        return np.array([*own, -1], np.int16)[history.event_types]


def _history_key(scored: Scored, query: Query) -> tuple[Any, ...]:
    """What the model's reading of a history depends on, in few bytes however long it is."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (query.history, query.timestamps, query.event_types, query.event_values):
        if part is not None:  # all are as long as the first, so that no part is taken for another
            digest.update(np.ascontiguousarray(part).data)
    return digest.digest(), len(query.history), query.item, scored.number
