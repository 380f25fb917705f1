"""Which columns hold the keys of other tables."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.alike_names import GENERIC
from personalize_poc.data.own.roles.evidence.signs import is_silent
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.links import (
    chance,
    half_found,
    namesakes,
    numbered_texts,
    row_numbers,
)
from personalize_poc.data.own.roles.links.written_alike import AGREE, FORMS, SHORT
from personalize_poc.data.own.roles.words.names import hint, own_name

if TYPE_CHECKING:
    import duckdb

_VALUES = 1000
"""Most different values of a column that are looked for in another."""
ENOUGH = 0.3
"""Share of values found from which on columns are taken for joined."""
_SAME, _LESS = 0.9, 0.05
"""Share of values found under the same name from which on others are found by chance, and by how
much less."""
_THIN, _LOW = 0.05, 0.1
"""Share of the numbers of rows, and of their height, below which values are found by chance."""
_STEPS = 30
"""So many numbers from 0 on may be ids; fewer count something, whatever they are called."""
NO_KEY = ("quantity", "price", "amount", "duration", "rating")
"""What a number says of a row that is no key, where nothing calls it an id."""
_HALF = 0.5
"""Share of rows that have a number, of what may be a key with gaps."""
_MANY = 2_000_000
"""Rows of a table up to which values are looked for in other forms too."""
_NUMBERS = {"integer", "decimal"}


class Values:
    """Values of columns in each form, made once: in a database each of a hundred tables asks."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, str], tuple[str, ...]] = {}
        self._keys: dict[tuple[int, str], frozenset[str]] = {}

    def of(self, column: ColumnProfile, form: str = "") -> tuple[str, ...]:
        """Different values of a sample in a form; the same object where it changes nothing."""
        made = self._made.get((id(column), form))
        if made is None:
            bare = self.of(column) if form else ()
            plain = FORMS[form].python
            made = tuple(map(plain, bare or islice(column.frequencies, _VALUES)))
            made = self._made[id(column), form] = bare if made == bare else made
        return made

    def key(self, column: ColumnProfile, form: str = "") -> frozenset[str]:
        """All values of a key in a form; the same object where it changes nothing."""
        made = self._keys.get((id(column), form))
        if made is None:
            bare = self.key(column) if form else None
            made = frozenset(map(FORMS[form].python, bare or column.frequencies))
            made = self._keys[id(column), form] = bare if bare == made else made
        return made

    def are_bare(self, column: ColumnProfile, key: ColumnProfile, form: str) -> bool:
        """Whether a form changes nothing of either: as many are found as without it."""
        return self.of(column, form) is self.of(column) and self.key(key, form) is self.key(key)


def link(connection: duckdb.DuckDBPyConnection, views: list[View]) -> None:
    """Find links between tables and write them to the views.

    Only columns whose values are (nearly) all different are joined with, so that no row is
    multiplied. Whole numbers from 1 on are in every table of numbers: such a link counts only if
    names do not speak against it, which `tables` looks at.
    """
    values = Values()
    for there in views:
        for key in there.columns:
            if _is_key(key) and _is_pointed_to(there, key):
                _look_up(connection, views, there, key, values)
    by_label = {view.label: view for view in views}
    for view in views:
        sure = [one for one in view.links if not _is_chance(view, one, by_label)]
        view.links = [chance.marked(view, one, by_label[one.table]) for one in sure]
    row_numbers.forget(views)
    half_found.forget(views)
    numbered_texts.forget(connection, views)


def _is_chance(view: View, link: Link, views: dict[str, View]) -> bool:
    """Whether whole numbers only happen to be keys there: a key of the same name has them too."""
    column = view.column(link.key)
    if chance.are_years(view, link, views[link.table]):
        return True
    if _is_counted(view, link, views) or namesakes.has_other(view, link, views):
        return True
    if namesakes.has_other_column(view, link, views):
        return True
    if column.shape.kind not in _NUMBERS or view.hint(link.key).tokens == _name(views, link):
        return False
    words = set(_name(views, link)) - GENERIC
    return any(
        one.key == link.key
        and one.share >= max(_SAME, link.share - _LESS)
        and _is_called_so(view, one, views)
        and not words & set(view.hint(link.key).tokens)
        and words
        for one in view.links
    )


def _is_called_so(view: View, link: Link, views: dict[str, View]) -> bool:
    """Whether a column has the name of the key that it leads to, maybe with its table's before."""
    here, key = view.hint(link.key).tokens, _name(views, link)
    words = set(key) - GENERIC
    return here == key or (bool(words) and words <= set(here))


def _is_counted(view: View, link: Link, views: dict[str, View]) -> bool:
    """Whether small numbers only happen to be among the many from 1 on that number rows there."""
    column, there = view.column(link.key), views[link.table]
    key = there.column(link.there)
    worded = column.shape.kind != "integer" and column.distinct >= _STEPS
    if worded or key.shape.kind != "integer" or link.more:
        return False  # a few may have a word among them: 480, 720 and "4k"
    rows = there.profile.rows
    numbered = min((one for one in key.numbers if one is not None), default=9.0) <= 1
    highest = max((one for one in column.numbers if one is not None), default=0.0)
    said, other = view.hint(link.key), there.hint(link.there)
    label = hint(own_name(link.table))
    alike = alike_names.alike(said, other) or bool(said.entities & label.entities)
    few = column.distinct < _THIN * rows and highest < rows * _LOW
    if few and column.distinct < _STEPS and said.says(*NO_KEY) and not said.says("id"):
        return True  # how many pieces a line has, whatever numbers are ids there
    # Rows that are counted without a name for it may be of anything: those of a log, for one.
    called = said.says("id") and column.distinct >= _STEPS and not is_silent(there, key)
    # How many items an order has speaks of items too; lines are more than their orders. So does
    # the resolution of a film.
    named = said.says("id") or alike_names.shares_word(said, other, label)
    lines = named and rows <= view.profile.rows
    alike = alike and (said.tokens == other.tokens or column.distinct >= _STEPS or lines)
    return numbered and few and not alike and not called


