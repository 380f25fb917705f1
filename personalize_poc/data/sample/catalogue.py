"""The films: what `bokeh_sampledata` ships from Wikidata (CC0), as arrays for the simulator."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from personalize_poc.data.errors import BadOption, DataError
from personalize_poc.data.sample.draws import Ints
from personalize_poc.language import N_

#: Same text in the catalogue of every edition of the package.
LICENCE = N_("Film data: Wikidata, CC0 1.0 (as shipped by bokeh-sampledata). Audience: simulated.")

_QUERY = """
select o.ID, o.Title, o.Year, o.Runtime, o.Genre, o.Director, o."Cast" as Actors, o.Country,
       t.Reviews
from omdb o join tomatoes t on o.ID = t.ID
where o.Genre <> '' and o.Year > 0 and t.Reviews > 0
order by t.Reviews desc, o.ID
"""
_SEQUEL_NUMBER = re.compile(r"\s+(?:part\s+)?(?:\d{1,2}|ii|iii|iv|v|vi|vii|viii)$")
_SMALLEST_SHELF, _LARGEST_SHELF = 5, 48
_SMALLEST_ACTOR_SHELF = 16  # the cast is listed by name, so only often seen actors tell much


@cache
def films(count: int) -> pd.DataFrame:
    """Return the ``count`` most reviewed films that have a genre and a year.

    Columns: ITEM_ID, TITLE, YEAR, RUNTIME (minutes), GENRES (a|b), DIRECTOR (one name or ""),
    ACTORS (a|b), COUNTRY (a|b), REVIEWS. Most reviewed first.

    Raises:
        BadOption: fewer than 40 films asked for, or more than there are.
        DataError: the package with the film data is damaged.
    """
    with (
        _damage_told(),
        _database() as path,
        closing(sqlite3.connect(path.as_uri() + "?mode=ro", uri=True)) as connection,
    ):
        table = pd.read_sql_query(_QUERY, connection)
    genres = table["Genre"].map(_joined)
    table, genres = table[genres != ""], genres[genres != ""]
    if not 40 <= count <= len(table):
        raise BadOption(f"sample_items must be between 40 and {len(table):,}, not {count:,}.")
    runtime = table["Runtime"].fillna(100).clip(40, 240).astype("int64")
    result = pd.DataFrame(
        {
            "ITEM_ID": table["ID"].astype("int64").map(str),
            "TITLE": table["Title"],
            "YEAR": table["Year"].astype("int64"),
            "RUNTIME": runtime,
            "GENRES": genres,
            "DIRECTOR": table["Director"].fillna("").map(lambda text: text.split(", ")[0]),
            "ACTORS": table["Actors"].fillna("").map(_joined),
            "COUNTRY": table["Country"].fillna("").map(_joined),
            "REVIEWS": table["Reviews"].astype("int64"),
        }
    )
    return result.head(count).reset_index(drop=True)


def edition() -> str:
    """What tells one edition of the film data from another.

    Raises:
        DataError: the package with the film data is damaged.
    """
    with _damage_told(), _database() as path:
        told = path.stat()
        return f"{told.st_size}-{told.st_mtime_ns}"


def _database() -> AbstractContextManager[Path]:
    return as_file(files("bokeh_sampledata") / "_data" / "movies.db")


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, pd.errors.DatabaseError, ModuleNotFoundError, OSError) as error:
        raise DataError(
            f"The film catalogue cannot be read ({error}). Reinstall it: "
            "pip install --force-reinstall bokeh-sampledata"
        ) from error


def _joined(text: str) -> str:
    return "|".join(part for part in text.replace("|", "/").split(", ") if part)


@dataclass(frozen=True)
class Shelves:
    """Groups of films that belong together, each in the order in which people work through it.

    Attributes:
        names: what each shelf is, such as "Comedy|Romance 2000s" or "directed by Ang Lee".
        kinds: "genre", "director", "actor", "country" or "series" for each shelf.
        start: int[n + 1], where each shelf begins in ``films``.
        films: int[total], film indices, shelf after shelf, oldest film first.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    start: Ints
    films: Ints

    def __len__(self) -> int:
        return len(self.names)

    @property
    def sizes(self) -> Ints:
        """Films on each shelf, int[n]."""
        return np.diff(self.start)

    def of(self, shelf: int) -> Ints:
        """Film indices on one shelf."""
        return self.films[self.start[shelf] : self.start[shelf + 1]]


