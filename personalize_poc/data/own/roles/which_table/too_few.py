"""Tables of so few rows that nothing shows in them what their columns are."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.words import counted
from personalize_poc.language import _, ngettext

_FEW = 10
"""Rows from which on something of a table shows: what comes back, and what is of each its own."""
_ALL = 3
"""Columns that interactions have, at least."""


def told(views: Sequence[View]) -> str:
    """That the largest table has too few rows to tell what it is; "" where it has enough.

    That no column holds people or times is not said of it: they may be there.
    """
    most = max(views, key=_rows)
    if _rows(most) >= _FEW:
        return ""
    told = [
        ngettext(
            "{rows} in {label} is too few to tell what the columns hold.",
            "{rows} in {label} are too few to tell what the columns hold.",
            _rows(most),
        )
    ]
    names = _called(most)
    if len(names) == _ALL:
        told.append(_("By their names {columns} are what is needed: only rows are missing."))
    told.append(
        _(
            "Export all rows, a thousand at least, each with the id of the person, the id of the "
            "item and the time."
        )
    )
    return " ".join(told).format(
        rows=counted(_rows(most), "row"), label=most.label, columns=", ".join(names)
    )


def _rows(view: View) -> int:
    return view.profile.table.rows


def _called(view: View) -> list[str]:
    """The columns that are called as a user, an item and a time are, none of them twice."""
    hints = {one.name: view.hint(one.key) for one in view.columns}
    found: list[str] = []
    for names in (
        [name for name, said in hints.items() if said.about("user")],
        [name for name, said in hints.items() if said.about("item")],
        [name for name, said in hints.items() if said.says("time")],
    ):
        found += [name for name in names if name not in found][:1]
    return found
