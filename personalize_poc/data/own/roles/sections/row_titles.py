"""What rows of interactions call items that are not, or no longer, in the table of items.

A shop takes articles off its list, and its orders still say what they were called. Where a table of
items has no titles at all, its orders say what all of them are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import is_title
from personalize_poc.data.own.roles.sections.made import Made
from personalize_poc.language import _

_SURE = 0.8


def named(
    best: Candidate, section: Section, items: Made | None, guesses: list[Guess]
) -> tuple[Section, list[Guess]]:
    """The section of interactions with the column that names items, where some need it.

    Args:
        best: the interactions.
        section: of them.
        items: the section of items; only one from another table, with titles, may lack some.
        guesses: of all columns so far.

    Returns:
        The section and the guesses, with that column among them.
    """
    item = best.roles["ITEM_ID"]
    if items is None or items.link is None or item.view is not best.view:
        return section, guesses
    untitled = items.section.title is None
    if not untitled and items.link.share >= 1:
        return section, guesses
    used = {*section.columns.values(), *section.leave_out}
    found = [one for one in _titles(item.view.columns, best) if one.name not in used]
    if not found:
        return section, guesses
    column = max(found, key=lambda one: (one.fill, one.distinct))
    told = _("what rows call items that {table} lacks")
    if untitled:
        told = _("what rows call items, as {table} has no titles")
    why = told.format(table=items.label)
    guess = Guess("interactions", "title", best.view.label, column.name, "title", _SURE, why)
    unused = {name: told for name, told in section.unused.items() if name != column.name}
    others = [one for one in guesses if (one.table, one.column) != (guess.table, guess.column)]
    return replace(section, title=column.name, unused=unused), [*others, guess]


def _titles(columns: Sequence[ColumnProfile], best: Candidate) -> list[ColumnProfile]:
    view, item = best.view, best.roles["ITEM_ID"].column
    return [
        one for one in columns if one.shape.kind in ("phrase", "text") and is_title(view, item, one)
    ]
