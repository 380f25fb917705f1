"""aws-personalized-ranking: scores of the recurrent network, to order a given list of items.

The network's own order: item-to-item regression (see `sequence.ridge`) improves a list made from
the whole catalogue, but moves the mean reciprocal rank within given lists of 100 items by less than
.01. Offline metrics rank the whole catalogue, because the service does not
publish which lists it ranks; users' metadata and context do not act yet.
"""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.user_sequence import UserSequence


class PersonalizedRanking(UserSequence):
    """The algorithm of aws-personalized-ranking: metadata, and the network's own order."""

    hyperparameters = known.USER_PERSONALIZATION
    options: ClassVar[dict[str, bool]] = {"metadata": True}
