"""aws-hrnn: a hierarchical recurrent network over interactions alone.

One recurrent level over the events of a session, one over the sessions of a user; a session ends
after about half an hour (2048 s) without an event. How the service cuts sessions is not published.
What followed the latest items is mixed in (`sequence.sequential_rules`).
"""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.sequence.algorithm import UserSequence


class Hrnn(UserSequence):
    """The algorithm of aws-hrnn: sessions within users, no metadata."""

    hyperparameters = known.HRNN
    options: ClassVar[dict[str, bool]] = {"hierarchical": True, "rules": True}
