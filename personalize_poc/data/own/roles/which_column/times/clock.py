"""When a row happened: which column says it, and in which form.

The form itself is recognised in `times`, on the whole column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.moments import Moment
from personalize_poc.data.own.roles.evidence.contents import is_batch
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column.times import (
    came_back,
    days_of_times,
    entered,
    histories,
    in_force,
)
from personalize_poc.data.own.roles.which_column.times.distances import always_before, gap
from personalize_poc.data.own.roles.words import time_words
from personalize_poc.data.own.roles.words.names import Hint, own_name, words
from personalize_poc.data.own.times.sql import EPOCHS, UNITS
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_PAIRS = 10
"""Rows from which on two times are compared."""
_BEFORE = 0.2
"""Share of the rows of a sample, which lacks rows of every user, that have a time of another."""
_STEM = 6
"""Letters from which on two words are of one stem: "contatti", "contatto"."""
_HALF_A_DAY = 43_200.0
_DENSE = 2
"""Numbers a row up to which unique ones are those of rows, and no seconds."""
_OPEN = 3.0e9
"""Seconds since 1970 of 2065: what is later than that has no end yet."""
_MARKS = 20
"""Different times up to which late ones are such marks; more are of rows moved in time."""
_OWN = 0.9
"""Share of different times from which on they are of rows, and not of people or things."""
_AFTER = ("updated", "later", "former", "published", "birth")
"""What a time says that is none of when a row was made."""
_UNITS = frozenset({*UNITS, *EPOCHS})


def times(view: View, user: str | None = None, item: str | None = None) -> list[Scored]:
    """Columns that may say when a row happened, likeliest first.

    Args:
        view: the table.
        user: key of the user's column: what every user has once is no time of an event.
        item: key of the item's column, likewise.
    """
    found = [
        _time(view, column, user, item)
        for column in view.columns
        if column.moment and not evidence.is_other(view, column, "time")
    ]
    found = [one for one in found if one.points > -2]
    if user:
        for one in found:
            if any(_is_of_row_before(view, user, one.column, two.column) for two in found):
                one.add(-3.0)
        entered.tell(found)
    came_back.tell(found, item)
    behind = [*in_force.tell(found), *histories.tell(found)]
    early = [one for one in days_of_times.tell(found) if _may_be_earliest(one, user)]
    early = [one for one in early if one not in behind]
    _earliest_first([one for one in early if not _is_change_before(one, early)])
    return sorted(found, key=lambda one: one.points, reverse=True)


def _time(view: View, column: ColumnProfile, user: str | None, item: str | None) -> Scored:
    scored = Scored(column, view)
    moment, said = column.moment, view.hint(column.key)
    assert moment is not None
    is_time = said.says("time", "created") or _is_time_by_values(column, said)
    if is_time or (moment.weak and said.says("year")):
        scored.named = True
        scored.add(1.5, _("the name “{name}” speaks of a time").format(name=column.name))
    if said.says("created") or said.about("order", "event"):
        scored.add(0.6)
    if scored.named and _is_of_table(view, said):
        scored.add(1.0, _("it is named as the rows of {label} are").format(label=view.label))
    scored.add(-1.2 * said.says("updated") - 1.2 * said.says("later"))
    scored.add(-0.8 * bool(time_words.TRANSPORT.intersection(said.tokens)))
    if said.says("former") or _is_of_thing(column):
        scored.add(-2.0)
    scored.add(-1.5 * _is_of_first(column))
    if said.says("birth"):
        scored.add(-5.0)
    of_one = said.about("user", "item") and said.says("created")
    if of_one or (said.says("registered", "published") and not _is_of_rows(column, user, item)):
        scored.add(-1.5)
    if moment.weak:
        counted = _is_counted(column)
        no_time = said.says("id") or said.about("user", "item", "order") or _is_numbering(column)
        no_time = no_time or (said.says("price", "quantity", "duration") and not counted)
        scored.add(1.0 if is_time else -4.0 if no_time else 0.5 if counted else -0.5)
        if moment.form == "excel" and not scored.named:
            scored.add(-3.0)
    else:
        scored.add(1.0, _("its values are times"))
    _time_content(scored, user, item)
    evidence.weigh(scored, "time")
    return scored


def _is_counted(column: ColumnProfile) -> bool:
    """Whether numbers read as seconds since 1970, or parts of them, and most rows differ."""
    moment = column.moment
    own = column.distinct > 0.3 * column.filled
    return moment is not None and moment.form in _UNITS and own


def _is_time_by_values(column: ColumnProfile, said: Hint) -> bool:
    """Whether a word for times and ids is one for a time: values are seconds since 1970."""
    return bool(time_words.TIME_OR_ID.intersection(said.tokens)) and _is_counted(column)


def _is_of_rows(column: ColumnProfile, user: str | None, item: str | None) -> bool:
    """Whether nearly each row has a time of its own: when they "signed up" for it, each time."""
    return user is not None and item is not None and column.distinct > _OWN * column.filled


def _may_be_earliest(one: Scored, user: str | None) -> bool:
    """Whether it tells of a row that a time comes first: not when its person came at first."""
    if one.view.hint(one.column.key).says("former") or _is_of_first(one.column):
        return False
    if _is_of_thing(one.column):
        return False
    return user is None or one.view.goes_with(user, one.column.key) <= SURE


def _is_change_before(one: Scored, found: list[Scored]) -> bool:
    """Whether it is called a change, beside a time that is called nothing of the kind.

    A row changes after it was made. Where that comes before, it is of what the row is about: of the
    version of a page that was looked at.
    """
    if not one.view.hint(one.column.key).says("updated"):
        return False
    said = [other.view.hint(other.column.key) for other in found if other is not one]
    return any(other.says("time", "created") and not other.says(*_AFTER) for other in said)


def _is_of_first(column: ColumnProfile) -> bool:
    """Whether a name says that a time is that of the first of several: first_hit_time."""
    return bool(time_words.FIRST_OF.intersection(words(column.name)))


def _is_of_thing(column: ColumnProfile) -> bool:
    """Whether a name says that a time is that of a thing: StockDate, when it came to the store."""
    return bool(time_words.OF_THINGS.intersection(words(column.name)))


def _is_of_table(view: View, said: Hint) -> bool:
    """Whether the name of a time has the word of the table's name: contacts, date of contact."""
    called = {token[:_STEM] for token in words(own_name(view.label)) if len(token) >= _STEM}
    return any(token[:_STEM] in called for token in said.tokens if len(token) >= _STEM)


