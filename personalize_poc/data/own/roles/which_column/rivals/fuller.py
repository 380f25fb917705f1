"""A column that has what another one has, in the same rows, and stands in further rows as well."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.pairs import go_one_to_one
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link
from personalize_poc.data.words import Share
from personalize_poc.language import _

_ROWS, _AGREE = 30, 0.99
"""Rows that two columns must have together, and the share of them in which both say the same."""
_LESS, _MORE = 0.01, 0.02
"""Share of the rows that a column lacks, up to which it has all of another; and that it has more,
from which on it is fuller."""
_BEFORE = 0.5
_LOST = 0.1
"""Share of the rows from which on they are worth more than what a catalogue says of the others."""
_MOSTLY_LOST, _SOME = 0.3, 5
"""The same where no catalogue has the others, and fewest things without a code then."""
_THINGS, _OFTEN = 20, 1.5
"""Fewest further things, and rows of each in a sample: a fee is one, and vouchers come once."""
_KINDS = 20
"""Most values of a column that says of which kind rows are."""
_CODES = ("integer", "code")
_KEYS = ("uuid", "hash")
_TITLES = ("word", "phrase", "text")
_PRICED = 0.9
"""Share of the rows with an address alone that have a price, as what is sold has and a page has
none."""


def has_all_of(here: ColumnProfile, there: ColumnProfile) -> bool:
    """Whether a column has the values of another in the same rows, and lacks hardly any of them."""
    if there.fill > here.fill + _LESS:
        return False
    both = [a == b for a, b in zip(here.values, there.values, strict=True) if a and b]
    return len(both) >= _ROWS and sum(both) >= _AGREE * len(both)


def prefer(found: list[Scored]) -> None:
    """Put a column before all those whose values it has, with further rows: rows are not lost."""
    likely = [one for one in found if one.told or one.named or one.keyed]
    for one in likely:
        parts = [
            other
            for other in likely
            if one.column.fill > other.column.fill + _MORE
            and has_all_of(one.column, other.column)
            and _leads_as_far(one, other)
        ]
        best = max(parts, key=lambda other: other.points, default=None)
        if best is not None and one.points < best.points + _BEFORE:
            one.named = one.named or best.named
            why = _("it has the values of {name}, and further rows").format(name=best.column.name)
            one.add(best.points + _BEFORE - one.points, why)


def prefer_whole(found: list[Scored]) -> None:
    """Put a column before the one that a catalogue has, if it alone names much of what was chosen.

    A shop gives a number of its own to some of its offers only, and each offer has one of the
    market: the rows of the others would be lost.
    """
    for other in found:
        if not other.keyed:
            continue
        wholes = [
            one
            for one in found
            if one.named
            and one.told
            and one.column.fill > other.column.fill + _LOST
            and _names_more(one, other)
        ]
        best = max(wholes, key=lambda one: one.points, default=None)
        if best is not None:
            _put_before(best, other)


def prefer_addresses(found: list[Scored]) -> None:
    """Put the addresses of things before a code that only some kinds of what is sold have.

    A record has a number of the market, and a single song has none: both have a page.
    """
    pages = [one for one in found if one.named and one.told and one.column.shape.kind == "url"]
    for page in pages:
        others = [
            other
            for other in found
            if other.column.shape.kind in _CODES
            and page.column.fill > other.column.fill + _LOST
            and _names_things(page, other)
            and _are_priced(page, other)
        ]
        best = max(others, key=lambda other: other.points, default=None)
        if best is not None:
            _put_before(page, best)


def prefer_titles(found: list[Scored]) -> None:
    """Put the titles of things before a code that many of them were never given.

    Who sells by a form numbers some of the goods and writes the name of each: with the numbers most
    rows would be lost, with the names none. Where another number is likelier, it has none of these.
    """
    other = max(found, key=lambda one: one.points, default=None)
    if other is None or other.column.shape.kind not in _CODES:
        return
    wholes = [
        one
        for one in found
        if one.named
        and one.column.shape.kind in _TITLES
        and one.column.fill > other.column.fill + _MOSTLY_LOST
        and _names_things(one, other, _SOME)
        and not any(
            _tells_apart(column, other.column)
            for column in one.view.columns
            if column not in (one.column, other.column)
        )
    ]
    if wholes:
        _put_before(max(wholes, key=lambda one: one.points), other)


def prefer_keys(found: list[Scored]) -> None:
    """Put random keys that every row has before those of a register, which lacks some things.

    A player makes a key of what is played, and looks up that of the register. No names are needed:
    that two columns of such keys go one to one is no chance.
    """
    registered = [one for one in found if one.named and one.column.shape.kind in _KEYS]
    for other in registered:
        wholes = [
            one
            for one in found
            if one.column.shape.kind == other.column.shape.kind
            and one.column.fill > other.column.fill + _LOST
            and _names_things(one, other)
        ]
        for one in wholes:
            one.named = True
            _put_before(one, other)


def _put_before(whole: Scored, other: Scored) -> None:
    """Put a column before one that lacks rows of it, and say how many."""
    if whole.points < other.points + _BEFORE:
        why = _("it names the same as {name}, and what is chosen in {share:.0%} more rows")
        share = whole.column.fill - other.column.fill
        why = why.format(name=other.column.name, share=Share(share))
        whole.add(other.points + _BEFORE - whole.points, why)


def _are_priced(one: Scored, other: Scored) -> bool:
    """Whether rows in which only the one column is filled have prices above nothing."""
    view = one.view
    more = [
        row
        for row, (a, b) in enumerate(zip(one.column.values, other.column.values, strict=True))
        if a and not b
    ]
    return any(
        sum(_is_above_zero(column.values[row]) for row in more) >= _PRICED * len(more)
        for column in view.columns
        if view.hint(column.key).says("price")
    )


def _is_above_zero(value: str | None) -> bool:
    text = (value or "").strip()
    return not text.startswith("-") and any(one.isdecimal() and one != "0" for one in text)


def _names_more(one: Scored, other: Scored) -> bool:
    """Whether a column goes one to one with another, and names as many things where that is empty.

    Not where something in the row tells those from the others: a voucher has a number as well.
    """
    return _names_things(one, other) and not any(
        _tells_apart(column, other.column) for column in one.view.columns
    )


def _names_things(one: Scored, other: Scored, least: int = _THINGS) -> bool:
    """Whether a column goes one to one with another, and names things where that is empty.

    Args:
        one: the column.
        other: the other one.
        least: of the things that both name, and of those that only the one does.
    """
    here, there = one.column.values, other.column.values
    pairs = {(a, b) for a, b in zip(here, there, strict=True) if a and b}
    more = [a for a, b in zip(here, there, strict=True) if a and not b]
    things = set(more)
    return (
        len(pairs) >= least
        and go_one_to_one(pairs)
        and len(things) >= least
        and len(more) >= _OFTEN * len(things)
    )


def _tells_apart(kind: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether a column of a few values has others in rows in which another one is empty."""
    if not 2 <= kind.distinct <= _KINDS:
        return False
    pairs = list(zip(kind.values, column.values, strict=True))
    return not {a for a, b in pairs if b} & {a for a, b in pairs if not b}


def _leads_as_far(one: Scored, other: Scored) -> bool:
    """Whether values are keys wherever those of the other are: further ones may be no items.

    The identifier of an order's line is that of its product, of a voucher or of its wrapping.
    """
    led = {(link.table, link.there): link.share for link in one.view.links if _is_of(link, one)}
    return all(
        led.get((link.table, link.there), 0.0) >= link.share - _LESS
        for link in other.view.links
        if _is_of(link, other) and link.share > SURE
    )


def _is_of(link: Link, scored: Scored) -> bool:
    return link.key == scored.column.key
