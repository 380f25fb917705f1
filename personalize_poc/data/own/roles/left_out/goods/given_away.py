"""Rows of what nobody chose or paid for: gifts and samples that come with an order, pseudo rooms.

A word says it, in a flag, a kind, a title or a code; nothing is paid for such rows, while the
others have a price; and they stand in orders beside what was bought. All of it is needed: shops
sell gifts and samples, and people choose among what is free.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import documents, pointed
from personalize_poc.data.own.roles.states import flags, states
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept
from personalize_poc.data.own.roles.words.lists import given_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_PRICES = 5
"""Fewest different numbers of a price."""
_ALL, _SELDOM = 0.98, 0.2
"""Share of rows without a price among those that are given away, and most among the others."""
_BESIDE = 0.9
"""Share of the rows of what is given away that stand in an order beside others."""
_LINES = 50
"""Lines of an order on average."""
_MOST, _ROWS = 100, 50_000
"""Most items that are given away, and most rows of a catalogue that is looked at."""
_OF_ITEM = 0.8
"""From here on a text is one of the item."""
_TEXTS = ("word", "phrase", "code", "text", "list")


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> None:
    """Leave out rows of gifts, samples and pseudo rooms.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view, item = best.view, best.roles["ITEM_ID"]
    taken = best.taken(view)
    prices = _prices(view, taken)
    for column in view.columns if prices else ():
        few = 1 <= column.distinct <= states.KINDS and not column.moment
        if few and column.key not in taken and column is not found.event:
            _by_marks(connection, view, column, prices, found)
    if item.view is view and not item.link:
        _items(connection, views, best, prices, found)


def _by_marks(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    prices: list[ColumnProfile],
    found: Actions,
) -> None:
    """Leave out rows by a flag, or by kinds."""
    values, rooms = _marks(connection, view, column, found), _says_room(column.name)
    rows = sum(values.values())
    if not 0 < rows <= flags.SOME * view.profile.rows:
        return
    if not _is_free(connection, view, column, tuple(values), prices):
        return
    marked = sql.any_of(sql.trimmed(column.key), tuple(values))
    if not rooms and not rides_along(connection, view, marked):
        return
    told = ngettext(
        "{rows:,} row without a price is a gift or a sample that came with an order.",
        "{rows:,} rows without a price are gifts or samples that came with an order.",
        rows,
    )
    if rooms:
        told = ngettext(
            "{rows:,} row without a price is of a room in which nobody stays.",
            "{rows:,} rows without a price are of rooms in which nobody stays.",
            rows,
        )
    found.leave_out_values(column.name, values)
    found.told[column.name] = told.format(rows=rows)
    found.settle(column)
    found.explain(column)


def orders_of(view: View) -> list[ColumnProfile]:
    """Columns that name an order, by content, or else by name.

    Args:
        view: the table of interactions.
    """
    return documents.of(view) or [
        one
        for one in view.columns
        if (said := view.hint(one.key)).about("order")
        and said.says("id")
        and not (said.entities - {"order"} or one.moment)
        and 1 < one.repeats < _LINES
    ]


def rides_along(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    marked: str,
    *,
    other: str = "",
    counts: str = "true",
    least: float = _BESIDE,
) -> bool:
    """Whether rows nearly always stand in an order beside others; no if orders are not known.

    Args:
        connection: where the table is.
        view: the table of interactions.
        marked: SQL, whether it is such a row.
        other: SQL, whether it is one of the others; all that are not such rows without it.
        counts: SQL, whether a row is looked at at all.
        least: share of such rows whose order has others.
    """
    other = other or f"NOT coalesce({marked}, false)"
    for order in orders_of(view):
        row = connection.execute(
            f"SELECT sum(n), sum(n) FILTER (others > 0) FROM (SELECT "
            f"count(*) FILTER ({marked}) AS n, count(*) FILTER ({other}) AS others "
            f"FROM {view.profile.table.name} WHERE {counts} GROUP BY {order.key})"
        ).fetchone()
        if row and row[0] and (row[1] or 0) >= least * row[0]:
            return True
    return False


def _prices(view: View, taken: set[str]) -> list[ColumnProfile]:
    """Columns of numbers that are seldom zero; what is paid is one of them."""
    return [
        one
        for one in view.columns
        if one.key not in taken
        and one.shape.kind in ("integer", "decimal")
        and one.distinct >= _PRICES
        and not (view.hint(one.key).says("id", "quantity") or one.moment)
    ]


def _marks(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, found: Actions
) -> dict[str, int]:
    """The values of a flag or a kind that speak of gifts or of pseudo rooms -> rows."""
    counts = value_counts(connection, view, column)
    gone = found.leave_out.get(column.name, ())
    if is_given(column.name) and flags.is_flag(view, column, counts):
        values = flags.set_values(column, counts)
    elif column.shape.kind not in _TEXTS:
        return {}
    elif _says_room(column.name):
        values = tuple(one for one in counts if folded(one) in _listed("PSEUDO_ROOMS"))
    else:
        values = tuple(one for one in counts if is_given(one))
    return {one: counts[one] for one in values if one not in gone}


