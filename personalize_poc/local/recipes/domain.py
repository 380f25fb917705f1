"""The entries of the domain recipes: those for recommenders (see `use_cases` for how they work)."""

from __future__ import annotations

from personalize_poc.local.recipes.recipe import INTERACTIONS, RecipeInfo, RecipeType

_METADATA = frozenset({"ITEMS", "USERS"})


def _domain(domain: str, name: str, kind: RecipeType, description: str, *needs: str) -> RecipeInfo:
    """A recipe of a domain. needs: dataset types that it needs beside interactions."""
    return RecipeInfo(
        name=name,
        recipe_type=kind,
        description=description,
        domain=domain,
        needs=INTERACTIONS | set(needs),
        optional=_METADATA - set(needs),
    )


_SHOP, _VIDEO = "ECOMMERCE", "VIDEO_ON_DEMAND"
_POPULAR = RecipeType.POPULAR_ITEMS
_RELATED = RecipeType.RELATED_ITEMS
_USER = RecipeType.USER_PERSONALIZATION

DOMAIN = (
    _domain(_SHOP, "aws-ecomm-popular-items-by-views", _POPULAR, "Most viewed products."),
    _domain(_SHOP, "aws-ecomm-popular-items-by-purchases", _POPULAR, "Best sellers."),
    _domain(
        _SHOP,
        "aws-ecomm-frequently-bought-together",
        _RELATED,
        "Products bought together with a given product.",
    ),
    _domain(
        _SHOP,
        "aws-ecomm-customers-who-viewed-x-also-viewed",
        _RELATED,
        "Products viewed by those who viewed a given product.",
    ),
    _domain(_SHOP, "aws-ecomm-recommended-for-you", _USER, "Products for a user."),
    _domain(
        _VIDEO,
        "aws-vod-because-you-watched-x",
        _RELATED,
        "Videos watched by those who watched a given video.",
    ),
    _domain(_VIDEO, "aws-vod-more-like-x", _RELATED, "Videos like a given video.", "ITEMS"),
    _domain(_VIDEO, "aws-vod-most-popular", _POPULAR, "Most watched videos."),
    _domain(_VIDEO, "aws-vod-trending-now", _POPULAR, "Videos that gain watchers fastest."),
    _domain(_VIDEO, "aws-vod-top-picks", _USER, "Videos for a user."),
)
