"""A mapping applied: relations under Personalize's names, with types and without lost texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.findings import Grade
from personalize_poc.data.own import canonical, mapping_file
from personalize_poc.data.own.canonical import survey
from personalize_poc.data.own.tables import Column, Part, Reading, Table

ORDERS = [
    ["customer", "sku", "at", "do", "price", "kinds"],
    ["ann", "A1", "2024-03-02T10:00:00+01:00", "buy", "12.5", "x; y"],
    ["bob ", " A2", "2024-03-01T10:00:00Z", "view", "3", ""],
    ["", "A2", "yesterday", "drop", "", "z"],
]
MAPPING = """
interactions:
  file: orders.csv
  columns: {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at, EVENT_TYPE: do, EVENT_VALUE: price}
  timestamp: iso
"""


class Files:
    """A reading of tables that are written down here."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.tables: list[Table] = []

    def add(self, label: str, rows: list[list[Any]], *more: tuple[str, list[list[Any]]]) -> None:
        """Add a table of one file, or of several with the same columns."""
        name = f"t{len(self.tables)}"
        columns = tuple(Column(str(text), f"c{i}") for i, text in enumerate(rows[0]))
        keys = ", ".join(f"{one.key} VARCHAR" for one in columns)
        self.connection.execute(f"CREATE TABLE {name} ({keys})")
        parts: list[Part] = []
        total = 0
        for file, content in ((label, rows), *more):
            for row in content[1:]:
                marks = ", ".join("?" * len(columns))
                self.connection.execute(f"INSERT INTO {name} VALUES ({marks})", row)
            parts.append(Part(file, "csv", total, len(content) - 1))
            total += len(content) - 1
        table = Table(name, label if not more else "several", columns, tuple(parts), total)
        self.tables.append(table)

    def build(self, mapping: str) -> canonical.Canonical:
        reading = Reading("here", self.connection, tuple(self.tables))
        return canonical.build(reading, mapping_file.parse(mapping))


@pytest.fixture
def files() -> Iterator[Files]:
    made = Files()
    yield made
    made.connection.close()


def rows(made: canonical.Canonical, relation: str, *columns: str) -> list[tuple[Any, ...]]:
    listed = ", ".join(f'"{one}"' for one in columns)
    return made.connection.execute(f"SELECT {listed} FROM {relation} ORDER BY row").fetchall()


def test_fields_have_names_types_and_the_text_of_the_file(files: Files) -> None:
    files.add("orders.csv", ORDERS)
    made = files.build(MAPPING)
    assert rows(made, "interactions", "row", "USER_ID", "ITEM_ID", "EVENT_TYPE") == [
        (0, "ann", "A1", "buy"),
        (1, "bob", "A2", "view"),
        (2, None, "A2", "drop"),
    ]
    assert rows(made, "interactions", "TIMESTAMP", "raw_TIMESTAMP", "EVENT_VALUE") == [
        (1709370000, "2024-03-02T10:00:00+01:00", 12.5),
        (1709287200, "2024-03-01T10:00:00Z", 3.0),
        (None, "yesterday", None),
    ]
    assert [(one.name, one.type, one.kind) for one in made.interactions.fields] == [
        ("USER_ID", "string", "id"),
        ("ITEM_ID", "string", "id"),
        ("TIMESTAMP", "long", "time"),
        ("EVENT_TYPE", "string", "event type"),
        ("EVENT_VALUE", "float", "number"),
    ]


