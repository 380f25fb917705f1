"""What columns of items or users are beside each other: one title, one text, one separator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.described import CALLED, Described
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import _

_TRANSLATED = frozenset({"eng", "en", "english", "orig", "original", "translated", "translation"})
_LEAST_TITLES = 20
"""Different words from which on they may be what people call items, though some have the same."""
_MOSTLY = 0.5
"""Share of distinct values above which names are of rows, and not of groups of them."""


def histories(found: list[Described]) -> None:
    """Lists of items that a person had, and lists of as many values beside them, are no traits."""
    lists = [one for one in found if one.column.shape.kind == "list"]
    things = [one for one in lists if hint(one.column.name).about("item")]
    for one in lists:
        if any(_members(one.column) == _members(other.column) for other in things):
            one.kind, one.confidence = "unused", 0.85
            one.reason = _("what a person did, in a list: interactions, one row for each of them")


def _members(column: ColumnProfile) -> list[int]:
    """How many values stand in each row of a sample."""
    return [value.count(column.shape.separator or ",") if value else -1 for value in column.values]


def title_of_last_resort(found: list[Described]) -> None:
    """Where nothing else is a title, the few words of a description are, though they come back.

    A shop has four articles that its catalogue calls "trousers, denim". So is the name of an item
    that many share: the same dishes are on the menus of many restaurants.
    """
    if any(one.kind == "title" for one in found):
        return
    if worded := [one for one in found if _is_worded(one)] or [one for one in found if _names(one)]:
        best = max(worded, key=lambda one: one.column.distinct)
        best.kind, best.reason, best.confidence = "title", _("what people call an item"), 0.6


def _is_worded(one: Described) -> bool:
    """Whether it may be what people call items, and no group of them such as a brand.

    Where most merchants have a name of their own, they are the items, and no makers of them.
    """
    said, column = hint(one.column.name), one.column
    grouped = said.about("category", "user") or said.says("place", "type", "status")
    grouped = grouped or (said.about("vendor") and column.distinct <= _MOSTLY * column.filled)
    return (
        one.kind == "categorical"
        and said.says("name", "description")
        and not grouped
        and column.shape.kind in ("phrase", "word")
        and column.distinct >= max(_LEAST_TITLES, CALLED * column.filled)
    )


def _names(one: Described) -> bool:
    """Whether a column is called the name of an item, and of nothing else, though many share it."""
    said, column = hint(one.column.name), one.column
    other = said.entities - {"item"} or said.says("type", "status", "place", "person", "sequence")
    return (
        one.kind == "categorical"
        and said.about("item")
        and said.says("name")
        and not other
        and column.shape.kind in ("phrase", "word")
        and column.distinct >= _LEAST_TITLES
    )


def only_one(found: list[Described]) -> None:
    """One title, one text, one creation time; what is left over is unused, with the reason."""
    for kind, why in (
        ("title", _("another column is what people call an item")),
        ("text", _("Personalize takes one textual field; another column has more")),
        ("time", _("Personalize takes one creation time; another column is it")),
    ):
        same = [one for one in found if one.kind == kind]
        if not same:
            continue
        most = max(one.column.distinct for one in same)
        ranks: dict[str, Callable[[Described], tuple[float, ...]]] = {
            "title": partial(_title, most=most),
            "text": _long,
            "time": _sure,
        }
        best = max(same, key=ranks[kind])
        for one in same:
            if one is not best:
                one.kind, one.reason, one.confidence = "unused", why, 0.8
                if kind == "title" and hint(one.column.name).says("description"):
                    one.kind, one.reason = "text", _("a few words of natural language")


def _title(one: Described, most: int) -> tuple[float, bool, bool, float, float]:
    """By name and words. `title_eng` is a translation of `title`, that of most items as well.

    What several items share, as episodes the name of their show, is none where others have their
    own; nor is the name of who made it, however it is called.

    Args:
        one: what may be the title.
        most: different values of the column that has most of them.
    """
    said = hint(one.column.name)
    plain = not said.says("description", "id", "version") and one.column.shape.kind != "code"
    plain = plain and not (said.about("user", "staff") and not said.about("item"))
    own = _TRANSLATED.isdisjoint(said.tokens)
    several = one.column.distinct >= _MOSTLY * most
    words = min(one.column.shape.words, 4)
    return (one.confidence + 0.1 * plain, own, several, words, one.column.distinct)


def _long(one: Described) -> tuple[float, float]:
    return (one.column.mean_length * min(1.0, one.column.fill * 2), one.confidence)


def _sure(one: Described) -> tuple[float, float]:
    return (one.confidence, one.column.fill)


def one_separator(found: list[Described]) -> None:
    """A mapping has one separator: lists that are written otherwise become categories or unused."""
    lists = [one for one in found if one.kind == "list"]
    counts = Counter(one.column.shape.separator for one in lists)
    if len(counts) < 2:
        return

    def rank(separator: str | None) -> tuple[int, bool]:
        named = any(
            hint(one.column.name).about("category")
            for one in lists
            if one.column.shape.separator == separator
        )
        return (counts[separator], named)

    kept = max(counts, key=rank)
    for one in lists:
        if one.column.shape.separator != kept:
            back = one.column.distinct <= 0.5 * one.column.filled
            one.kind = "categorical" if back else "unused"
            one.reason = _(
                "a list, but its separator is not {kept!r} as in other columns, "
                "and a mapping has one"
            ).format(kept=kept)
            one.confidence = 0.7
