"""aws-hrnn-metadata: the hierarchical recurrent network, with items described by their metadata.

Different from the service: metadata of users does not act.
"""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.user_sequence import UserSequence


class HrnnMetadata(UserSequence):
    """The algorithm of aws-hrnn-metadata: sessions within users, and item metadata."""

    hyperparameters = known.HRNN
    options: ClassVar[dict[str, bool]] = {"hierarchical": True, "metadata": True}
