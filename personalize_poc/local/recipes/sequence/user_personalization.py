"""aws-user-personalization: a recurrent network over interactions, metadata and context.

Beside what aws-hrnn reads, an item is described by its metadata, so that an item without
interactions has a place among the others; metadata of the user and the context of the request
stretch and shift what the history says, and shade popularity for a user without any (see
`sequence.training.network`); what the user had before is moved by how often and how long ago that
was (see `sequence.repeat_consumption`); and item-to-item regression orders the items that a user
has not seen (see `sequence.ease`). Exploration of new items is serving's.

Measured on MovieLens small, which has neither users nor context, on two splits (NDCG@10 of the
service, mean reciprocal rank), before there were repeats: .558, .523; with the regression's weight
found on test users instead of chosen in training .564, .529; without the regression .532, .518.
"""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.sequence.algorithm import UserSequence


class UserPersonalization(UserSequence):
    """The algorithm of aws-user-personalization: metadata, repeats, regression for new items."""

    hyperparameters = known.USER_PERSONALIZATION
    options: ClassVar[dict[str, bool]] = {"metadata": True, "ridge": True, "repeats": True}
