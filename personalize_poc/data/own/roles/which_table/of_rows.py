"""Tables that say more of the rows of another table, which says all that is needed by itself.

A player writes down who watched what and when, and into a second table how the picture was sent.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate


def whole_first(ranked: list[Candidate]) -> list[Candidate]:
    """A table before one that takes person and time from it, and names the same thing.

    Lines of orders are more than the orders, and name what these do not.

    Args:
        ranked: tables as interactions, the likeliest first.
    """
    best = ranked[0]
    for one in ranked[1:]:
        if one.is_complete and not one.links and says_more_of(best, one):
            return [one, *(other for other in ranked if other is not one)]
    return ranked


def says_more_of(best: Candidate, whole: Candidate) -> bool:
    """Whether a table takes person and time from rows of another one that name the thing as well.

    Args:
        best: the table.
        whole: the other one.
    """
    if not best.is_complete or best.view.profile.rows > whole.view.profile.rows:
        return False
    taken = (best.roles["USER_ID"].view, best.roles["TIMESTAMP"].view)
    item, same = best.roles["ITEM_ID"], whole.roles["ITEM_ID"]
    return all(view is whole.view for view in taken) and (
        item.view is best.view and item.column.name == same.column.name
    )
