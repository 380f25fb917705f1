"""Items that are no goods by their names and by their rows: they are left out.

A bag, postage or a fee stands beside what was bought, and hardly ever alone; a voucher or a fee is
in no catalogue that has everything else, or the catalogue has a price for all but it; under "misc"
nobody knows what was bought, a payment by agreement is for one person alone, what is kept for tests
is booked by nobody else, and an option changes the dish beside it.
"""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import tally
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.goods import add_ons, no_goods
from personalize_poc.data.own.roles.left_out.goods.given_away import rides_along
from personalize_poc.data.own.roles.left_out.goods.worded_codes import is_word_among_numbers
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words import kept_for_tests
from personalize_poc.data.own.tables import Reading
from personalize_poc.language import _

_KNOWN = 0.9
"""Share of the items that a catalogue has, from which on what it lacks is none."""
_LISTED = 4


def leave_out(
    reading: Reading,
    views: list[View],
    best: Candidate,
    sections: dict[str, Section],
    found: Actions,
) -> Section:
    """The section of interactions without rows of what is no goods beyond doubt.

    Args:
        reading: the files.
        views: all tables.
        best: the interactions.
        sections: of the mapping.
        found: gets why.
    """
    section, item = sections["interactions"], best.roles["ITEM_ID"]
    if item.view is not best.view or item.link:
        return section
    named = no_goods.few(reading, views, best, sections)
    lacking = _lacking(reading, views, best, named) | _unpriced(reading, views, best, named)
    added = add_ons.of(reading, views, best, sections)
    name, key = item.column.name, item.column.key
    known = section.leave_out.get(name, ())
    sure = {
        one: title
        for one, title in (named | added).items()
        if one not in known
        and (
            one in lacking
            or one in added
            or no_goods.is_misc(title)
            or no_goods.is_paid_apart(title)
            or kept_for_tests.is_one(title)
            or is_word_among_numbers(item.column, one)
            or rides_along(reading.connection, best.view, sql.any_of(sql.trimmed(key), (one,)))
        )
    }
    label = item.view.label
    if sure:  # other columns may have left out their rows
        counts, __ = tally.interactions(reading, section, label, name, only=tuple(sure))
        sure = {one: title for one, title in sure.items() if one in counts}
    if not sure:
        return section
    listed = ", ".join(list(sure.values())[:_LISTED])
    said = _("What is called {listed} is nothing to recommend.").format(listed=listed)
    found.tell(name, said)
    return replace(section, leave_out={**section.leave_out, name: (*known, *sure)})


def _lacking(
    reading: Reading, views: list[View], best: Candidate, named: dict[str, str]
) -> set[str]:
    """Those of some ids that a catalogue lacks which has nearly all others."""
    link = pointed.link_of(views, best, "ITEM_ID")
    if link is None or link.form or link.share < _KNOWN or not named:
        return set()
    there = next(view for view in views if view.label == link.table)
    rows = reading.connection.execute(
        f"SELECT v FROM (SELECT unnest(?::VARCHAR[]) AS v) WHERE v NOT IN (SELECT k FROM "
        f"(SELECT {sql.trimmed(link.there)} AS k FROM {there.profile.table.name}) "
        f"WHERE k IS NOT NULL)",
        [list(named)],
    ).fetchall()
    return {str(value) for (value,) in rows}


def _unpriced(
    reading: Reading, views: list[View], best: Candidate, named: dict[str, str]
) -> set[str]:
    """Those of some ids for which a catalogue has no price, where nearly all others have one.

    Whoever puts money on a card says how much.
    """
    link = pointed.link_of(views, best, "ITEM_ID")
    if link is None or link.form or link.share < _KNOWN or not named:
        return set()
    there = next(view for view in views if view.label == link.table)
    key, found = sql.trimmed(link.there), set()
    for column in there.columns:
        numbers = column.shape.kind in ("integer", "decimal")
        if not numbers or not there.hint(column.key).says("price") or column.fill < _KNOWN:
            continue
        priced = f"regexp_matches({column.key}, '[1-9]')"
        rows = reading.connection.execute(
            f"SELECT {key} AS k, bool_or(coalesce({priced}, false)) "
            f"FROM {there.profile.table.name} WHERE k IS NOT NULL GROUP BY k"
        ).fetchall()
        without = {str(value) for value, has_price in rows if not has_price}
        if len(without) <= (1 - _KNOWN) * len(rows):
            found |= without & named.keys()
    return found
