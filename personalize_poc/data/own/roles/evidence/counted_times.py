"""Numbers that are seconds since 1970, since a written time of the same row is nearly the same.

A number of ten digits may as well be an id, and its name may be short or say something else. Hardly
an id runs along with the clock, a day away from it at most, over weeks: then it is when something
was, and the other one when it was stored. But what is called an id and is another one in each row
is one: a shop may number its goods by the second at which they were made.
"""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.profiles import ColumnProfile, TableProfile
from personalize_poc.data.own.profiles.shapes import Shape
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.data.own.times.sql import EPOCHS, UNITS

_COUNTS = frozenset({*UNITS, *EPOCHS})
_NEAR, _LONG = 86_400.0, 14 * 86_400.0
"""Seconds between both times of a row at most, and between the first row and the last at least."""
_ROWS, _MOST = 50, 0.95
"""Fewest rows by which this is judged, and the share of them in which both times are near."""


def told_by_times(profile: TableProfile) -> TableProfile:
    """The same facts, in which such columns hold times."""
    written = [one for one in profile.columns if one.moment and not one.moment.weak]
    counted = {
        one.key
        for one in profile.columns
        if one.moment and one.moment.weak and one.moment.form in _COUNTS
        if not (one.is_unique and hint(one.name).says("id"))
        if any(_run_along(one, other) for other in written)
    }
    if not counted:
        return profile
    return replace(
        profile,
        columns=tuple(_as_time(one) if one.key in counted else one for one in profile.columns),
    )


def _as_time(column: ColumnProfile) -> ColumnProfile:
    assert column.moment is not None
    return replace(column, shape=Shape("time"), moment=replace(column.moment, weak=False))


def _run_along(counted: ColumnProfile, written: ColumnProfile) -> bool:
    """Whether both say nearly the same in nearly all rows, which are of several weeks."""
    if counted.moment is None or written.moment is None or counted.fill < _MOST:
        return False
    pairs = [
        (number, time)
        for number, time in zip(counted.moment.seconds, written.moment.seconds, strict=True)
        if number is not None and time is not None
    ]
    if len(pairs) < max(_ROWS, _MOST * len(counted.given)):
        return False
    times = [time for __, time in pairs]
    near = sum(abs(number - time) <= _NEAR for number, time in pairs)
    return near >= _MOST * len(pairs) and max(times) - min(times) >= _LONG
