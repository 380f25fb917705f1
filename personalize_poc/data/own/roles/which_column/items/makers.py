"""Who makes, grows or organises things stands behind the things themselves, whatever has a table.

A shop of farmers lists its farmers with their fees, and not what they bring. Each article belongs
to one of them, so that a farmer looks like the coarser name of what is sold. What people choose is
the article that a column is called after. Where nothing else is named, such as in the plays of
artists, these may be chosen.

So it is with who organises, hosts, teaches or sells: of an activity, a course or an article that a
catalogue has under its title people choose this, whoever offers it, also where no word says so.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, is_coarser
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import further
from personalize_poc.data.own.roles.words import maker_words, organiser_words, seller_places

_LEAST, _FEWEST, _BACK = 1.0, 20, 1.3
"""Points, number and rows of each of the things that may be chosen, at least."""
_LOST = 0.1
"""Share of the rows that may lack the thing."""
_BEHIND = 3.0
"""Points by which a maker stands behind, so that nobody is asked."""
_OTHERS = ("user", "visitor", "card", "staff", "order", "session", "device", "category",
           "campaign", "vendor")  # fmt: skip


def prefer_made(found: list[Scored], views: dict[str, View]) -> None:
    """Put makers behind what columns name as things in the same rows.

    Args:
        found: columns that may be the item; points are taken from those of makers.
        views: all tables by their labels.
    """
    things = [one for one in found if _is_thing(one, views)]
    for maker in found if things else ():
        made = [thing.points for thing in things if _is_made_by(thing, maker)]
        if made:
            maker.named = maker.keyed = False
            maker.add(min(0.0, max(made) - _BEHIND - maker.points))


def _is_thing(one: Scored, views: dict[str, View]) -> bool:
    """Whether a column is called after things, or leads to their titles, and values come back.

    Codes that have a title each are ids of outings where a word such as "sortie" may mean a date
    as well. Where somebody was served is none of them.
    """
    column, said = one.column, one.view.hint(one.column.key)
    again = column.distinct >= _FEWEST and column.repeats >= _BACK and one.points >= _LEAST
    if not again or said.about(*_OTHERS):
        return False
    if one.named and said.about("item"):
        return not said.says(*NO_ID)
    dated = "published" if column.shape.kind == "code" else ""
    if said.says(*(word for word in NO_ID if word != dated)) or seller_places.is_one(said):
        return False
    return one.told and one.keyed and further.leads_to_titles(one.view, column, views)


def _is_made_by(thing: Scored, maker: Scored) -> bool:
    """Whether a column says who made each thing; brands and artists only where each has one.

    Who organises things does so for several; of what is called no thing nothing else is known.
    """
    view, name = maker.view, maker.column.name
    if thing is maker or thing.view is not view or thing.column.fill < maker.column.fill - _LOST:
        return False
    called = thing.named and view.hint(thing.column.key).about("item")
    if maker_words.is_maker(name) and called:
        return True
    if organiser_words.is_organiser(name):
        finer = thing.column.distinct > maker.column.distinct
        return finer and not is_coarser(view, maker.column, thing.column)
    if not called:
        return False
    return maker_words.brings_out(name) and is_coarser(view, thing.column, maker.column)
