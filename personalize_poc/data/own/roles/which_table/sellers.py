"""Orders of a market that name who sells, and their lines, which name what was sold."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE


def has_lines(orders: Candidate, lines: Candidate) -> bool:
    """Whether people are chosen in a table, and rows that lead to it name things of a catalogue.

    Whoever buys from somebody wants a thing of theirs. Where nothing but people is to choose
    from, as in a forum or an agency, there are no such rows.

    Args:
        orders: the table that would come first.
        lines: another one, whose user or time stands in the former.
    """
    if not (orders.is_complete and lines.is_complete):
        return False
    if not any(way.table == orders.view.label for way in lines.links):
        return False
    if lines.view.profile.rows <= orders.view.profile.rows:
        return False
    people, things = orders.view.people, orders.view.things
    seller, item = orders.roles["ITEM_ID"], lines.roles["ITEM_ID"]
    both = _led_to(seller) & _led_to(orders.roles["USER_ID"])
    if _led_to(seller) & things:
        return False  # numbers of things are among those of people as well
    return bool(both & people) and bool(_led_to(item) & things) and not _led_to(item) & people


def _led_to(one: Scored) -> set[str]:
    """Labels of the tables that a column surely points to."""
    return {
        link.table
        for link in one.view.links
        if link.key == one.column.key and link.share > SURE and not link.form
    }
