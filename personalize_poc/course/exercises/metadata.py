"""Notebook 2: what is known of items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from personalize_poc.check import tables
from personalize_poc.course.exercises.kinds import no_number, no_table
from personalize_poc.course.verdict import exercise
from personalize_poc.inference.recommendations import Catalogue
from personalize_poc.language import _


@dataclass(frozen=True)
class Practice:
    """What the exercises of notebook 2 are about.

    Attributes:
        items: a table of items with a year.
        genres: a column in which "|" joins several categories.
        years: of `items`.
        year_column: its name in `items`.
        decade: one with items.
        note: what of it is made up, since the data lack it; "" if nothing is.
    """

    items: pd.DataFrame
    genres: pd.Series
    years: pd.Series
    year_column: str
    decade: int
    note: str


def practice(items: pd.DataFrame | None, catalogue: Catalogue) -> Practice:
    """The person's own items, or made-up ones where these have no categories or no years.

    Args:
        items: of the data set.
        catalogue: of the same.
    """
    made_up = pd.DataFrame(
        {
            "ITEM_ID": [f"made-up-{number}" for number in range(1, 9)],
            "CATEGORY": [
                "red|round",
                "red",
                "round",
                None,
                "blue|round",
                "blue",
                "red|blue",
                "red",
            ],
            "YEAR": pd.array([1994, 1999, 2001, 2001, None, 2008, 2010, 2015], dtype="Int64"),
        }
    )
    genre_column, year_column = catalogue.genre_column, catalogue.year_column
    lacking = []
    if items is None or genre_column is None:
        genres = made_up["CATEGORY"]
        lacking.append(_("categories"))
    else:
        genres = items[genre_column]
    if items is None or year_column is None:
        items, year_column, decade = made_up, "YEAR", 2000
        lacking.append(_("years"))
    else:
        decade = catalogue.example_decade() or 2000
    note = (
        _("Your items have no {names}: the exercises take eight made-up ones.").format(
            names=_(" and no ").join(lacking)
        )
        if lacking
        else ""
    )
    return Practice(items, genres, items[year_column], year_column, decade, note)


@exercise("A model learns from each of them, and a filter can name each of them.")
def categories(answer: int, values: pd.Series) -> str | None:
    """How many different categories there are in a column in which "|" joins several."""
    if wrong := no_number(answer):
        return wrong
    single = values.dropna().astype(str).str.split("|").explode()
    if int(answer) == single.nunique():
        return None
    joined = values.dropna()
    if int(answer) == joined.nunique():
        example = next((text for text in joined if "|" in text), "")
        return _("These are combinations, such as {example}: split them first.").format(
            example=example
        )
    if int(answer) == len(single):
        return _("This counts every mention: count the different ones.")
    if int(answer) == len(joined):
        return _("These are the items: count the different categories that they have.")
    return _(
        "Split each value at |, give each part a row of its own, and count the different ones."
    )


@exercise("These are the items that a filter by this decade will find.")
def share_of_decade(answer: float, years: pd.Series, decade: int) -> str | None:
    """The share of all items that were made in a decade, those without a year included."""
    if wrong := no_number(answer):
        return wrong
    known = pd.to_numeric(years, errors="coerce").astype(float)
    inside = known.between(decade, decade + 9)
    right = float(inside.mean())
    if abs(float(answer) - right) < 0.0005:
        return None
    if abs(float(answer) - 100 * right) < 0.05:
        return _("This is in per cent: give the share, between 0 and 1.")
    if abs(float(answer) - inside.sum()) < 0.5:
        return _("This is how many there are: divide by the number of all items.")
    if known.isna().any() and abs(float(answer) - inside.sum() / known.notna().sum()) < 0.0005:
        return _("Items without a year count among all items.")
    return _("Years from {decade} to {last}, both included, are in the decade.").format(
        decade=decade, last=decade + 9
    )


@exercise("Personalize would learn from it, and a filter can name its values.")
def with_decade(
    answer: tuple[pd.DataFrame, Mapping[str, Any]], items: pd.DataFrame, year: str
) -> str | None:
    """A table with a column DECADE of texts such as 1990s, and its schema."""
    if not isinstance(answer, tuple) or len(answer) != 2:
        return _("Answer with both: the table and its schema, with a comma between them.")
    table, schema = answer
    if wrong := no_table(table):
        return _("First the table: {wrong}").format(wrong=wrong)
    if "DECADE" not in table:
        return _("The table has no column DECADE.")
    if len(table) != len(items) or list(table["ITEM_ID"]) != list(items["ITEM_ID"]):
        return _("Keep all items, each once and in their order.")
    if wrong := _wrong_decade(table["DECADE"], items[year]):
        return wrong
    if found := tables.items(table).errors:
        return _("The check finds: {message}").format(message=found[0].message)
    entry = {field["name"]: field for field in schema["fields"]}.get("DECADE")
    if entry is None:
        return _("The schema does not name DECADE: make it from the new table.")
    if not entry.get("categorical"):
        return _(
            "The schema does not mark DECADE as categorical: nothing would be learned from it."
        )
    return None


def _wrong_decade(found: pd.Series, years: pd.Series) -> str | None:
    """What is wrong with the values of the column."""
    known = pd.to_numeric(years, errors="coerce").to_numpy()
    for value, year in zip(found.tolist(), known.tolist(), strict=True):
        is_missing = bool(pd.isna(value))
        if pd.isna(year):
            if not is_missing:
                return _("An item without a year has the decade {value!r}: leave it empty.").format(
                    value=value
                )
            continue
        wanted = f"{int(year) // 10 * 10}s"
        if is_missing or value != wanted:
            shown = _("no decade") if is_missing else repr(value)
            return _("An item of {year} has {shown}; it should be {wanted!r}.").format(
                year=int(year), shown=shown, wanted=wanted
            )
    return None
