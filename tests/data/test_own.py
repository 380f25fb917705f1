"""A folder with one's own CSV files and a mapping.yaml."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from personalize_poc import data
from personalize_poc.data import own
from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.own import csvfile, loading
from tests.support.data_sets import items_of

MAPPING: dict[str, Any] = {
    "name": "Shop",
    "interactions": {
        "file": "orders.csv",
        "columns": {"USER_ID": "customer", "ITEM_ID": "sku", "TIMESTAMP": "at", "EVENT_TYPE": "do"},
        "timestamp": "iso",
        "event_types": {"view": "click", "buy": "purchase"},
    },
    "items": {
        "file": "products.csv",
        "columns": {"ITEM_ID": "sku", "CATEGORY": "categories", "PRICE": "price"},
        "title": "name",
        "separator": ";",
    },
    "users": {"file": "customers.csv", "columns": {"USER_ID": "id", "AGE": "age"}},
}
ORDERS = """customer,sku,at,do
ann,A1,2024-03-02T10:00:00+01:00,buy
bob,A2,2024-03-01T10:00:00Z,view

ann,A2,2024-03-01,return
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "orders.csv").write_text(ORDERS, encoding="utf-8")
    (tmp_path / "products.csv").write_text(
        'sku,name,categories,price\nA1,"Lamp, big",home; light,12.5\nA2,Chair,,8\n',
        encoding="utf-8",
    )
    (tmp_path / "customers.csv").write_text("id;age\nann;31\nbob;\n", encoding="utf-8-sig")
    write(tmp_path, MAPPING)
    return tmp_path


def write(folder: Path, mapping: object) -> None:
    (folder / "mapping.yaml").write_text(yaml.safe_dump(mapping), encoding="utf-8")


def test_how_many_interactions_are_expected_before_anything_is_loaded(
    shop: Path, tmp_path: Path
) -> None:
    assert data.expected_interactions(shop, 100) == 4  # the empty line counts as well
    assert data.expected_interactions("sample", 100) == 100
    assert (data.expected_interactions("movielens-25m", 100) or 0) > 10_000_000
    assert data.expected_interactions("no such data", 100) is None
    (shop / "orders.csv").write_bytes(b"customer,sku,at,do\nann,A1,2024-03-02,buy")
    assert data.expected_interactions(shop, 100) == 1
    (shop / "orders.csv").unlink()
    assert data.expected_interactions(shop, 100) is None


def test_own_files_take_the_form_of_personalize(shop: Path) -> None:
    loaded = data.load(str(shop), sample_users=3)
    assert loaded.name == "Shop"
    assert loaded.interactions.to_dict("list") == {
        "USER_ID": ["ann", "bob", "ann"],
        "ITEM_ID": ["A2", "A2", "A1"],
        "TIMESTAMP": [1709251200, 1709287200, 1709370000],
        "EVENT_TYPE": ["return", "click", "purchase"],
    }
    assert items_of(loaded)["CATEGORY"].iloc[0] == "home|light"
    assert pd.isna(items_of(loaded)["CATEGORY"].iloc[1])
    assert items_of(loaded)["PRICE"].tolist() == [12.5, 8.0]
    assert loaded.users is not None
    assert loaded.users["AGE"].tolist() == [31, pd.NA]
    assert loaded.title("A1") == "Lamp, big"


def test_events_of_an_unknown_kind_have_a_type_too(shop: Path) -> None:
    columns = {"USER_ID": "customer", "ITEM_ID": "sku", "TIMESTAMP": "at"}
    interactions = {"file": "orders.csv", "columns": columns, "timestamp": "iso"}
    write(shop, {"interactions": interactions})
    assert set(data.load(str(shop)).interactions["EVENT_TYPE"]) == {loading.EVENT_TYPE}
    write(shop, {"interactions": {**interactions, "event_type": "purchase"}})
    assert set(data.load(str(shop)).interactions["EVENT_TYPE"]) == {"purchase"}


@pytest.mark.parametrize(
    ("form", "text", "seconds"),
    [
        ("seconds", "1709287200", 1709287200),
        ("milliseconds", "1709287200999", 1709287200),
        ("%d.%m.%Y %H:%M", "01.03.2024 10:00", 1709287200),
        ("iso", "2024-03-01 10:00:00.5", 1709287200),
    ],
)
def test_time_forms(shop: Path, form: str, text: str, seconds: int) -> None:
    (shop / "orders.csv").write_text(f"customer,sku,at,do\nann,A1,{text},buy\n", encoding="utf-8")
    write(shop, {"interactions": {**MAPPING["interactions"], "timestamp": form}})
    assert data.load(shop).interactions["TIMESTAMP"].tolist() == [seconds]