def test_types_are_told_from_all_values(files: Files) -> None:
    head = ["sku", "size", "price", "code", "big", "new", "mixed", "text", "empty", "stars"]
    files.add("orders.csv", ORDERS)
    files.add(
        "products.csv",
        [
            head,
            ["A1", "7", "12.5", "007", "123456789012345678", "true", "1", "w " * 50, "", "4,5"],
            ["A2", "8", "3", "012", "2", "FALSE", "two", "w " * 50, None, "3"],
            ["A3", " ", "", "1", "", "", "", "", " ", ""],
        ],
    )
    columns = ", ".join(f"{'ITEM_ID' if one == 'sku' else one.upper()}: {one}" for one in head)
    made = files.build(
        f"{MAPPING}items: {{file: products.csv, columns: {{{columns}}}, kinds: {{STARS: number}}}}"
    )
    assert made.items is not None
    assert {one.name: (one.type, one.kind) for one in made.items.fields} == {
        "ITEM_ID": ("string", "id"),
        "SIZE": ("int", "number"),
        "PRICE": ("float", "number"),
        "CODE": ("string", "categorical"),
        "BIG": ("long", "number"),
        "NEW": ("boolean", "categorical"),
        "MIXED": ("string", "categorical"),
        "TEXT": ("string", "text"),
        "EMPTY": ("string", "categorical"),
        "STARS": ("int", "number"),
    }
    assert rows(made, "items", "SIZE", "PRICE", "BIG", "NEW", "CODE", "STARS", "raw_STARS") == [
        (7, 12.5, 123456789012345678, True, "007", None, "4,5"),
        (8, 3.0, 2, False, "012", 3, "3"),
        (None, None, None, None, "1", None, None),
    ]


def test_blanks_are_no_text_and_a_column_may_be_used_twice(files: Files) -> None:
    files.add(
        "orders.csv", [ORDERS[0], ["7", " ", " ", "buy", " ", ""], ["8", "x", "\t1e9", "", "5", ""]]
    )
    made = files.build(
        "interactions: {file: orders.csv, columns: {USER_ID: customer, ITEM_ID: sku, "
        "TIMESTAMP: at, NUMBER: customer, PRICE: price}}"
    )
    names = ("USER_ID", "ITEM_ID", "raw_TIMESTAMP", "NUMBER", "PRICE", "raw_PRICE")
    assert rows(made, "interactions", *names) == [
        ("7", None, None, 7, None, None),
        ("8", "x", "\t1e9", 8, 5, "5"),
    ]
    assert rows(made, "interactions", "TIMESTAMP") == [(None,), (1_000_000_000,)]


def test_a_decimal_comma_is_taken_as_such(files: Files) -> None:
    files.add("orders.csv", [ORDERS[0], ["ann", "A1", "2024-01-01", "buy", "1.234,50 €", ""]])
    made = files.build(MAPPING + "  decimal: ','\n")
    assert rows(made, "interactions", "EVENT_VALUE", "raw_EVENT_VALUE") == [(1234.5, "1.234,50 €")]


def test_a_stated_kind_counts_more_than_the_values(files: Files) -> None:
    files.add("orders.csv", ORDERS)
    files.add("products.csv", [["sku", "store", "tags"], ["A1", "17", "a, b"], ["A2", "18", "c"]])
    made = files.build(
        MAPPING + "items: {file: products.csv, columns: {ITEM_ID: sku, STORE: store, TAGS: tags}, "
        "kinds: {STORE: categorical, TAGS: list}, separator: ','}"
    )
    assert made.items is not None
    assert [one.kind for one in made.items.fields] == ["id", "categorical", "list"]
    assert rows(made, "items", "STORE", "TAGS") == [("17", "a|b"), ("18", "c")]


def test_without_kinds_a_separator_makes_lists_of_texts_that_hold_it(files: Files) -> None:
    files.add("orders.csv", ORDERS)
    files.add("products.csv", [["sku", "tags", "brand"], ["A1", "a; b", "x"], ["A2", "", "y"]])
    made = files.build(
        MAPPING + "items: {file: products.csv, separator: ';', "
        "columns: {ITEM_ID: sku, TAGS: tags, BRAND: brand}}"
    )
    assert made.items is not None
    assert [one.kind for one in made.items.fields] == ["id", "list", "categorical"]
    assert rows(made, "items", "TAGS", "BRAND") == [("a|b", "x"), (None, "y")]


def test_rows_are_left_out_and_event_types_renamed(files: Files) -> None:
    files.add(
        "orders.csv",
        [
            ["customer", "sku", "at", "do", "status"],
            ["ann", "A1", "2024-01-01", " view", "ok"],
            ["ann", "A2", "2024-01-02", "BUY", "ok"],
            ["ann", "A3", "2024-01-03", "buy", " returned "],
            ["ann", "A4", "2024-01-04", "spy", ""],
            ["ann", "A5", "2024-01-05", "", None],
            ["ann", "A6", "2024-01-06", "it's", "ok"],
        ],
    )
    made = files.build("""
interactions:
  file: orders.csv
  columns: {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at, EVENT_TYPE: do}
  timestamp: iso
  event_types: {view: click, BUY: purchase, buy: purchase, spy: null, "it's": "o'k", "": other}
  leave_out: {status: [returned]}
""")
    assert rows(made, "interactions", "row", "EVENT_TYPE") == [
        (0, "click"),
        (1, "purchase"),
        (4, None),
        (5, "o'k"),
    ]