def shelves(table: pd.DataFrame) -> Shelves:
    """Sort the films into shelves: genre and period, director, actor, country, series.

    A film stands on several shelves. A shelf that would be longer than 48 films keeps its period
    short (ten years, then five, two, one) and at last its most reviewed films.
    """
    groups: list[tuple[str, str, Ints]] = []
    for genres, members in _grouped(_genre_keys(table["GENRES"])):
        groups.extend(("genre", name, part) for name, part in _by_period(table, genres, members))
    for director, members in _grouped(table["DIRECTOR"]):
        groups.append(("director", f"directed by {director}", members))
    for actor, members in _grouped(table["ACTORS"].str.split("|").explode()):
        if len(members) >= _SMALLEST_ACTOR_SHELF:
            groups.append(("actor", f"with {actor}", members))
    for country, members in _grouped(table["COUNTRY"].str.split("|").str[0].fillna("")):
        if country != "United States":
            parts = _by_period(table, f"from {country},", members)
            groups.extend(("country", name, part) for name, part in parts)
    kept = [group for group in groups if len(group[2]) >= _SMALLEST_SHELF]
    kept += [("series", name, members) for name, members in series(table)]
    if not any(kind == "genre" for kind, _, _ in kept):
        kept.append(("genre", "everything", np.arange(len(table))))
    year = table["YEAR"].to_numpy()
    ordered = []
    for _, _, members in kept:
        top = np.sort(members)[:_LARGEST_SHELF]  # the table is ordered by reviews
        ordered.append(top[np.lexsort((top, year[top]))])
    sizes = np.array([0, *(len(part) for part in ordered)], dtype=np.int64)
    return Shelves(
        names=tuple(name for _, name, _ in kept),
        kinds=tuple(kind for kind, _, _ in kept),
        start=np.cumsum(sizes),
        films=np.concatenate(ordered).astype(np.int64),
    )


def series(table: pd.DataFrame) -> list[tuple[str, Ints]]:
    """Find films and their sequels by title: "Shrek", "Shrek 2"; "X: The …", "X: A …".

    Two films with one stem belong together only if they share an actor or the director, so that
    remakes decades apart do not.
    """
    stems = table["TITLE"].map(_stem)
    found = []
    actors = [frozenset(text.split("|")) - {""} for text in table["ACTORS"]]
    directors = table["DIRECTOR"].tolist()
    for stem, members in _grouped(stems):
        first = members[0]
        related = [
            m
            for m in members
            if m == first
            or actors[m] & actors[first]
            or (directors[m] and directors[m] == directors[first])
        ]
        if len(related) >= 2 and len(stem) >= 2:
            found.append((f"series {stem}", np.array(related, dtype=np.int64)))
    return found


def _genre_keys(genres: pd.Series) -> pd.Series:
    """The set of genres where enough films share it, else the first genre."""
    common = genres.map(genres.value_counts()) >= _SMALLEST_SHELF
    return genres.where(common, genres.str.split("|").str[0] + " and more")


def _stem(title: str) -> str:
    return _SEQUEL_NUMBER.sub("", title.lower().split(":")[0])


def _grouped(values: pd.Series) -> list[tuple[str, Ints]]:
    """Group row labels by value, empty values left out, in order of the value."""
    frame = pd.DataFrame({"value": values.to_numpy(), "row": values.index.to_numpy()})
    frame = frame[frame["value"].fillna("") != ""].drop_duplicates()
    if frame.empty:
        return []
    frame = frame.sort_values(["value", "row"], kind="stable")
    names = frame["value"].to_numpy(dtype=object)
    begins = np.flatnonzero(np.r_[True, names[1:] != names[:-1]])
    parts = np.split(frame["row"].to_numpy(dtype=np.int64), begins[1:])
    return list(zip(map(str, names[begins]), parts, strict=True))


def _by_period(table: pd.DataFrame, name: str, members: Ints) -> list[tuple[str, Ints]]:
    """Cut a long list of films into periods that are short enough for a shelf."""
    years: NDArray[np.int64] = table["YEAR"].to_numpy()
    if len(members) <= _LARGEST_SHELF:
        return [(name, members)]
    parts = []
    for decade in np.unique(years[members] // 10):
        inside = members[years[members] // 10 == decade]
        span = next((s for s in (10, 5, 2) if _longest(years[inside], s) <= _LARGEST_SHELF), 1)
        for period in np.unique(years[inside] // span):
            label = f"{name} {period * span}" + (
                "" if span == 1 else f"-{period * span + span - 1}"
            )
            parts.append((label, inside[years[inside] // span == period]))
    return parts


def _longest(years: NDArray[np.int64], span: int) -> int:
    return int(np.unique(years // span, return_counts=True)[1].max())
