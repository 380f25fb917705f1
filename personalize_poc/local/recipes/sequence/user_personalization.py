"""aws-user-personalization: a recurrent network over interactions, metadata and context.

Beside what aws-hrnn reads, an item is described by its metadata, so that an item without
interactions has a place among the others; metadata of the user and the context of the request
stretch and shift what the history says, and shade popularity for a user without any (see
`sequence.training.network`), of whom it is asked besides what is in demand, now and at such an
hour, what is new and what people alike turn to (`sequence.first_events`). On top of the network
act, in this order: what followed the latest items is mixed in (`sequence.sequential_rules`); what
the user had before is moved by how often and how long ago that was (`sequence.repeat_consumption`);
and the items that a user has not had are ordered anew by a regression over items (`sequence.ease`),
by their metadata (`sequence.content`, and `sequence.rare_categories` for those that the encoder
leaves out), by what is in demand and what is new at the moment of asking (`sequence.lately`,
`sequence.fresh`), by what is wanted at such an hour and time of the year (`sequence.cycles`), by
what people alike turn to (`sequence.groups`), and by whether anybody had them (`sequence.cold`; see
`sequence.unseen`). What each part weighs is chosen on validation users, and may be nothing; where a
visit begins it may be something else than within one (`sequence.visit_start`). Exploration of new
items is serving's.
"""

from __future__ import annotations

from typing import ClassVar

from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.sequence.algorithm import UserSequence


class UserPersonalization(UserSequence):
    """The algorithm of aws-user-personalization: all that acts on top of the network."""

    hyperparameters = known.USER_PERSONALIZATION
    options: ClassVar[dict[str, bool]] = {
        "metadata": True,
        "ridge": True,
        "repeats": True,
        "rules": True,
        "content": True,
        "lately": True,
    }