@pytest.mark.parametrize(("line", "name"), [("", "interaction"), ("  event_type: buy\n", "buy")])
def test_rows_without_a_column_of_events_have_one_type(files: Files, line: str, name: str) -> None:
    files.add("orders.csv", ORDERS)
    columns = "{USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at}"
    made = files.build(
        f"interactions:\n  file: orders.csv\n  columns: {columns}\n  timestamp: iso\n{line}"
    )
    assert {one for (one,) in rows(made, "interactions", "EVENT_TYPE")} == {name}
    assert made.interactions.field("EVENT_TYPE") == canonical.Field(
        "EVENT_TYPE", "string", "", "event type"
    )


def test_columns_come_from_another_table(files: Files) -> None:
    files.add(
        "pages.csv",
        [["visit", "sku", "at"], ["v1", "A1", "1700000000"], ["v2 ", "A2", "1700000001"],
         ["v9", "A3", "1700000002"], ["", "A4", "1700000003"]],
    )  # fmt: skip
    files.add(
        "visits.csv",
        [["id", "visitor", "device"], ["v1", "ann", "phone"], [" v2", "bob", ""],
         ["v2", "eve", "tv"]],
    )  # fmt: skip
    made = files.build("""
interactions:
  file: pages.csv
  columns: {ITEM_ID: sku, TIMESTAMP: at}
  join: {file: visits.csv, on: {visit: id}, columns: {USER_ID: visitor, DEVICE: device}}
""")
    assert rows(made, "interactions", "row", "USER_ID", "ITEM_ID", "TIMESTAMP", "DEVICE") == [
        (0, "ann", "A1", 1700000000, "phone"),
        (1, "bob", "A2", 1700000001, None),
        (2, None, "A3", 1700000002, None),
        (3, None, "A4", 1700000003, None),
    ]
    said = {one.code: (one.count, one.column, one.share) for one in made.findings}
    assert said == {
        "join-key-repeats": (1, "id", None),
        "join-without-partner": (2, "visit", 0.5),
    }
    (repeated,) = (one.message for one in made.findings if one.code == "join-key-repeats")
    assert repeated.startswith("1 value of id stands in several rows of visits.csv")
    (alone,) = (one.fix for one in made.findings if one.code == "join-without-partner")
    assert alone.startswith("Nothing if pages.csv also has what came to nothing, such as carts")


def test_a_join_of_two_columns_that_share_no_value_is_said_with_values_of_both(
    files: Files,
) -> None:
    files.add("log.csv", [["u", "i", "t"], ["ann", "A", "100"], ["bob", "B", "200"]])
    files.add("people.csv", [["person", "age"], ["ann", "30"], ["bob", "40"]])
    made = files.build("""
interactions:
  file: log.csv
  columns: {USER_ID: u, ITEM_ID: i, TIMESTAMP: t}
  join: {file: people.csv, on: {i: person}, columns: {AGE: age}}
""")
    (one,) = (one for one in made.findings if one.code == "join-without-partner")
    assert one.message == (
        "No row of log.csv has a partner in people.csv: i has values such as A, person such as ann."
    )
    assert (one.count, one.share) == (2, 1.0)
    assert "under `on`" in one.fix


