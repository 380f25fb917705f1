"""What one answer is computed from."""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.local.serving.context_features import Moment
from personalize_poc.local.serving.group.catalogue import Catalogue, RequestScope
from personalize_poc.local.serving.group.histories import History
from personalize_poc.local.serving.group.snapshot import GroupSnapshot

NOBODY = History(version=())
"""What is known when no user is given: nothing, in every state of the group."""


@dataclass(frozen=True)
class Inputs:
    """The data of one generation, and whom and what the question is about.

    catalogue, history: of the snapshot. moment: the context of the request.
    """

    snapshot: GroupSnapshot
    catalogue: Catalogue
    history: History = NOBODY
    user_id: str | None = None
    item_id: str | None = None
    moment: Moment = ()

    def scope(self, catalogue: Catalogue | None = None) -> RequestScope:
        """What a filter may look at, over the items of another catalogue if one is given."""
        users, event_types = self.snapshot.users, self.snapshot.event_types
        data = (catalogue or self.catalogue, users, event_types, self.history)
        return RequestScope(*data, user_id=self.user_id, item_id=self.item_id)
