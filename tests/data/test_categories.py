"""Which columns are worth marking as categorical."""

from __future__ import annotations

import pandas as pd

from personalize_poc.data import schemas


def test_texts_with_values_that_repeat_are_categories() -> None:
    table = pd.DataFrame(
        {
            "ITEM_ID": ["1", "2", "3", "4"],
            "TITLE": ["Alien", "Jaws", "Up", "Heat"],
            "GENRES": ["Horror|Sci-Fi", "Horror", "Horror", None],
            "YEAR": [1979, 1975, 2009, 1995],
            "CREATION_TIMESTAMP": [1, 1, 1, 1],
            "NOTHING": [None, None, None, None],
        }
    )
    assert schemas.categories(table) == ["GENRES"]
    fields = {f["name"]: f for f in schemas.schema(table, "Items", ["GENRES"])["fields"]}
    assert fields["GENRES"]["categorical"] is True


def test_ids_and_reserved_columns_are_none() -> None:
    table = pd.DataFrame({"USER_ID": ["1", "1"], "EVENT_TYPE": ["a", "a"], "DEVICE": ["tv", "tv"]})
    assert schemas.categories(table) == ["DEVICE"]
