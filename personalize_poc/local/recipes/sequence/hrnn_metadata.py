"""aws-hrnn-metadata: the hierarchical recurrent network, with items described by their metadata.

Metadata and the context of the request act as in aws-user-personalization, and what followed the
latest items is mixed in as there.
"""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.sequence.algorithm import UserSequence


class HrnnMetadata(UserSequence):
    """The algorithm of aws-hrnn-metadata: sessions within users, metadata and context."""

    hyperparameters = known.HRNN
    options: ClassVar[dict[str, bool]] = {
        "hierarchical": True,
        "metadata": True,
        "rules": True,
        "content": True,
    }
