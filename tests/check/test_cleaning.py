"""Cleaned files: what is left out, what is changed, that all of it is listed, and that it ends."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path
from typing import Any

import pytest
import yaml

from personalize_poc import language
from personalize_poc.check import cleaning, findings
from personalize_poc.check.cleaning import Cleaned, told, writing
from personalize_poc.errors import BadInput
from tests.support.canonical_tables import World

T = 1_700_031_600
NOW = T + 10**7
COLUMNS = ["USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE", "DEVICE"]
Row = tuple[Any, ...]


def event(user: str | None, item: str | None, time: Any, *more: Any) -> Row:
    kind, value, device = (*more, "view", "1", "phone")[:3] if len(more) < 3 else more
    return user, item, None if time is None else str(time), kind, value, device


# Enough ordinary events that rules about what is frequent know what is ordinary.
ORDINARY = [
    event(f"u{n % 7}", f"00{n % 9}", T + 100 * n + n * n % 37, "view", "1", "phone")
    for n in range(300)
]


def world(rows: list[Row], items: list[Row] | None = None, columns: Any = None) -> World:
    made = World().add("interactions", COLUMNS, [*ORDINARY, *rows])
    if items is not None:
        made.add("items", columns or ["ITEM_ID", "GENRES", "DESCRIPTION", "title"], items)
    return made


def clean(made: World, folder: Path, **options: Any) -> Cleaned:
    return cleaning.clean(made.canonical(), folder, now=NOW, **options)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, doublequote=False, escapechar="\\"))


def changes(cleaned: Cleaned) -> list[tuple[str, ...]]:
    """Without the file: row, what, column, before, after, reason."""
    if cleaned.changes is None:
        return []
    names = ("row", "what", "column", "before", "after", "reason")
    return [tuple(row[name] for name in names) for row in read(cleaned.changes)]


LINE = len(ORDINARY) + 2
"""Line of the first row after the ordinary ones."""

LEFT: list[tuple[Row, str, str, str]] = [
    (event("", "001", T), "user_id", "", "no id"),
    (event("u1", None, T), "item_id", "", "no id"),
    (event("u1", "001", None), "timestamp", "", "no time"),
    (event("u1", "001", "soon"), "timestamp", "soon", "no readable time"),
    (event("u1", "001", 5), "timestamp", "5", "before 1980"),
    (event("u1", "001", T * 1000), "timestamp", f"{T}000", "after 2100"),
    (event("u1", "001", NOW + 10**6), "timestamp", str(NOW + 10**6), "in the future"),
    (event("guest", "001", T), "user_id", "guest", "stands for nobody"),
    (event("u1", "N/A", T), "item_id", "N/A", "stands for nobody"),
    (event("x" * 257, "001", T), "user_id", "x" * 257, "longer than 256"),
    (event("u1", "001", T, "", "1", "phone"), "event_type", "", "no event type"),
    (event("u1", "001", T, "Storno", "1", "phone"), "event_type", "Storno", "undoes another event"),
    (event("u1", "001", T, "view", "-2", "phone"), "event_value", "-2", "negative amount"),
]


@pytest.mark.parametrize("case", LEFT, ids=lambda case: f"{case[1]}: {case[3]}")
def test_a_row_is_left_out_and_listed(case: tuple[Row, str, str, str], tmp_path: Path) -> None:
    row, column, before, reason = case
    cleaned = clean(world([row]), tmp_path / "clean")
    assert changes(cleaned) == [(str(LINE), "left out", column, before, "", reason)]
    assert cleaned.left_out == {"interactions": {reason: 1}}
    assert len(read(tmp_path / "clean" / "interactions.csv")) == len(ORDINARY)


CHANGED: list[tuple[Row, str, str, str, str]] = [
    (event(" u9 ", "001", T), "user_id", " u9 ", "u9", "blanks removed"),
    (event("U1", "001", T), "user_id", "U1", "u1", "written as the most frequent form"),
    (event("u1", "8", T), "item_id", "8", "008", "leading zeros put back"),
    (event("u1", "001", T, "View", "1", "phone"), "event_type", "View", "view",
     "written as the most frequent spelling"),
    (event("u1", "001", T, "view", "much", "phone"), "event_value", "much", "",
     "no readable double"),
    (event("u1", "001", T, "view", "1", "Pho-ne"), "device", "Pho-ne", "phone",
     "written as the most frequent spelling"),
    (event("u1", "001", T, "view", "1", "a" * 1001), "device", "a" * 1001, "a" * 1000,
     "longer than 1,000"),
    (event("u1", "001", T, "view", "1", "pho\nne"), "device", "pho\nne", "phone",
     "written as the most frequent spelling"),
    (event("u1", "001", T, "view", "1", "a\nb"), "device", "a\nb", "a b", "line breaks removed"),
]  # fmt: skip


@pytest.mark.parametrize("case", CHANGED, ids=lambda case: f"{case[1]}: {case[4]}")
def test_a_value_is_changed_and_listed(case: Any, tmp_path: Path) -> None:
    row, column, before, after, reason = case
    cleaned = clean(world([row]), tmp_path / "clean")
    assert changes(cleaned) == [(str(LINE), "changed", column, before, after, reason)]
    written = read(tmp_path / "clean" / "interactions.csv")
    assert written[-1][str(column).upper()] == after
    assert len(written) == len(ORDINARY) + 1


def test_of_equal_events_the_first_is_kept(tmp_path: Path) -> None:
    one = event("u1", "001", T + 3)
    cleaned = clean(world([one, one, one]), tmp_path / "clean")
    assert [row[0] for row in changes(cleaned)] == [str(LINE + 1), str(LINE + 2)]


def test_events_of_one_second_that_differ_in_amount_are_kept(tmp_path: Path) -> None:
    rows = [
        event("u1", "001", T, "view", "1", "phone"),
        event("u1", "001", T, "view", "2", "phone"),
    ]
    assert clean(world(rows), tmp_path / "clean").changed_nothing


def test_only_events_that_cleaning_mends_are_promised_to_be(tmp_path: Path) -> None:
    one, other = (event("u1", "001", T, "view", pieces, "phone") for pieces in ("1", "2"))

    def found(rows: list[Row]) -> Any:
        made = findings.find(world(rows).canonical(), now=NOW)
        return next(finding for finding in made if finding.code == "duplicates")

    assert found([one, one]).cleaning
    assert "differ" not in found([one, one]).message
    assert found([one, one, other]).cleaning
    assert "1 of them differs in another column" in found([one, one, other]).message
    assert found([one, other]).cleaning == ""
    assert len(read_after(clean(world([one, one, other]), tmp_path / "clean"))) == 302


def read_after(cleaned: Cleaned) -> list[dict[str, str]]:
    return read(cleaned.folder / "interactions.csv")


def test_retries_within_seconds_are_left_out(tmp_path: Path) -> None:
    rows = [event("new", "001", T + at) for at in (0, 1, 6, 12)]
    cleaned = clean(world(rows), tmp_path / "clean")
    assert [(row[0], row[-1]) for row in changes(cleaned)] == [
        (str(LINE + 1), "repeated within seconds"),
        (str(LINE + 2), "repeated within seconds"),
    ]


def test_other_items_users_and_events_within_seconds_are_no_retries(tmp_path: Path) -> None:
    rows = [
        event("new", "001", T),
        event("new", "002", T + 1),
        event("newer", "001", T + 1),
        event("new", "001", T + 2, "purchase", "1", "phone"),
    ]
    assert clean(world(rows), tmp_path / "clean").changed_nothing


RETURN = [
    event("new", "001", T, "purchase", "5", "phone"),
    event("new", "001", T + 900, "purchase", "5", "phone"),
    event("new", "001", T + 1800, "Retoure / return", "5", "phone"),
    event("new", "001", T + 2700, "purchase", "5", "phone"),
]


@pytest.mark.slow
def test_a_return_is_left_out_and_on_request_what_it_undoes(tmp_path: Path) -> None:
    cleaned = clean(world(RETURN), tmp_path / "without")
    assert [row[0] for row in changes(cleaned)] == [str(LINE + 2)]
    cleaned = clean(world(RETURN), tmp_path / "with", undo=True)
    assert [(row[0], row[-1]) for row in changes(cleaned)] == [
        (str(LINE + 1), "undone by a later event"),
        (str(LINE + 2), "undoes another event"),
    ]


ITEMS: list[Row] = [
    (f"00{n}", ["Sci-Fi|Drama", "Drama", "Sci-Fi"][n % 3], f"Text {n}", f"Title {n}")
    for n in range(9)
]


def test_of_items_the_last_row_of_an_id_is_kept(tmp_path: Path) -> None:
    cleaned = clean(world([], [*ITEMS, ("003", "Drama", "Newer", "New")]), tmp_path / "clean")
    assert changes(cleaned) == [
        ("5", "left out", "item_id", "003", "", "another row of the id is kept")
    ]
    kept = {row["ITEM_ID"]: row["TITLE"] for row in read(tmp_path / "clean" / "items.csv")}
    assert kept["003"] == "New"
    assert len(kept) == 9


def test_members_of_lists_are_written_alike_and_once(tmp_path: Path) -> None:
    more = ("009", "sci fi|Sci-Fi|Drama", "Text", "Title")
    clean(world([event("u1", "009", T)], [*ITEMS, more]), tmp_path / "clean")
    assert read(tmp_path / "clean" / "items.csv")[-1]["GENRES"] == "Sci-Fi|Drama"


def test_zeros_that_the_catalogue_lost_come_back(tmp_path: Path) -> None:
    bare = [(row[0].lstrip("0") or "0", *row[1:]) for row in ITEMS]
    clean(world([], bare), tmp_path / "clean")
    written = {row["ITEM_ID"] for row in read(tmp_path / "clean" / "items.csv")}
    assert written == {row[0] for row in ITEMS}


HOSTILE = [
    'He said "no"',
    "back\\slash",
    "comma, and 'quote'",
    "=1+1",
    "\\",
    'end"',
    "<b>",
    "한국어 🎬",
]


def test_texts_come_back_as_they_were(tmp_path: Path) -> None:
    items = [(f"00{n}", "Drama", text, text) for n, text in enumerate(HOSTILE)]
    clean(world([], items), tmp_path / "clean")
    written = again(tmp_path / "clean", "items")
    assert [row[2] for row in written] == HOSTILE
    assert [row[3] for row in written] == HOSTILE


def again(folder: Path, section: str) -> list[Row]:
    """The rows of a cleaned file, as a reader that knows the mapping reads them."""
    mapping = yaml.safe_load((folder / "mapping.yaml").read_text(encoding="utf-8"))[section]
    escape = mapping.get("reading", {}).get("escape", '"')
    with (folder / mapping["file"]).open(encoding="utf-8", newline="") as file:
        other = {} if escape == '"' else {"doublequote": False, "escapechar": escape}
        rows = [tuple(x or None for x in row) for row in csv.reader(file, **other)]
    assert rows[0][: len(mapping["columns"])] == tuple(mapping["columns"])
    return rows[1:]


def messy() -> World:
    rows = [row for row, *_ in LEFT] + [
        (user, item, str(int(time) + 60 * number), *more)  # else they are of one second
        for number, ((user, item, time, *more), *_) in enumerate(CHANGED)
    ]
    rows += RETURN
    rows += [event("z", "001", T + at) for at in (0, 0, 4, 8, 14)]
    items = [*ITEMS, ("003", "sci fi|Drama", "Newer\nwith a break", "New"), ("", "x", "y", "z"),
             ("009", "d r a m a", 'Says "\\"', "T")]  # fmt: skip
    return world(rows, items)


@pytest.mark.slow
def test_cleaning_what_was_cleaned_changes_nothing(tmp_path: Path) -> None:
    first = clean(messy(), tmp_path / "one", undo=True)
    assert not first.changed_nothing
    names = ["ITEM_ID", "GENRES", "DESCRIPTION", "title"]
    made = World().add("interactions", COLUMNS, again(tmp_path / "one", "interactions"))
    made.add("items", names, again(tmp_path / "one", "items"))
    second = clean(made, tmp_path / "two", undo=True)
    assert changes(second) == []
    assert second.kept == first.kept
    assert second.changed_nothing
    for name in ("interactions.csv", "items.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    codes = {one.code for one in findings.find(made.canonical(), now=NOW)}
    assert codes.isdisjoint(CURED), codes & CURED


CURED = {
    "id-missing", "placeholder-id", "id-too-long", "id-padded", "id-case", "id-lost-zeros",
    "time-unreadable", "time-empty", "time-too-large", "time-too-small", "time-in-future",
    "event-type-spellings", "event-type-missing", "returns", "negative-amounts", "duplicates",
    "retries", "id-twice", "categories-nearly-agree", "value-unreadable", "value-too-long",
}  # fmt: skip


@pytest.mark.slow
def test_cleaning_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        clean(messy(), tmp_path / name)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["changes.csv", "interactions.csv", "items.csv", "mapping.yaml"]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_every_row_is_written_or_listed(tmp_path: Path) -> None:
    made = messy()
    cleaned = clean(made, tmp_path / "clean")
    for section, relation in made.relations.items():
        left = sum(cleaned.left_out[section].values())
        assert cleaned.kept[section] + left == relation.table.rows
        assert len(again(tmp_path / "clean", section)) == cleaned.kept[section]


def test_the_mapping_reads_the_cleaned_files(tmp_path: Path) -> None:
    clean(messy(), tmp_path / "clean")
    mapping = yaml.safe_load((tmp_path / "clean" / "mapping.yaml").read_text(encoding="utf-8"))
    assert mapping["name"] == "Test"
    assert mapping["interactions"]["columns"] == {name: name for name in COLUMNS}
    assert mapping["interactions"]["timestamp"] == "seconds"
    assert mapping["items"]["title"] == "TITLE"
    assert mapping["items"]["separator"] == "|"
    assert mapping["items"]["kinds"] == {"GENRES": "list", "DESCRIPTION": "text"}


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BadInput, match="is there already"):
        clean(world([]), tmp_path)
    with pytest.raises(BadInput, match="is there already"):
        clean(world([]), tmp_path / "mine.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert clean(world([]), tmp_path / "empty").kept == {"interactions": 300}


def test_nothing_is_left_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("personalize_poc.files.write_atomically", full)
    with pytest.raises(BadInput, match="No space left on device"):
        clean(world([]), tmp_path / "clean")
    assert list(tmp_path.iterdir()) == []


def test_a_long_list_of_changes_is_compressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LARGE", 3)
    cleaned = clean(messy(), tmp_path / "clean")
    assert cleaned.changes is not None
    assert cleaned.changes.name == "changes.csv.gz"
    assert gzip.decompress(cleaned.changes.read_bytes()).startswith(b"file,row,dataset,what,")


@pytest.mark.slow
def test_no_table_is_left_in_the_database(tmp_path: Path) -> None:
    made = messy()
    clean(made, tmp_path / "clean")
    left = made.connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE temporary"
    ).fetchone()
    assert left == (0,)


def test_fields_may_be_called_as_words_of_sql(tmp_path: Path) -> None:
    rows = [
        (f"00{n}", ["a b", "A-B", "c"][n % 3] + " " * n, ["1", "x", ""][n % 3]) for n in range(9)
    ]
    rows[3] = ("003", "a b\nc", "-2")
    made = world([]).add("items", ["ITEM_ID", "ORDER", "GROUP"], rows, {"GROUP": "number"})
    assert findings.find(made.canonical(), now=NOW)
    cleaned = clean(made, tmp_path / "clean")
    assert cleaned.changed["items"]["no readable double"] == 3
    assert list(again(tmp_path / "clean", "items")[0]) == ["000", "A-B", "1"]


def test_reasons_are_told_in_the_chosen_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the list that people read; what a program asks for stays as it is."""
    monkeypatch.setenv(language.VARIABLE, "ko")
    rows = [event("guest", "001", T), event("u1", "001", T, "view", "much", "a" * 1001)]
    cleaned = clean(world(rows), tmp_path / "clean")
    told = {reason for *_, reason in changes(cleaned)}
    assert {what for _, what, *_ in changes(cleaned)} == {"제외", "변경"}
    assert told == {"아무도 가리키지 않는 ID", "double 값으로 읽을 수 없음", "1,000자보다 긺"}
    assert cleaned.left_out == {"interactions": {"stands for nobody": 1}}


def test_columns_that_are_left_out_are_listed_with_the_reason(tmp_path: Path) -> None:
    made = world([])
    rows = [(f"i{n}", "KRW") for n in range(9)]
    canonical = made.add("items", ["ITEM_ID", "GENRES"], rows).canonical()
    canonical.mapping.sections["items"].unused["genres"] = "the same value everywhere"
    made_clean = cleaning.clean(canonical, tmp_path / "clean", now=NOW)
    assert made_clean.columns == {"items": {"genres": "the same value everywhere"}}
    assert "genres (the same value everywhere)" in " ".join(told.of_cleaning(made_clean))
