"""Which recipe for which use case: what it needs, and which operation asks it.

A test compares every entry with the recipes that the stand-in describes, so that this stays true.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

TO_USERS = "GetRecommendations (userId)"
TO_ITEMS = "GetRecommendations (itemId)"
TO_ALL = "GetRecommendations"
TO_LISTS = "GetPersonalizedRanking"
TO_ACTIONS = "GetActionRecommendations"
TO_SEGMENTS = "CreateBatchSegmentJob"

CURRENT, FIRST, BASELINE, LEGACY = "current", "first generation", "baseline", "withdrawn"


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


FOR_YOU = "a list for each user"
SIMILAR = "more like this item"
ORDER = "a given list in a better order"
EVERYBODY = "one list for everybody"
WHO = "who would want this"
NEXT = "what a user should do next"
_I, _M, _U = "INTERACTIONS", "ITEMS", "USERS"

CHOICES = (
    Choice(
        FOR_YOU,
        "aws-user-personalization-v2",
        TO_USERS,
        (_I,),
        (_M, _U),
        CURRENT,
        "you want to set the exploration or train with UPDATE: both need the first generation",
    ),
    Choice(
        FOR_YOU,
        "aws-user-personalization",
        TO_USERS,
        (_I,),
        (_M, _U),
        FIRST,
        "more than 750,000 items; AWS recommends v2",
    ),
    Choice(
        FOR_YOU,
        "aws-hrnn",
        TO_USERS,
        (_I,),
        (),
        LEGACY,
        "new solutions: AWS accepts none any more",
    ),
    Choice(
        FOR_YOU,
        "aws-hrnn-metadata",
        TO_USERS,
        (_I,),
        (_M, _U),
        LEGACY,
        "new solutions: AWS accepts none any more",
    ),
    Choice(
        FOR_YOU,
        "aws-hrnn-coldstart",
        TO_USERS,
        (_I, _M),
        (),
        LEGACY,
        "new solutions: AWS accepts none any more",
    ),
    Choice(
        ORDER,
        "aws-personalized-ranking-v2",
        TO_LISTS,
        (_I,),
        (_M, _U),
        CURRENT,
        "choosing from the whole catalogue: it only orders what you send",
    ),
    Choice(
        ORDER,
        "aws-personalized-ranking",
        TO_LISTS,
        (_I,),
        (_M, _U),
        FIRST,
        "new projects: AWS recommends v2",
    ),
    Choice(
        SIMILAR,
        "aws-similar-items",
        TO_ITEMS,
        (_I,),
        (_M,),
        CURRENT,
        "a catalogue without metadata: SIMS trains faster",
    ),
    Choice(
        SIMILAR,
        "aws-sims",
        TO_ITEMS,
        (_I,),
        (),
        CURRENT,
        "new items: it knows only what people did",
    ),
    Choice(
        SIMILAR,
        "aws-semantic-similarity",
        TO_ITEMS,
        (_M,),
        (_I,),
        CURRENT,
        "items without a description in words",
    ),
    Choice(
        EVERYBODY,
        "aws-trending-now",
        TO_ALL,
        (_I,),
        (_M, _U),
        CURRENT,
        "tastes: everybody gets the same, though always of now",
    ),
    Choice(
        EVERYBODY,
        "aws-popularity-count",
        TO_ALL,
        (_I,),
        (),
        BASELINE,
        "anything but comparing: one SQL query gives the same list",
    ),
    Choice(
        WHO,
        "aws-item-affinity",
        TO_SEGMENTS,
        (_I,),
        (_M, _U),
        CURRENT,
        "new items: the item has to be in the training",
    ),
    Choice(
        WHO,
        "aws-item-attribute-affinity",
        TO_SEGMENTS,
        (_I, _M),
        (_U,),
        CURRENT,
        "one particular item: it knows attributes only",
    ),
    Choice(
        NEXT,
        "aws-next-best-action",
        TO_ACTIONS,
        ("ACTIONS", _I),
        (_M, _U, "ACTION_INTERACTIONS"),
        CURRENT,
        "choosing items: it ranks actions, such as joining a programme",
    ),
)

NOT_PERSONALIZE = (
    ("fewer than 1,000 interactions, or fewer than 25 users with two", "a list of what is popular"),
    ("everybody comes once and never again", "search, popularity, what is new"),
    ("a decision has to be explained or must follow rules", "rules, and Personalize for the rest"),
    ("a handful of items", "show them all; at most order them"),
    ("nobody can run an experiment", "begin with counting; without a test no gain can be shown"),
)
"""When not to use Personalize, and what instead."""

DOMAIN = (
    ("VIDEO_ON_DEMAND", "Top picks for you", "aws-vod-top-picks"),
    ("VIDEO_ON_DEMAND", "More like X", "aws-vod-more-like-x"),
    ("VIDEO_ON_DEMAND", "Because you watched X", "aws-vod-because-you-watched-x"),
    ("VIDEO_ON_DEMAND", "Trending now", "aws-vod-trending-now"),
    ("VIDEO_ON_DEMAND", "Most popular", "aws-vod-most-popular"),
    ("ECOMMERCE", "Recommended for you", "aws-ecomm-recommended-for-you"),
    (
        "ECOMMERCE",
        "Customers who viewed X also viewed",
        "aws-ecomm-customers-who-viewed-x-also-viewed",
    ),
    ("ECOMMERCE", "Frequently bought together", "aws-ecomm-frequently-bought-together"),
    ("ECOMMERCE", "Best sellers", "aws-ecomm-popular-items-by-purchases"),
    ("ECOMMERCE", "Most viewed", "aws-ecomm-popular-items-by-views"),
)


def table(offered: Collection[str] = (), has: Collection[str] = ()) -> pd.DataFrame:
    """The recipes by use case.

    Args:
        offered: names of recipes that the target offers, to say of each whether it is one of them.
        has: types of data that there are, to say which are missing for each recipe.
    """
    import pandas as pd

    rows = []
    for one in CHOICES:
        row = {
            "you want": one.use_case,
            "recipe": one.recipe,
            "standing": one.standing,
            "needs": _names(one.needs),
            "may use": _names(one.may_use),
            "asked by": one.operation,
            "not for": one.not_for,
        }
        if offered:
            row["offered here"] = "yes" if one.recipe in offered else "no"
        if has:
            row["missing in your data"] = _names(sorted(set(one.needs) - set(has)))
        rows.append(row)
    return pd.DataFrame(rows)


def against() -> pd.DataFrame:
    """When not to use Personalize, and what instead."""
    import pandas as pd

    return pd.DataFrame(NOT_PERSONALIZE, columns=["if", "then rather"])


def domains() -> pd.DataFrame:
    """The use cases of the two domains: recommenders, for which a recipe is chosen already."""
    import pandas as pd

    return pd.DataFrame(DOMAIN, columns=["domain", "use case", "recipe"])


def _names(types: Collection[str]) -> str:
    return ", ".join(name.lower().replace("_", " ") for name in types)