def test_items_of_the_file_of_interactions_have_their_latest_values(files: Files) -> None:
    files.add(
        "orders.csv",
        [
            ["user", "sku", "at", "name", "price", "member since"],
            ["ann", "A1", "1700000300", "Lamp", "12", "2020-01-01"],
            ["ann", "A1", "1700000100", "Old lamp", "10", "2020-01-01"],
            ["bob", "A2", "1700000200", "Chair", "", "2021-01-01"],
            ["bob", "", "1700000200", "Nothing", "1", "2021-01-01"],
        ],
    )
    made = files.build("""
interactions: {file: orders.csv, columns: {USER_ID: user, ITEM_ID: sku, TIMESTAMP: at}}
items: {file: orders.csv, columns: {ITEM_ID: sku, PRICE: price}, title: name}
users: {file: orders.csv, columns: {USER_ID: user, SINCE: "member since"}}
""")
    assert rows(made, "items", "row", "ITEM_ID", "PRICE", "raw_PRICE", "title") == [
        (0, "A1", 12, "12", "Lamp"),
        (2, "A2", None, None, "Chair"),
    ]
    assert sorted(rows(made, "users", "USER_ID", "SINCE")) == [
        ("ann", "2020-01-01"),
        ("bob", "2021-01-01"),
    ]
    assert [(one.code, one.dataset, one.count) for one in made.findings] == [
        ("metadata-from-interactions", "items", 1),
        ("metadata-from-interactions", "users", 0),
    ]


PARTS = [["user", "sku", "at"], ["ann", "A1", "1700000000"], ["ann", "A2", "1700000001"]]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("several", [0, 1, 2, 3, 4, 5]),
        ("2024/*.csv", [0, 1, 2, 3]),
        ("2024/01.csv", [0, 1]),
        ("./2024/01.csv", [0, 1]),
        ("[2024/02.csv, 2025/01.csv]", [2, 3, 4, 5]),
        ("'*.csv'", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_only_rows_of_the_files_that_are_named_are_taken(
    files: Files, name: str, taken: list[int]
) -> None:
    files.add("2024/01.csv", PARTS, ("2024/02.csv", PARTS), ("2025/01.csv", PARTS))
    made = files.build(
        f"interactions: {{files: {name}, columns: {{USER_ID: user, ITEM_ID: sku, TIMESTAMP: at}}}}"
    )
    assert [row for (row,) in rows(made, "interactions", "row")] == taken
    assert made.interactions.table.place(taken[-1])[1] == 3


def test_a_sheet_is_found_by_the_name_of_its_file(files: Files) -> None:
    files.add("shop.xlsx, sheet Orders", PARTS)
    columns = "{USER_ID: user, ITEM_ID: sku, TIMESTAMP: at}"
    made = files.build(f"interactions: {{file: shop.xlsx, columns: {columns}}}")
    assert len(rows(made, "interactions", "row")) == 2


def test_titles_beside_a_field_that_is_called_title(files: Files) -> None:
    files.add("orders.csv", ORDERS)
    files.add("products.csv", [["sku", "Title"], ["A1", " Lamp "], ["A2", ""]])
    made = files.build(
        MAPPING + "items: {file: products.csv, columns: {ITEM_ID: sku, TITLE: Title}, title: Title}"
    )
    assert made.items is not None
    assert made.items.title == "item_title"
    assert rows(made, "items", "TITLE", "item_title") == [("Lamp", "Lamp"), (None, None)]


def test_a_name_is_found_however_its_accents_are_coded(files: Files) -> None:
    head = ["Gr\u00f6\u00dfe ", "sku", "at"]
    files.add("bestellu\u0308ng.csv", [head, ["ann", "A1", "1700000000"]])
    columns = "{USER_ID: 'Gro\u0308\u00dfe', ITEM_ID: sku, TIMESTAMP: at}"
    made = files.build(f"interactions: {{file: 'bestell\u00fcng.csv', columns: {columns}}}")
    assert rows(made, "interactions", "USER_ID") == [("ann",)]


def test_hostile_names_stay_names(files: Files) -> None:
    hostile = ['"; DROP TABLE t0; --', "it's", "=1+1", "🙂", "select", "c0"]
    files.add(hostile[0], [hostile, ["u'1", "i;2", "1700000000", "x", "y", "z"]])
    names = ("USER_ID", "ITEM_ID", "TIMESTAMP", "ORDER", "SELECT", "GROUP")
    section = mapping_file.Section((hostile[0],), dict(zip(names, hostile, strict=True)))
    made = files.build(mapping_file.text(mapping_file.Mapping({"interactions": section})))
    assert rows(made, "interactions", *names) == [("u'1", "i;2", 1700000000, "x", "y", "z")]


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        (
            {"orders.csv": "order.csv"},
            BadFile,
            "file is missing; there is orders.csv, b.csv. Did you mean 'orders.csv'?",
        ),
        ({"customer": "custmer"}, BadFile, "do, price, kinds. Did you mean 'customer'?"),
        ({"EVENT_VALUE": "item_id"}, MappingError, "ITEM_ID and item_id differ in capitals only"),
        ({"EVENT_VALUE": "Row"}, MappingError, "Row is a word of SQL"),
        ({"iso": "'%Q'"}, MappingError, "timestamp '%Q' in zone UTC cannot be used"),
        ({"file: orders.csv": "files: [orders.csv, b.csv]"}, MappingError, "different columns"),
    ],
)
def test_what_does_not_fit_the_files_is_said(
    files: Files, changes: dict[str, str], error: type[Exception], words: str
) -> None:
    files.add("orders.csv", ORDERS)
    files.add("b.csv", PARTS)
    mapping = MAPPING
    for old, new in changes.items():
        mapping = mapping.replace(old, new)
    with pytest.raises(error) as caught:
        files.build(mapping)
    assert words in str(caught.value)


