"""Rows that name a thing by a number and by its title, as the table of these things does.

`purchased_entity` says nothing by its name, and whole numbers are in every table of numbers. Where
the row that it leads to has the very title that stands beside it, that is no chance.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View

_ROWS = 30
"""Rows of the sample by which it is judged."""
_AGREE = 0.9
"""Share of them in which both tables have the same title."""
_TITLES = 20
"""Fewest different titles: states and kinds agree by chance."""


def is_title(column: ColumnProfile) -> bool:
    """Whether values are texts of a few words, and many different ones."""
    return column.shape.kind in ("phrase", "text") and column.distinct >= _TITLES


def beside(view: View, link: Link, there: View) -> ColumnProfile | None:
    """The column with the titles that rows of another table have as well; None if there is none.

    Args:
        view: the table with the numbers.
        link: from it.
        there: the table that the link leads to.
    """
    sure = link.share > SURE and not link.form and there is not view
    if not sure or not there.column(link.there).is_unique:
        return None
    keys, wanted = there.column(link.there).values, view.column(link.key)
    for other in filter(is_title, there.columns):
        known = {key: text for key, text in zip(keys, other.values, strict=True) if key and text}
        for title in filter(is_title, view.columns):
            pairs = zip(wanted.values, title.values, strict=True)
            told = [known[key] == text for key, text in pairs if key in known and text]
            if title is not wanted and len(told) >= _ROWS and sum(told) >= _AGREE * len(told):
                return title
    return None
