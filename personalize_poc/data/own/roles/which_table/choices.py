"""What the people of two tables choose: things of one catalogue, or of two."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.words.lists import file_words

_SURE = 0.8
"""Share of the values that a table has, from which on a column points to it."""
_OFTEN = 0.3
"""Share of the rows from which on other things that are chosen count as much."""
_PASSES = 12
"""Things up to which there is nothing to choose from: passes of a studio, plans, packs."""
_MORE = 1.5
"""Times as many rows of what is chosen as of what it is paid for with."""


def led_to(candidate: Candidate) -> list[set[str]]:
    """Labels of the tables that user and item point to; a silent name needs more than numbers."""
    chosen = [candidate.roles[name] for name in ("USER_ID", "ITEM_ID") if name in candidate.roles]
    return [
        {
            link.table
            for link in one.view.links
            if link.key == one.column.key
            and link.share > _SURE
            and (one.named or not link.by_chance)
        }
        for one in chosen
    ]


def pays_for(passes: Candidate, other: Candidate) -> bool:
    """Whether there is nothing to choose from where the same people elsewhere choose more often.

    Args:
        passes: a table that may be of passes.
        other: another one.
    """
    if not (passes.is_complete and other.is_complete) or other.sign < 0:
        return False
    few, things = (one.roles["ITEM_ID"].column for one in (passes, other))
    if few.distinct > _PASSES or things.distinct <= _PASSES or led_to(passes)[1]:
        return False
    known = led_to(other)[1] & other.view.things and led_to(other)[0] & led_to(passes)[0]
    return bool(known) and other.view.profile.rows > _MORE * passes.view.profile.rows


def differ(best: Candidate, other: Candidate) -> bool:
    """Whether the same people choose things of another catalogue there, and do so as often."""
    here, there = led_to(best), led_to(other)
    same = best.roles["USER_ID"].column.name == other.roles["USER_ID"].column.name
    same = same or bool(here[0] & there[0])
    often = other.view.profile.rows >= _OFTEN * best.view.profile.rows
    chosen = [_catalogues(one) for one in (best, other)]
    differ = all(chosen) and not chosen[0] & chosen[1]
    return same and often and differ and file_words.serves(other.holds)


def _catalogues(candidate: Candidate) -> set[str]:
    """Labels of the tables of what is chosen, also where only the name of the item says so.

    The kinds of contracts of a firm have a name and a price as many other lists have.
    """
    item, tables = candidate.roles["ITEM_ID"], led_to(candidate)[1]
    things = tables & candidate.view.things
    said = item.view.hint(item.column.key)
    named = item.named and item.keyed and said.says("id") and not said.entities - {"item"}
    named = named and item.column.distinct > _PASSES
    return things or (tables - candidate.view.people if named else things)
