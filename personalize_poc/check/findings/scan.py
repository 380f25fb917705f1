"""What findings ask: the interactions as `counting` has counted them, and where a case stands."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import doubles
from personalize_poc.data.own.canonical import Canonical, Relation
from personalize_poc.data.own.usable import NEEDED
from personalize_poc.language import _

EARLIEST, LATEST = 315_532_800, 4_102_444_800
"""Unix seconds of 1980 and 2100: a time outside is another unit, or damage."""
ORDERED_ROWS = 1_500_000
"""Up to so many rows every user's order is looked at; of more, that of every n-th user, so that
about `SAMPLE` rows are."""
SAMPLE = 1_000_000
DAY = 86_400

CODE = "(hash({kind}) >> 32)::UINTEGER"
"""SQL: the number of an event type in `check_events`; rows without one have a number too."""
_LACKS = {
    "USER_ID": "u IS NULL",
    "ITEM_ID": "i IS NULL",
    "TIMESTAMP": f"t IS NULL OR t NOT BETWEEN {EARLIEST} AND {LATEST}",
    "EVENT_TYPE": f"e = {CODE.format(kind='NULL::VARCHAR')}",
}
"""SQL: whether a row of `check_events` lacks a field, or has a time that none can be."""


@dataclass
class Scan:
    """Interactions, counted: most of it can be asked inside of `counting.tables` only.

    Attributes:
        canonical: what is checked.
        now: Unix seconds; times after it lie in the future.
        kept: what checks work out for each other.
        stated: whether the mapping is what a person says, and not a guess.
    """

    canonical: Canonical
    now: float = field(default_factory=time.time)
    kept: dict[str, Any] = field(default_factory=dict)
    stated: bool = False

    def all(self, sql: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a SELECT."""
        return self.canonical.connection.execute(sql, values or []).fetchall()

    def one(self, sql: str, values: list[Any] | None = None) -> tuple[Any, ...]:
        """The one row of a SELECT."""
        (row,) = self.all(sql, values)
        return row

    @property
    def events(self) -> Relation:
        """The interactions."""
        return self.canonical.interactions

    @property
    def timezone(self) -> str:
        """Of days and hours."""
        section = self.canonical.mapping.sections.get("interactions")
        return section.timezone if section else "UTC"

    @property
    def is_counted(self) -> bool:
        """Whether times only number what each person did, and say nothing of days."""
        section = self.canonical.mapping.sections.get("interactions")
        return section is not None and section.timestamp == ("count",)

    @cached_property
    def rows(self) -> int:
        """All interactions."""
        return int(self.one(f"SELECT count(*) FROM {self.events.name}")[0])

    @cached_property
    def latest(self) -> int:
        """Up to when times are taken for true: a day (of time zones) after now.

        Where most times are later, it is the clock that is wrong, and the year 2100 is the end.
        """
        tomorrow = int(self.now) + DAY
        later, total = self.one(
            f"SELECT count(*) FILTER (t > {tomorrow}), count(*) FROM check_events "
            f"WHERE t BETWEEN {EARLIEST} AND {LATEST}"
        )
        return LATEST if later > total / 2 else min(tomorrow, LATEST)

    @property
    def good_time(self) -> str:
        """SQL: whether the time of an event can be true."""
        return f"t BETWEEN {EARLIEST} AND {self.latest}"

    @property
    def usable_event(self) -> str:
        """SQL: whether an event has a user, an item and a time that can be true."""
        return f"u IS NOT NULL AND i IS NOT NULL AND {self.good_time}"

    @cached_property
    def unusable(self) -> int:
        """Interactions that lack what a row must have; one that lacks two things counts once."""
        needed = {one.name for one in self.events.fields} & set(NEEDED["interactions"])
        lacks = " OR ".join(_LACKS[one] for one in sorted(needed))
        return int(self.one(f"SELECT count(*) FROM check_events WHERE {lacks}")[0])

    @property
    def usable(self) -> int:
        """Interactions that can be imported: the number that everything else is said of."""
        return self.rows - self.unusable

    @cached_property
    def users(self) -> int:
        """Distinct users."""
        return int(self.one("SELECT count(*) FROM check_users")[0])

    @cached_property
    def items(self) -> int:
        """Distinct items."""
        return int(self.one("SELECT count(*) FROM check_items")[0])

    def filled(self, name: str) -> int:
        """Interactions that have a USER_ID, or an ITEM_ID."""
        table = {"USER_ID": "check_users", "ITEM_ID": "check_items"}[name]
        return int(self.one(f"SELECT coalesce(sum(n), 0)::BIGINT FROM {table}")[0])

    @cached_property
    def sampled(self) -> int:
        """Every how many-th user is in `check_order`."""
        return 1 if self.rows <= ORDERED_ROWS else -(-self.rows // SAMPLE)

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """First and last time that can be true."""
        first, last = self.one(f"SELECT min(t), max(t) FROM check_events WHERE {self.good_time}")
        return None if first is None else (int(first), int(last))

    @cached_property
    def times(self) -> dict[float, int]:
        """Share of the events of `check_order` -> the time up to which they happened.

        The shares are those that are asked for: eighths, and nine tenths. Exact: an approximate
        quantile depends on the order of threads, and findings would differ from run to run.
        """
        shares = [*(number / 8 for number in range(1, 8)), 0.9]
        (found,) = self.one(f"SELECT quantile_disc(t, {shares}) FROM check_order")
        return dict(zip(shares, found or (), strict=False))

    @cached_property
    def exact(self) -> bool:
        """Whether events have a time of day: fewer than nine in ten are at midnight."""
        midnight, total = self.one("SELECT sum(midnight), sum(n) FROM check_quarters")
        return bool(total) and (midnight or 0) < 0.9 * total

    def newest(self, relation: Relation) -> doubles.Newest:
        """What says which of several rows of an id is kept; a table comes without its file."""
        name = f"newest of {relation.section}"
        if name not in self.kept:
            section = self.canonical.mapping.sections[relation.section]
            self.kept[name] = (
                doubles.last(relation)
                if self.canonical.reading.folder is None
                else doubles.newest(self.canonical.connection, relation, section.timezone)
            )
        found: doubles.Newest = self.kept[name]
        return found

    def text(self, relation: Relation, row: int, name: str) -> str | None:
        """What stands in a file in the column of a field; shortened to 80 characters.

        A time that stands in another table, or in two columns, is told as it was put together.
        """
        known = relation.field(name)
        table = relation.table
        column = known.column if known else relation.title if name == "title" else None
        key = next((one.key for one in table.columns if one.name == column), None)
        section = self.canonical.mapping.sections.get(relation.section)
        if name == "TIMESTAMP" and section and (key is None or section.time_of_day):
            name, key = "raw_TIMESTAMP", None
        if key is not None:
            found = self.all(f"SELECT {key} FROM {table.name} WHERE rowid = ?", [row])
        else:
            found = self.all(f"SELECT {quoted(name)} FROM {relation.name} WHERE row = ?", [row])
        value = found[0][0] if found else None
        return None if value is None else shortened(str(value))

    def finding(
        self,
        code: str,
        grade: Grade,
        message: str,
        relation: Relation | None = None,
        name: str | None = None,
        row: int | None = None,
        **more: Any,
    ) -> Finding:
        """A finding with the place and the value of its first case.

        Args:
            code, grade, message: as in `Finding`.
            relation: the data set; interactions if it is left out.
            name: the field that it is about.
            row: `row` of the first case.
            more: further members of `Finding`.
        """
        relation = relation or self.events
        known = relation.field(name) if name else None
        file = line = None
        if row is not None:
            file, line = relation.table.place(int(row))
            if name is not None and "value" not in more:
                more["value"] = self.text(relation, int(row), name)
        return Finding(
            code,
            grade,
            message,
            dataset=relation.section,
            file=file or relation.table.parts[0].file,
            row=line,
            column=(known.column if known and known.column else name),
            **more,
        )


def quoted(name: str) -> str:
    """A name in SQL: fields may be called ORDER or GROUP."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"


def shortened(text: str, length: int = 80) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def percent(share: float) -> str:
    """A share in words: "12 %", "0.4 %"; never 0 or 100 if it is neither."""
    if 0 < share < 0.0005:
        return _("less than 0.1 %")
    if 0.995 <= share < 1:
        return _("more than 99 %")
    number = f"{100 * share:.1f}" if share < 0.1 else f"{share:.0%}".rstrip("%")
    return _("{number} %").format(number=number)


def instead(value: str, right: str) -> str:
    """An example of two spellings of one thing: "7 for 007"."""
    return _("{value} for {right}").format(value=value, right=right)


def counted(number: int, one: str) -> str:
    """A number with its noun: "1 row", "2,000 rows"."""
    return words.counted(number, one)
