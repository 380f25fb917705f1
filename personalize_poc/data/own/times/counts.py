"""Counting what forms of times read in a whole column, and choosing among them."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.times import of_year
from personalize_poc.data.own.times.form import Ambiguity, TimeForm
from personalize_poc.data.own.times.sql import DAY, EPOCHS, OFFSET, UNITS, names_zone, seconds
from personalize_poc.data.words import Share
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

COUNTED = 1_000_000
"""Of more rows than these, so many are counted: blocks that are spread over the table."""
_STEPS = 20
"""So often the time must change from row to row for their order to tell anything."""
_TURNS = 0.002
"""Share of these steps that may go backwards in rows that are sorted."""
_FIRST = {"%d": "day first", "%m": "month first", "%y": "year first", "%Y": "year first"}
_MACHINE = "%y%m%d"
"""Six digits as programs write them; people that put the day first write signs between."""
_UNREAD = 300
"""Texts that no form of the sample reads: so many are looked at for further forms."""
_OLDEST = 788_918_400
"""1995-01-01: events before it are rare enough to doubt the form."""
_YEAR = 365 * DAY
_YEARS, _WIDER = 3, 20
"""A reading that spreads times over more years, so many times more than another, is not meant."""


@dataclass
class Counted:
    """What one scan over a column says of some forms."""

    given: int
    reads: list[int]
    alone: list[int]
    lows: list[int | None]
    highs: list[int | None]
    low: int | None
    high: int | None
    midnight: int
    clock: tuple[int | None, int | None]
    zoned: int
    fractions: int


@dataclass
class Column:
    """A column whose forms are counted."""

    connection: duckdb.DuckDBPyConnection
    table: str
    key: str
    counted: int = COUNTED
    """Rows that are counted, at most."""
    now: float = field(default_factory=time.time)
    """Seconds; a test may set it."""

    def judge(self, families: list[tuple[str, ...]]) -> TimeForm:
        """Choose among forms that exclude each other, and count those that are left."""
        several = [family for family in families if len(family) > 1]
        sure = [family[0] for family in families if len(family) == 1]
        chosen = list(sure)
        ambiguity = None
        settled = ""
        for family in several:
            forms, doubt = self.order(family)
            if doubt and len(forms) == 1 and (sorted_ := self.in_order(family)):
                forms, doubt, settled = [sorted_], None, _FIRST.get(sorted_[:2], "")
            forms, doubt = _as_others(forms, doubt, sure)
            chosen += forms
            ambiguity = ambiguity or doubt
        counted = self.count(tuple(dict.fromkeys(chosen)))
        forms = list(dict.fromkeys(chosen))
        order = sorted(range(len(forms)), key=lambda i: -counted.alone[i])
        kept = [i for i in order if counted.alone[i]]
        made = self.describe(
            [forms[i] for i in kept], [counted.alone[i] for i in kept], counted, ambiguity
        )
        return replace(made, settled=settled) if settled else made

    def order(self, family: tuple[str, ...]) -> tuple[list[str], Ambiguity | None]:
        """Which of several orders of day, month and year is meant: the one that reads most."""
        counted = self.count(family)
        late = self.now + _YEAR

        def sound(index: int) -> bool:
            low, high = counted.lows[index], counted.highs[index]
            return low is not None and high is not None and low >= _OLDEST and high <= late

        most = max(counted.reads)
        best = [i for i, reads in enumerate(counted.reads) if reads == most]
        best = [i for i in best if sound(i)] or best
        best = [i for i in best if family[i] not in of_year.FORMS] or best
        best = _narrow(best, counted)
        first = family[best[0]]
        if len(best) > 1:
            machine = first == _MACHINE and _is_last(best, counted)
            return [first], None if machine else self.doubt(first, family[best[1]])
        all_read = counted.reads[best[0]] == counted.given
        beside = () if all_read else self.count((first, *family)).alone[1:]
        rest = [i for i, alone in enumerate(beside) if alone]
        if rest:  # neither order reads all: two sources that write days differently
            other = family[max(rest, key=lambda i: counted.reads[i])]
            return [first, other], self.doubt(first, other)
        return [first], None

    def in_order(self, family: tuple[str, ...]) -> str | None:
        """The only form of several in which the rows are sorted by time; None if it is not one.

        Rows that are sorted as text are in order of what stands first, whatever that is: within a
        year 01/12/2024 comes before 02/01/2024 in any file that was sorted by that column.
        """
        found = []
        for form in family:
            turns, steps = self._turns(seconds(self.key, (form,), "UTC"))
            found.append((turns, steps, form))
        turns, steps, best = min(found)
        others = [turn for turn, __, form in found if form != best]
        others.append(self._turns(sql.trimmed(self.key))[0])
        enough = steps >= _STEPS and turns <= _TURNS * steps
        return best if enough and min(others) >= max(3, 10 * _TURNS * steps) else None

    def _turns(self, value: str) -> tuple[int, int]:
        """How often what rows have turns back from one to the next, and how often it changes."""
        row = self.connection.execute(
            f"SELECT count(*) FILTER (s < before), count(*) FILTER (s > before) FROM "
            f"(SELECT s, lag(s) OVER (ORDER BY r) AS before FROM (SELECT rowid AS r, {value} "
            f"AS s FROM {self.table} WHERE rowid < {COUNTED}) WHERE s IS NOT NULL)"
        ).fetchone()
        assert row is not None
        return min(row), sum(row)

    def doubt(self, first: str, second: str) -> Ambiguity | None:
        """An example that means two days; None if there is none, as in 02/02/2024."""
        one, two = (seconds(self.key, (form,), "UTC") for form in (first, second))
        row = self.connection.execute(
            f"SELECT {self.key}, one, two FROM (SELECT {self.key}, {one} AS one, {two} AS two "
            f"FROM {self.part()}) WHERE one <> two LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        days = [time.strftime("%Y-%m-%d", time.gmtime(moment)) for moment in row[1:]]
        return Ambiguity(row[0], (first, second), (days[0], days[1]))

    def unread(self, forms: tuple[str, ...]) -> list[str]:
        """Texts that no form reads."""
        text = sql.trimmed(self.key)
        missing = f"AND {seconds(self.key, forms, 'UTC')} IS NULL" if forms else ""
        rows = self.connection.execute(
            f"SELECT {text} FROM {self.part()} WHERE {text} IS NOT NULL {missing} LIMIT {_UNREAD}"
        ).fetchall()
        return [value for (value,) in rows]

    def part(self) -> str:
        """The table, or an even sample of it if it is large."""
        row = self.connection.execute(f"SELECT count(*) FROM {self.table}").fetchone()
        rows = row[0] if row else 0
        if rows <= self.counted:
            return self.table
        return f"{self.table} TABLESAMPLE SYSTEM ({100 * self.counted / rows:.4f}%) REPEATABLE (1)"

    def count(self, forms: tuple[str, ...]) -> Counted:
        """Count in one scan what each form reads, and what only it reads of those before it."""
        marks = range(len(forms))
        times = [f"{seconds(self.key, (form,), 'UTC')} AS s{i}" for i, form in enumerate(forms)]
        first = ", ".join(f"s{i}" for i in marks)
        best = f"coalesce({first})" if len(forms) > 1 else first
        alone = [
            " AND ".join([*(f"s{j} IS NULL" for j in range(i)), f"s{i} IS NOT NULL"]) for i in marks
        ]
        zoned = [f"({alone[i]})" for i in marks if names_zone(forms[i])]
        if "iso" in forms:  # a pattern costs more than reading the time: most are told by a look
            bare = "strlen(c) = 19 AND c LIKE '%:__:__' AND c[-1] <= '9'"
            offset = f"regexp_matches(c, {sql.quoted(OFFSET)})"
            zoned.append(f"(CASE WHEN {bare} THEN false ELSE {offset} END)")
        says = " OR ".join(zoned) or "false"
        midnight = "(CASE WHEN zoned THEN contains(c, '00:00:00') ELSE false END)"
        dot = "contains(c, '.')" if "excel" in forms else "false"
        rows = self.connection.execute(
            f"SELECT count(*) FILTER (NOT {sql.is_blank('c')}), "
            f"{', '.join(f'count(s{i})' for i in marks)}, "
            f"{', '.join(f'count(*) FILTER ({one})' for one in alone)}, "
            f"{', '.join(f'min(s{i})' for i in marks)}, {', '.join(f'max(s{i})' for i in marks)}, "
            f"min(best), max(best), "
            f"count(*) FILTER (best % {DAY} = 0 OR {midnight}), "
            f"min(best % {DAY}), max(best % {DAY}), "
            f"count(*) FILTER (zoned AND best IS NOT NULL), count(*) FILTER ({dot}) "
            f"FROM (SELECT *, {best} AS best, {says} AS zoned "
            f"FROM (SELECT {self.key} AS c, {', '.join(times)} FROM {self.part()}))"
        ).fetchone()
        assert rows is not None
        size = len(forms)
        reads, only, lows, highs = (list(rows[1 + size * i :][:size]) for i in range(4))
        low, high, at_midnight, early, late, with_zone, fractions = rows[1 + 4 * size :]
        clocks = (early, late)
        return Counted(
            rows[0], reads, only, lows, highs, low, high, at_midnight, clocks, with_zone, fractions
        )

    def describe(
        self, forms: list[str], alone: list[int], counted: Counted, ambiguity: Ambiguity | None
    ) -> TimeForm:
        """What a person should know of the forms that are left."""
        given, read = counted.given, sum(alone)
        if not read:
            return TimeForm(values=given, reason=_("No value is a time between 1980 and 2100."))
        unread = 1 - read / given
        same = read >= 20 and counted.clock[0] == counted.clock[1]
        example = self.unread(tuple(forms))[:1] if read < given else []
        confidence = self.confidence(forms, counted) * (1 - unread)
        return TimeForm(
            forms=tuple(forms),
            shares=tuple(count / given for count in alone),
            values=given,
            unread=unread,
            unread_example=example[0] if example else "",
            zoned=counted.zoned / read,
            at_midnight=1.0 if same else counted.midnight / read,
            ambiguity=ambiguity,
            low=counted.low,
            high=counted.high,
            confidence=round(confidence, 3),
            reason=_("{share:.0%} of the values are times ({forms}).").format(
                share=Share(read / given), forms=_words(forms)
            ),
        )

    def confidence(self, forms: list[str], counted: Counted) -> float:
        """How sure it is that these are times, and no other numbers of that size."""
        low, high = counted.low or 0, counted.high or 0
        plausible = low >= _OLDEST and high <= self.now + _YEAR
        if forms[0] == "excel":
            return 0.7 if counted.fractions and plausible else 0.4 if plausible else 0.1
        if forms[0] in {*UNITS, *EPOCHS} or re.fullmatch("1?(%[YymdjHMS])+", forms[0]):
            return 0.95 if plausible else 0.5
        return 0.99 if plausible else 0.9


def _as_others(
    forms: list[str], doubt: Ambiguity | None, sure: list[str]
) -> tuple[list[str], Ambiguity | None]:
    """A form in doubt and the doubt; its order is rather that of other values of the column.

    A spreadsheet that takes 05-01-2015 for a day of May writes 5/1/2015, and leaves 21-01-2015.
    """
    orders = {_order(form) for form in sure} & {"%d", "%m"}
    if doubt is None or len(forms) > 1 or orders != {_order(doubt.forms[1])}:
        return forms, doubt
    return [doubt.forms[1]], doubt.turned()


def _order(form: str) -> str:
    """Whether day or month stands first in dates of a form; its year where that does, or none."""
    places = {part: form.find(part) for part in ("%Y", "%y", "%m", "%d") if part in form}
    return min(places, key=lambda part: places[part]) if {"%m", "%d"} <= places.keys() else form


def _narrow(best: list[int], counted: Counted) -> list[int]:
    """Of several readings those that do not spread a few days over many years.

    24.08.01 to 24.08.12 are twelve days of August, and no day in each of twelve years.
    """
    spans = {i: (counted.highs[i] or 0) - (counted.lows[i] or 0) for i in best}
    least = min(spans.values())
    return [i for i in best if spans[i] <= max(_YEARS * _YEAR, _WIDER * least)]


def _is_last(best: list[int], counted: Counted) -> bool:
    """Whether the first of several readings ends last: what is exported goes on until now."""
    return (counted.highs[best[0]] or 0) >= max(counted.highs[i] or 0 for i in best)


def _words(forms: list[str]) -> str:
    return ", ".join(f"Unix {form}" if form in UNITS else form for form in forms)
