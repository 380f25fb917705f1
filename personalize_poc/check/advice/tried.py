"""What a trial with counted lists says of recipes: more than all that is only worked out."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.advice.amounts import MOSTLY, Amounts
from personalize_poc.inference.choosing import Choice
from personalize_poc.language import _

_OF_PAIRS = ("aws-similar-items", "aws-sims")
_OF_TASTE = (
    "aws-user-personalization-v2",
    "aws-user-personalization",
    "aws-personalized-ranking-v2",
    "aws-personalized-ranking",
    "aws-item-affinity",
)
"""What learns by ids what goes together, and the taste of users; the rest counts, or reads texts
and attributes."""
_AHEAD, _NO_MORE, _BUT_AGAIN = 16, -50, -15
"""Points; the last where users come back to the same items, which the trial leaves out."""


def points(choice: Choice, amounts: Amounts) -> Iterator[tuple[int, str]]:
    """For what learns from who did what, or against it; nothing where the trial could not tell."""
    if choice.recipe not in (*_OF_PAIRS, *_OF_TASTE):
        return
    if amounts.facts.trial.tells_more:
        yield _AHEAD, amounts.tried
    elif amounts.counting_does:
        again = amounts.facts.predictability.again >= MOSTLY and choice.recipe in _OF_TASTE
        told = _("{tried}: no more").format(tried=amounts.tried)
        yield _BUT_AGAIN if again else _NO_MORE, told
