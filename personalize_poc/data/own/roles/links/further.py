"""What names, titles and owners of other tables say of the links that lead to them.

Whole numbers are keys of many tables by chance, and names tell which is meant. The lines of a
document name it, and only its head names the person. For the title of a copy see `onward`.
"""

from __future__ import annotations

import re
from collections import defaultdict

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.alike_names import GENERIC, named_so
from personalize_poc.data.own.roles.evidence.signs import NO_ID
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.words.names import Hint, hint, own_name

_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}")
"""Letters of scripts that write words without blanks, or names of several of them as one."""
_WORD = re.compile(r"[^\W\d_]{4}|[\u0e00-\u9fff\uac00-\ud7a3]{2}")
"""A word of a title, in letters, syllables or signs."""
_SURE = 0.8
"""Share of values found from which on a link is followed."""
_LARGE, _ALL, _COVERED = 1_000, 0.99, 0.8
"""Numbers from which on, shares of values found and of keys used from which on, no chance is."""
_HALF = 0.5
"""Share of codes that a table has, from which on it is one of them, if all its rows are met."""
_DAY = 86_400.0
_LEAST = 10
"""Values that come back in the sample, so that something can be said of them."""


def by_name(view: View, views: dict[str, View]) -> list[Link]:
    """Links over which roles may be looked for, without those that only their numbers make.

    Whole numbers from 1 on agree by chance. Where one of the two tables has a column of the same
    name as the other's, that one is meant. A column that is unique, as the key is, pairs rows that
    have the same number only, such as a line and an order, unless the names agree; one that is
    called as its own table counts the rows there: `order_history` in a table of that name.
    """
    links = [link for link in view.links if link.share > 0.5 and not link.form]
    return [one for one in links if not _by_chance(view, one, views[one.table])]


def _by_chance(view: View, link: Link, there: View) -> bool:
    column, key = view.column(link.key), there.column(link.there)
    here, other = view.hint(link.key), there.hint(link.there)
    if evidence.leads_right(view, link, there):
        return False
    if column.shape.kind != "integer" or set(here.tokens) == set(other.tokens):
        return False
    if _is_called(there, here) or (
        _is_called(view, other) and not _is_own_of_both(view, link, there)
    ):
        return True
    told = set(here.tokens) - GENERIC, set(other.tokens) - GENERIC
    same = bool(told[0]) and told[0] == told[1]
    if same or not (column.is_unique and key.is_unique):
        return False
    own = bool(told[0]) and told[0] <= set(hint(own_name(view.label)).tokens)
    return own or not named_so(here, there)


def _is_own_of_both(view: View, link: Link, there: View) -> bool:
    """Whether every table has a key of this name, whose numbers are other ones in each."""
    name = there.hint(link.there).tokens
    return any(
        one.is_unique
        and view.hint(one.key).tokens == name
        and not any(way.key == one.key and way.table == there.label for way in view.links)
        for one in view.columns
    )


def is_meant_otherwise(events: View, column: ColumnProfile, link: Link, views: list[View]) -> bool:
    """Whether the numbers of a column agree by chance with a key that another column is named as.

    Args:
        events: the table of events.
        column: of it, or of a table that it is joined with.
        link: from the column.
        views: all tables.
    """
    there = next(view for view in views if view.label == link.table)
    said, key = hint(column.name), there.hint(link.there)
    different = set(said.tokens) != set(key.tokens)
    return different and column.shape.kind == "integer" and _is_called(events, key)


def _is_called(view: View, said: Hint) -> bool:
    """Whether a table has a column of this name, unless the name says nothing."""
    words = frozenset(said.tokens)
    silent = words <= GENERIC or words & {"column"} or all(len(one) < 2 for one in words)
    return not silent and words in view.called