def _is_free(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    values: tuple[str, ...],
    prices: list[ColumnProfile],
) -> bool:
    """Whether some number is zero in the rows with these values, and seldom in the others."""
    told = ", ".join(f"avg({_zero(one)}::INTEGER)" for one in prices)
    rows = connection.execute(
        f"SELECT coalesce({sql.any_of(sql.trimmed(column.key), values)}, false) AS marked, {told} "
        f"FROM {view.profile.table.name} GROUP BY marked"
    ).fetchall()
    shares = {bool(marked): rest for marked, *rest in rows}
    pairs = zip(shares.get(True, ()), shares.get(False, ()), strict=False)
    return any(there is not None and there >= _ALL and (o or 0) <= _SELDOM for there, o in pairs)


def _zero(column: ColumnProfile) -> str:
    """SQL: whether a number is zero, however it is written."""
    return f"regexp_full_match({column.key}, '[^1-9]*0[^1-9]*')"


def _items(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    prices: list[ColumnProfile],
    found: Actions,
) -> None:
    """Leave out items that never have a price, and whose code, title or group speaks of gifts."""
    view, item = best.view, best.roles["ITEM_ID"].column
    link = pointed.link_of(views, best, "ITEM_ID")
    there = next((one for one in views if link and one.label == link.table), None)
    small = there is not None and there.profile.rows <= _ROWS
    free = _free_ids(connection, view, item.key, prices, kept(view, found))
    if there and link and small and not prices:
        free = _free_ids(connection, there, link.there, _prices(there, {link.there}), "true")
    if not 0 < len(free) <= _MOST:
        return
    own = [
        one
        for one in view.columns
        if view.goes_with(item.key, one.key) > _OF_ITEM or view.hint(one.key).about("item")
    ]
    texts = {value: [value] for value in free}
    _add_texts(connection, view, item.key, own, texts)
    if there and link and small:
        _add_texts(connection, there, link.there, list(there.columns), texts)
    known = found.leave_out.get(item.name, ())
    gone = [one for one in free if one not in known and any(map(is_given, texts[one]))]
    marked = sql.any_of(sql.trimmed(item.key), tuple(gone)) if gone else "false"
    if gone and (not orders_of(view) or rides_along(connection, view, marked)):
        found.leave_out_values(item.name, gone)
        said = _("They have no price in any row: gifts or samples, which nobody chose.")
        found.tell(item.name, said)


def _free_ids(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    key: str,
    prices: list[ColumnProfile],
    where: str,
) -> list[str]:
    """Ids of which no row has a price, where others seldom have none; the most frequent first."""
    for price in prices:
        rows = connection.execute(
            f"SELECT {sql.trimmed(key)} AS i, count(*) AS n, "
            f"count(*) FILTER ({_zero(price)}) AS free FROM {view.profile.table.name} "
            f"WHERE {where} GROUP BY i HAVING i IS NOT NULL ORDER BY n DESC, i"
        ).fetchall()
        ids = [str(value) for value, count, free in rows if count == free]
        others = sum(int(count) for _i, count, free in rows if count != free)
        some = sum(int(free) for _i, count, free in rows if count != free)
        if 0 < len(ids) <= _MOST and some <= _SELDOM * others:
            return ids
    return []


def _add_texts(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    key: str,
    columns: list[ColumnProfile],
    texts: dict[str, list[str]],
) -> None:
    """Add to each id what texts of its rows say of it."""
    told = [one for one in columns if one.shape.kind in _TEXTS and one.key != key]
    if not told:
        return
    both = ", ".join(f"min({one.key}), max({one.key})" for one in told)
    rows = connection.execute(
        f"SELECT {sql.trimmed(key)} AS i, {both} FROM {view.profile.table.name} "
        f"WHERE {sql.any_of('i', tuple(texts))} GROUP BY i"
    ).fetchall()
    for value, *rest in rows:
        texts[str(value)] += [str(one) for one in rest if one]


def is_given(text: str) -> bool:
    """Whether a name, a code or a title has a word for what is given away."""
    parts = [part.strip("0123456789") for part in folded(text).split("_")]
    known = _listed("GIVEN")
    if not known.isdisjoint(parts):
        return True
    foreign = [one for one in parts if not one.isascii()]
    return any(one in part for part in foreign for one in _foreign())


@cache
def _listed(name: str) -> frozenset[str]:
    return folded_stems(getattr(given_words, name))


@cache
def _foreign() -> tuple[str, ...]:
    """Words in scripts without blanks between them."""
    return tuple(one for one in _listed("GIVEN") if one[0] >= "\u0e00" and len(one) > 1)


def _says_room(name: str) -> bool:
    return not _listed("ROOMS").isdisjoint(folded(name).split("_"))
