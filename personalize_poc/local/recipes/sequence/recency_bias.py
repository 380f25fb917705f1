"""The second generation: aws-user-personalization-v2 and aws-personalized-ranking-v2.

They stand on the same recurrent network as the first one, where the service has a transformer:
nothing but apply_recency_bias can be set, which lets later events weigh up to three times as much
in the loss as the oldest ones. Metadata and context are read without being asked for, and no user
is left out by the length of the history. An events configuration, which only these two recipes
take, gives events weights in the loss. Exploration of a few new items is serving's.

What acts on top of the network is what acts there in the first generation: to leave out what is in
demand at the moment of asking (`sequence.lately`), which only this one had at first, made the first
generation worse on items that live for a day and better nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.sequence.algorithm import UserSequence
from personalize_poc.local.recipes.sequence.personalized_ranking import PersonalizedRanking
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.user_personalization import UserPersonalization

_WIDTH = 149
"""Width of the recurrent state: the documented default of the first generation."""


class _RecencyBias(UserSequence):
    hyperparameters = known.RECENCY_BIAS

    def settings(self, parameters: Mapping[str, str]) -> Settings:
        """Settings of the network for complete hyperparameters."""
        recency = parameters["apply_recency_bias"] == "true"
        return Settings(hidden=_WIDTH, recency=recency, **self.options)


class UserPersonalizationV2(_RecencyBias):
    """The algorithm of aws-user-personalization-v2, with the parts of the first generation."""

    options: ClassVar[dict[str, bool]] = UserPersonalization.options


class PersonalizedRankingV2(_RecencyBias):
    """The algorithm of aws-personalized-ranking-v2, with the parts of the first generation."""

    options: ClassVar[dict[str, bool]] = PersonalizedRanking.options
