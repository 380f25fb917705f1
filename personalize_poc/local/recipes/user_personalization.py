"""aws-user-personalization: a recurrent network over interactions and item metadata.

Beside what aws-hrnn reads, an item is described by its metadata, so that an item without
interactions has a place among the others; and item-to-item regression orders the items that a user
has not seen (see `sequence.ridge`). Exploration of new items is serving's.

Different from the service: metadata of users and context do not act on the answer yet, and event
values neither.
"""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.user_sequence import UserSequence


class UserPersonalization(UserSequence):
    """The algorithm of aws-user-personalization: metadata, and regression for unseen items."""

    hyperparameters = known.USER_PERSONALIZATION
    options: ClassVar[dict[str, bool]] = {"metadata": True, "ridge": True}
