"""What is said of a model that is not ahead of popularity, and what would serve better.

The stand-in judges and names the codes; its log, its console and the conclusion of the notebooks
say the texts of these, so that all of them say the same. What fits a recipe is what it can learn
from: more metadata is no advice where none is read.
"""

from __future__ import annotations

from personalize_poc.language import LANGUAGES, N_, Phrase

BEHIND, NOT_AHEAD, TOO_FEW = "behind", "not_ahead", "too_few"
"""How a model stands: behind popularity, level with it, or not to be told from so few tests."""

_STANDS = {
    BEHIND: N_("Behind popularity in NDCG@10 for {users} test users, on new items too"),
    NOT_AHEAD: N_(
        "No better than popularity in NDCG@10, nor on new items, as far as {users} test users can "
        "tell"
    ),
    TOO_FEW: N_(
        "Not ahead of popularity in NDCG@10, but {users} test users are too few to tell anything"
    ),
}

WITH_METADATA, WITHOUT_METADATA = "interactions_or_metadata", "interactions"
IN_COMMON, ALIKE, TEXTS = "items_in_common", "items_alike", "texts"
FITS_ITEM, TRENDS, MORE_USERS = "fits_its_item", "trends", "more_users"

_ADVICE = {
    WITH_METADATA: N_(
        "Popularity-Count may serve as well; more interactions or metadata may tell more."
    ),
    WITHOUT_METADATA: N_("Popularity-Count may serve as well; more interactions may tell more."),
    IN_COMMON: N_(
        "Popularity-Count may serve as well. Items may have too few users in common: more "
        "interactions may tell more, or Similar-Items, which reads metadata as well."
    ),
    ALIKE: N_(
        "Popularity-Count may serve as well. Items may have too few users in common, and their "
        "metadata may say too little of what people choose: more of either may tell more."
    ),
    TEXTS: N_(
        "What is described alike need not be chosen by the same people; Similar-Items learns from "
        "interactions as well."
    ),
    FITS_ITEM: N_(
        "The list of an item does hold more of what people did next than the lists of other items: "
        "beside its item it may serve all the same."
    ),
    TRENDS: N_(
        "Trending-Now counts what rises from one interval to the next. It cannot where few events "
        "fall into an interval, or where nothing rises: a longer interval "
        "(trend_discovery_frequency) or Popularity-Count may serve better."
    ),
    MORE_USERS: N_(
        "One in ten users with two interactions or more is tested: with more users it can be told."
    ),
}


def stands(says: str, users: int) -> Phrase:
    """How it stands, as the beginning of a sentence; says: one of the codes."""
    return Phrase(_STANDS[says], {"users": f"{users:,}"})


def advice(code: str) -> Phrase:
    """What would serve better, in sentences; nothing for a code that is not known."""
    return Phrase(_ADVICE.get(code, ""))


def in_every_language(says: str, users: int, code: str) -> dict[str, str]:
    """How it stands and what would serve better, in sentences: language -> text."""
    stand, advised = stands(says, users), advice(code)
    return {one: f"{stand.said(one)}. {advised.said(one)}" for one in LANGUAGES}


def is_known(says: str) -> bool:
    """Whether there are words for this: a later stand-in may say more."""
    return says in _STANDS
