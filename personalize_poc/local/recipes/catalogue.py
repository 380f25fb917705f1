"""Every documented recipe, with its hyperparameters and the module that is behind it.

Facts are those of the developer guide and of published answers of the service. A feature
transformation that could not be confirmed is None rather than guessed.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.interface import Algorithm, Hyperparameter

_ARN = "arn:aws:personalize:::"
_FIRST = datetime(2019, 6, 10, tzinfo=UTC)
_V2 = datetime(2024, 1, 1, tzinfo=UTC)

_INTERACTIONS = frozenset({"INTERACTIONS"})
_ITEMS_TOO = frozenset({"INTERACTIONS", "ITEMS"})


@dataclass(frozen=True)
class RecipeInfo:
    """One recipe as ListRecipes, DescribeRecipe and the trainers need it.

    algorithm_name, feature_transformation: last part of their ARNs; the latter may be None.
    needs: dataset types without which it cannot train. optional: those it can use besides.
    scores: whether runtime answers carry a score. texts: whether it reads textual columns.
    domain: ECOMMERCE, VIDEO_ON_DEMAND or None.
    implementation: ``module:class`` below this package when built. contextual: whether it learns
    from metadata of users and from the context of events, and answers by them.
    """

    name: str
    recipe_type: str
    description: str
    algorithm_name: str = ""
    feature_transformation: str | None = None
    hyperparameters: tuple[Hyperparameter, ...] = ()
    needs: frozenset[str] = _INTERACTIONS
    optional: frozenset[str] = frozenset()
    scores: bool = False
    texts: bool = False
    domain: str | None = None
    created: datetime = _FIRST
    implementation: str | None = None
    contextual: bool = False

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
    def built(self) -> bool:
        """Whether this stand-in can train it."""
        return self.implementation is not None

    def algorithm(self) -> Algorithm:
        """A trainer for this recipe.

        Raises:
            LookupError: the recipe is not built here.
        """
        if self.implementation is None:
            raise LookupError(f"{self.name} is not built in this stand-in")
        module, name = self.implementation.split(":")
        package = importlib.import_module(f"personalize_poc.local.recipes.{module}")
        return cast(Algorithm, getattr(package, name)())

    def complete(
        self, hyperparameters: Mapping[str, str], features: Mapping[str, str]
    ) -> dict[str, str]:
        """All parameters of the recipe: those given, else defaults.

        Raises:
            ValueError: unknown key, or a value outside its documented range.
        """
        return known.complete(self.name, self.hyperparameters, hyperparameters, features)


_OPTIONAL = frozenset({"ITEMS", "USERS"})

_CUSTOM = (
    RecipeInfo(
        "aws-user-personalization-v2", "USER_PERSONALIZATION",
        "Recommends items to a user with a transformer architecture, for very large catalogues.",
        hyperparameters=known.RECENCY_BIAS, optional=_OPTIONAL, scores=True, created=_V2,
        texts=True, implementation="sequence.recency_bias:UserPersonalizationV2", contextual=True,
    ),
    RecipeInfo(
        "aws-user-personalization", "USER_PERSONALIZATION",
        "Recommends items to a user from the order of past events, metadata and context, "
        "and explores new items.",
        hyperparameters=known.USER_PERSONALIZATION, optional=_OPTIONAL, scores=True,
        texts=True,
        implementation="sequence.user_personalization:UserPersonalization", contextual=True,
    ),
    RecipeInfo(
        "aws-popularity-count", "USER_PERSONALIZATION",
        "The items that most users interacted with, the same for everybody. A baseline.",
        feature_transformation="sims", implementation="counting.popularity:PopularityCount",
    ),
    RecipeInfo(
        "aws-trending-now", "POPULAR_ITEMS",
        "The items whose interactions grow fastest.",
        algorithm_name="aws-trending-now-custom", hyperparameters=known.TRENDING_NOW,
        optional=_OPTIONAL, implementation="counting.trending:TrendingNow",
    ),
    RecipeInfo(
        "aws-personalized-ranking-v2", "PERSONALIZED_RANKING",
        "Orders a given list of items for a user with a transformer architecture.",
        hyperparameters=known.RECENCY_BIAS, optional=_OPTIONAL, scores=True, created=_V2,
        texts=True, implementation="sequence.recency_bias:PersonalizedRankingV2", contextual=True,
    ),
    RecipeInfo(
        "aws-personalized-ranking", "PERSONALIZED_RANKING",
        "Orders a given list of items for a user.",
        feature_transformation="JSON-percentile-filtering",
        hyperparameters=known.USER_PERSONALIZATION, optional=_OPTIONAL, scores=True,
        texts=True,
        implementation="sequence.personalized_ranking:PersonalizedRanking", contextual=True,
    ),
    RecipeInfo(
        "aws-similar-items", "RELATED_ITEMS",
        "Items similar to a given item by behaviour and metadata, also for new items.",
        hyperparameters=known.SIMILAR_ITEMS, optional=frozenset({"ITEMS"}),
        texts=True, implementation="similarity.similar_items:SimilarItems",
    ),
    RecipeInfo(
        "aws-sims", "RELATED_ITEMS",
        "Items that occur together with a given item in the histories of users.",
        feature_transformation="sims", hyperparameters=known.SIMS,
        implementation="counting.sims:Sims",
    ),
    RecipeInfo(
        "aws-semantic-similarity", "RELATED_ITEMS",
        "Items whose name and description mean something similar.",
        feature_transformation="aws-semantic-similarity", needs=frozenset({"ITEMS"}),
        optional=_INTERACTIONS, texts=True,
        implementation="similarity.semantic_similarity:SemanticSimilarity",
    ),
    RecipeInfo(
        "aws-item-affinity", "USER_SEGMENTATION",
        "The users most likely to interact with given items.",
        feature_transformation="item-affinity", hyperparameters=known.AFFINITY,
        optional=_OPTIONAL, implementation="affinity.item_affinity:ItemAffinity",
    ),
    RecipeInfo(
        "aws-item-attribute-affinity", "USER_SEGMENTATION",
        "The users most interested in given attributes of items.",
        feature_transformation="item-attribute-affinity", hyperparameters=known.AFFINITY,
        needs=_ITEMS_TOO, optional=frozenset({"USERS"}),
        implementation="affinity.item_attribute_affinity:ItemAttributeAffinity",
    ),
    RecipeInfo(
        "aws-next-best-action", "PERSONALIZED_ACTIONS",
        "The actions that a user is most likely to take.",
        hyperparameters=known.NEXT_BEST_ACTION, needs=frozenset({"INTERACTIONS", "ACTIONS"}),
        optional=frozenset({"ITEMS", "USERS", "ACTION_INTERACTIONS"}), scores=True, created=_V2,
        implementation="actions:NextBestAction",
    ),
    RecipeInfo(
        "aws-hrnn", "USER_PERSONALIZATION",
        "Recommends items to a user with a hierarchical recurrent network (legacy).",
        feature_transformation="JSON-percentile-filtering", hyperparameters=known.HRNN,
        scores=True, implementation="sequence.hrnn:Hrnn",
    ),
    RecipeInfo(
        "aws-hrnn-metadata", "USER_PERSONALIZATION",
        "The hierarchical recurrent network with metadata of items and users (legacy).",
        feature_transformation="featurize_metadata", hyperparameters=known.HRNN,
        optional=_OPTIONAL, scores=True, texts=True, contextual=True,
        implementation="sequence.hrnn_metadata:HrnnMetadata",
    ),
    RecipeInfo(
        "aws-hrnn-coldstart", "USER_PERSONALIZATION",
        "The hierarchical recurrent network with exploration of new items (legacy).",
        feature_transformation="featurize_coldstart", hyperparameters=known.HRNN_COLDSTART,
        needs=_ITEMS_TOO, scores=True, texts=True, contextual=True,
        implementation="sequence.hrnn_coldstart:HrnnColdstart",
    ),
)  # fmt: skip


def _domain(
    domain: str, name: str, recipe_type: str, description: str, *datasets: str
) -> RecipeInfo:
    return RecipeInfo(
        name, recipe_type, description, domain=domain, needs=_INTERACTIONS | set(datasets),
        optional=_OPTIONAL - set(datasets),
    )  # fmt: skip


_SHOP, _VIDEO = "ECOMMERCE", "VIDEO_ON_DEMAND"
_DOMAIN = (
    _domain(_SHOP, "aws-ecomm-popular-items-by-views", "POPULAR_ITEMS", "Most viewed products."),
    _domain(_SHOP, "aws-ecomm-popular-items-by-purchases", "POPULAR_ITEMS", "Best sellers."),
    _domain(
        _SHOP, "aws-ecomm-frequently-bought-together", "RELATED_ITEMS",
        "Products bought together with a given product.",
    ),
    _domain(
        _SHOP, "aws-ecomm-customers-who-viewed-x-also-viewed", "RELATED_ITEMS",
        "Products viewed by those who viewed a given product.",
    ),
    _domain(
        _SHOP, "aws-ecomm-recommended-for-you", "USER_PERSONALIZATION", "Products for a user."
    ),
    _domain(
        _VIDEO, "aws-vod-because-you-watched-x", "RELATED_ITEMS",
        "Videos watched by those who watched a given video.",
    ),
    _domain(_VIDEO, "aws-vod-more-like-x", "RELATED_ITEMS", "Videos like a given video.", "ITEMS"),
    _domain(_VIDEO, "aws-vod-most-popular", "POPULAR_ITEMS", "Most watched videos."),
    _domain(_VIDEO, "aws-vod-trending-now", "POPULAR_ITEMS", "Videos that gain watchers fastest."),
    _domain(_VIDEO, "aws-vod-top-picks", "USER_PERSONALIZATION", "Videos for a user."),
)  # fmt: skip

_ALL = tuple(sorted(_CUSTOM + _DOMAIN, key=lambda info: info.name))
_BY_ARN = {info.arn: info for info in _ALL}
_BY_NAME = {info.name: info for info in _ALL}


def all() -> tuple[RecipeInfo, ...]:
    """Every documented recipe, by name."""
    return _ALL


def find(arn: str) -> RecipeInfo | None:
    """The recipe of this ARN, or None."""
    return _BY_ARN.get(arn)


def named(name: str) -> RecipeInfo:
    """The recipe of this name, e.g. ``aws-sims``.

    Raises:
        LookupError: no such recipe.
    """
    if name not in _BY_NAME:
        raise LookupError(f"There is no recipe {name!r}")
    return _BY_NAME[name]
