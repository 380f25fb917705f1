"""A column that has what another one has, in the same rows, and stands in further rows as well."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link
from personalize_poc.language import _

_ROWS, _AGREE = 30, 0.99
"""Rows that two columns must have together, and the share of them in which both say the same."""
_LESS, _MORE = 0.01, 0.02
"""Share of the rows that a column lacks, up to which it has all of another; and that it has more,
from which on it is fuller."""
_BEFORE = 0.5


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
