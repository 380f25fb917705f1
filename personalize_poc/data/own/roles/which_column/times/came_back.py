"""When something came back: it was taken before, at another time of the same row.

The word for the day on which a thing leaves the house is in many languages that for the day on
which a book or a film came out: "date de sortie", "data wydania". Where something comes back to
the house later, and the day is not the same in all rows of the thing, it is that of the loan.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_column.times.distances import always_before
from personalize_poc.data.own.roles.words.coming_back import is_back, is_due
from personalize_poc.language import _

_LATER, _OUT = 1.2, 1.5
"""Points that a later time loses, and that were taken from a word for coming out."""
_MOST = 0.5
"""Share of the rows that came back, above which they are loans and no purchases sent back."""


def tell(found: list[Scored], item: str | None) -> None:
    """Put the day on which something was lent before the one on which it came back.

    Args:
        found: columns of times of one table; points are added.
        item: key of the item's column.
    """
    backs = [one for one in found if is_back(one.column.name)]
    due = [one for one in found if backs and one not in backs and is_due(one.column.name)]
    for late, later in ((backs, backs), (due, [*backs, *due])):
        for one in late:
            before = any(_is_before(other, one) for other in found if other not in later)
            if before and not one.view.hint(one.column.key).says("later"):
                one.add(-_LATER)
    taken = [one for one in found if one not in backs and any(_is_before(one, b) for b in backs)]
    for out in taken:
        said = out.view.hint(out.column.key)
        may_be = said.says("published") or _is_handed_out(out, taken, backs)
        if may_be and not said.about("item") and not _is_of(out, item):
            out.add(_OUT, _("what was lent comes back later"))


def _is_before(one: Scored, back: Scored) -> bool:
    """Whether all rows have a time, which is never after that of coming back."""
    return one.column.fill > SURE and always_before(one, back)


def _is_handed_out(out: Scored, taken: list[Scored], backs: list[Scored]) -> bool:
    """Whether a time of delivery is that of a loan: the only one before most things came back.

    What a shop delivers was ordered before, and little of it comes back.
    """
    later = out.view.hint(out.column.key).says("later") and not is_due(out.column.name)
    alone = all(one is out or is_due(one.column.name) for one in taken)
    return later and alone and max(back.column.fill for back in backs) > _MOST


def _is_of(out: Scored, item: str | None) -> bool:
    """Whether all rows of a thing have the same day, on which it came out."""
    return item is not None and out.view.goes_with(item, out.column.key) > SURE
