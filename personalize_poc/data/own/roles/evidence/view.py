"""A table as it is looked at: facts of its columns, hints of their names, what determines what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile, TableProfile
from personalize_poc.data.own.roles.evidence import counted_units, posts, short_ids, volunteers
from personalize_poc.data.own.roles.words.names import Hint, hint
from personalize_poc.data.own.tables import NOTE
from personalize_poc.data.own.times.sql import EPOCHS, UNITS

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.roles.evidence.known_tables import Known
    from personalize_poc.data.own.times import TimeForm

_ID_SHAPES = {"integer", "code", "word", "phrase", "uuid", "hash", "email", "url", "phone", "ip"}
_TIMES = 20
"""Different times, of which a table of events has more."""
_LONG, _LONGEST = 120, 1000
"""Letters on average from which on several words, or one, name nothing."""
_COUNTS = frozenset({*UNITS, *EPOCHS})
"""Forms of times that are counts of seconds or parts of them."""
_DEVICES = 1000
"""Different codes from which on they are of devices, and not of models."""
_FLAGS = 20
"""Different values from which on a column is no flag."""
_FEW = 12
"""Different values of a time, and half of those of an id, of which events have more."""
_OWN = 0.9
"""Share of different values from which on counts of seconds are those of rows."""


_Pairs = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Link:
    """That values of a column stand in a key column of another table.

    Attributes:
        key: of the column here.
        table: label of the other table.
        there: of the column there, whose values are (nearly) all different.
        share: of the different values here that are found there.
        values: different values here that were looked for.
        form: "" if they are alike as they stand; else what differs ("zeros", "case", "decimals",
            "signs", or zeros and signs: "both").
        more: further columns here and there; all of them together name one row there.
        before: the link to the table that `key` stands in, where that is reached over another one.
        by_chance: whether only whole numbers make it, as rows are counted there, and no name.
    """

    key: str
    table: str
    there: str
    share: float
    values: int
    form: str = ""
    more: tuple[tuple[str, str], ...] = ()
    before: Link | None = None
    by_chance: bool = False


@dataclass(frozen=True)
class Versions:
    """That a table has several rows for somebody, each for some time.

    Attributes:
        number: key of the column with the number that these rows have in common.
        flag: key of a column that is the same for the last row of everybody; "" if there is none.
        gone: what it says of earlier rows.
    """

    number: str
    flag: str = ""
    gone: tuple[str, ...] = ()


@dataclass
class View:
    """One table, looked at.

    Attributes:
        profile: facts.
        kind: "user", "item", "order", "lookup" or "other": what every row is one of; "" for none.
        determines: (a, b) -> how sure it is that a value of a goes with one value of b, 0 to 1.
        links: to keys of other tables.
        compounds: links of several columns together.
        measures: keys of columns that are sums or products of others.
        documents: keys of columns that name an order or a visit; None as long as nobody asked.
        owners: keys of columns of which every such document has one.
        people, things: labels of all tables of people, and of things.
        known: which table of a known system it is; None if it is none.
        versions: how rows of the same person belong together; None if everybody has one.
        spelled: names of columns -> the same without short words; see `spelled_out`.
        made: names of tables that were made to look at this one; `forget` deletes them.
        written: key of a column of times -> how they are written; of those that anybody asked of.
    """

    profile: TableProfile
    kind: str = ""
    determines: dict[tuple[str, str], float] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    compounds: list[Link] = field(default_factory=list)
    measures: frozenset[str] = frozenset()
    documents: frozenset[str] | None = None
    owners: frozenset[str] | None = None
    people: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    known: Known | None = None
    versions: Versions | None = None
    spelled: dict[str, str] = field(default_factory=dict)
    made: set[str] = field(default_factory=set, compare=False)
    written: dict[str, TimeForm] = field(default_factory=dict, compare=False)
    _hinted: TableProfile | None = field(default=None, repr=False, compare=False)
    _hints: dict[str, Hint] = field(default_factory=dict, repr=False, compare=False)
    _known: int = 0
    _by: tuple[_Pairs, _Pairs] = field(default_factory=lambda: ({}, {}))

    @cached_property
    def is_timed(self) -> bool:
        """Whether a column has many times; asked for each pair of columns."""
        return any(
            one.moment and not one.moment.weak and one.distinct > _TIMES for one in self.columns
        )

    @cached_property
    def called(self) -> frozenset[frozenset[str]]:
        """The words of the names of its columns; asked for each link of each column."""
        return frozenset(frozenset(hint(one.name).tokens) for one in self.columns)

    @property
    def label(self) -> str:
        """What a person knows the table by."""
        return self.profile.label

    @property
    def is_note(self) -> bool:
        """Whether it is what a note for people says of codes, and none of the person's tables."""
        return all(part.format == NOTE for part in self.profile.table.parts)

    @property
    def columns(self) -> tuple[ColumnProfile, ...]:
        """Its columns."""
        return self.profile.columns

    def spelled_name(self, name: str) -> str:
        """The name of a column without short words, as far as a table spells them out."""
        return self.spelled.get(name, name)

    def hint(self, key: str) -> Hint:
        """What the name of a column says, as far as its values allow it; asked for each pair."""
        if self._hinted is not self.profile:  # a table that is made anew has other columns
            self._hinted, self._hints = self.profile, {}
        found = self._hints.get(key)
        if found is None:
            found = self._hints[key] = self._hint(key)
        return found

    def _hint(self, key: str) -> Hint:
        column = self.profile.column(key)
        said = hint(self.spelled_name(column.name))
        counted = column.moment is not None and column.moment.form in _COUNTS
        if counted and said.says("duration") and not said.says("id"):
            # "started_ms" holds milliseconds since 1970: nothing lasted for fifty years.
            return replace(said, attributes=said.attributes - {"duration"} | {"time"})
        if self._names_devices(said, column):
            # Each is somebody's, as its id is: a model or a kind of device stands for thousands.
            told = frozenset({"id"}) | said.attributes
            return replace(said, entities=said.entities | {"visitor"}, attributes=told)
        if said.tokens == ("uid",) and self._has_own(column):
            return replace(said, entities=frozenset())
        if said.says("flag") and "test" in said.tokens and column.distinct > _FLAGS:
            return replace(said, attributes=said.attributes - {"flag"})  # tests that people take
        if short := short_ids.told(column, said, self.columns):
            told = said.attributes - {"sequence"} | {"id"}
            return replace(said, entities=frozenset({short}), attributes=told)
        if volunteers.are_staff(column, said, self.columns):
            return replace(said, entities=frozenset({"staff"}), perhaps=frozenset())
        if posts.describes(column, self.columns):
            told = said.attributes - {"id", "sequence"} | {"person"}
            return replace(said, entities=frozenset(), attributes=told, perhaps=frozenset())
        if counted_units.is_one(column, said, self.columns):
            return replace(said, entities=frozenset(), attributes=frozenset({"quantity"}))
        return said

    def _has_own(self, column: ColumnProfile) -> bool:
        """Whether rows have such an id as well as an object in them: then it is that of the object.

        "uid" is the number of a user, and the own number of whatever has it: a party, a place.
        """
        above, __, last = column.name.rpartition(".")
        return bool(above) and any(one.name == last for one in self.columns)

    @staticmethod
    def _names_devices(said: Hint, column: ColumnProfile) -> bool:
        """Whether values name single devices, in codes that come back."""
        alone = said.entities == {"device"} and not said.attributes - {"id", "name"}
        coded = column.shape.kind in ("code", "uuid", "hash")
        return alone and coded and column.distinct >= _DEVICES and column.repeats > 1.0

    def column(self, key: str) -> ColumnProfile:
        """The column of a key."""
        return self.profile.column(key)

    def told_by(self, key: str) -> list[ColumnProfile]:
        """Columns that may go with a column; the others do not, as far as anybody looked."""
        return [self.column(other) for one, other in self._pairs()[0].get(key, ())]

    def telling(self, key: str) -> list[ColumnProfile]:
        """Columns that a column may go with."""
        return [self.column(other) for other, one in self._pairs()[1].get(key, ())]

    def _pairs(self) -> tuple[_Pairs, _Pairs]:
        """Pairs of `determines` by either column: there are few, where there are many columns."""
        if self._known != len(self.determines):
            self._known, order = (
                len(self.determines),
                {c.key: i for i, c in enumerate(self.columns)},
            )
            self._by = {}, {}
            for pair in sorted(self.determines, key=lambda one: (order[one[0]], order[one[1]])):
                for index, key in enumerate(pair):
                    self._by[index].setdefault(key, []).append(pair)
        return self._by

    def goes_with(self, key: str, other: str) -> float:
        """How sure it is that one value of `key` goes with one value of `other`."""
        return self.determines.get((key, other), 0.0)

    def both_ways(self, key: str, other: str) -> tuple[float, float]:
        """How sure it is that `key` goes with `other`, and that `other` goes with `key`."""
        return self.goes_with(key, other), self.goes_with(other, key)

    def is_named_by(self, link: Link) -> bool:
        """Whether a link to this table leads to one row of it."""
        return bool(link.more) or self.column(link.there).is_unique

    def on(self, link: Link, there: View) -> dict[str, str]:
        """The columns of a link by their names: here -> there."""
        pairs = ((link.key, link.there), *link.more)
        return {self.column(a).name: there.column(b).name for a, b in pairs}

    def link(self, key: str) -> Link | None:
        """The best link of a column."""
        return max((one for one in self.links if one.key == key), key=_rank, default=None)


