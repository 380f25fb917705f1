"""The one shape that every data set has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from personalize_poc.language import _

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.data.whole import Whole


@dataclass(frozen=True)
class Counted:
    """How much a data set holds, also where only a part of it is in memory.

    Attributes:
        rows_of_source: rows of the source's own table of behaviour.
        rows: interactions.
        users, items: how many different ones they are about.
        users_shown: those whose interactions are in memory.
    """

    rows_of_source: int
    rows: int
    users: int
    items: int
    users_shown: int


@dataclass(frozen=True)
class DataSet:
    """A data set, both as its source has it and in the form Amazon Personalize imports.

    Attributes:
        name: what it was asked for by ("sample", "movielens-small", a folder's name).
        raw: the source's own table of behaviour (viewing log or ratings), own column names; of
            large data the first rows.
        interactions: USER_ID, ITEM_ID, EVENT_TYPE, TIMESTAMP (Unix seconds), context columns;
            ordered by time. Of large data those of some users, chosen at random (`part`); all of
            them are `all_interactions`.
        items: ITEM_ID and metadata; multi-values joined by "|". None if the source has none.
        users: USER_ID and metadata. None if the source has none.
        titles: ITEM_ID -> what a person calls the item. Empty if the source has no titles.
        about: what this data is, in plain words, including what is not real about it.
        licence: under which terms it may be used.
        raw_items: the source's own table of items, or None.
        source: the folder or file of a person's own data; "" for a data set that is built in.
        origin: of own data, "interactions", "items" and "users" -> field of Personalize ("title"
            for what people call an item) -> column of the file.
        unused: of own data, the same, or a file that is not used -> column of the file that is not
            taken -> why.
        reasons: of own data, the same as `origin` -> why the column was taken for it, as far as
            that is known.
        text: of own data, the column of items in natural language; "" without one.
        only_ordered: whether TIMESTAMP only numbers what each person did: the order is true, and
            no day or hour is.
        whole: all interactions of large data; None where `interactions` holds them.
        counted: how much there is of large data; see `counts`.
        truth: for a simulated audience the simulator itself (``sample.Truth``), else None.
    """

    name: str
    raw: pd.DataFrame
    interactions: pd.DataFrame
    items: pd.DataFrame | None
    users: pd.DataFrame | None
    titles: dict[str, str]
    about: str
    licence: str
    raw_items: pd.DataFrame | None = None
    source: str = ""
    origin: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    unused: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    text: str = ""
    only_ordered: bool = False
    whole: Whole | None = field(default=None, repr=False)
    counted: Counted | None = None
    truth: Any = field(default=None, repr=False)

    def title(self, item_id: str) -> str:
        """Return the title of an item, or its id when it has none."""
        return self.titles.get(str(item_id), str(item_id))

    @property
    def all_interactions(self) -> pd.DataFrame | Whole:
        """Everything that is imported: `interactions`, or the file that holds all of them."""
        return self.interactions if self.whole is None else self.whole

    def imported(self, what: str) -> pd.DataFrame | Whole | None:
        """The table that is imported as `interactions`, `items` or `users`."""
        if what == "interactions":
            return self.all_interactions
        table: pd.DataFrame | None = {"items": self.items, "users": self.users}[what]
        return table

    @property
    def counts(self) -> Counted:
        """How much there is in all."""
        if self.counted is not None:
            return self.counted
        users = int(self.interactions["USER_ID"].nunique())
        items = int(self.interactions["ITEM_ID"].nunique())
        return Counted(len(self.raw), len(self.interactions), users, items, users)

    def events_per(self, column: str) -> pd.Series:
        """How many of all interactions each user or item has, the most first.

        Args:
            column: "USER_ID" or "ITEM_ID".
        """
        if self.whole is not None:
            return self.whole.events_per(column)
        return self.interactions[column].value_counts()

    @property
    def part(self) -> str:
        """What `interactions` are a part of, as a sentence; "" where they are everything."""
        if self.whole is None:
            return ""
        counts = self.counts
        return _(
            "Shown on {shown:,} of {users:,} users, chosen at random, with all their {rows:,} of "
            "{all_rows:,} interactions."
        ).format(
            shown=counts.users_shown,
            users=counts.users,
            rows=len(self.interactions),
            all_rows=counts.rows,
        )

    @property
    def without_times(self) -> str:
        """That there are no times, as a sentence; "" where there are."""
        if not self.only_ordered:
            return ""
        return _(
            "This data has an order and no times: TIMESTAMP only counts what each person did, as "
            "days from the year 2000 on."
        )

    def columns(self) -> list[dict[str, str]]:
        """What became of each column of a person's own files: nothing is left out silently."""
        rows = []
        for section in dict.fromkeys((*self.origin, *self.unused)):
            why = self.reasons.get(section, {})
            for name, column in self.origin.get(section, {}).items():
                reason = why.get(name, "")
                rows.append({"data set": section, "column": column, "becomes": name, "why": reason})
            for column, reason in self.unused.get(section, {}).items():
                rows.append({"data set": section, "column": column, "becomes": "–", "why": reason})
        return rows

    def __repr__(self) -> str:
        """Say the sizes, not the tables."""
        counts = self.counts
        told = _("{rows:,} interactions of {users:,} users with {items:,} items")
        told = told.format(rows=counts.rows, users=counts.users, items=counts.items)
        return f"DataSet({self.name!r}: {told})"
