"""Answers of the runtime as tables of titles instead of ids.

The requests themselves stand in the notebooks; here is only what makes answers readable.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from personalize_poc import polling
from personalize_poc.inference import browsing
from personalize_poc.inference.answers import ids, moves, overlap, renewed, risen, scores_of
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.data import DataSet

__all__ = ["Catalogue", "ask_until", "ids", "moves", "overlap", "renewed", "risen"]

ask_until = polling.until
"""What a notebook calls when an event has to have its effect first."""


class Catalogue:
    """The items of a data set by id, for looking at. Works without titles and without metadata."""

    def __init__(self, dataset: DataSet) -> None:
        """Keep what is known of the items of `dataset`."""
        items = dataset.items
        self._titles: Mapping[str, str] = dataset.titles
        self._facts = pd.DataFrame() if items is None else items.set_index("ITEM_ID")
        self._interactions = dataset.interactions
        self.genre_column = browsing.category_column(self._facts, dataset.interactions)
        self._columns = dataset.origin.get("items", {})
        self.year_column = browsing.year_column(self._facts, self._columns)
        self.only_ordered = dataset.only_ordered

    def called(self, column: str) -> str:
        """A field; by the column of a person's file if that has no letters for a field's name."""
        name = self._columns.get(column, column)
        return column if name.isascii() else name

    @property
    def kind(self) -> str:
        """What the data calls a genre: "genre", "category", "brand"; from the column's name."""
        return browsing.word(self.genre_column and self.called(self.genre_column))

    @property
    def kinds(self) -> str:
        """The same for several: "genres"."""
        return browsing.words(self.genre_column and self.called(self.genre_column))

    @cached_property
    def _genres(self) -> dict[str, list[str]]:
        """The genres of each item that has any."""
        if self.genre_column is None:
            return {}
        known = self._facts[self.genre_column].dropna().astype(str)
        return {item: [part for part in text.split("|") if part] for item, text in known.items()}

    @cached_property
    def _rows(self) -> Mapping[str, Any]:
        """Where the rows of each user are, in their order."""
        return dict(self._interactions.groupby("USER_ID", observed=True).indices)

    def _of(self, user_id: str) -> pd.DataFrame:
        """What a user did in the data."""
        return self._interactions.iloc[self._rows.get(user_id, [])]

    def title(self, item_id: str) -> str:
        """The title of an item, or its id when there is no title."""
        return str(self._titles.get(item_id, item_id))

    def titles(self, answer: Mapping[str, Any] | Sequence[str]) -> list[str]:
        """The titles of an answer or of ids, in their order."""
        return [self.title(item_id) for item_id in ids(answer)]

    def table(
        self, answer: Mapping[str, Any] | Sequence[str], *, with_scores: bool = True
    ) -> pd.DataFrame:
        """An answer (or ids) as rank, title, genres, year and, where there is one, score.

        Categories of another name, and years, have the names of their columns.

        Args:
            answer: what `get_recommendations` or `get_personalized_ranking` returned, or ids.
            with_scores: whether scores are shown.
        """
        found = ids(answer)
        columns: dict[str, list[Any]] = {_("title"): self.titles(found)}
        for column in (self.genre_column, self.year_column):
            if column:
                name = browsing.heading(self.called(column))
                columns[name] = [self.fact(item_id, column) for item_id in found]
        scores = scores_of(answer) if with_scores else []
        if any(score is not None for score in scores):
            columns[_("score")] = ["–" if score is None else f"{score:.7f}" for score in scores]
        return _ranked(columns)

    def fact(self, item_id: str, column: str) -> str:
        """One metadata value as text: `a|b` becomes `a, b`, an unknown one is empty."""
        if item_id not in self._facts.index:
            return ""
        value = self._facts.at[item_id, column]
        if pd.isna(value):
            return ""
        if isinstance(value, str):
            return value.replace("|", ", ")
        return f"{value:.0f}" if float(value).is_integer() else f"{value}"

    def genres(self, item_id: str) -> list[str]:
        """The genres (categories) of an item; empty when unknown."""
        return self._genres.get(item_id, [])

    def all_genres(self) -> list[str]:
        """All genres (categories) to filter by, the most frequent first.

        One with a quotation mark or a backslash in it is left out: it cannot stand in a filter
        expression, where values are in quotation marks and a backslash means the next character.
        """
        return [
            str(genre) for genre in self.genre_counts().index if browsing.fits_a_filter(str(genre))
        ]

    def to_filter_by(self, item_id: str) -> list[str]:
        """The genres (categories) of an item that can stand in a filter expression."""
        return [genre for genre in self.genres(item_id) if browsing.fits_a_filter(genre)]

    def usual_share(self, genre: str | None, without: Collection[str] = ()) -> float | None:
        """The share of all items, but for some, that has a genre; None without one."""
        others = [item for item in self._facts.index if item not in without]
        return self.share(others, genre) if genre and self._genres else None

    def genre_counts(self) -> pd.Series:
        """How many items each genre (category) has, the most frequent first; empty if unknown."""
        if self.genre_column is None:
            return pd.Series(dtype=int, name="items").rename_axis("genre")
        values = self._facts[self.genre_column].dropna().str.split("|").explode()
        return values.value_counts().rename("items").rename_axis("genre")

    def some_genres(self) -> list[str]:
        """Three genres that are neither the most frequent nor rare; the first ones of few."""
        found = self.all_genres()
        return found[2:5] if len(found) >= 5 else found[:3]

    def example_genre(self) -> str | None:
        """The third most frequent genre: common enough to fill a list, rare enough to change one.

        The last one where there are fewer; None without genres.
        """
        return next(reversed(self.all_genres()[:3]), None)

    def example_decade(self) -> int | None:
        """The first year of the decade with the second most items; None without years.

        The one with the most where there is only one.
        """
        if self.year_column is None:
            return None
        years = pd.to_numeric(self._facts[self.year_column], errors="coerce").dropna()
        decades = (years // 10 * 10).astype(int).value_counts().index
        return int(decades[: min(2, len(decades))][-1]) if len(decades) else None

    def history(self, user_id: str, limit: int = 10) -> pd.DataFrame:
        """What a user did, the latest first (of one time the later row), and when, if known."""
        rows = self._of(user_id).iloc[::-1]
        rows = rows.sort_values("TIMESTAMP", ascending=False, kind="stable").head(limit)
        columns: dict[str, list[Any]] = {}
        if not self.only_ordered:
            times = pd.to_datetime(rows["TIMESTAMP"], unit="s", errors="coerce")
            columns[_("when (UTC)")] = list(times.dt.strftime("%Y-%m-%d %H:%M"))
        columns[_("title")] = self.titles(list(rows["ITEM_ID"]))
        if "EVENT_TYPE" in rows:
            columns[_("event")] = list(rows["EVENT_TYPE"])
        if self.genre_column:
            columns[browsing.heading(self.called(self.genre_column))] = [
                self.fact(item, self.genre_column) for item in rows["ITEM_ID"]
            ]
        return _ranked(columns, name=_("latest"))

    def latest(self, user_id: str, limit: int = 10) -> list[str]:
        """The items of a user's latest events, the newest first, each once."""
        rows = self._of(user_id).iloc[::-1]
        rows = rows.sort_values("TIMESTAMP", ascending=False, kind="stable")
        return list(dict.fromkeys(rows["ITEM_ID"]))[:limit]

    def lately(self, days: int) -> dict[str, set[str]]:
        """Of each user who did something in the last days of the data, the items.

        Without times, of everybody all of them.
        """
        rows = self._interactions
        if not self.only_ordered:
            rows = rows[rows["TIMESTAMP"] > rows["TIMESTAMP"].max() - days * 86_400]
        return {str(user): set(of) for user, of in rows.groupby("USER_ID")["ITEM_ID"]}

    def share(self, answer: Mapping[str, Any] | Sequence[str], genre: str) -> float:
        """The share of an answer (or of ids) that has a genre, 0 to 1.

        Items without metadata are left out: those that were put later, as by a run before this one.
        """
        items = [item for item in ids(answer) if item in self._facts.index]
        return sum(genre in self.genres(item) for item in items) / max(len(items), 1)

    def is_all(self, answer: Mapping[str, Any] | Sequence[str], genre: str) -> bool:
        """Whether no item of an answer is of other genres alone; without metadata it may be any."""
        known = [item for item in ids(answer) if item in self._facts.index]
        return all(genre in self.genres(item) for item in known)

    def favourites(self, user_id: str) -> pd.Series:
        """The share of each genre (category) in a user's interactions, the largest first."""
        items = self._of(user_id)["ITEM_ID"]
        genres = pd.Series([name for item in items for name in self.genres(item)], dtype=object)
        return genres.value_counts(normalize=True).rename("share").rename_axis("genre")

    def taste(self, user_id: str, genre: str | None, items: Collection[str] = ()) -> str:
        """A genre, and how much of it a user chooses, in words; without genres what is popular.

        Args:
            user_id: who.
            genre: which.
            items: chosen for it; if they are not all of it, this is said.
        """
        if genre is None:
            return _("popular items")
        share = self.favourites(user_id).get(genre, 0.0)
        told = _("{genre}, {share} of the {kinds} of user {user_id}").format(
            genre=genre, share=f"{share:.1%}" if share else "0%", kinds=self.kinds, user_id=user_id
        )
        of_it = sum(genre in self.genres(item) for item in items)
        if of_it == len(items):
            return told
        return _("{told}; there are no more: {count} of these {all} are of it").format(
            told=told, count=of_it, all=len(items)
        )

    def compare(
        self,
        before: Mapping[str, Any] | Sequence[str],
        after: Mapping[str, Any] | Sequence[str],
        labels: tuple[str, str] | None = None,
    ) -> pd.DataFrame:
        """Two answers side by side, and how each item of the second one moved."""
        old, new = ids(before), ids(after)
        labels = labels or (_("before"), _("after"))
        length = max(len(old), len(new))
        columns = {
            labels[0]: _padded(self.titles(old), length),
            labels[1]: _padded(self.titles(new), length),
            _("change"): _padded(moves(old, new), length),
        }
        return _ranked(columns)

    def filtered(
        self,
        before: Mapping[str, Any] | Sequence[str],
        after: Mapping[str, Any] | Sequence[str],
        marked: Collection[str],
        mark: str | None = None,
    ) -> pd.DataFrame:
        """An answer without and with a filter; what the filter is there for is marked in it."""
        table = self.compare(before, after, (_("no filter"), _("with it")))
        marks = [mark or _("seen") if item in marked else "" for item in ids(before)]
        table.insert(1, "", _padded(marks, len(table)))
        return table

    def side_by_side(self, **answers: Mapping[str, Any] | Sequence[str]) -> pd.DataFrame:
        """Several answers as columns of titles, under the names they are given."""
        length = max((len(ids(answer)) for answer in answers.values()), default=0)
        columns = {
            name.replace("_", " "): _padded(self.titles(answer), length)
            for name, answer in answers.items()
        }
        return _ranked(columns)

    def ranking(
        self, input_list: Sequence[str], answer: Mapping[str, Any] | Sequence[str]
    ) -> pd.DataFrame:
        """A personalised ranking beside the order in which the items were given."""
        table = self.table(answer)
        places = {item_id: place for place, item_id in enumerate(input_list, start=1)}
        given = [places.get(item_id) for item_id in ids(answer)]
        table.insert(0, _("given at"), given)
        table.insert(1, _("moved"), moves(list(input_list), ids(answer)))
        return table


def _padded(values: Sequence[str], length: int) -> list[str]:
    return list(values) + [""] * (length - len(values))


def _ranked(columns: Mapping[str, Sequence[Any]], name: str | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(dict(columns))
    frame.index = pd.RangeIndex(1, len(frame) + 1, name=name or _("rank"))
    return frame
