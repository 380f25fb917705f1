"""A log of what people of a world do, with columns that say which rows count."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


def proposed(w: World, others: dict[str, dict[str, list[Any]]], **more: list[Any]) -> Proposal:
    log = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        **more,
    }
    return roles.propose(reading({"log.csv": log, **others}))


def section(proposal: Proposal) -> Section:
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"]


def rarely(w: World, usual: str, seldom: dict[str, int]) -> list[str]:
    """A value for each row: the usual one, and others in one row of so many."""
    kinds = list(seldom.items())
    return w.each(lambda row: next((one for one, n in kinds if row % n == 0), usual))
