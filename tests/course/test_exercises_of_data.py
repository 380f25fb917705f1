"""Exercises of notebooks 1 and 2: right answers, and the mistakes that people make."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from personalize_poc.course.exercises import interactions, metadata
from personalize_poc.data import schemas

ROWS = pd.DataFrame(
    {
        "USER_ID": [f"u{n % 30}" for n in range(1200)] + ["once"],
        "ITEM_ID": [f"i{n % 150}" for n in range(1200)] + ["i0"],
        "TIMESTAMP": [1_600_000_000 + n for n in range(1201)],
        "EVENT_TYPE": "watch",
    }
)
EXPORT = ROWS.rename(columns={"USER_ID": "userId"}).assign(TIMESTAMP=ROWS["TIMESTAMP"] * 1000)
ITEMS = pd.DataFrame(
    {
        "ITEM_ID": list("abcdef"),
        "GENRES": ["x", None, "x|y", "x", "y", "y"],
        "YEAR": pd.array([1990, 1999, 2000, None, None, 1989], dtype="Int64"),
    }
)
#: Every pair of user and item comes 8 times: 150 pairs, and one of the user who came once.
FIRST_EVENTS = 151


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (30, None),
        (31, "all users"),
        (5, "two rows or more"),
        ("many", "a number; this is of the kind str"),
    ],
)
def test_users_with_enough_events(answer: Any, word: str | None) -> None:
    told = interactions.enough_users(answer, ROWS)
    assert told.right is (word is None)
    assert word is None or word in told.text


def test_all_users_is_right_where_all_have_enough() -> None:
    assert interactions.enough_users(30, ROWS.head(1200)).right


def mend(table: pd.DataFrame) -> pd.DataFrame:
    return table.rename(columns={"userId": "USER_ID"}).assign(TIMESTAMP=table["TIMESTAMP"] // 1000)


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (mend(EXPORT), None),
        (EXPORT, "no column USER_ID"),
        (EXPORT.rename(columns={"userId": "USER_ID"}), "milliseconds"),
        (mend(EXPORT).drop_duplicates(["USER_ID", "ITEM_ID"]), "lose none"),
        (mend(EXPORT).assign(TIMESTAMP=lambda t: t["TIMESTAMP"] - 1), "not those of the export"),
        (mend(EXPORT).assign(ITEM_ID=None), "without ITEM_ID"),
        (mend(EXPORT).assign(TIMESTAMP=lambda t: t["TIMESTAMP"] * 1.0), "fractions"),
        (7, "a table (a DataFrame); this is of the kind int."),
    ],
)
def test_a_mended_export(answer: Any, word: str | None) -> None:
    told = interactions.mended(answer, ROWS)
    assert told.right is (word is None), told
    assert word is None or word in told.text


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (1 - FIRST_EVENTS / 1201, None),
        (100 - 100 * FIRST_EVENTS / 1201, "per cent"),
        (FIRST_EVENTS / 1201, "first events"),
        (1201 - FIRST_EVENTS, "how many there are"),
        (1200 / 1201, "leave that one out"),
        (0.5, "an earlier row"),
        (None, "The answer is a number; this is nothing"),
    ],
)
def test_repeats(answer: Any, word: str | None) -> None:
    told = interactions.repeats(answer, ROWS)
    assert told.right is (word is None), told
    assert word is None or word in told.text


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (3, None),
        (4, "combinations, such as x|y"),
        (7, "every mention"),
        (5, "These are the items"),
        (9, "Split each value"),
        ("GENRES", "The answer is a number"),
    ],
)
def test_categories_are_counted_one_by_one(answer: Any, word: str | None) -> None:
    values = pd.Series(["x", None, "x|y", "x|y", "z", "y"])
    told = metadata.categories(answer, values)
    assert told.right is (word is None), told
    assert word is None or word in told.text


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (2 / 6, None),
        (100 * 2 / 6, "per cent"),
        (2, "how many there are"),
        (2 / 4, "without a year"),
        (1 / 6, "both included"),
        (ITEMS["YEAR"], "a number; this is of the kind Series"),
    ],
)
def test_the_share_of_a_decade(answer: Any, word: str | None) -> None:
    told = metadata.share_of_decade(answer, ITEMS["YEAR"], 1990)
    assert told.right is (word is None), told
    assert word is None or word in told.text


DECADES = ["1990s", "1990s", "2000s", None, None, "1980s"]


def schema(table: pd.DataFrame, *names: str) -> dict[str, Any]:
    return schemas.schema(table, "Items", categorical=names)


@pytest.mark.parametrize(
    ("values", "word"),
    [
        (DECADES, None),
        ([*DECADES[:5], None], "has no decade; it should be '1980s'"),
        ([*DECADES[:3], "0s", None, "1980s"], "without a year"),
        (["1990", *DECADES[1:]], "has '1990'; it should be '1990s'"),
    ],
)
def test_a_column_of_decades(values: list[str | None], word: str | None) -> None:
    table = ITEMS.assign(DECADE=values)
    told = metadata.with_decade((table, schema(table, "DECADE")), ITEMS, "YEAR")
    assert told.right is (word is None), told
    assert word is None or word in told.text


def test_a_column_of_decades_needs_its_schema_and_all_items() -> None:
    table = ITEMS.assign(DECADE=DECADES)
    told = [
        metadata.with_decade(answer, ITEMS, "YEAR").text
        for answer in (
            table,
            (7, schema(ITEMS)),
            (ITEMS, schema(ITEMS)),
            (table.head(3), schema(table.head(3), "DECADE")),
            (table, schema(ITEMS)),
            (table, schema(table, "GENRES")),
        )
    ]
    words = ["Answer with both", "First the table", "no column DECADE", "all items"]
    words += ["not name DECADE", "categorical"]
    for text, word in zip(told, words, strict=True):
        assert word in text