def leads_to_titles(view: View, column: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether a table that is of no people has a title of each value of a column.

    Args:
        view: the table of the column.
        column: of it.
        views: all tables by their labels.
    """
    return any(
        views[link.table].kind != "user" and has_titles(views[link.table])
        for link in sure_links.of_column(view, column, views)
    )


def has_titles(view: View) -> bool:
    """Whether a column has a few words, or a name, for nearly every row."""
    if evidence.are_copies(view):
        return False
    for column in view.columns:
        said = hint(column.name)
        if column.distinct <= 0.3 * min(view.profile.rows, column.filled) or column.moment:
            continue
        if column.shape.kind in ("phrase", "text") and not said.says("place", "person"):
            if has_words(column):
                return True
            continue  # the place on a shelf, "853.32 ROS", is none of a title
        worded = column.shape.kind == "word" or _is_in_script_without_blanks(column)
        if worded and said.says("name") and not said.says("id"):
            return True
    return False


def _is_in_script_without_blanks(column: ColumnProfile) -> bool:
    """Whether values that look like codes are names with a number behind: "北方迷案19"."""
    given = column.given[:200]
    written = sum(bool(_SCRIPT.search(value)) for value in given)
    return column.shape.kind == "code" and written > 0.5 * len(given)


def has_words(column: ColumnProfile) -> bool:
    """Whether values are words, and no more than letters and numbers of a place on a shelf."""
    given = column.given[:200]
    return 2 * sum(bool(_WORD.search(value)) for value in given) > len(given)


def is_document(view: View, column: ColumnProfile) -> bool:
    """Whether rows of one value stand together and are of one day: lines of an order, a visit."""
    if column.run < 0.3 or column.is_unique or not is_idlike(column):
        return False
    return any(
        _is_brief(column, other)
        for other in view.columns
        if other.moment and not other.moment.weak and other.distinct > 20
    )


def is_met_whole(view: View, there: View, link: Link) -> bool:
    """Whether codes under the same name are nearly all rows of a table, and many it lacks besides.

    What is new, or sold in another form, such as parts of a share, has no row there yet.
    """
    column, key = view.column(link.key), there.column(link.there)
    same = view.hint(link.key).tokens == there.hint(link.there).tokens
    coded = column.shape.kind in ("code", "uuid", "hash") and key.is_unique and not link.form
    covered = link.share * column.distinct / max(1, key.distinct)
    return same and coded and link.share >= _HALF and covered >= _COVERED


def is_beyond_chance(view: View, there: View, link: Link) -> bool:
    """Whether whole numbers are keys of a table whatever it is called: of all of its rows.

    Tables that count their rows from 1 on have the same numbers, so that these have to be large or
    those of documents: the lines of orders have all heads of orders, and no more.
    """
    column, key = view.column(link.key), there.column(link.there)
    given = [number for number in column.numbers if number is not None]
    if not given or link.share <= _ALL or not key.is_unique:
        return False
    covered = column.distinct / max(1, key.distinct)
    if link.key in (view.documents or ()):
        return covered > _ALL
    return min(given) >= _LARGE and covered >= _COVERED


def is_head(view: View, there: View, link: Link) -> bool:
    """Whether rows without a time are lines of what another table has a time and an owner for.

    A deal has a title of its own, as a thing has; its lines point to the catalogue besides.
    """
    if view.is_timed or not there.is_timed or view.column(link.key).is_unique:
        return False
    things = {
        one.table
        for one in view.links
        if one.key != link.key and one.share > _SURE and not one.form and one.table in view.things
    }
    return bool(things - {there.label}) and any(
        one.table not in (*things, view.label, there.label)
        and one.share > _SURE
        and not there.column(one.key).is_unique
        for one in there.links
    )


def _is_brief(column: ColumnProfile, time: ColumnProfile) -> bool:
    assert time.moment is not None
    moments: dict[str, list[float]] = defaultdict(list)
    for value, second in zip(column.values, time.moment.seconds, strict=True):
        if value and second is not None:
            moments[value].append(second)
    spans = [max(some) - min(some) for some in moments.values() if len(some) > 1]
    whole = [second for some in moments.values() for second in some]
    if len(spans) < _LEAST or max(whole) - min(whole) < 20 * _DAY:
        return False
    return sum(span < _DAY for span in spans) >= 0.95 * len(spans)


def has_owner(view: View, column: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether a column points to a table of which each row belongs to one of fewer others."""
    for link in view.links:
        there = views[link.table]
        if link.key != column.key or link.share < _SURE or link.form or there.kind == "user":
            continue
        key = there.column(link.there)
        if key.is_unique and any(_may_own(there, key, other) for other in there.columns):
            return True
    return False


def _may_own(there: View, key: ColumnProfile, other: ColumnProfile) -> bool:
    said = there.hint(other.key)
    others = ("category", "vendor", "staff", "campaign", "device", "item")
    return (
        other is not key
        and is_idlike(other)
        and other.shape.kind not in ("word", "phrase", "url")
        and max(4, 0.01 * key.distinct) < other.distinct < 0.95 * key.distinct
        and not said.about(*others)
        and not said.says(*NO_ID)
    )
