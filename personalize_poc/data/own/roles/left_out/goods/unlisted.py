"""Words among numbered items that the catalogue of all others lacks: FREIGHT, CRATE, TEXT, HOME.

Whoever writes rows that are of no item, such as freight, a remark or the first page of a site,
writes a word where others have a number. Items that were taken off a catalogue had a number too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.links.written_alike import FORMS
from personalize_poc.data.own.roles.states import counting
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_KNOWN = 0.9
"""Share of the items that a catalogue has, from which on a word that it lacks is none: the others
were taken off it, or their numbers were spoilt by a spreadsheet."""
_NUMBERED = 0.99
"""Share of the items that the catalogue has with a digit."""
_LEAST, _MOST, _SHARE = 50, 10, 0.02
"""Fewest items, most such words, and the most of them for each item."""
_OFTEN = 3
"""Times as many rows as the item in the middle has."""


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> None:
    """Leave out the words, where each comes far more often than an item does.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    if item.view is not best.view or item.link or item.column.distinct < _LEAST:
        return
    link = pointed.link_of(views, best, "ITEM_ID")
    if link is None or link.more or link.share < _KNOWN:
        return
    there = next(view for view in views if view.label == link.table)
    known = found.leave_out.get(item.column.name, ())
    words = _words(connection, best.view, link, there, counting.kept(best.view, found))
    words = {one: number for one, number in words.items() if one not in known}
    if not words:
        return
    found.leave_out_values(item.column.name, words)
    rows = sum(words.values())
    said = ngettext(
        "{rows:,} row has a word for the item, {words}; {label} has no such item.",
        "{rows:,} rows have a word for the item, {words}; {label} has no such item.",
        rows,
    ).format(rows=rows, words=", ".join(words), label=there.label)
    name = item.column.name
    before = found.told.get(name, found.returns.get(item.column.key, ""))
    found.told[name] = f"{before} {said}".strip()


def _words(
    connection: duckdb.DuckDBPyConnection, view: View, link: Link, there: View, kept: str
) -> dict[str, int]:
    """Ids without a digit that a catalogue lacks -> rows; none where other ids look so too."""
    alike = FORMS[link.form].sql
    # Grouped as they stand, then trimmed: that is done once for each id and not each row.
    rows = connection.execute(
        f"WITH g AS (SELECT {link.key} AS t, count(*) AS n "
        f"FROM {view.profile.table.name} WHERE {kept} GROUP BY t), "
        f"a AS (SELECT {sql.trimmed('t')} AS i, sum(n)::BIGINT AS n FROM g GROUP BY i), "
        f"b AS (SELECT DISTINCT {alike.format(sql.trimmed(link.there))} AS k "
        f"FROM {there.profile.table.name}) SELECT i, n, k IS NOT NULL, "
        f"regexp_matches(i, '[0-9]') FROM a LEFT JOIN b ON {alike.format('i')} = k "
        "WHERE i IS NOT NULL ORDER BY n DESC, i"
    ).fetchall()
    listed = [(int(n), bool(numbered)) for __, n, has, numbered in rows if has]
    lacking = [(str(i), int(n)) for i, n, has, numbered in rows if not has and not numbered]
    if len(listed) < max(_LEAST, _KNOWN * len(rows)):
        return {}
    if sum(numbered for __, numbered in listed) < _NUMBERED * len(listed):
        return {}
    middle = listed[len(listed) // 2][0]
    few = len(lacking) <= min(_MOST, _SHARE * len(rows))
    often = all(n > _OFTEN * middle for __, n in lacking)
    return dict(lacking) if few and often else {}
