"""What an entry of the catalogue says of a recipe: its documented facts, and what it can do.

Whoever has to treat recipes differently asks for a capability here, never for a name.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, StrEnum, auto
from typing import Any, cast

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.interface import Algorithm, Hyperparameter, UpdatingAlgorithm

_ARN = "arn:aws:personalize:::"
_FIRST = datetime(2019, 6, 10, tzinfo=UTC)

INTERACTIONS = frozenset({"INTERACTIONS"})


class RecipeType(StrEnum):
    """The types of recipes, as DescribeRecipe names them."""

    USER_PERSONALIZATION = "USER_PERSONALIZATION"
    POPULAR_ITEMS = "POPULAR_ITEMS"
    RELATED_ITEMS = "RELATED_ITEMS"
    PERSONALIZED_RANKING = "PERSONALIZED_RANKING"
    PERSONALIZED_ACTIONS = "PERSONALIZED_ACTIONS"
    USER_SEGMENTATION = "USER_SEGMENTATION"


class Evaluation(Enum):
    """What a recipe ranks, which says how it is trained and measured.

    Algorithms of ITEMS make an `fitted.Model`, those of SEGMENTS an `audience.SegmentModel`,
    those of ACTIONS an `actions.model.PropensityModel`.
    """

    ITEMS = auto()
    SEGMENTS = auto()
    ACTIONS = auto()


class Tells(Enum):
    """What tells a recipe what to list, which is what it may have too little of.

    USERS: what a person did. COMPANIONS: which items the same people have. LIKENESS: the same, and
    the metadata of items. TEXTS: names and descriptions. RISE: what grows from one interval to the
    next. POPULARITY: nothing but that, the baseline itself.
    """

    USERS = auto()
    COMPANIONS = auto()
    LIKENESS = auto()
    TEXTS = auto()
    RISE = auto()
    POPULARITY = auto()


class SegmentQuery(Enum):
    """What a line of a batch segment job asks by."""

    ITEM = auto()
    ATTRIBUTES = auto()


@dataclass(frozen=True)
class Exploration:
    """How new items get a chance.

    configurable: whether a campaign may set the weight and the age cut-off. most: share of the
    catalogue, 0 … 1, that is moved up at most (one item at least); None: any number.
    """

    configurable: bool = True
    most: float | None = None


@dataclass(frozen=True)
class RecipeInfo:
    """One recipe as the operations, the trainers and serving need it.

    algorithm_name, feature_transformation: last part of their ARNs; the latter may be None.
    domain: ECOMMERCE, VIDEO_ON_DEMAND or None. implementation: ``package.module:class`` of the
    algorithm, None when it is not built. withdrawn: the service takes no new solutions with it, and
    lists it no longer.

    What it learns from
        needs: dataset types without which it cannot train. optional: those it can use besides.
        texts: whether it reads textual columns. needs_texts: whether it cannot do without the name
        and the description of items. contextual: whether it learns from metadata of users and from
        the context of events, and answers by them. tells: what its lists come from.

    How it is trained
        evaluation: what it ranks. updates: whether training mode UPDATE is possible.
        incremental_updates: whether items that came later can be taken without a training.
        objective, events_config: whether a solution may have an optimizationObjective, an
        eventsConfig. automl: whether AutoML chooses from it without being told to.

    How it answers
        scores: whether answers carry a score. personalised: whether they depend on the user.
        explores: how new items get a chance, None: not at all. takes_new_items: whether items that
        came after the training are recommended. ranking_influence: whether a campaign may set one.
        reasons: whether it says why an item is there that the model did not choose. metadata:
        whether answers may hold metadata without being asked when the campaign is made.
        promotions, batch_inference: whether it takes part in these. segments: what batch segment
        jobs ask by, None: it makes no segments. themes: whether batch inference jobs may add them.
    """

    name: str
    recipe_type: RecipeType
    description: str
    algorithm_name: str = ""
    feature_transformation: str | None = None
    hyperparameters: tuple[Hyperparameter, ...] = ()
    domain: str | None = None
    created: datetime = _FIRST
    implementation: str | None = None
    withdrawn: bool = False

    needs: frozenset[str] = INTERACTIONS
    optional: frozenset[str] = frozenset()
    texts: bool = False
    needs_texts: bool = False
    contextual: bool = False
    tells: Tells = Tells.USERS

    evaluation: Evaluation = Evaluation.ITEMS
    updates: bool = False
    incremental_updates: bool = False
    objective: bool = False
    events_config: bool = False
    automl: bool = False

    scores: bool = False
    personalised: bool = False
    explores: Exploration | None = None
    takes_new_items: bool = False
    ranking_influence: bool = False
    reasons: bool = False
    metadata: bool = False
    promotions: bool = True
    batch_inference: bool = True
    segments: SegmentQuery | None = None
    themes: bool = False

    @property
    def arn(self) -> str:
        """ARN of the recipe."""
        return f"{_ARN}recipe/{self.name}"

    @property
    def algorithm_arn(self) -> str:
        """ARN of the algorithm; most are named like their recipe."""
        return f"{_ARN}algorithm/{self.algorithm_name or self.name}"

    @property
    def feature_transformation_arn(self) -> str | None:
        """ARN of the feature transformation, or None when it is not known."""
        name = self.feature_transformation
        return None if name is None else f"{_ARN}feature-transformation/{name}"

    @property
    def reads_metadata(self) -> bool:
        """Whether it learns from more than interactions."""
        return bool((self.needs | self.optional) - INTERACTIONS)

    @property
    def built(self) -> bool:
        """Whether this stand-in can train it."""
        return self.implementation is not None

    @property
    def related(self) -> bool:
        """Whether it answers for an item: with items that are related to it."""
        return self.recipe_type is RecipeType.RELATED_ITEMS

    @property
    def has_exploration_config(self) -> bool:
        """Whether a campaign may have an itemExplorationConfig."""
        return self.explores is not None and self.explores.configurable

    def algorithm(self) -> Algorithm[Any]:
        """A trainer for this recipe; `evaluation` says of which kind its models are.

        Raises:
            LookupError: the recipe is not built here.
        """
        if self.implementation is None:
            raise LookupError(f"{self.name} is not built in this stand-in")
        return cast(Algorithm[Any], pkgutil.resolve_name(self.implementation)())

    def updating_algorithm(self) -> UpdatingAlgorithm[Any]:
        """A trainer that can go on from an earlier model.

        Raises:
            LookupError: the recipe is not built here, or has no training mode UPDATE.
        """
        if not self.updates:
            raise LookupError(f"{self.name} does not go on from earlier models")
        return cast(UpdatingAlgorithm[Any], self.algorithm())

    def complete(
        self, hyperparameters: Mapping[str, str], features: Mapping[str, str]
    ) -> dict[str, str]:
        """All parameters of the recipe: those given, else defaults.

        Raises:
            ValueError: unknown key, or a value outside its documented range.
        """
        return known.complete(self.name, self.hyperparameters, hyperparameters, features)