def _is_numbering(column: ColumnProfile) -> bool:
    """Whether whole numbers count the rows of a table: each is there once, and few are not."""
    given = [one for one in column.numbers if one is not None]
    if column.shape.kind != "integer" or not column.is_unique or not given:
        return False
    return max(given) - min(given) < _DENSE * column.rows


def _time_content(scored: Scored, user: str | None, item: str | None) -> None:
    column, view = scored.column, scored.view
    moment = column.moment
    assert moment is not None
    if moment.resolution == "second":
        scored.add(0.5, _("with time of day"))
    scored.add(-3.0 * (1 - column.fill) - 3.0 * _share_open(column))
    if column.is_constant:
        scored.add(-5.0)
    elif column.distinct < 5:
        scored.add(-1.5)
    elif is_batch(column):
        scored.add(-1.5)  # when a program wrote the rows of a day
    if column.distinct > 1:
        if user and view.goes_with(user, column.key) > SURE:
            scored.add(-3.0)
        if item and view.goes_with(item, column.key) > SURE:
            scored.add(-2.5)


def _is_long_before(one: Scored, other: Scored) -> bool:
    """Whether both times are given in every row, and half a day or more lies between most."""
    full = min(one.column.fill, other.column.fill) > SURE
    moment = one.column.moment
    exact = moment is not None and moment.resolution == "second"
    return full and exact and gap(one, other) >= _HALF_A_DAY


def _share_open(column: ColumnProfile) -> float:
    """Share of the values that stand for "not yet": the last day of 9999 or of 2999, say.

    Records of patients are published with all of their times a century or two later.
    """
    assert column.moment is not None
    known = [one for one in column.moment.seconds if one is not None]
    late = [one for one in known if one > _OPEN]
    return len(late) / len(known) if late and len(set(late)) <= _MARKS else 0.0


def _earliest_first(found: list[Scored]) -> None:
    """Of several times of a row the earliest is when the person acted; others followed.

    When a program wrote the rows of a day says nothing of any of them: the day may not be over.
    """
    found = [one for one in found if not is_batch(one.column)]
    for one in found:
        others = [other for other in found if other is not one and other.points > 0]
        if others and one.points > 0 and all(always_before(one, other) for other in others):
            one.add(0.5, _("of the times of a row it is the earliest"))
            if all(_is_long_before(one, other) for other in others):
                one.add(0.7)  # booked before it takes place, lent before it comes back
                for other in others:
                    other.add(-0.7)
            if one.view.hint(one.column.key).says("later"):
                one.add(1.2)  # paid, but nothing was before
            for other in others:
                if _follows(one, other):
                    other.add(-0.5)


def _are_days(moment: Moment) -> bool:
    """Whether times are days, though a database wrote midnight behind each."""
    given = [one for one in moment.seconds if one is not None]
    return moment.resolution == "day" or all(one % 86_400 == 0 for one in given)


def _is_of_row_before(view: View, key: str, one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether a time is mostly another time of an earlier row of the same user.

    So programs write when somebody came last, which is empty the first time.
    """
    first, second = one.moment, other.moment
    assert first is not None
    assert second is not None
    if one is other or _are_days(first) or _are_days(second):
        return False
    users = view.column(key).values
    known = set(zip(users, second.seconds, strict=True))
    own = [
        (user, before) in known
        for user, before, at in zip(users, first.seconds, second.seconds, strict=True)
        if user and before is not None and at is not None and before < at
    ]
    return len(own) >= _PAIRS and sum(own) > _BEFORE * len(view.column(key).given)


def _follows(one: Scored, other: Scored) -> bool:
    """Whether a time of a row comes after another that is filled in and differs as much."""
    full = one.column.fill > 0.95 and 3 * one.column.distinct >= other.column.distinct
    return full and not always_before(other, one)


def sequence(connection: duckdb.DuckDBPyConnection, view: View, user: str) -> Scored | None:
    """A column that counts what each user did: an order of events where there is no time.

    Args:
        connection: where the table is.
        view: the table.
        user: key of the user's column in it.
    """
    for column in view.columns:
        said = view.hint(column.key)
        counts = said.says("sequence") or (said.about("order", "session") and said.says("id"))
        given = [one for one in column.numbers if one is not None]
        if column.shape.kind != "integer" or not counts or column.is_unique or not given:
            continue
        if min(given) > 1 or column.repeats < 1.3 or column.fill < 0.95:
            continue
        found = connection.execute(
            f"SELECT count(DISTINCT ({user}, {column.key})), count(*) FROM {view.profile.sample}"
        ).fetchone()
        if found and found[0] >= 0.98 * found[1]:
            why = _("it counts the rows of every {name}").format(name=view.column(user).name)
            return Scored(column, view, 1.0, [why], named=True)
    return None
