"""aws-hrnn: a hierarchical recurrent network over interactions alone."""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.user_sequence import UserSequence


class Hrnn(UserSequence):
    """The algorithm of aws-hrnn: sessions within users, no metadata."""

    hyperparameters = known.HRNN
    options: ClassVar[dict[str, bool]] = {"hierarchical": True}
