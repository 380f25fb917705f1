"""When something came back: it was taken before, at another time of the same row.

The word for the day on which a thing leaves the house is in many languages that for the day on
which a book or a film came out: "date de sortie", "data wydania". Where something comes back to
the house later, and the day is not the same in all rows of the thing, it is that of the loan.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_column.times.distances import always_before
from personalize_poc.data.own.roles.words.coming_back import is_back
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.language import _

_LATER, _OUT = 1.2, 1.5
"""Points that a later time loses, and that were taken from a word for coming out."""


def tell(found: list[Scored], item: str | None) -> None:
    """Put the day on which something was lent before the one on which it came back.

    Args:
        found: columns of times of one table; points are added.
        item: key of the item's column.
    """
    taken: dict[str, Scored] = {}
    for back in found:
        if not is_back(plain(back.column.name)):
            continue
        before = [one for one in found if one is not back and _is_before(one, back)]
        if before and not back.view.hint(back.column.key).says("later"):
            back.add(-_LATER)
        taken.update((one.column.key, one) for one in before)
    for out in taken.values():
        said = out.view.hint(out.column.key)
        if said.says("published") and not said.about("item") and not _is_of(out, item):
            out.add(_OUT, _("what was lent comes back later"))


def _is_before(one: Scored, back: Scored) -> bool:
    """Whether all rows have a time, which is never after that of coming back."""
    other = not is_back(plain(one.column.name))
    return other and one.column.fill > SURE and always_before(one, back)


def _is_of(out: Scored, item: str | None) -> bool:
    """Whether all rows of a thing have the same day, on which it came out."""
    return item is not None and out.view.goes_with(item, out.column.key) > SURE
