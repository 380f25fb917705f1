"""Which of several tables of events comes first, and which of them a person is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_table import (
    choices,
    continued,
    kept,
    retold,
    sellers,
    turned,
    two_sides,
    wished,
)
from personalize_poc.data.own.roles.which_table.choices import led_to

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.roles.evidence.view import View

_LARGER = 10
"""Times as many rows, from which on a table whose name is silent is not asked about."""
_USED = ("watch", "listen")
_MORE, _OFTEN = 1.5, 0.3
"""Times as many rows of what was used; share of them from which on other things count as much."""
_CLOSE = 0.6
"""Points between two tables below which a person is asked which one holds the interactions."""
_ONCE = 1.1
"""Rows of a thing, up to which it is sold once: a used coat, a flat."""
_SEVERAL = 1.5
"""Rows for each row of another table, from which on they are steps of its way."""
_TRAINED = 1250
"""Rows with which a training may be begun, also where a fifth does not count: it needs 1,000."""
_WEAKER = 0.8
"""Points of a sign above those of another, from which on fewer rows may say more: orders."""


def ordered(connection: duckdb.DuckDBPyConnection, ranked: list[Candidate]) -> list[Candidate]:
    """Tables in the order in which they are taken, from that of their points."""
    ranked = wished.got_first(_choice_first(_used_first(_without_others(ranked))))
    ranked = _lines_first(_known_first(ranked))
    ranked = _longest_first(_told_first(_repeated_first(_larger_first(ranked))))
    for one in ranked[1:]:
        may_be_turned = turned.turned(one, ranked[0]) is not ranked[0]
        if may_be_turned or retold.is_less(connection, ranked[0], one):
            return _in_front(one, ranked)
    return ranked


def _without_others(ranked: list[Candidate]) -> list[Candidate]:
    """Without tables in which a system keeps no events, where it has its table of them too."""
    events = [one for one in ranked if "USER_ID" in one.roles and "ITEM_ID" in one.roles]
    return [
        one
        for one in ranked
        if not any(evidence.is_none_beside(one.view, other.view) for other in events)
    ]


def in_question(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    rivals: list[Candidate],
    views: list[View],
) -> list[Candidate]:
    """The other tables that only a person can choose from.

    Args:
        connection: where the tables are.
        best: the one that is taken.
        rivals: the others with a user, an item and a time.
        views: all tables.
    """
    by_label = {view.label: view for view in views}
    return [
        one
        for one in rivals
        if not (_tells_of(one, best) or _is_once(one) or choices.pays_for(one, best))
        and not (retold.why(connection, one, best) or retold.are_about(one, best))
        and not wished.is_less_of(one, best)
        and (
            one.again
            or two_sides.are(best, one, by_label)
            or (_is_close(best, one) and (not _is_more_of_it(best, one) or _is_part(best, one)))
        )
        and not kept.on_lists(best, one, by_label)
    ]


def _is_part(best: Candidate, other: Candidate) -> bool:
    """Whether tables are of one kind and have the same columns: parts that were not put together.

    Taking the largest would leave out the others, which tell the same of another time.
    """
    here, there = ({column.name for column in one.view.columns} for one in (best, other))
    return best.holds == other.holds and here == there


def _used_first(ranked: list[Candidate]) -> list[Candidate]:
    """What was used before what was paid for once: lessons of a course tell more than its price."""
    best = ranked[0]
    for one in ranked[1:]:
        used = one.is_complete and one.holds in _USED and best.holds == "purchase"
        more = one.view.profile.rows > _MORE * best.view.profile.rows
        if used and more and led_to(one) == led_to(best):
            return _in_front(one, ranked)
    return ranked


def _choice_first(ranked: list[Candidate]) -> list[Candidate]:
    """What a catalogue has before a few passes, with which people pay for what they choose."""
    for one in ranked[1:]:
        if choices.pays_for(ranked[0], one):
            return _in_front(one, ranked)
    return ranked


def _known_first(ranked: list[Candidate]) -> list[Candidate]:
    """What a catalogue has before what nothing knows: services before numbers that were called."""
    best = ranked[0]
    for one in ranked[1:]:
        known = one.is_complete and is_guessed(best) and _is_known(one) and not best.holds
        near = best.points - one.points < _CLOSE
        if known and near and led_to(one)[0] & led_to(best)[0]:
            return _in_front(one, ranked)
    return ranked


def _lines_first(ranked: list[Candidate]) -> list[Candidate]:
    """The lines of orders before their heads, which name one of the things by its title, or none.

    A booking has a destination that no table knows, its lines have services of a catalogue.
    """
    best = ranked[0]
    for one in ranked[1:]:
        item = one.roles.get("ITEM_ID")
        if sellers.has_lines(best, one):
            return _in_front(one, ranked)
        lines = (
            item
            and not item.link
            and any(
                best.view.label == way.table and not one.view.column(way.key).is_unique
                for way in one.links
            )
        )  # a list of copies, of which each is sold once, has as many rows of each as their sales
        more = one.view.profile.rows > best.view.profile.rows
        if not (lines and more and one.is_complete):
            continue
        of_none = is_guessed(best) and _is_known(one)
        if of_none or led_to(one)[1] & led_to(best)[1]:
            return _in_front(one, ranked)
    return ranked


def _repeated_first(ranked: list[Candidate]) -> list[Candidate]:
    """What many looked at before what one got: who buys a used coat leaves none to others."""
    best = ranked[0]
    if not _is_once(best):
        return ranked
    for one in ranked[1:]:
        if one.is_complete and best.is_complete and _is_more_of_it(one, best, weak=one.sign < 0):
            return _in_front(one, ranked)
    return ranked


def _is_once(candidate: Candidate) -> bool:
    """Whether hardly a thing comes twice, so that nothing can be learned of it."""
    item = candidate.roles.get("ITEM_ID")
    return item is not None and item.link is None and item.column.repeats < _ONCE


def _told_first(ranked: list[Candidate]) -> list[Candidate]:
    """What was ordered before the steps of its way: a row for each state tells of it once more."""
    best = ranked[0]
    for one in ranked[1:]:
        if one.is_complete and best.is_complete and _tells_of(best, one):
            return _in_front(one, ranked)
    return ranked


def _tells_of(log: Candidate, other: Candidate) -> bool:
    """Whether rows belong to rows of another table, of which each says user and item itself."""
    here, there = led_to(log), led_to(other)
    if any(one.roles[name].link for one in (log, other) for name in ("USER_ID", "ITEM_ID")):
        return False
    chosen = [log.roles[name].column.key for name in ("USER_ID", "ITEM_ID")]
    return any(
        link.table == other.view.label
        and link.share > SURE
        and not link.form
        and link.key not in chosen
        and log.view.column(link.key).repeats >= _SEVERAL
        and other.view.column(link.there).is_unique
        and all(log.view.goes_with(link.key, key) > SURE for key in chosen)
        for link in log.view.links
    ) and all(a & b for a, b in zip(here, there, strict=True))


def _larger_first(ranked: list[Candidate]) -> list[Candidate]:
    """Of deeds of the same people with the same things, those of which there are most."""
    best = ranked[0]
    near = [
        one
        for one in ranked[1:]
        if one.is_complete
        and best.is_complete
        and (
            (best.points - one.points < _CLOSE and _is_more_of_it(one, best))
            or (_rows(best) < _TRAINED <= _rows(one) and _is_more_of_it(one, best, one.sign < 0))
        )
    ]
    return _in_front(max(near, key=_rows), ranked) if near else ranked


def _longest_first(ranked: list[Candidate]) -> list[Candidate]:
    """Of parts in different layouts, that with the most rows: five months before the sixth."""
    parts = [one for one in ranked[1:] if continued.are_parts(ranked[0], one)]
    longest = max([ranked[0], *parts], key=_rows)
    return ranked if longest is ranked[0] else _in_front(longest, ranked)


def _is_more_of_it(larger: Candidate, other: Candidate, weak: bool | None = None) -> bool:
    """Whether a table says more often what the same people chose of the same things.

    Views, marks and applications of one board of offers: most models gain most from the most rows.
    What was shown or put in a cart is a weak sign however often, and orders may say more than many
    views: then a person decides. So it is where the larger one names people or things only by way
    of a further table.
    """
    if any(larger.roles[name].link for name in ("USER_ID", "ITEM_ID")):
        return False
    here, there = led_to(larger), led_to(other)
    things = here[1] & there[1] & larger.view.things
    if larger.roles["ITEM_ID"].column.name == other.roles["ITEM_ID"].column.name:
        things = things or (here[1] & there[1]) - larger.view.people  # questions of a forum
    if weak is None:
        weak = larger.sign < 0 or other.sign - larger.sign >= _WEAKER
    return bool(here[0] & there[0] and things) and not weak and _rows(larger) > _rows(other)


def _rows(candidate: Candidate) -> int:
    return candidate.view.profile.rows


def _in_front(first: Candidate, ranked: list[Candidate]) -> list[Candidate]:
    """One of the tables before all others."""
    return [first, *(one for one in ranked if one is not first)]


def _is_known(candidate: Candidate) -> bool:
    """Whether the item is a key of a table of things."""
    item = candidate.roles["ITEM_ID"]
    return item.keyed and bool(led_to(candidate)[1] & candidate.view.things)


def is_guessed(candidate: Candidate) -> bool:
    """Whether nothing but repetition speaks for the item: no name, no catalogue, no title."""
    item = candidate.roles.get("ITEM_ID")
    return item is not None and not (item.named or item.told or item.keyed or item.link)


def _is_close(best: Candidate, other: Candidate) -> bool:
    """Whether another table may be meant: not where names are silent and it is far smaller."""
    rows, others = best.view.profile.rows, other.view.profile.rows
    if others < _TRAINED <= rows and _is_more_of_it(best, other, best.sign < 0):
        return False
    if not other.holds and rows >= _LARGER * others:
        return False
    if is_guessed(other) and _is_known(best):
        return False
    if choices.differ(best, other) or _other_world(best, other):
        return True
    return best.points - other.points < _CLOSE


def _other_world(best: Candidate, other: Candidate) -> bool:
    """Whether nothing is the same there, and all of it is known as well, and about as much of it.

    Tills know cards and bar codes, an app its accounts and its own numbers of goods: only a person
    knows in which of the two is to be recommended.
    """
    rows = sorted((_rows(best), _rows(other)))
    if rows[0] < _OFTEN * rows[1] or other.sign < 0 or not (_is_known(best) and _is_known(other)):
        return False
    for name in ("USER_ID", "ITEM_ID"):
        here, there = best.roles[name], other.roles[name]
        tables = set(led_to(best)[name == "ITEM_ID"]) & led_to(other)[name == "ITEM_ID"]
        if here.link or there.link or tables or here.column.name == there.column.name:
            return False
        if set(here.column.given) & set(there.column.given):
            return False
    return best.roles["USER_ID"].named and other.roles["USER_ID"].named