def _name(views: dict[str, View], link: Link) -> tuple[str, ...]:
    """The words of the name of the key that a link leads to."""
    return views[link.table].hint(link.there).tokens


def _is_key(column: ColumnProfile) -> bool:
    nearly = column.filled > 1 and column.distinct >= 0.9 * column.filled
    # Rows of further pictures of a product have no number of their own.
    gaps = column.is_unique and column.fill > _HALF and hint(column.name).about("item")
    return nearly and (column.fill > 0.9 or gaps) and is_idlike(column)


def _is_pointed_to(view: View, column: ColumnProfile) -> bool:
    """Whether a key can be meant by another table: one of a row that is an event is not."""
    said = view.hint(column.key)
    if said.says("name", "description", "email", "url") and not said.says("id"):
        address = said.says("url") and column.shape.kind == "url" and _has_other_key(view, column)
        worded = said.says("description") or address
        return view.profile.rows <= _MANY and not worded
    named = said.about("user", "item", "order", "session", "visitor", "card")
    return view.kind != "" or named or view.profile.rows <= 100_000


def _has_other_key(view: View, column: ColumnProfile) -> bool:
    """Whether a table has an id beside an address, which may be the id itself."""
    return any(
        one is not column and _is_key(one) and one.shape.kind not in ("url", "phrase")
        for one in view.columns
    )


def _look_up(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    there: View,
    key: ColumnProfile,
    values: Values,
) -> None:
    sources = [
        (view, column)
        for view in views
        if view is not there
        for column in view.columns
        if is_idlike(column) and _comparable(column, key)
    ]
    if not sources:
        return
    found = _found(connection, there, key, [column for __, column in sources], values)
    for index, (view, column) in enumerate(sources):
        looked = len(values.of(column))
        for form in FORMS:
            share = found.get((index, form), 0) / looked if looked else 0.0
            if share >= AGREE.get(form, ENOUGH) and (
                form not in AGREE or _may_have_signs(column, key)
            ):
                view.links.append(Link(column.key, there.label, key.key, share, looked, form))
                break


def _comparable(column: ColumnProfile, key: ColumnProfile) -> bool:
    kinds = column.shape.kind, key.shape.kind
    if kinds[0] == kinds[1] or set(kinds) <= _NUMBERS:
        return True
    loose = {"code", "word", "phrase", "hash", "uuid", "integer", "decimal"}
    return set(kinds) <= loose


def _may_have_signs(column: ColumnProfile, key: ColumnProfile) -> bool:
    """Whether ids may be one but for signs in them: no amounts, and not only a few digits."""
    return "decimal" not in (column.shape.kind, key.shape.kind) and (
        min(column.mean_length, key.mean_length) >= SHORT
    )


def _found(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    key: ColumnProfile,
    sources: list[ColumnProfile],
    values: Values,
) -> dict[tuple[int, str], int]:
    """How many values of each source stand in the key, as they are and in other forms."""
    result: dict[tuple[int, str], int] = {}
    open_ones = dict(enumerate(sources))
    for form in FORMS:
        loose = there.kind in ("user", "item") and there.profile.rows <= _MANY
        if not open_ones or (form and not loose):
            break
        counted = _counted(connection, there, key, form, open_ones, values)
        result |= {(index, form): count for index, count in counted.items()}
        least = AGREE.get(form, ENOUGH)
        open_ones = {
            index: column
            for index, column in open_ones.items()
            if counted.get(index, 0) < least * len(values.of(column))
        }
    return result


def _counted(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    key: ColumnProfile,
    form: str,
    sources: dict[int, ColumnProfile],
    values: Values,
) -> dict[int, int]:
    """How many values of each source stand in the key in one form."""
    if len(key.values) == there.profile.rows:  # all of a small table was seen
        known = values.key(key, form)
        return {
            index: sum(map(known.__contains__, values.of(column, form)))
            for index, column in sources.items()
            if not form or not values.are_bare(column, key, form)
        }
    rows = [(index, value) for index, column in sources.items() for value in values.of(column)]
    template = FORMS[form].sql
    here, other = template.format("v"), template.format(sql.trimmed(key.key))
    counted = connection.execute(
        f"SELECT i, count(DISTINCT v) FROM (SELECT unnest(?::INTEGER[]) AS i, "
        f"unnest(?::VARCHAR[]) AS v) WHERE {here} IN "
        f"(SELECT {other} FROM {there.profile.table.name}) GROUP BY i",
        [[index for index, _ in rows], [value for _, value in rows]],
    ).fetchall()
    return {int(index): int(count) for index, count in counted}
