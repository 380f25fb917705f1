"""Tables of the notebooks: a caption, texts on the left, numbers on the right; cards; sentences.

In a terminal, and wherever no HTML is shown, they are plain text.
"""

from __future__ import annotations

import datetime as dt
import decimal
import math
import numbers
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from personalize_poc import looks
from personalize_poc.language import N_, _

_MISSING = "–"
_HEADINGS = (
    N_("you want"),
    N_("recipe"),
    N_("standing"),
    N_("needs"),
    N_("may use"),
    N_("asked by"),
    N_("not for"),
    N_("offered here"),
    N_("missing in your data"),
    N_("if"),
    N_("then rather"),
    N_("domain"),
    N_("use case"),
    N_("data set"),
    N_("column"),
    N_("becomes"),
    N_("why"),
    N_("rows"),
)
"""Headings of tables whose columns are also asked for by name."""
_NAMES = (
    N_("interactions"),
    N_("users"),
    N_("items"),
    N_("campaigns"),
    N_("filters"),
    N_("second week"),
)
"""Names of what a notebook records under them as well."""
_ON_CARD = ("title", "year", "genres", "why")
"""Members of a card that have a place of their own."""


@dataclass(frozen=True, repr=False)
class Table:
    """A data frame as a notebook shows it.

    Attributes:
        frame: what is shown.
        caption: what it shows, in words.
        index: whether its index is shown.
        headings: whether the columns have headings; without, the first column names the rows.
    """

    frame: pd.DataFrame
    caption: str = ""
    index: bool = True
    headings: bool = True

    def __repr__(self) -> str:
        headings, rows, kinds, __ = self._parts()
        return f"{self.caption}\n{_plain(headings, rows, kinds)}".strip("\n")

    def _repr_html_(self) -> str:
        headings, rows, kinds, heads = self._parts()
        return looks.table(headings, rows, self.caption, kinds=kinds, heads=heads)

    def _parts(self) -> tuple[list[str], list[list[str]], list[str], int]:
        """Headings, cells as texts, kinds of columns, and how many columns name the row."""
        columns, names = [], []
        if self.index:
            index = self.frame.index
            for level in range(index.nlevels):
                columns.append(list(index.get_level_values(level)))
                names.append(_heading(index.names[level] or ""))
        heads = len(columns)
        for at, name in enumerate(self.frame.columns):
            columns.append(list(self.frame.iloc[:, at]))
            parts = name if isinstance(name, tuple) else (name,)
            names.append(" · ".join(_heading(part) for part in parts if part != ""))
        shown = [_column(values) for values in columns]
        rows = [list(row) for row in zip(*(texts for texts, __ in shown), strict=True)]
        if not self.headings:
            names, heads = [""] * len(names), max(heads, 1)
        return names, rows, [kind for __, kind in shown], heads


@dataclass(frozen=True, repr=False)
class Cards:
    """Things as a row of cards."""

    items: tuple[Mapping[str, Any], ...]
    caption: str = ""

    def __repr__(self) -> str:
        lines = [self.caption] if self.caption else []
        for rank, (heading, small, why) in enumerate(map(_card, self.items), start=1):
            lines.append(f"{rank:>3}  " + "  ·  ".join(filter(None, [heading, *small, why])))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return looks.cards([_card(item) for item in self.items], self.caption)


def say(*paragraphs: str) -> None:
    """Show sentences that wrap between words; JupyterLab breaks what is printed inside of them.

    Constants of the package (`N_`) are shown in the chosen language. Empty ones are left out.
    """
    from IPython import display, get_ipython

    if not (told := [_(one) for one in paragraphs if one]):
        return
    plain = "\n".join(told)
    if get_ipython() is None:
        print(plain)
        return
    shown = {"text/plain": plain, "text/html": looks.paragraphs(told)}
    display.display(shown, raw=True)  # type: ignore[no-untyped-call]


def show(frame: pd.DataFrame, caption: str, *, index: bool = True) -> Table:
    """A data frame as a table with a caption. index: whether its index is shown."""
    return Table(frame, caption, index)


def fields(values: Mapping[str, Any], caption: str) -> Table:
    """Names and values of one thing, one row each: what would otherwise be a raw dictionary."""
    names = [_(name) if name in _NAMES else name for name in values]
    told = [_yes_or_no(value) for value in values.values()]
    rows = {"": names, "value": [_text(value) for value in told]}
    return Table(pd.DataFrame(rows), caption, index=False, headings=False)