def test_another_mapping_replaces_what_was_built(files: Files) -> None:
    files.add("orders.csv", ORDERS)
    files.build(MAPPING)
    made = files.build(MAPPING.replace("iso", "seconds"))
    assert rows(made, "interactions", "TIMESTAMP") == [(None,), (None,), (None,)]


@pytest.mark.parametrize("late", ["x", "1.5", " ", "00012"])
def test_a_large_table_is_sampled_but_one_late_value_counts(
    files: Files, late: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "SAMPLE", 3000)
    files.add("orders.csv", [["user", "sku", "at", "n", "new"]])
    files.connection.execute(
        "INSERT INTO t0 SELECT 'u' || i, CASE WHEN i = 29999 THEN ' s ' ELSE 's' END, "
        "CAST(1700000000 + i AS VARCHAR), CASE WHEN i = 29999 THEN ? ELSE CAST(i AS VARCHAR) END, "
        "'true' FROM range(30000) r(i)",
        [late],
    )
    columns = "{USER_ID: user, ITEM_ID: sku, TIMESTAMP: at, N: n, NEW: new}"
    made = files.build(f"interactions: {{file: orders.csv, columns: {columns}}}")
    types = {one.name: one.type for one in made.interactions.fields}
    assert types["NEW"] == "boolean"
    assert types["N"] == {"x": "string", "1.5": "float", " ": "int", "00012": "string"}[late]
    last = rows(made, "interactions", "ITEM_ID", "N")[-1]
    assert last == ("s", {"x": "x", "1.5": 1.5, " ": None, "00012": "00012"}[late])


def test_rows_are_left_out_by_a_column_of_the_joined_table(files: Files) -> None:
    files.add("lines.csv", [["order", "sku"], ["1", "A1"], ["2", "A2"], ["3", "A3"], ["4", "A4"]])
    files.add(
        "orders.csv",
        [
            ["id", "who", "at", "state"],
            ["1", "ann", "5", "paid"],
            ["2", "bob", "6", " cancelled "],
            ["3", "0", "7", "paid"],
        ],
    )
    made = files.build("""
interactions:
  file: lines.csv
  columns: {ITEM_ID: sku}
  leave_out: {state: [cancelled], who: ["0 "]}
  join: {file: orders.csv, on: {order: id}, columns: {USER_ID: who, TIMESTAMP: at}}
""")
    assert rows(made, "interactions", "USER_ID", "ITEM_ID") == [("ann", "A1"), (None, "A4")]


def test_a_section_is_joined_with_several_tables(files: Files) -> None:
    files.add("lines.csv", [["order", "price"], ["1", "p1"], ["1", "p2"], ["2", "p3"], ["3", "p9"]])
    files.add(
        "orders.csv", [["id", "who", "at", "state"], ["1", "ann", "5", ""], ["2", "bob", "6", "x"]]
    )
    files.add("prices.csv", [["id", "sku"], ["p1", "A1"], ["p2", "A1"], ["p3", "A2"]])
    made = files.build("""
interactions:
  file: lines.csv
  columns: {}
  leave_out: {state: [x]}
  join:
    - {file: orders.csv, on: {order: id}, columns: {USER_ID: who, TIMESTAMP: at}}
    - {file: prices.csv, on: {price: id}, columns: {ITEM_ID: sku}}
""")
    found = rows(made, "interactions", "USER_ID", "ITEM_ID")
    assert found == [("ann", "A1"), ("ann", "A1"), (None, None)]
    alone = [one for one in made.findings if one.code == "join-without-partner"]
    assert [(one.count, one.column) for one in alone] == [(1, "order"), (1, "price")]
    assert alone[0].message == "1 row of lines.csv has no partner in orders.csv."


