"""What an item has in common with what somebody did: from metadata, never from the model.

A model gives no reasons. What stands here is what a person would notice, and it may be chance:
`share_with_reason` says how often a list has anything to show, to compare with another list; where
nothing in the data is rare, `alike` how much of the same kind it is.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from personalize_poc.inference import item_values, series
from personalize_poc.inference.recommendations import Catalogue, ids
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from personalize_poc.data import DataSet

HEADING = N_("in common, by metadata")
RARE = 0.005
"""A value that at most this share of the items has is a reason by itself: a director, a series."""
COMMON = 0.4
"""A value that more of the items have says nothing, such as the country of most films."""
_EXACTLY = "exactly the "


class Reasons:
    """The metadata of a data set, to be compared item by item."""

    def __init__(self, dataset: DataSet) -> None:
        self.catalogue = Catalogue(dataset)
        items = dataset.items
        self._titles = dataset.titles
        self._values: dict[str, dict[str, frozenset[str]]] = {}
        self._rarity: dict[tuple[str, str], float] = {}
        if items is not None:
            for column in item_values.categories(items):
                self._take(column, items, item_values.parts)
            if genres := self.catalogue.genre_column:
                self._take(_EXACTLY + genres, items, item_values.whole, of=genres)
            if year := self.catalogue.year_column:
                self._take(year, items, item_values.number)
        self._called = Counter(self._titles.values())
        self._items = max(len(self._titles), 0 if items is None else len(items))
        self._stems = series.by_title(self._titles)
        self._much_is = RARE if self._has_rare() else COMMON

    def _has_rare(self) -> bool:
        """Whether two items could share anything rare, or all genres and the year.

        Where a shop knows ten kinds of things and no more, nothing is rare: then a kind is much.
        """
        parts: dict[str, set[str]] = {}
        for item, text in self._stems.items():
            parts.setdefault(text, set()).add(self._titles[item])
        if any(len(titles) > 1 for titles in parts.values()):
            return True
        if self.catalogue.year_column and self.catalogue.genre_column:
            return True
        return any(
            2 <= share * self._items <= RARE * self._items for share in self._rarity.values()
        )

    @property
    def knows(self) -> bool:
        """Whether there is anything that items could have in common."""
        return bool(self._values or self._stems)

    def _take(
        self,
        name: str,
        items: pd.DataFrame,
        values: Callable[[Any], frozenset[str]],
        of: str | None = None,
    ) -> None:
        """Keep the values of a column, and how many of the items have each."""
        texts = dict(zip(items["ITEM_ID"], items[of or name], strict=True))
        self._values[name] = {item: values(text) for item, text in texts.items()}
        every = [value for found in self._values[name].values() for value in found]
        for value, count in pd.Series(every, dtype=object).value_counts().items():
            self._rarity[name, str(value)] = count / len(items)

    def shared(self, item_id: str, events: Sequence[str], most: int = 3) -> str:
        """What an item has in common with the event that it has the rarest thing in common with.

        Args:
            item_id: the item.
            events: ids of the items of the last events; the item itself is left aside.
            most: so many values are named, the rarest first.

        Returns:
            E.g. `series shrek; director Andrew Adamson; genres Comedy (with Shrek)`, or "".
        """
        found: tuple[float, str, list[tuple[str, str]]] = (math.inf, "", [])
        for event in dict.fromkeys(events):
            common = self._common(item_id, event) if event != item_id else []
            if common and _chance(common) < found[0]:
                found = (_chance(common), event, [named[1:] for named in common[:most]])
        if not found[1]:
            return ""
        by_column: dict[str, list[str]] = {}
        for column, value in found[2]:
            by_column.setdefault(column, []).append(value)
        said = "; ".join(_told(column, ", ".join(values)) for column, values in by_column.items())
        return _("{said} (with {title})").format(said=said, title=self.catalogue.title(found[1]))

    def rare(self, item_id: str, events: Sequence[str]) -> bool:
        """Whether an item shares a series, something rare, or all genres and the year with one."""
        return any(self._much(item_id, event) for event in events if event != item_id)

    def _much(self, one: str, other: str) -> bool:
        common = self._common(one, other)
        columns = {entry[1] for entry in common}
        year = self._heading(self.catalogue.year_column or "")
        alike = year in columns and any(column.startswith(_EXACTLY) for column in columns)
        return alike or any(share <= self._much_is for share, *__ in common)

    def share_with_reason(
        self, answer: Mapping[str, Any] | Sequence[str], events: Sequence[str]
    ) -> float:
        """The share of a list that shares a series or something rare with one of the events."""
        items = ids(answer)
        return sum(self.rare(item, events) for item in items) / max(len(items), 1)

    def alike(self, answer: Mapping[str, Any] | Sequence[str], events: Sequence[str]) -> float:
        """How many of the events have the category of an item of a list, on average over the list.

        For data in which nothing is rare: of a dozen events one has any category, and what shares
        it with one of them is no more of the person's taste than anything else.
        """
        shares = [
            sum(not mine.isdisjoint(self.catalogue.genres(event)) for event in others) / len(others)
            for item in ids(answer)
            if (others := [event for event in events if event != item])
            for mine in [set(self.catalogue.genres(item))]
        ]
        return sum(shares) / max(len(shares), 1)

    @property
    def _by_kind(self) -> bool:
        """Whether lists are compared by how much they are of the same category as the events."""
        return self._much_is != RARE and self.catalogue.genre_column is not None

    def in_common(self, answer: Mapping[str, Any] | Sequence[str], events: Sequence[str]) -> str:
        """What is measured of a list as a part of a sentence; "" where nothing is known of items.

        It is `share_with_reason`, or `alike` where nothing is rare.
        """
        if not self.knows:
            return ""
        if self._by_kind:
            told = _(", on average of the same {kind} as {share:.0%} of tonight")
            return told.format(kind=self.catalogue.kind, share=self.alike(answer, events))
        share = self.share_with_reason(answer, events)
        return _(", {share:.0%} have much in common with tonight").format(share=share)

    def compared(
        self, lists: Mapping[str, Mapping[str, Any] | Sequence[str]], events: Sequence[str]
    ) -> str:
        """The same of several lists in words: `user 1 40%, most popular 10%`."""
        if not self.knows:
            return _("nothing is known of the items")
        measure = self.alike if self._by_kind else self.share_with_reason
        shares = {name: measure(answer, events) for name, answer in lists.items()}
        told = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
        if self._by_kind:
            by_kind = _(
                "{told} (no value is rare: the share of them of the same {kind}, on average)"
            )
            return by_kind.format(told=told, kind=self.catalogue.kind)
        if self._much_is == RARE:
            return told
        return _("{told} (no value is rare: any counts)").format(told=told)

    def table(
        self, answer: Mapping[str, Any] | Sequence[str], events: Sequence[str]
    ) -> pd.DataFrame:
        """An answer with title, year, genres, and what each item shares with the events.

        Without metadata and titles the last column is not there.
        """
        table = self.catalogue.table(answer, with_scores=False)
        if not self.knows:
            return table
        return table.assign(**{_(HEADING): [self.shared(item, events) for item in ids(answer)]})

    def sequel(self, without: Collection[str] = (), order: Sequence[str] = ()) -> tuple[str, str]:
        """A film and the next one of its series: the first in `order` of which neither is known.

        Args:
            without: ids that are known; neither may be among them.
            order: ids, the best first, such as the popular ones.

        Returns:
            Their ids, or two empty texts where the titles show no series.
        """
        year = self.catalogue.year_column
        parts: dict[str, list[str]] = {}
        for item in self._stems:
            parts.setdefault(self._stems[item], []).append(item)
        for item in order:
            films = parts.get(self._stems.get(item, ""), [])
            if year:
                films = sorted(films, key=lambda film: self.catalogue.fact(film, year))
            later = films[films.index(item) + 1 :][:1] if item in films else []
            known = not later or bool({item, later[0]} & set(without))
            if known or self._are_titled_alike(item, later[0]):
                continue
            if self.rarely_alike(item, later[0]):
                return item, later[0]
        return "", ""

    def rarely_alike(self, one: str, other: str) -> bool:
        """Whether two items share something rare besides the beginning of their titles."""
        return any(0 < share <= RARE for share, *__ in self._common(one, other))

    def _are_titled_alike(self, one: str, other: str) -> bool:
        """Whether they are articles that share a description, and no parts of a series."""
        return self._titles.get(one) == self._titles.get(other)

    def _heading(self, column: str) -> str:
        """What a column is called for people."""
        plain = column.removeprefix(_EXACTLY)
        name = self.catalogue.called(plain).lower().replace("_", " ")
        return name if plain == column else _EXACTLY + name

    def _common(self, one: str, other: str) -> list[tuple[float, str, str]]:
        """(share of the items that have it, column, value) of what is common, the rarest first."""
        found = []
        if one in self._stems and self._stems[one] == self._stems.get(other):
            if self._are_titled_alike(one, other):
                share = self._called[self._titles[one]] / self._items
                found.append((share, "title", self._stems[one]))
            else:
                found.append((0.0, "series", self._stems[one]))
        for column, values in self._values.items():
            here, there = (values.get(item, item_values.NOTHING) for item in (one, other))
            for value in here & there:
                share = self._rarity[column, value]
                if share <= COMMON:
                    found.append((share, self._heading(column), value))
        whole = {one[1].removeprefix(_EXACTLY) for one in found if _EXACTLY in one[1]}
        return sorted(one for one in found if one[1] not in whole)


_COLUMNS = (
    N_("series"),
    N_("genres"),
    N_("year"),
    N_("director"),
    N_("country"),
    N_("countries"),
    N_("language"),
    N_("cast"),
)
"""Columns that films often have, for the catalogue; others are told by their own names."""


def _told(column: str, values: str) -> str:
    """A column and what it has in common, in words."""
    if column.startswith(_EXACTLY):
        name = _(column.removeprefix(_EXACTLY))
        return _("exactly the {column} {values}").format(column=name, values=values)
    return f"{_(column)} {values}"


def _chance(common: Sequence[tuple[float, str, str]]) -> float:
    """How likely two items drawn by chance have all that in common."""
    return math.prod(share for share, *__ in common)