def rows(records: Sequence[Mapping[str, Any]], caption: str) -> Table:
    """Several things with the same members, one row each."""
    return Table(pd.DataFrame(list(records)), caption, index=False)


def cards(items: Sequence[Mapping[str, Any]], caption: str) -> Cards:
    """Things side by side, best first, such as a list of recommendations.

    Args:
        items: of each `title`, and if there are any `year`, `genres` (a text or several) and
            `why` it is there; further members are shown with their names.
        caption: what the list is.
    """
    return Cards(tuple(items), caption)


def _card(item: Mapping[str, Any]) -> tuple[str, list[str], str]:
    """Its heading, its lines, and why it is there."""
    about = [_text(item[key]) for key in ("year", "genres") if not _is_missing(item.get(key))]
    more = [
        f"{key}: {_text(value)}"
        for key, value in item.items()
        if key not in _ON_CARD and not _is_missing(value)
    ]
    why = item.get("why")
    return _text(item.get("title")), [*about, *more], "" if _is_missing(why) else _text(why)


def _column(values: Sequence[Any]) -> tuple[list[str], str]:
    """The values of a column as texts, and its kind."""
    known = [value for value in values if not _is_missing(value)]
    if known and all(_is_number(value) for value in known):
        digits = _digits([float(value) for value in known])
        return [_number(value, digits) for value in values], looks.NUMBER
    texts = [_text(value) for value in values]
    if any("\n" in text for text in texts):
        return texts, looks.LINES
    return texts, looks.SHORT if all(len(text) <= 24 for text in texts) else looks.TEXT


def _digits(values: Sequence[float]) -> int:
    """Decimals of a column: three digits of its largest value, two of its smallest; at most 4.

    Where no value has more than two, as prices have, it is two.
    """
    finite = [abs(value) for value in values if math.isfinite(value) and value]
    if not finite:
        return 0
    largest, smallest = max(finite), min(finite)
    wanted = max(2 - math.floor(math.log10(largest)), 1 - math.floor(math.log10(smallest)))
    wanted = min(max(wanted, 0), 4)
    if all(value == round(value, 2) for value in finite) and any(
        value != round(value, 1) for value in finite
    ):
        return 2  # prices stay as they are
    for digits in range(wanted):  # no zeros that nobody needs
        if all(round(value, digits) == round(value, wanted) for value in finite):
            return digits
    return wanted


def _number(value: Any, digits: int) -> str:
    if _is_missing(value):
        return _MISSING
    if not isinstance(value, float) and digits == 0:
        return str(value)  # years and counts as they are
    if value and not round(float(value), digits):
        return f"{float(value):.1e}"  # small, and not nothing
    return f"{float(value):,.{digits}f}"


def _is_number(value: Any) -> bool:
    return isinstance(value, (numbers.Real, decimal.Decimal)) and not isinstance(value, bool)


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _text(value: Any) -> str:
    """A value as a person reads it; nothing of Python's own brackets and quotes."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(_text(one) for one in value)
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {_text(one)}" for key, one in value.items())
    if _is_missing(value):
        return _MISSING
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S").removesuffix(" 00:00:00")
    return str(value)


def _yes_or_no(value: Any) -> Any:
    """A truth in words; whatever else as it is."""
    return (_("yes") if value else _("no")) if isinstance(value, bool) else value


def _heading(name: Any) -> str:
    """A heading; those by which notebooks reach columns are translated here and not before."""
    text = _text(name)
    return _(text) if text in _HEADINGS else text


def _plain(headings: Sequence[str], rows: Sequence[Sequence[str]], kinds: Sequence[str]) -> str:
    """A table for a terminal."""
    shown = [headings, *rows] if any(headings) else rows
    flat = [[cell.replace("\n", "; ") for cell in row] for row in shown]
    widths = [max((len(row[at]) for row in flat), default=0) for at in range(len(headings))]
    lines = []
    for row in flat:
        cells = [
            cell.rjust(width) if kind == looks.NUMBER else cell.ljust(width)
            for cell, width, kind in zip(row, widths, kinds, strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