def test_a_state_on_one_line_of_an_order_counts_for_all_its_lines(files: Files) -> None:
    files.add(
        "orders.csv",
        [
            ["order", "who", "sku", "at", "state"],
            ["1", "ann", "A1", "5", "refunded"],
            ["1", "ann", "A2", "5", None],
            ["2", "bob", "A1", "6", "paid"],
            ["2", "bob", "A3", "6", ""],
            [None, "eve", "A4", "6", ""],
        ],
    )
    made = files.build("""
interactions:
  file: orders.csv
  columns: {USER_ID: who, ITEM_ID: sku, TIMESTAMP: at}
  leave_out: {state: [refunded]}
  carry: {state: order}
""")
    assert rows(made, "interactions", "ITEM_ID") == [("A1",), ("A3",), ("A4",)]


TWICE = [
    ["nr", "who", "sku", "at", "loaded"],
    ["1", "ann", "A1", "5", "mon"],
    ["2", "ann", "A2", "6", "mon"],
    ["1", "ann", "A1", "5", "tue"],
    ["2", "ann", "A3", "6", "tue"],
    ["", "bob", "A4", "7", "tue"],
    ["", "bob", "A4", "7", "tue"],
]


@pytest.mark.parametrize(
    ("once", "items"),
    [("nr", ["A1", "A2", "A3", "A4", "A4"]), ('"*"', ["A1", "A2", "A1", "A3", "A4"])],
)
def test_rows_that_repeat_an_earlier_one_count_once(
    files: Files, once: str, items: list[str]
) -> None:
    files.add("log.csv", TWICE)
    made = files.build(f"""
interactions:
  file: log.csv
  columns: {{USER_ID: who, ITEM_ID: sku, TIMESTAMP: at}}
  once: {once}
""")
    assert rows(made, "interactions", "ITEM_ID") == [(one,) for one in items]


def test_a_row_repeats_none_of_a_part_that_is_not_taken_nor_one_that_is_left_out(
    files: Files,
) -> None:
    head = ["nr", "who", "sku", "at", "state"]
    old = [head, ["1", "ann", "A1", "5", "paid"], ["2", "ann", "A2", "6", "open"]]
    new = [head, ["1", "ann", "A1", "5", "paid"], ["2", "ann", "A2", "6", "paid"]]
    files.add("old.csv", old, ("new.csv", new))
    told = "columns: {USER_ID: who, ITEM_ID: sku, TIMESTAMP: at}, once: nr"
    made = files.build(f"interactions: {{file: new.csv, {told}}}")
    assert rows(made, "interactions", "ITEM_ID") == [("A1",), ("A2",)]
    left = "leave_out: {state: [open]}"
    made = files.build(f"interactions: {{files: [old.csv, new.csv], {told}, {left}}}")
    assert rows(made, "interactions", "ITEM_ID") == [("A1",), ("A2",)]


def test_metadata_in_rows_of_any_year_is_taken_from_the_latest(files: Files) -> None:
    files.add(
        "log.csv",
        [["u", "i", "at", "colour"], ["a", "x", "4102444800", "red"], ["b", "x", "9", "blue"]],
    )
    made = files.build("""
interactions:
  file: log.csv
  columns: {USER_ID: u, ITEM_ID: i, TIMESTAMP: at}
items:
  file: log.csv
  columns: {ITEM_ID: i, COLOUR: colour}
""")
    assert rows(made, "items", "ITEM_ID", "COLOUR") == [("x", "red")]