def test_without_a_mapping_an_example_made_from_the_headers_is_shown(shop: Path) -> None:
    (shop / "mapping.yaml").unlink()
    with pytest.raises(MappingError) as caught:
        data.load(shop)
    text = str(caught.value).split("\n\n", 1)[1]
    example = yaml.safe_load(text)
    assert example["interactions"]["columns"]["USER_ID"] == "customer"
    assert example["interactions"]["file"] == "orders.csv"
    assert example["items"]["columns"]["ITEM_ID"] == "sku"
    (shop / "mapping.yaml").write_text(text, encoding="utf-8")
    assert len(data.load(shop).interactions) == 3


@pytest.mark.parametrize(
    ("content", "row", "column", "words"),
    [
        (ORDERS.replace("2024-03-0", "yesterday "), 2, "at", "is no time in the form 'iso'"),
        (ORDERS.replace("bob", "").replace("ann", ""), 2, "customer", "No row can be used"),
        (ORDERS.replace("ann", ""), 2, "customer", "2 of 3 rows, more than half, cannot be used"),
        (ORDERS.replace("sku", "article"), None, "sku", "customer, article, at, do"),
        ("", None, None, "empty"),
        ("customer,sku,at,do\n", None, None, "no rows"),
    ],
)
def test_a_broken_file_is_named_with_row_and_column(
    shop: Path, content: str, row: int | None, column: str | None, words: str
) -> None:
    (shop / "orders.csv").write_text(content, encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        data.load(shop)
    assert (caught.value.row, caught.value.column) == (row, column)
    assert words in str(caught.value)
    assert "orders.csv" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "users", "told"),
    [
        (
            ORDERS.replace("2024-03-01T10:00:00Z", "yesterday"),
            ["ann", "ann"],
            "1: orders.csv, row 3, column at: 'yesterday' is no time in the form 'iso'",
        ),
        (ORDERS.replace("bob", " "), ["ann", "ann"], "row 3, column customer: the id is empty"),
        (ORDERS.replace("view", ""), ["ann", "ann"], "column do: the event type is empty"),
        (ORDERS.replace("2024-03-01,", ","), ["bob", "ann"], "row 5, column at: the time is empty"),
    ],
)
def test_rows_that_cannot_be_used_are_left_out_aloud(
    shop: Path, content: str, users: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "orders.csv").write_text(content, encoding="utf-8")
    assert data.load(shop).interactions["USER_ID"].tolist() == users
    said = capsys.readouterr().out
    assert "interactions: 1 of 3 rows is left out" in said
    assert told in said


def test_most_may_buy_without_an_account_as_long_as_enough_are_known(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        f"{'' if n % 5 else f'u{n % 40}'},A{n % 9},2024-03-01T10:00:00Z,buy" for n in range(5000)
    ]
    (shop / "orders.csv").write_text("customer,sku,at,do\n" + "\n".join(rows), encoding="utf-8")
    assert len(data.load(shop).interactions) == 1000
    assert "interactions: 4,000 of 5,000 rows are left out" in capsys.readouterr().out
    (shop / "orders.csv").write_text("customer,sku,at,do\n" + "\n".join(rows[1:]), encoding="utf-8")
    with pytest.raises(BadFile, match="4,000 of 4,999 rows, more than half"):
        data.load(shop)


def test_items_without_an_id_are_left_out_and_unreadable_times_of_them_count_as_empty(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "products.csv").write_text(
        "sku,name,since\nA1,Lamp,2024-01-01\nA2,Chair,2024-01-02\nA3,Bed,soon\n,None,2024-01-03\n",
        encoding="utf-8",
    )
    columns = {"ITEM_ID": "sku", "CREATION_TIMESTAMP": "since"}
    items = {"file": "products.csv", "columns": columns, "title": "name", "timestamp": "iso"}
    write(shop, {**MAPPING, "items": items})
    loaded = items_of(data.load(shop))
    assert loaded["ITEM_ID"].tolist() == ["A1", "A2", "A3"]
    assert loaded["CREATION_TIMESTAMP"].isna().tolist() == [False, False, True]
    said = capsys.readouterr().out
    assert "items: 1 of 4 rows is left out" in said
    assert "items: 1 of 3 times in CREATION_TIMESTAMP cannot be read" in said
    assert "row 4, column since: 'soon' is no time" in said


def test_a_file_in_another_encoding_is_read(shop: Path) -> None:
    (shop / "orders.csv").write_bytes(ORDERS.replace("bob", "böb").encode("latin-1"))
    assert "böb" in set(data.load(shop).interactions["USER_ID"])


