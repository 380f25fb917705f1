"""aws-user-personalization: a recurrent network over interactions and item metadata."""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.user_sequence import UserSequence


class UserPersonalization(UserSequence):
    """The algorithm of aws-user-personalization: metadata, and regression for unseen items."""

    hyperparameters = known.USER_PERSONALIZATION
    options: ClassVar[dict[str, bool]] = {"metadata": True, "ridge": True}
