"""Which of several tables with a user, an item and a time goes first as the interactions."""

from __future__ import annotations

from personalize_poc.data.own.roles.tables import Candidate

_USED = ("watch", "listen")
_MORE = 1.5
CLOSE = 0.6
"""Points between two tables below which a person is asked which one holds the interactions."""


def ordered(ranked: list[Candidate]) -> list[Candidate]:
    """Tables in the order in which they are taken, from that of their points."""
    return _lines_first(_known_first(_used_first(ranked)))


def _used_first(ranked: list[Candidate]) -> list[Candidate]:
    """What was used before what was paid for once: lessons of a course tell more than its price."""
    best = ranked[0]
    for one in ranked[1:]:
        used = one.is_complete and one.holds in _USED and best.holds == "purchase"
        more = one.view.profile.rows > _MORE * best.view.profile.rows
        if used and more and tables_of(one) == tables_of(best):
            return _in_front(one, ranked)
    return ranked


def _known_first(ranked: list[Candidate]) -> list[Candidate]:
    """What a catalogue has before what nothing knows: services before numbers that were called."""
    best = ranked[0]
    for one in ranked[1:]:
        known = one.is_complete and is_guessed(best) and is_known(one) and not best.holds
        near = best.points - one.points < CLOSE
        if known and near and tables_of(one)[0] & tables_of(best)[0]:
            return _in_front(one, ranked)
    return ranked


def _lines_first(ranked: list[Candidate]) -> list[Candidate]:
    """The lines of orders before their heads, which name only one of the things by its title."""
    best = ranked[0]
    for one in ranked[1:]:
        item = one.roles.get("ITEM_ID")
        lines = item and not item.link and any(best.view.label == way.table for way in one.links)
        more = one.view.profile.rows > best.view.profile.rows
        if lines and more and one.is_complete and tables_of(one)[1] & tables_of(best)[1]:
            return _in_front(one, ranked)
    return ranked


def _in_front(first: Candidate, ranked: list[Candidate]) -> list[Candidate]:
    """One of the tables before all others."""
    return [first, *(one for one in ranked if one is not first)]


def is_known(candidate: Candidate) -> bool:
    """Whether the item is a key of a table of things."""
    item = candidate.roles["ITEM_ID"]
    return item.keyed and bool(tables_of(candidate)[1] & candidate.view.things)


def is_guessed(candidate: Candidate) -> bool:
    """Whether nothing but repetition speaks for the item: no name, no catalogue, no title."""
    item = candidate.roles.get("ITEM_ID")
    return item is not None and not (item.named or item.told or item.keyed or item.link)


def tables_of(candidate: Candidate) -> list[set[str]]:
    """Labels of the tables that user and item point to."""
    chosen = [candidate.roles[name] for name in ("USER_ID", "ITEM_ID") if name in candidate.roles]
    return [
        {link.table for link in one.view.links if link.key == one.column.key and link.share > 0.8}
        for one in chosen
    ]