@pytest.mark.parametrize("row", ["ann,A2", "ann,A2,2024-03-01,view,more"])
def test_rows_of_a_wrong_width_are_told(
    shop: Path, row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "orders.csv").write_text(ORDERS + row + "\n", encoding="utf-8")
    with suppress(BadFile):  # a row that ends early has no time
        data.load(shop)
    assert "orders.csv: " in capsys.readouterr().out


def test_a_missing_file_is_named(shop: Path) -> None:
    (shop / "orders.csv").unlink()
    with pytest.raises(BadFile, match=r"orders\.csv: the file is missing"):
        data.load(shop)


@pytest.mark.parametrize(
    ("packed", "named"),
    [("shop_2024.zip", "shop_*.zip, orders_*.csv"), ("shop_2024.xlsx", "shop_*.xlsx, sheet *")],
)
def test_a_pattern_may_stand_for_a_file_and_for_what_is_in_it(
    shop: Path, packed: str, named: str
) -> None:
    """As the check writes it, of an archive or workbook with a part a month."""
    month = pd.read_csv(shop / "orders.csv", dtype=str)
    if packed.endswith("zip"):
        with zipfile.ZipFile(shop / packed, "w") as archive:
            for number in "12":
                archive.writestr(f"orders_{number}.csv", month.to_csv(index=False))
    else:
        with pd.ExcelWriter(shop / packed) as book:
            for name in ("May", "June"):
                month.to_excel(book, sheet_name=name, index=False)
    (shop / "orders.csv").unlink()
    interactions = {**MAPPING["interactions"], "file": named}
    write(shop, {"interactions": interactions})
    data.check_folder(shop)
    assert len(data.load(shop).raw) == 6


@pytest.mark.parametrize(
    ("before", "encoding", "delimiter"),
    [("", "cp949", ","), ("", "utf-16", "\t"), ("Orders of the shop\n\n", "utf-8", "|")],
)
def test_a_mapping_fits_a_file_that_is_no_plain_csv(
    shop: Path, before: str, encoding: str, delimiter: str
) -> None:
    """Nothing is said against its columns before it is read as it has to be."""
    text = ORDERS.replace("customer", "고객").replace(",", delimiter)
    (shop / "orders.csv").write_bytes((before + text).encode(encoding))
    columns = {**MAPPING["interactions"]["columns"], "USER_ID": "고객"}
    write(shop, {"interactions": {**MAPPING["interactions"], "columns": columns}})
    data.check_folder(shop)
    assert set(data.load(shop).interactions["USER_ID"]) == {"ann", "bob"}


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ("no mapping", "no section 'interactions'"),
        ({**MAPPING, "actions": {}}, "unknown section actions"),
        ({"interactions": {"file": "orders.csv"}}, "'file' .* and 'columns'"),
        ({"interactions": {**MAPPING["interactions"], "unit": "s"}}, "unknown key unit"),
        (
            {"interactions": {"file": "orders.csv", "columns": {"USER_ID": "customer"}}},
            "columns lacks ITEM_ID, TIMESTAMP",
        ),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong(shop: Path, mapping: object, words: str) -> None:
    write(shop, mapping)
    with pytest.raises(MappingError, match=words):
        data.load(shop)


def test_a_mapping_that_is_no_yaml(shop: Path) -> None:
    (shop / "mapping.yaml").write_text("interactions: [", encoding="utf-8")
    with pytest.raises(MappingError, match="no readable YAML"):
        own.load(shop)


@pytest.mark.parametrize(
    ("time", "form"),
    [("1446000000", "seconds"), ("1446000000000", "milliseconds"), ("2024-03-01", "iso")],
)
def test_the_example_guesses_the_form_of_the_times(tmp_path: Path, time: str, form: str) -> None:
    (tmp_path / "log.csv").write_text(f"user,item,time\nann,A1,{time}\n", encoding="utf-8")
    with pytest.raises(MappingError, match=f"timestamp: {form}"):
        data.load(tmp_path)


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        ("interactions", {"event_types": ["view"]}, "event_types"),
        ("interactions", {"timestamp": 1}, "timestamp is 1, which is no text"),
        ("items", {"separator": ""}, "separator is '', which is no text"),
        ("users", {"columns": {"USER_ID": "id", "AGE": ["age"]}}, r"AGE is \['age'\]"),
    ],
)
def test_values_of_the_wrong_kind_are_named(
    shop: Path, kind: str, changes: dict[str, Any], words: str
) -> None:
    write(shop, {**MAPPING, kind: {**MAPPING[kind], **changes}})
    with pytest.raises(MappingError, match=words):
        data.check_folder(shop)


def test_large_files_are_announced(
    shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data.load(shop)
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(csvfile, "LARGE", 1)
    data.load(shop)
    assert "Reading orders.csv, 0 MB …\n" in capsys.readouterr().out
