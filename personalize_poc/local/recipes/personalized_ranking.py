"""aws-personalized-ranking: scores of the recurrent network, to order a given list of items."""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.user_sequence import UserSequence


class PersonalizedRanking(UserSequence):
    """The algorithm of aws-personalized-ranking: metadata, and the network's own order."""

    hyperparameters = known.USER_PERSONALIZATION
    options: ClassVar[dict[str, bool]] = {"metadata": True}