def test_words_for_nothing_are_no_values_of_metadata(files: Files) -> None:
    files.add("orders.csv", ORDERS)
    files.add(
        "items.csv",
        [
            ["sku", "colour", "price"],
            ["A1", "NULL", "12.5"],
            ["A2", "red", "N/A"],
            ["-", "\\N", "3"],
        ],
    )
    made = files.build(
        MAPPING + "items:\n  file: items.csv\n"
        "  columns: {ITEM_ID: sku, COLOUR: colour, PRICE: price}\n"
    )
    assert made.items is not None
    assert files.connection.execute("SELECT ITEM_ID, COLOUR, PRICE FROM items").fetchall() == [
        ("A1", None, 12.5),
        ("A2", "red", None),
        ("-", None, 3.0),
    ]


@pytest.mark.parametrize(
    ("form", "day", "clock", "second"),
    [
        ("%d.%m.%Y %H:%M", "02.03.2024", "9:05", 1_709_370_300),
        ("%Y%m%d %H:%M:%S", "20240302", "090507", 1_709_370_307),
        ("iso", "2024-03-02 00:00:00", "09.05", 1_709_370_300),
        ("iso", "2024-03-02T00:00:00", "0905", 1_709_370_300),
        ("iso", "2024-03-02", "9h05", 1_709_370_300),
        ("iso", "2024-03-02", "9", 1_709_370_000),
        ("iso", "2024-03-02", "09:05:07.250", 1_709_370_307),
        ("iso", "2024-03-02", "", 1_709_337_600),
        ("iso", "", "09:05", None),
    ],
)
def test_a_day_and_a_time_of_day_are_one_time(
    files: Files, form: str, day: str, clock: str, second: int | None
) -> None:
    files.add("o.csv", [["u", "i", "day", "hour"], ["ann", "A1", day or None, clock or None]])
    files.build(
        "interactions:\n  file: o.csv\n  columns: {USER_ID: u, ITEM_ID: i, TIMESTAMP: day}\n"
        f'  timestamp: "{form}"\n  time_of_day: hour\n'
    )
    found = files.connection.execute("SELECT TIMESTAMP FROM interactions").fetchall()
    assert found == [(second,)]


def test_a_join_begins_at_a_column_of_a_table_joined_before(files: Files) -> None:
    files.add("lines.csv", [["order", "sku"], ["1", "A"], ["1", "B"], ["2", "A"], ["3", "A"]])
    files.add(
        "orders.csv",
        [["id", "buyer", "at"], ["1", "b1", "100"], ["2", "b2", "200"], ["3", "b9", "300"]],
    )
    files.add("buyers.csv", [["buyer", "person"], ["b1", "ann"], ["b2", "ann"]])
    made = files.build("""
interactions:
  file: lines.csv
  columns: {ITEM_ID: sku}
  join:
  - {file: orders.csv, on: {order: id}, columns: {TIMESTAMP: at}}
  - {file: buyers.csv, on: {buyer: buyer}, columns: {USER_ID: person}}
""")
    rows = files.connection.execute("SELECT USER_ID, ITEM_ID FROM interactions ORDER BY row")
    assert rows.fetchall() == [("ann", "A"), ("ann", "B"), ("ann", "A"), (None, "A")]
    alone = [one for one in made.findings if one.code == "join-without-partner"]
    assert [(one.file, one.column, one.count) for one in alone] == [("orders.csv", "buyer", 1)]


def test_titles_stand_in_another_table_in_one_of_its_languages(files: Files) -> None:
    files.add("log.csv", [["u", "i", "t"], ["ann", "A", "100"], ["bob", "B", "200"]])
    files.add("items.csv", [["id", "price"], ["A", "1"], ["B", "2"], ["C", "3"]])
    files.add(
        "texts.csv",
        [
            ["item", "lang", "name"],
            ["A", "fr", "Thé"],
            ["A", "de", "Tee"],
            ["B", "fr", "Café"],
            ["B", "de", "Kaffee"],
        ],
    )
    made = files.build("""
interactions:
  file: log.csv
  columns: {USER_ID: u, ITEM_ID: i, TIMESTAMP: t}
items:
  file: items.csv
  columns: {ITEM_ID: id, PRICE: price}
  title: name
  join: {file: texts.csv, on: {id: item}, only: {lang: de}}
""")
    rows = files.connection.execute("SELECT ITEM_ID, title FROM items ORDER BY row").fetchall()
    assert rows == [("A", "Tee"), ("B", "Kaffee"), ("C", None)]
    assert not [one for one in made.findings if one.code.startswith("join")]


