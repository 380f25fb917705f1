"""Which recipe for which use case: what it needs, and which operation asks it.

A test compares every entry with the recipes that the stand-in describes, so that this stays true.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import pandas as pd

TO_USERS = "GetRecommendations (userId)"
TO_ITEMS = "GetRecommendations (itemId)"
TO_ALL = "GetRecommendations"
TO_LISTS = "GetPersonalizedRanking"
TO_ACTIONS = "GetActionRecommendations"
TO_SEGMENTS = "CreateBatchSegmentJob"

CURRENT, FIRST, BASELINE, LEGACY = (
    N_("current"),
    N_("first generation"),
    N_("baseline"),
    N_("withdrawn"),
)


@dataclass(frozen=True)
class Choice:
    """One recipe as somebody who chooses sees it.

    Attributes:
        use_case: what one wants to do.
        recipe: its name.
        operation: what asks it.
        needs: types of data without which it does not train.
        may_use: types of data that it learns from besides.
        standing: CURRENT, FIRST (AWS recommends the second generation), BASELINE or LEGACY.
        not_for: when to take something else.
    """

    use_case: str
    recipe: str
    operation: str
    needs: tuple[str, ...]
    may_use: tuple[str, ...]
    standing: str
    not_for: str


FOR_YOU = N_("a list for each user")
SIMILAR = N_("more like this item")
ORDER = N_("a given list in a better order")
EVERYBODY = N_("one list for everybody")
WHO = N_("who would want this")
NEXT = N_("what a user should do next")
_TYPES = (N_("interactions"), N_("items"), N_("users"), N_("actions"), N_("action interactions"))
"""For the catalogue."""
_I, _M, _U = "INTERACTIONS", "ITEMS", "USERS"

CHOICES = (
    Choice(
        FOR_YOU,
        "aws-user-personalization-v2",
        TO_USERS,
        (_I,),
        (_M, _U),
        CURRENT,
        N_("you want to set the exploration or train with UPDATE: both need the first generation"),
    ),
    Choice(
        FOR_YOU,
        "aws-user-personalization",
        TO_USERS,
        (_I,),
        (_M, _U),
        FIRST,
        N_("more than 750,000 items; AWS recommends v2"),
    ),
    Choice(
        FOR_YOU,
        "aws-hrnn",
        TO_USERS,
        (_I,),
        (),
        LEGACY,
        N_("new solutions: AWS accepts none any more"),
    ),
    Choice(
        FOR_YOU,
        "aws-hrnn-metadata",
        TO_USERS,
        (_I,),
        (_M, _U),
        LEGACY,
        N_("new solutions: AWS accepts none any more"),
    ),
    Choice(
        FOR_YOU,
        "aws-hrnn-coldstart",
        TO_USERS,
        (_I, _M),
        (),
        LEGACY,
        N_("new solutions: AWS accepts none any more"),
    ),
    Choice(
        ORDER,
        "aws-personalized-ranking-v2",
        TO_LISTS,
        (_I,),
        (_M, _U),
        CURRENT,
        N_("choosing from the whole catalogue: it only orders what you send"),
    ),
    Choice(
        ORDER,
        "aws-personalized-ranking",
        TO_LISTS,
        (_I,),
        (_M, _U),
        FIRST,
        N_("new projects: AWS recommends v2"),
    ),
    Choice(
        SIMILAR,
        "aws-similar-items",
        TO_ITEMS,
        (_I,),
        (_M,),
        CURRENT,
        N_("a catalogue without metadata: SIMS trains faster"),
    ),
    Choice(
        SIMILAR,
        "aws-sims",
        TO_ITEMS,
        (_I,),
        (),
        CURRENT,
        N_("new items: it knows only what people did"),
    ),
    Choice(
        SIMILAR,
        "aws-semantic-similarity",
        TO_ITEMS,
        (_M,),
        (_I,),
        CURRENT,
        N_("items without a description in words"),
    ),
    Choice(
        EVERYBODY,
        "aws-trending-now",
        TO_ALL,
        (_I,),
        (_M, _U),
        CURRENT,
        N_("tastes: everybody gets the same, though always of now"),
    ),
    Choice(
        EVERYBODY,
        "aws-popularity-count",
        TO_ALL,
        (_I,),
        (),
        BASELINE,
        N_("anything but comparing: one SQL query gives the same list"),
    ),
    Choice(
        WHO,
        "aws-item-affinity",
        TO_SEGMENTS,
        (_I,),
        (_M, _U),
        CURRENT,
        N_("new items: the item has to be in the training"),
    ),
    Choice(
        WHO,
        "aws-item-attribute-affinity",
        TO_SEGMENTS,
        (_I, _M),
        (_U,),
        CURRENT,
        N_("one particular item: it knows attributes only"),
    ),
    Choice(
        NEXT,
        "aws-next-best-action",
        TO_ACTIONS,
        ("ACTIONS", _I),
        (_M, _U, "ACTION_INTERACTIONS"),
        CURRENT,
        N_("choosing items: it ranks actions, such as joining a programme"),
    ),
)

NOT_PERSONALIZE = (
    (
        N_("fewer than 1,000 interactions, or fewer than 25 users with two"),
        N_("a list of what is popular"),
    ),
    (N_("everybody comes once and never again"), N_("search, popularity, what is new")),
    (
        N_("a decision has to be explained or must follow rules"),
        N_("rules, and Personalize for the rest"),
    ),
    (N_("a handful of items"), N_("show them all; at most order them")),
    (
        N_("nobody can run an experiment"),
        N_("begin with counting; without a test no gain can be shown"),
    ),
)
"""When not to use Personalize, and what instead."""

DOMAIN = (
    ("VIDEO_ON_DEMAND", N_("Top picks for you"), "aws-vod-top-picks"),
    ("VIDEO_ON_DEMAND", N_("More like X"), "aws-vod-more-like-x"),
    ("VIDEO_ON_DEMAND", N_("Because you watched X"), "aws-vod-because-you-watched-x"),
    ("VIDEO_ON_DEMAND", N_("Trending now"), "aws-vod-trending-now"),
    ("VIDEO_ON_DEMAND", N_("Most popular"), "aws-vod-most-popular"),
    ("ECOMMERCE", N_("Recommended for you"), "aws-ecomm-recommended-for-you"),
    (
        "ECOMMERCE",
        N_("Customers who viewed X also viewed"),
        "aws-ecomm-customers-who-viewed-x-also-viewed",
    ),
    ("ECOMMERCE", N_("Frequently bought together"), "aws-ecomm-frequently-bought-together"),
    ("ECOMMERCE", N_("Best sellers"), "aws-ecomm-popular-items-by-purchases"),
    ("ECOMMERCE", N_("Most viewed"), "aws-ecomm-popular-items-by-views"),
)


def is_withdrawn(recipe: str) -> bool:
    """Whether AWS accepts no new solutions of a recipe."""
    return any(one.recipe == recipe and one.standing == LEGACY for one in CHOICES)


def table(
    offered: Collection[str] = (), has: Collection[str] = (), on_stand_in: bool = False
) -> pd.DataFrame:
    """The recipes by use case.

    Args:
        offered: names of recipes that the target offers, to say of each whether it is one of them.
        has: types of data that there are, to say which are missing for each recipe.
        on_stand_in: the target is the stand-in, which trains what AWS has withdrawn as well.
    """
    import pandas as pd

    rows = []
    for one in CHOICES:
        row = {
            "you want": _(one.use_case),
            "recipe": one.recipe,
            "standing": _(one.standing),
            "needs": _names(one.needs),
            "may use": _names(one.may_use),
            "asked by": one.operation,
            "not for": _(one.not_for),
        }
        if offered:
            row["offered here"] = _("yes") if one.recipe in offered else _("no")
            if on_stand_in and one.standing == LEGACY and one.recipe not in offered:
                row["offered here"] = _("not listed, but trained")
        if has:
            row["missing in your data"] = _names(sorted(set(one.needs) - set(has)))
        rows.append(row)
    return pd.DataFrame(rows)


def against() -> pd.DataFrame:
    """When not to use Personalize, and what instead."""
    import pandas as pd

    told = [(_(case), _(instead)) for case, instead in NOT_PERSONALIZE]
    return pd.DataFrame(told, columns=["if", "then rather"])


def domains() -> pd.DataFrame:
    """The use cases of the two domains: recommenders, for which a recipe is chosen already."""
    import pandas as pd

    told = [(domain, _(use_case), recipe) for domain, use_case, recipe in DOMAIN]
    return pd.DataFrame(told, columns=["domain", "use case", "recipe"])


def _names(types: Collection[str]) -> str:
    return ", ".join(_(name.lower().replace("_", " ")) for name in types)
