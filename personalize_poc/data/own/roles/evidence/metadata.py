"""What the columns of items and users are: categories, numbers, lists, text, titles, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import damaged_numbers, together
from personalize_poc.data.own.roles.evidence.contents import is_year
from personalize_poc.data.own.roles.evidence.described import CALLED, Described
from personalize_poc.data.own.roles.words import telling_nothing
from personalize_poc.data.own.roles.words.fields import Namer
from personalize_poc.data.own.roles.words.names import Hint, hint
from personalize_poc.language import _

MOST = {"items": 100, "users": 25, "interactions": 5}
"""Metadata fields that a schema may have."""
_CATEGORIES = 0.6
"""Categories that are more than this share of the rows say little of any of them."""
_DISTINCT = 0.98
_PARTS, _OWN = 3, 0.5
"""Parts of a name, at most on average, and different names a row, at least."""
_LONG_NUMBER = 16
"""Digits from which on whole numbers are ids, and no amounts."""
_CODES = 60
"""Different numbers that come back, up to which they are codes, however round they are."""
_FEW = 5
"""Different numbers up to which they are codes, though they lie where years do."""
_MANY = 500
"""Values from which on words that nothing calls a category are none."""


def describe(
    columns: Sequence[ColumnProfile], section: str, rows: int | None = None
) -> list[Described]:
    """Say of every column of items or users, without the id, what it is.

    Args:
        columns: which.
        section: "items" or "users".
        rows: how many items or users there are, where columns stand in a table of interactions.
    """
    found = [_describe(column, section, rows or column.rows) for column in columns]
    if section == "users":
        together.histories(found)
    else:
        together.title_of_last_resort(found)
    together.only_one(found)
    together.one_separator(found)
    names = Namer(section)
    taken = 0
    for one in found:
        if one.kind in ("categorical", "number", "text", "list"):
            taken += 1
            if taken > MOST[section]:
                one.kind = "unused"
                one.reason = _("a schema of {section} has room for {most} fields").format(
                    section=_(section), most=MOST[section]
                )
            else:
                one.field = names.name(one.column.name)
        elif one.kind == "time":
            one.field = "CREATION_TIMESTAMP"
    return found


def _describe(column: ColumnProfile, section: str, rows: int) -> Described:
    said = hint(column.name)
    unused = telling_nothing.why(column, said, section, rows)
    if unused:
        return Described(column, "unused", unused, 0.9)
    dated = said.says("time", "created", "published", "updated", "registered", "birth")
    if column.moment and (not column.moment.weak or (dated and not said.says("id"))):
        return _time(column, said, section)
    kind = column.shape.kind
    if kind == "list" and section == "items" and _is_name_in_parts(column, said, rows):
        return Described(column, "title", _("what people call an item"), 0.85)
    if kind == "list":
        sample = _("{count:,} different members").format(count=len(column.shape.tokens))
        return Described(
            column,
            "list",
            _("several values a field, {sample} in a sample").format(sample=sample),
            0.9,
        )
    if kind == "boolean":
        return Described(column, "categorical", _("yes or no"), 0.95)
    if kind in ("integer", "decimal"):
        return _number(column, said, rows)
    if damaged_numbers.is_one(column, said):
        told = _("most of its {count:,} different values are numbers, as its name says")
        return Described(column, "number", told.format(count=column.distinct), 0.75)
    return _word(column, said, section, rows)


def _is_name_in_parts(column: ColumnProfile, said: Hint, rows: int) -> bool:
    """Whether nearly every row has a name of its own, of a few parts: its series and its number."""
    few = column.shape.members <= _PARTS and column.distinct > _OWN * min(rows, column.filled)
    grouped = said.about("category", "vendor") or said.says("person", "type", "status")
    return few and said.says("name") and not grouped


def _time(column: ColumnProfile, said: Hint, section: str) -> Described:
    if section == "items" and not said.says("updated", "birth"):
        points = 0.6 + 0.15 * said.says("created") + 0.25 * said.says("published")
        points -= 0.4 * (said.says("later") or not telling_nothing.LAST.isdisjoint(said.tokens))
        if points > 0.3:
            return Described(column, "time", _("when the item came into being"), min(points, 0.95))
    why = _("a time: Personalize learns from numbers, categories and one creation time of items")
    return Described(column, "unused", why, 0.85)


def _number(column: ColumnProfile, said: Hint, rows: int) -> Described:
    named = said.says(
        "price", "quantity", "rating", "duration", "person", "year", "sequence", "amount"
    )
    spread = _("{count:,} different numbers").format(count=column.distinct)
    long = column.shape.kind == "integer" and column.mean_length >= _LONG_NUMBER
    if long or said.says("id") or (said.about("category", "vendor", "item", "user") and not named):
        return _code(column, rows, 0.85)
    if column.shape.kind == "decimal" or named:
        return Described(column, "number", f"{spread}", 0.9)
    if said.says("place", "flag", "type", "status", "version") or column.shape.zeros:
        return _code(column, rows, 0.75)
    if column.distinct >= _DISTINCT * rows:
        return Described(
            column, "unused", _("another number in every row: {spread}").format(spread=spread), 0.7
        )
    given = [one for one in column.numbers if one is not None]
    if _are_years(column, given):
        return Described(column, "number", _("years: {spread}").format(spread=spread), 0.8)
    some = column.distinct <= max(_FEW, 0.2 * rows)
    few = some and (column.distinct <= _FEW or min(given) >= 100)
    if few and not _is_measured(column, given):
        return _code(column, rows, 0.6)
    return Described(column, "number", f"{spread}", 0.7)


def _code(column: ColumnProfile, rows: int, sure: float) -> Described:
    """Numbers that name something: a category, unless nearly every row has its own."""
    rows = min(rows, column.filled)
    spread = _("{count:,} different numbers").format(count=column.distinct)
    if column.distinct <= _CATEGORIES * rows:
        told = _("a code that comes back: {back}").format(back=spread)
        return Described(column, "categorical", told, sure)
    told = _("too many codes for a category: {spread} in {rows:,} rows").format(
        spread=spread, rows=rows
    )
    return Described(column, "unused", told, max(sure, 0.8))


def _are_years(column: ColumnProfile, given: list[float]) -> bool:
    """Whether numbers are years, whatever their column is called; round ones may be codes."""
    return is_year(column) and column.distinct > _FEW and not all(one % 10 == 0 for one in given)


def _is_measured(column: ColumnProfile, given: list[float]) -> bool:
    """Whether many numbers are amounts: of several lengths, or round; codes are of one length."""
    if column.distinct <= _CODES:
        return False
    lengths = {len(str(int(one))) for one in given}
    return len(lengths) >= 3 or all(one % 10 == 0 for one in given)


def _word(column: ColumnProfile, said: Hint, section: str, rows: int) -> Described:
    kind, distinct = column.shape.kind, column.distinct
    filled = min(rows, column.filled)
    back = _("{count:,} different values in {rows:,} rows").format(count=distinct, rows=rows)
    grouped = said.about("category", "vendor") or said.says("place", "type", "status")
    # The title of a job is what people call it, though it says of a person what they do.
    named = section == "items" and said.about("item") and said.says("name")
    grouped = grouped or (said.says("person") and not named)
    each = kind in ("phrase", "text") and distinct > 0.8 * filled
    grouped = grouped and not (each and said.says("name"))  # the title of a topic
    if said.says("description") and kind == "phrase" and distinct > 0.3 * filled:
        return Described(column, "title", _("a few words for every item"), 0.65)
    headline = said.says("name") and not said.says("description") and column.shape.words < 15
    if (kind == "text" and not headline) or (said.says("description") and column.shape.words > 3):
        if section == "users":
            return Described(column, "unused", _("free text: users have no textual field"), 0.85)
        words = _("{words:.0f} words on average").format(words=column.shape.words)
        return Described(column, "text", _("natural language, {words}").format(words=words), 0.9)
    titled = said.says("name") or (said.about("item") and kind in ("phrase", "word"))
    least = CALLED if said.says("name") and kind == "phrase" else 0.3
    if section == "items" and titled and not grouped and distinct > least * filled:
        return Described(
            column, "title", _("what people call an item"), 0.6 + 0.3 * said.says("name")
        )
    if section == "items" and kind == "phrase" and not grouped and distinct > 0.3 * filled:
        own = distinct > 0.8 * filled
        why = (
            _("nearly every item has its own")
            if own
            else _("{count:,} different ones").format(count=distinct)
        )
        return Described(
            column,
            "title",
            _("a few words for every item, {why}").format(why=why),
            0.6 - 0.1 * (not own),
        )
    if distinct > _MANY and not grouped and distinct > 0.3 * filled:
        return Described(
            column, "unused", _("too many values for categories: {back}").format(back=back), 0.7
        )
    if distinct <= (0.9 if grouped else _CATEGORIES) * filled and kind not in ("uuid", "hash"):
        return Described(
            column,
            "categorical",
            _("values come back: {back}").format(back=back),
            0.9 if grouped else 0.8,
        )
    if kind in ("uuid", "hash") and distinct <= 0.3 * filled:
        return Described(
            column, "categorical", _("a code that comes back: {back}").format(back=back), 0.7
        )
    return Described(
        column, "unused", _("too many values for categories: {back}").format(back=back), 0.8
    )
