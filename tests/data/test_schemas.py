"""Event mapping, schemas and CSV files for Personalize."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.data import schemas
from personalize_poc.data.errors import BadOption
from personalize_poc.data.own import mapping
from tests.support.data_sets import items_of


def events(rows: int = 1200) -> pd.DataFrame:
    number = np.arange(rows)
    return pd.DataFrame(
        {
            "USER_ID": [f"u{n % 40}" for n in number],
            "ITEM_ID": [f"i{n % 150}" for n in number],
            "EVENT_TYPE": ["click" if n % 3 else "watch" for n in number],
            "TIMESTAMP": 1_600_000_000 + number,
        }
    )


def test_a_log_becomes_events() -> None:
    log = pd.DataFrame(
        {
            "member": [1, 1, 1, 2],
            "film": [7, 7, 8, 9],
            "at": ["2015-01-01T00:00:00Z"] * 4,
            "action": ["open", "play", "play", "play"],
            "percent_watched": [np.nan, 50, 49, 100],
            "device": ["tv"] * 4,
        }
    )
    table = mapping.events_from_log(log)
    assert table["EVENT_TYPE"].tolist() == ["click", "watch", "watch"]
    assert table["ITEM_ID"].tolist() == ["7", "7", "9"]
    assert table["TIMESTAMP"].tolist() == [1420070400] * 3


def test_many_events_are_categorical_and_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    ratings = pd.DataFrame(
        {"userId": [10, 9], "movieId": [5, 6], "rating": [4.0, 1.5], "timestamp": [7, 7]}
    )
    plain = mapping.events_from_ratings(ratings)
    assert plain["USER_ID"].tolist() == ["9", "10", "10"]
    monkeypatch.setattr(mapping, "CATEGORICAL_FROM", 0)
    assert mapping.events_from_ratings(ratings).astype(object).equals(plain.astype(object))


def test_a_schema_says_types_categories_and_nulls() -> None:
    table = pd.DataFrame(
        {
            "ITEM_ID": ["1", "2"],
            "TITLE": ["a", "b"],
            "GENRES": ["x|y", None],
            "YEAR": pd.array([1999, None], dtype="Int64"),
            "PRICE": [1.5, 2.5],
            "ADULT": [True, False],
            "CREATION_TIMESTAMP": [1, 2],
            "VIEWS": [1, 2**40],
        }
    )
    schema = schemas.schema(table, "Items", categorical=["GENRES"], textual="TITLE")
    assert schema["name"] == "Items"
    assert schema["fields"] == [
        {"name": "ITEM_ID", "type": "string"},
        {"name": "TITLE", "type": "string", "textual": True},
        {"name": "GENRES", "type": ["null", "string"], "categorical": True},
        {"name": "YEAR", "type": ["null", "int"]},
        {"name": "PRICE", "type": "float"},
        {"name": "ADULT", "type": "boolean"},
        {"name": "CREATION_TIMESTAMP", "type": "long"},
        {"name": "VIEWS", "type": "long"},
    ]


def test_columns_worth_marking_as_categorical() -> None:
    small = data.load("sample", sample_users=5, sample_items=300, sample_interactions=100)
    ones = [str(n) for n in range(300)]
    items = items_of(small).assign(AGE_GROUP="6+", ONE=ones, PRICE=1.5)
    assert schemas.categories(items) == ["GENRES", "COUNTRY", "AGE_GROUP"]
    assert schemas.categories(events().assign(DEVICE="tv")) == ["DEVICE"]


def test_a_schema_of_interactions_uses_the_reserved_types() -> None:
    table = events().assign(DEVICE="tv", EVENT_VALUE=1, IMPRESSION=None)
    fields = {
        f["name"]: f
        for f in schemas.schema(table, "Interactions", categorical=["DEVICE"])["fields"]
    }
    assert fields["TIMESTAMP"]["type"] == "long"
    assert fields["EVENT_TYPE"] == {"name": "EVENT_TYPE", "type": "string"}
    assert fields["EVENT_VALUE"]["type"] == ["null", "float"]
    assert fields["IMPRESSION"]["type"] == ["null", "string"]
    assert fields["DEVICE"]["categorical"] is True


def test_a_live_event_may_come_without_the_context_of_the_imported_ones() -> None:
    table = events().assign(DEVICE="tv", EVENT_VALUE=1.0)
    fields = schemas.schema(table, "Interactions", categorical=["DEVICE"])["fields"]
    nullable = {field["name"] for field in fields if "null" in field["type"]}
    assert nullable == {"DEVICE", "EVENT_VALUE"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"dataset_type": "Films"}, "must be one of Interactions, Items, Users"),
        ({"dataset_type": "Items"}, "no column ITEM_ID|ITEM_ID"),
        ({"dataset_type": "Interactions", "categorical": ["EVENT_TYPE"]}, "EVENT_TYPE cannot"),
        ({"dataset_type": "Interactions", "categorical": ["GENRES"]}, "no column GENRES"),
        ({"dataset_type": "Interactions", "textual": "EVENT_TYPE"}, "Only Items"),
    ],
)
def test_an_impossible_schema_is_refused(arguments: dict[str, object], words: str) -> None:
    table = events().drop(columns="ITEM_ID") if words.startswith("no column I") else events()
    with pytest.raises(BadOption, match=words):
        schemas.schema(table, **arguments)  # type: ignore[arg-type]


def test_a_csv_is_written_as_personalize_reads_it(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "ITEM_ID": ["1", "2"],
            "TITLE": ['Waiting for "Superman", part 1', "back\\slash"],
            "YEAR": pd.array([1999, None], dtype="Int64"),
            "ADULT": [True, False],
        }
    )
    path = schemas.write_csv(table, tmp_path / "deep" / "items.csv")
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("ITEM_ID,TITLE,YEAR,ADULT\n")
    assert '"Waiting for \\"Superman\\", part 1",1999,true\n' in text
    assert "2," in text
    assert text.endswith(",,false\n")
    rows = list(csv.reader(text.splitlines(), doublequote=False, escapechar="\\"))
    assert rows[1][1] == 'Waiting for "Superman", part 1'
    assert rows[2][1] == "back\\slash"
    assert [p.name for p in path.parent.iterdir()] == ["items.csv"]


def test_a_record_is_one_line_whatever_its_texts_hold(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "ITEM_ID": ["1", "2"],
            "ADDRESS": ["75 Federal Street \nFinancial District\r\n\r\nBoston", None],
            "KIND": pd.Categorical(["a\nb", "c"]),
        }
    )
    lines = schemas.write_csv(table, tmp_path / "items.csv").read_text("utf-8").splitlines()
    assert lines[1:] == ["1,75 Federal Street Financial District Boston,a b", "2,,c"]
    assert "\n" in table["ADDRESS"][0]
