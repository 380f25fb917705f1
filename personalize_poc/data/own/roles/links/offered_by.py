"""What stands between events and names of few is offered by these, as homes are by agencies.

A copy says little of itself, and stands for its title. A home, or a car, has no title either, but a
price, a size and a kind of its own: it is what was chosen, and who offers it is not.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.words import houses_that_offer
from personalize_poc.data.own.roles.words.names import own_name

_FEW, _OFFERS = 30, 20
"""Most of those that offer, and what each has on average, where no word speaks of them."""
_DESCRIBED = 2
"""Columns beside the price that say of what is offered how large or of which kind it is."""
_DIFFER = 1.5
"""Values of a column for each of those that offer, from which on it is of what they offer."""
_ELSEWHERE = ("place", "status", "vendor", "staff", "flag", "id", "sequence", "later", "created")
"""What copies have of their own as well: where they stand, and in which state."""


def is_house(between: View, column: ColumnProfile, titled: View) -> bool:
    """Whether a column leads to those that offer, by their name or by what rows say.

    Args:
        between: the table without titles.
        column: of it.
        titled: the table that the column leads to, with a name of each.
    """
    if houses_that_offer.is_one(column.name) or houses_that_offer.is_one(own_name(titled.label)):
        return True
    said, told = between.hint(column.key), titled.kind == "item"
    if said.about("item", "event") or said.perhaps or said.says("type", "name") or not told:
        return False
    few = column.distinct <= _FEW and column.distinct * _OFFERS <= between.profile.rows
    return few and not _takes_place(between) and _is_described(between, column)


def _takes_place(between: View) -> bool:
    """Whether rows have an hour of their own, as performances have, and not that of a notice."""
    return any(
        one.moment
        and not one.moment.weak
        and one.moment.resolution != "day"
        and one.distinct > _FEW
        and not between.hint(one.key).says("created", "updated", "published", "registered")
        for one in between.columns
    )


def _is_described(between: View, column: ColumnProfile) -> bool:
    """Whether rows have a price and more of their own, which differ among those of one value."""
    priced, others = False, 0
    for one in between.columns:
        said = between.hint(one.key)
        price = said.says("price")
        if one is column or one.moment or one.is_constant or (one.is_unique and not price):
            continue
        if said.says(*_ELSEWHERE) or said.about(*_ELSEWHERE) or not _differs(column, one):
            continue
        told = one.shape.kind in ("integer", "decimal", "word") and not _leads(between, one)
        priced |= price
        others += told and not price
    return priced and others >= _DESCRIBED


def _differs(column: ColumnProfile, other: ColumnProfile) -> bool:
    pairs = {pair for pair in zip(column.values, other.values, strict=True) if all(pair)}
    return len(pairs) > _DIFFER * len({known for known, __ in pairs})


def _leads(between: View, column: ColumnProfile) -> bool:
    """Whether values are keys of another table, and tell nothing by themselves."""
    named = between.hint(column.key).says("id") and is_idlike(column)
    return named or any(link.key == column.key and link.share > 0.8 for link in between.links)
