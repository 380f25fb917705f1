"""What a look finds: what can go, what stays and why, what is still at work, what was not shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from personalize_poc.language import Phrase, _


@dataclass(frozen=True)
class Item:
    """One thing that exists.

    Attributes:
        kind: `campaign`, …, `objects`, `bucket`, `role`.
        ref: its ARN or name.
        label: how to call it.
        state: its status, or how much it is.
        usd: what it bills an hour on AWS while it exists, at a confirmed price.
        about: the same at a price that is not confirmed; goes into no sum that says otherwise.
        unpriced: why it bills and nobody can say how much; empty if that is known.
        after: what has to have ended before it can go: the `ref` of items and jobs.
        why: why it is not touched; empty if it can go.
        held: whether it stays only because something else that stays needs it.
    """

    kind: str
    ref: str
    label: str
    state: str = ""
    usd: float = 0.0
    after: frozenset[str] = frozenset()
    why: str = ""
    about: float = 0.0
    unpriced: str = ""
    held: bool = False


@dataclass
class Look:
    """What exists.

    Attributes:
        items: what can go, in an order in which it can.
        kept: what is not touched, each with the reason.
        jobs: the ARNs of what is at work and cannot be deleted, with their status.
        unreadable: what was not shown, with the reason.
    """

    items: list[Item] = field(default_factory=list)
    kept: list[Item] = field(default_factory=list)
    jobs: dict[str, str] = field(default_factory=dict)
    unreadable: list[Phrase] = field(default_factory=list)

    def add(self, item: Item) -> None:
        """Take up one more thing."""
        (self.kept if item.why else self.items).append(item)

    def settle(self) -> Look:
        """Keep also what cannot go because of what is kept; returns itself."""
        kept: Mapping[str, Item] = {one.ref: one for one in self.kept}
        going: list[Item] = []
        for item in self.items:
            holding = next((kept[ref] for ref in sorted(item.after) if ref in kept), None)
            if holding is None:
                going.append(item)
                continue
            needs = _("the {kind} {label}, which stays, needs it").format(
                kind=holding.kind, label=holding.label
            )
            if holding.held:
                needs = holding.why  # the first cause says more
            stays = replace(item, why=needs, held=True)
            self.kept.append(stays)
            kept = {**kept, item.ref: stays}
        self.items = going
        return self