def _rank(link: Link) -> tuple[float, float]:
    return (link.share - (0.3 if link.form else 0), link.values)


def is_idlike(column: ColumnProfile) -> bool:
    """Whether the values of a column could name something."""
    if column.shape.kind not in _ID_SHAPES or column.is_constant:
        return False
    if column.mean_length > (_LONG if column.shape.words > 1 else _LONGEST):
        return False
    return column.moment is None or column.moment.weak


def forget(connection: duckdb.DuckDBPyConnection, views: list[View]) -> None:
    """Delete what was made to look at tables."""
    for view in views:
        for name in view.made:
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        view.made.clear()


def may_be_events(view: View) -> bool:
    """Whether a table that seems a catalogue has a full time and two ids that come back."""
    timed = any(_is_time(one) and one.fill > 0.9 and one.distinct > _FEW for one in view.columns)
    back = [
        one
        for one in view.columns
        if is_idlike(one) and one.repeats >= 1.3 and one.distinct > 2 * _FEW and one.fill > 0.5
    ]
    return timed and len(back) > 1


def _is_time(column: ColumnProfile) -> bool:
    """Whether values are times, or counts of seconds since 1970 that hardly come back."""
    moment = column.moment
    if moment is None or not moment.weak:
        return moment is not None
    return moment.form in _COUNTS and column.distinct > _OWN * column.filled