def test_all_rows_of_an_item_become_a_list(files: Files) -> None:
    """Of its own table, or by way of it of another one; a separator within a value is none."""
    files.add("log.csv", [["u", "i", "t"], ["1", "A", "1700000000"], ["1", "B", "1700000001"]])
    files.add("items.csv", [["id", "price"], ["A", "1"], ["B", "2"], ["C", "3"]])
    files.add(
        "shelves.csv",
        [
            ["item", "shelf", "note"],
            ["A", "2", "x|y"],
            ["A", "1", ""],
            ["A", "2", "z"],
            ["B", "9", ""],
        ],
    )
    files.add("names.csv", [["shelf", "name"], ["1", "Tea"], ["2", "Gifts"]])
    made = files.build("""
interactions:
  file: log.csv
  columns: {USER_ID: u, ITEM_ID: i, TIMESTAMP: t}
items:
  file: items.csv
  columns: {ITEM_ID: id, PRICE: price}
  join:
    - {file: shelves.csv, on: {id: item}, columns: {NOTE: note}, several: true}
    - {file: names.csv, on: {shelf: shelf}, columns: {SHELF: name}}
""")
    rows = files.connection.execute(
        "SELECT ITEM_ID, NOTE, SHELF FROM items ORDER BY row"
    ).fetchall()
    assert rows == [("A", "x/y|z", "Gifts|Tea"), ("B", None, None), ("C", None, None)]
    assert made.items is not None
    kinds = {one.name: one.kind for one in made.items.fields}
    assert (kinds["NOTE"], kinds["SHELF"]) == ("list", "list")
    (alone,) = [one for one in made.findings if one.code.startswith("join")]
    assert (alone.code, alone.grade, alone.count) == ("join-without-partner", Grade.NOTE, 1)


def shelved(files: Files, kind: str) -> canonical.Canonical:
    """Items with several shelves, whose kind is stated."""
    files.add("log.csv", [["u", "i", "t"], ["1", "A", "1700000000"]])
    files.add("items.csv", [["id", "price"], ["A", "1"]])
    files.add("shelves.csv", [["item", "shelf"], ["A", "2"], ["A", "1"]])
    return files.build(f"""
interactions:
  file: log.csv
  columns: {{USER_ID: u, ITEM_ID: i, TIMESTAMP: t}}
items:
  file: items.csv
  columns: {{ITEM_ID: id, PRICE: price}}
  kinds: {{SHELF: {kind}}}
  join: {{file: shelves.csv, on: {{id: item}}, columns: {{SHELF: shelf}}, several: true}}
""")


@pytest.mark.parametrize("kind", ["categorical", "list", "text"])
def test_a_stated_kind_holds_for_several_values_too(files: Files, kind: str) -> None:
    made = shelved(files, kind)
    assert made.items is not None
    assert {one.name: one.kind for one in made.items.fields}["SHELF"] == kind


def test_several_values_of_an_item_are_no_number(files: Files) -> None:
    with pytest.raises(MappingError, match="SHELF is a number, but the join"):
        shelved(files, "number")


@pytest.mark.parametrize("separator", [",", "json", "python"])
def test_lists_of_two_tables_are_written_alike(files: Files, separator: str) -> None:
    own = {",": "red,blue", "json": '["red", "blue"]', "python": "['red', 'blue']"}[separator]
    files.add("log.csv", [["u", "i", "t"], ["1", "A", "1700000000"]])
    files.add("items.csv", [["id", "colours"], ["A", own]])
    files.add("tags.csv", [["item", "tag"], ["A", "a b"], ["A", 'say "hi"'], ["A", "c,d"]])
    files.build(f"""
interactions:
  file: log.csv
  columns: {{USER_ID: u, ITEM_ID: i, TIMESTAMP: t}}
items:
  file: items.csv
  columns: {{ITEM_ID: id, COLOURS: colours}}
  kinds: {{COLOURS: list}}
  separator: "{separator}"
  join: {{file: tags.csv, on: {{id: item}}, columns: {{TAGS: tag}}, several: true}}
""")
    rows = files.connection.execute("SELECT COLOURS, TAGS FROM items").fetchall()
    inside = "c/d" if separator == "," else "c,d"
    assert rows == [("red|blue", f'a b|{inside}|say "hi"')]
