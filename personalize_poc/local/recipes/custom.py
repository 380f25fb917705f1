"""The entries of the custom recipes: those for solutions, with the module that is behind each.

Facts are those of the developer guide and of published answers of the service. A feature
transformation that could not be confirmed is None rather than guessed.
"""

from __future__ import annotations

from datetime import UTC, datetime

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.recipe import (
    INTERACTIONS,
    Evaluation,
    Exploration,
    RecipeInfo,
    RecipeType,
    SegmentQuery,
)

_V2 = datetime(2024, 1, 1, tzinfo=UTC)
_HERE = "personalize_poc.local.recipes"

_ITEMS = frozenset({"ITEMS"})
_METADATA = frozenset({"ITEMS", "USERS"})

CUSTOM = (
    RecipeInfo(
        name="aws-user-personalization-v2",
        recipe_type=RecipeType.USER_PERSONALIZATION,
        description=(
            "Recommends items to a user with a transformer architecture, for very large catalogues."
        ),
        implementation=f"{_HERE}.sequence.recency_bias:UserPersonalizationV2",
        created=_V2,
        hyperparameters=known.RECENCY_BIAS,
        optional=_METADATA,
        texts=True,
        contextual=True,
        events_config=True,
        scores=True,
        personalised=True,
        # It explores by itself, with the default settings.
        explores=Exploration(configurable=False, most=0.001),
        takes_new_items=True,
        reasons=True,
        metadata=True,
    ),
    RecipeInfo(
        name="aws-user-personalization",
        recipe_type=RecipeType.USER_PERSONALIZATION,
        description=(
            "Recommends items to a user from the order of past events, metadata and context, "
            "and explores new items."
        ),
        implementation=f"{_HERE}.sequence.user_personalization:UserPersonalization",
        hyperparameters=known.USER_PERSONALIZATION,
        optional=_METADATA,
        texts=True,
        contextual=True,
        updates=True,
        objective=True,
        scores=True,
        personalised=True,
        explores=Exploration(),
        takes_new_items=True,
    ),
    RecipeInfo(
        name="aws-popularity-count",
        recipe_type=RecipeType.USER_PERSONALIZATION,
        description=(
            "The items that most users interacted with, the same for everybody. A baseline."
        ),
        implementation=f"{_HERE}.counting.popularity:PopularityCount",
        feature_transformation="sims",
    ),
    RecipeInfo(
        name="aws-trending-now",
        recipe_type=RecipeType.POPULAR_ITEMS,
        description="The items whose interactions grow fastest.",
        implementation=f"{_HERE}.counting.trending:TrendingNow",
        created=datetime(2022, 10, 1, tzinfo=UTC),
        algorithm_name="aws-trending-now-custom",
        hyperparameters=known.TRENDING_NOW,
        optional=_METADATA,
        promotions=False,
        batch_inference=False,
    ),
    RecipeInfo(
        name="aws-personalized-ranking-v2",
        recipe_type=RecipeType.PERSONALIZED_RANKING,
        description="Orders a given list of items for a user with a transformer architecture.",
        implementation=f"{_HERE}.sequence.recency_bias:PersonalizedRankingV2",
        created=_V2,
        hyperparameters=known.RECENCY_BIAS,
        optional=_METADATA,
        texts=True,
        contextual=True,
        events_config=True,
        scores=True,
        personalised=True,
        metadata=True,
    ),
    RecipeInfo(
        name="aws-personalized-ranking",
        recipe_type=RecipeType.PERSONALIZED_RANKING,
        description="Orders a given list of items for a user.",
        implementation=f"{_HERE}.sequence.personalized_ranking:PersonalizedRanking",
        feature_transformation="JSON-percentile-filtering",
        hyperparameters=known.USER_PERSONALIZATION,
        optional=_METADATA,
        texts=True,
        contextual=True,
        objective=True,
        scores=True,
        personalised=True,
    ),
    RecipeInfo(
        name="aws-similar-items",
        recipe_type=RecipeType.RELATED_ITEMS,
        description="Items similar to a given item by behaviour and metadata, also for new items.",
        implementation=f"{_HERE}.similarity.similar_items:SimilarItems",
        hyperparameters=known.SIMILAR_ITEMS,
        optional=_ITEMS,
        texts=True,
        themes=True,
    ),
    RecipeInfo(
        name="aws-sims",
        recipe_type=RecipeType.RELATED_ITEMS,
        description="Items that occur together with a given item in the histories of users.",
        implementation=f"{_HERE}.counting.sims:Sims",
        feature_transformation="sims",
        hyperparameters=known.SIMS,
    ),
    RecipeInfo(
        name="aws-semantic-similarity",
        recipe_type=RecipeType.RELATED_ITEMS,
        description="Items whose name and description mean something similar.",
        implementation=f"{_HERE}.similarity.semantic_similarity:SemanticSimilarity",
        feature_transformation="aws-semantic-similarity",
        needs=_ITEMS,
        optional=INTERACTIONS,
        texts=True,
        needs_texts=True,
        incremental_updates=True,
        ranking_influence=True,
        metadata=True,
    ),
    RecipeInfo(
        name="aws-item-affinity",
        recipe_type=RecipeType.USER_SEGMENTATION,
        description="The users most likely to interact with given items.",
        implementation=f"{_HERE}.affinity.item_affinity:ItemAffinity",
        created=datetime(2021, 7, 15, tzinfo=UTC),
        feature_transformation="item-affinity",
        hyperparameters=known.AFFINITY,
        optional=_METADATA,
        evaluation=Evaluation.SEGMENTS,
        segments=SegmentQuery.ITEM,
        batch_inference=False,
    ),
    RecipeInfo(
        name="aws-item-attribute-affinity",
        recipe_type=RecipeType.USER_SEGMENTATION,
        description="The users most interested in given attributes of items.",
        implementation=f"{_HERE}.affinity.item_attribute_affinity:ItemAttributeAffinity",
        created=datetime(2021, 8, 25, tzinfo=UTC),
        feature_transformation="item-attribute-affinity",
        hyperparameters=known.AFFINITY,
        needs=INTERACTIONS | _ITEMS,
        optional=frozenset({"USERS"}),
        evaluation=Evaluation.SEGMENTS,
        segments=SegmentQuery.ATTRIBUTES,
        batch_inference=False,
    ),
    RecipeInfo(
        name="aws-next-best-action",
        recipe_type=RecipeType.PERSONALIZED_ACTIONS,
        description="The actions that a user is most likely to take.",
        implementation=f"{_HERE}.actions:NextBestAction",
        created=datetime(2023, 8, 11, tzinfo=UTC),
        hyperparameters=known.NEXT_BEST_ACTION,
        needs=frozenset({"INTERACTIONS", "ACTIONS"}),
        optional=frozenset({"ITEMS", "USERS", "ACTION_INTERACTIONS"}),
        evaluation=Evaluation.ACTIONS,
        scores=True,
        personalised=True,
        explores=Exploration(),
        takes_new_items=True,
        batch_inference=False,
    ),
    RecipeInfo(
        name="aws-hrnn",
        recipe_type=RecipeType.USER_PERSONALIZATION,
        description="Recommends items to a user with a hierarchical recurrent network (legacy).",
        implementation=f"{_HERE}.sequence.hrnn:Hrnn",
        withdrawn=True,
        feature_transformation="JSON-percentile-filtering",
        hyperparameters=known.HRNN,
        automl=True,
        scores=True,
        personalised=True,
    ),
    RecipeInfo(
        name="aws-hrnn-metadata",
        recipe_type=RecipeType.USER_PERSONALIZATION,
        description=(
            "The hierarchical recurrent network with metadata of items and users (legacy)."
        ),
        implementation=f"{_HERE}.sequence.hrnn_metadata:HrnnMetadata",
        withdrawn=True,
        feature_transformation="featurize_metadata",
        hyperparameters=known.HRNN,
        optional=_METADATA,
        texts=True,
        contextual=True,
        automl=True,
        scores=True,
        personalised=True,
    ),
    RecipeInfo(
        name="aws-hrnn-coldstart",
        recipe_type=RecipeType.USER_PERSONALIZATION,
        description="The hierarchical recurrent network with exploration of new items (legacy).",
        implementation=f"{_HERE}.sequence.hrnn_coldstart:HrnnColdstart",
        withdrawn=True,
        feature_transformation="featurize_coldstart",
        hyperparameters=known.HRNN_COLDSTART,
        needs=INTERACTIONS | _ITEMS,
        texts=True,
        contextual=True,
        updates=True,
        automl=True,
        scores=True,
        personalised=True,
        takes_new_items=True,
    ),
)
