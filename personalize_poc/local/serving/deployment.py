"""A trained model ready to answer, with the data of its dataset group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.special import softmax
from personalize_poc.local.caches import Cache, Newest, nbytes
from personalize_poc.local.recipes.artifact import Trained
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.serving.context_features import Moment
from personalize_poc.local.serving.exploration.cold_start import NewItems
from personalize_poc.local.serving.exploration.policy import Evidence, explore, explore_head
from personalize_poc.local.serving.group.catalogue import Catalogue
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.snapshot import GroupSnapshot
from personalize_poc.local.serving.inputs import NOBODY, Inputs
from personalize_poc.local.serving.ranking import HEAD, Head, Ranking, generator, ranked
from personalize_poc.local.serving.scoring import Scorer, clock_of, moment_of
from personalize_poc.local.serving.settings import EventRule, Settings

HEADS_BYTES = 128 * 1024**2
"""Memory for the best items of recent questions: 5,000 users."""

RETRIEVED = 50
"""Items of a ranking that are retrieved and kept where not all are scored."""

MOST_PICKED = 20_000
"""Items that a filter may leave so that all of them are scored, in a large catalogue."""

_NONE = np.empty(0, np.intp)


class Deployment:
    """One model with its settings. Safe to use from many threads.

    An answer is computed from `inputs`, taken once: from one snapshot of the group, whatever
    happens meanwhile.
    """

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
        at_once: bool = True,
    ) -> None:
        """incremental: whether a solution with incremental updates takes items that come later.

        at_once: whether an answer is read when it is asked for, and not some day.
        """
        self.recipe = recipe
        self.group = group
        self.settings = settings or Settings()
        self.seed = seed
        self.n_items = len(trained.item_ids)
        grows = recipe.takes_new_items or incremental
        self.scorer = Scorer(
            trained,
            self.settings,
            rule or EventRule(),
            grows=grows,
            scores=recipe.scores,
            at_once=at_once,
        )
        self._model_ids = list(trained.item_ids)
        self._known = set(self._model_ids)
        self._new_items = NewItems(
            self.settings.age_cut_off, np.asarray(trained.popularity, np.float64)
        )
        self._heads: Cache[Head] = Cache(HEADS_BYTES, nbytes)
        self._newest: Newest[Catalogue] = Newest()

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
        self.best(self.inputs())

    def inputs(
        self, user_id: str | None = None, item_id: str | None = None, moment: Moment = ()
    ) -> Inputs:
        """What a question is answered from: the data as it is now."""
        snapshot = self.group.snapshot
        history = NOBODY if user_id is None else snapshot.history(user_id)
        return Inputs(snapshot, self.catalogue(snapshot), history, user_id, item_id, moment)

    def catalogue(self, snapshot: GroupSnapshot) -> Catalogue:
        """Items of the model first, in its order, then items that came later."""
        generation = snapshot.since.items
        return self._newest.get(generation, lambda: self._catalogue(snapshot))

    def _catalogue(self, snapshot: GroupSnapshot) -> Catalogue:
        items = snapshot.items
        later = [key for key in items.ids if key not in self._known]
        ids = self._model_ids + later
        return Catalogue(ids, items, snapshot.item_ids, snapshot.since.items)

    def best(self, inputs: Inputs, *, whole: bool = False) -> Head:
        """The items that may be recommended, best first, with scores if the recipe has them.

        Perhaps only the first ones, unless the `whole` ranking is asked for. Scores are the
        softmax of the logits over the whole ranking.
        """
        evidence = None
        if self.explores:
            evidence = self._new_items.evidence(inputs.snapshot, inputs.catalogue)
        question = (inputs.user_id, inputs.item_id, inputs.moment)
        state = self._state(inputs, evidence)
        if state is not None and not whole:
            found = self._heads.get(question, state)
            if found is not None:
                return found
        if not whole and (retrieved := self._retrieved(inputs, RETRIEVED, evidence)):
            if state is not None:
                self._heads.put(question, retrieved, state)
            return retrieved
        ranking = self.ranking(inputs, evidence, None if whole or state is None else HEAD)
        scores = softmax(ranking.logits) if self.recipe.scores else None
        all_items = Head(ranking.order, scores, ranking.explored)
        if state is None:
            return all_items
        head = all_items.cut()
        self._heads.put(question, head, state)
        return all_items if whole else head

    def best_of(self, inputs: Inputs, permitted: NDArray[np.bool_], number: int) -> Head:
        """The best `number` of the items that a filter permits; fewer when there are not so many.

        permitted: bool [len(catalogue)]. Where not all items are scored, these are if they are few,
        and new ones are moved up among what is permitted instead of among all.
        """
        if not self.scorer.retrieves(inputs):
            head = self.best(inputs, whole=True)
            return head.take(np.flatnonzero(permitted[head.order])[:number])
        evidence = None
        if self.explores:
            evidence = self._new_items.evidence(inputs.snapshot, inputs.catalogue)
            evidence = evidence.take(permitted[evidence.places])
        found = self._retrieved(inputs, number, evidence, permitted)
        assert found is not None
        return found.take(np.arange(min(number, len(found.order))))

    def _retrieved(
        self,
        inputs: Inputs,
        number: int,
        evidence: Evidence | None,
        permitted: NDArray[np.bool_] | None = None,
    ) -> Head | None:
        """The best items where not all are scored, at least `number` of them; else None.

        Scores are those of a softmax over all items, whose sum is estimated for those left out.
        """
        if not self.scorer.retrieves(inputs):
            return None
        known = self.scorer.n_scored(inputs)
        new = _NONE if evidence is None else evidence.places[evidence.places < known]
        few = None if permitted is None else np.flatnonzero(permitted[:known])
        if few is not None and len(few) <= MOST_PICKED:
            best = self.scorer.best(inputs, RETRIEVED, also=np.append(few, new).astype(np.int32))
            assert best is not None
            logits, also = best.also[: len(few)], best.also[len(few) :]
            plain = ranked(logits)
            plain = Ranking(few[plain.order], plain.logits)
        else:
            best = self.scorer.best(inputs, number, permitted, new.astype(np.int32))
            assert best is not None
            plain, also = Ranking(best.places, best.logits), best.also
        mass = best.mass
        if evidence is not None:
            plain, mass = self._explored_head(inputs, plain, evidence, also, mass)
        if permitted is not None:  # scores are those before filtering
            mass = self.best(inputs).mass
        scores = np.exp(plain.logits - mass) if self.recipe.scores else None
        return Head(plain.order.astype(np.int32), scores, plain.explored, whole=False, mass=mass)

    def _explored_head(
        self,
        inputs: Inputs,
        plain: Ranking,
        evidence: Evidence,
        own: NDArray[np.float64],
        mass: float,
    ) -> tuple[Ranking, float]:
        """The head of a ranking with new items moved up, and logsumexp of all logits then.

        own: logits of those new items that the model scores; the others count as the median. mass:
        logsumexp of all logits before.
        """
        logits = np.full(len(evidence.places), np.median(own) if len(own) else 0.0)
        logits[evidence.places < self.scorer.n_scored(inputs)] = own
        draws = self._exploration(inputs)
        weight = self.settings.exploration_weight
        found = explore_head(plain, logits, evidence, weight, *draws)
        if found.explored is None:
            return found, mass
        before = logits[np.searchsorted(evidence.places, found.order[found.explored])]
        gained = np.exp(found.logits[found.explored] - mass) - np.exp(before - mass)
        return found, mass + float(np.log1p(gained.sum()))

    def _exploration(self, inputs: Inputs) -> tuple[np.random.Generator, int | None]:
        """The draws of a user, and how many items are moved at most."""
        most = self.recipe.explores.most if self.recipe.explores is not None else None
        random = generator(self.seed, "exploration", inputs.user_id or "")
        return random, None if most is None else max(1, round(most * len(inputs.catalogue)))

    def _state(self, inputs: Inputs, evidence: Evidence | None) -> tuple[Any, ...] | None:
        """What the answer to a question depends on; None: on what everybody does."""
        if self.scorer.follows_everybody:
            return None
        since = inputs.snapshot.since
        return (
            inputs.history.version,
            inputs.catalogue.generation,
            since.interactions,
            since.users if self.scorer.knows_users else 0,
            None if evidence is None else evidence.digest,
            moment_of(inputs),
            clock_of(inputs),
        )

    def ranking(
        self, inputs: Inputs, evidence: Evidence | None = None, first: int | None = None
    ) -> Ranking:
        """All items that may be recommended, best first.

        evidence: of new items, when it is at hand. first: see `ranked`.
        """
        logits, catalogue = self.scorer.logits(inputs), inputs.catalogue
        if not self.explores:
            return ranked(logits, first)
        every = logits
        if len(catalogue) > len(logits):  # items that the model cannot score
            every = np.full(len(catalogue), np.median(logits) if len(logits) else 0.0)
            every[: len(logits)] = logits
        evidence = evidence or self._new_items.evidence(inputs.snapshot, catalogue)
        draws = self._exploration(inputs)
        return explore(every, evidence, self.settings.exploration_weight, *draws, first)

    def new_items(self, inputs: Inputs) -> NDArray[np.bool_]:
        """Which items exploration counts as new, bool [len(catalogue)]."""
        return self._new_items.mask(inputs.snapshot, inputs.catalogue)

    def prepare(self, user_ids: Sequence[str]) -> None:
        """Let the model read the histories of many users at once, for answers that follow soon."""
        nobody = self.inputs()
        history = nobody.snapshot.history
        self.scorer.prepare(
            [replace(nobody, history=history(user), user_id=user) for user in user_ids]
        )
