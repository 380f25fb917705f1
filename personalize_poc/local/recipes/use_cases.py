"""The ten domain use cases: each is a custom recipe with an event type and a rule of its own.

What the service trains behind a use case is not published; the table follows what the guide says
each one does.
"""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.recipe import RecipeInfo


@dataclass(frozen=True)
class UseCase:
    """How a domain recipe is trained and asked.

    recipe, behind: names of the domain recipe and of the custom recipe that does the work.
    event_type: the only type of event it learns from, None for all. leaves_out: an item that the
    user has met with this type of event is not recommended. needs_user, needs_item: ids without
    which GetRecommendations is refused.
    """

    recipe: str
    behind: str
    event_type: str | None = None
    leaves_out: str | None = None
    needs_user: bool = True
    needs_item: bool = False

    @property
    def info(self) -> RecipeInfo:
        """The custom recipe behind it."""
        return catalogue.named(self.behind)

    @property
    def automatic_filter(self) -> str | None:
        """The filter that is part of the use case, as an expression."""
        if self.leaves_out is None:
            return None
        return f'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("{self.leaves_out}")'


_POPULAR, _SIMS, _USER = "aws-popularity-count", "aws-sims", "aws-user-personalization"
_ALL = (
    UseCase("aws-ecomm-popular-items-by-views", _POPULAR, "View"),
    UseCase("aws-ecomm-popular-items-by-purchases", _POPULAR, "Purchase"),
    UseCase(
        "aws-ecomm-frequently-bought-together",
        _SIMS,
        "Purchase",
        needs_user=False,
        needs_item=True,
    ),
    UseCase(
        "aws-ecomm-customers-who-viewed-x-also-viewed",
        _SIMS,
        "View",
        leaves_out="Purchase",
        needs_item=True,
    ),
    UseCase("aws-ecomm-recommended-for-you", _USER, leaves_out="Purchase"),
    UseCase("aws-vod-because-you-watched-x", _SIMS, "Watch", leaves_out="Watch", needs_item=True),
    UseCase("aws-vod-more-like-x", "aws-similar-items", leaves_out="Watch", needs_item=True),
    UseCase("aws-vod-most-popular", _POPULAR, "Watch"),
    UseCase("aws-vod-trending-now", "aws-trending-now", needs_user=False),
    UseCase("aws-vod-top-picks", _USER, leaves_out="Watch"),
)
_BY_NAME = {use_case.recipe: use_case for use_case in _ALL}


def all() -> tuple[UseCase, ...]:
    """Every use case."""
    return _ALL


def find(recipe: RecipeInfo) -> UseCase | None:
    """The use case of a domain recipe, None for a custom recipe."""
    return _BY_NAME.get(recipe.name)
