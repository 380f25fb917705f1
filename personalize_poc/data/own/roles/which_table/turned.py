"""Tables whose rows may be what the owner of a thing did, and not who is named beside it.

On a market of work people bid for jobs, and those whose jobs they are invite people. Both tables
name a person and a job; the second one also whose job it is. There the person may be the item.
"""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_table.retold import led_to


def turned(best: Candidate, one: Candidate) -> Candidate:
    """A table with the owner of the item as the user, and the user as the item, if that may be.

    Args:
        best: the table that is taken, of the same people and things.
        one: the other one; it is given back as it is where nothing speaks for it.
    """
    owner = one.rivals.get("USER_ID")
    if not (best.is_complete and one.is_complete) or owner is None or owner.link:
        return one
    user, item = one.roles["USER_ID"], one.roles["ITEM_ID"]
    if user.link or item.link or not _are_same(best, one) or not _is_owner(owner, user, item):
        return one
    if any(link.table in led_to(owner) for link in best.view.links):
        return one  # it names the owners as well, so that both say the same
    return replace(one, roles={**one.roles, "USER_ID": owner, "ITEM_ID": user}, rivals={})


def _are_same(best: Candidate, one: Candidate) -> bool:
    """Whether two tables name the same people and the same things."""
    return all(
        led_to(best.roles[name]) & led_to(one.roles[name]) for name in ("USER_ID", "ITEM_ID")
    )


def _is_owner(owner: Scored, user: Scored, item: Scored) -> bool:
    """Whether each thing has one such person, and no table is surely that of the other people."""
    view = owner.view
    said = view.hint(owner.column.key)
    return (
        view.goes_with(item.column.key, owner.column.key) > SURE
        and view.goes_with(user.column.key, owner.column.key) < SURE
        and bool(led_to(owner) - view.things)
        and not led_to(user) & view.people
        and not said.about("vendor", "staff", "category", "campaign", "item")
    )
