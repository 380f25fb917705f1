"""Who makes or grows things stands behind the things themselves, whatever has a table.

A shop of farmers lists its farmers with their fees, and not what they bring. Each article belongs
to one of them, so that a farmer looks like the coarser name of what is sold. What people choose is
the article that a column is called after. Where nothing else is named, such as in the plays of
artists, these may be chosen.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, is_coarser
from personalize_poc.data.own.roles.words import maker_words

_LEAST, _FEWEST, _BACK = 1.0, 20, 1.3
"""Points, number and rows of each of the things that may be chosen, at least."""
_LOST = 0.1
"""Share of the rows that may lack the thing."""
_BEHIND = 3.0
"""Points by which a maker stands behind, so that nobody is asked."""
_OTHERS = ("user", "visitor", "card", "staff", "order", "session", "device", "category",
           "campaign", "vendor")  # fmt: skip


def prefer_made(found: list[Scored]) -> None:
    """Put makers behind what columns name as things in the same rows.

    Args:
        found: columns that may be the item; points are taken from those of makers.
    """
    things = [one for one in found if _is_thing(one)]
    for maker in found if things else ():
        made = [thing.points for thing in things if _is_made_by(thing, maker)]
        if made:
            maker.named = maker.keyed = False
            maker.add(min(0.0, max(made) - _BEHIND - maker.points))


def _is_thing(one: Scored) -> bool:
    """Whether a column is called after things, and people come back to its values."""
    column, said = one.column, one.view.hint(one.column.key)
    again = column.distinct >= _FEWEST and column.repeats >= _BACK and one.points >= _LEAST
    otherwise = said.about(*_OTHERS) or said.says(*NO_ID)
    return one.named and said.about("item") and again and not otherwise


def _is_made_by(thing: Scored, maker: Scored) -> bool:
    """Whether a column says who made each thing; brands and artists only where each has one."""
    view, name = maker.view, maker.column.name
    if thing is maker or thing.view is not view or thing.column.fill < maker.column.fill - _LOST:
        return False
    if maker_words.is_maker(name):
        return True
    return maker_words.brings_out(name) and is_coarser(view, thing.column, maker.column)
