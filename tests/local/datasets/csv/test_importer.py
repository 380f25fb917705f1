from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.csv import diagnostics, dialect, importer
from personalize_poc.local.datasets.csv.description import CsvFile, ImportJob
from personalize_poc.local.datasets.segments import segment_file
from personalize_poc.local.errors import JobFailed
from tests.support.dataset_samples import INTERACTIONS, ITEMS, KEYS, avro, run_import

HEAD = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE\n"


def rows(n: int = 1000, **replaced: str) -> list[str]:
    """Good rows; ``r17="…"`` replaces data row 17."""
    lines = [f"u{i % 50},i{i % 70},{1_700_000_000 + i},watch,{i % 5}" for i in range(n)]
    for row, text in replaced.items():
        lines[int(row[1:]) - 1] = text
    return lines


def csv(n: int = 1000, **replaced: str) -> str:
    return HEAD + "\n".join(rows(n, **replaced)) + "\n"


def failure(folder: Path, schema: str, *files: str, **options: Any) -> str:
    with pytest.raises(JobFailed) as failed:
        run_import(folder, schema, *files, **options)
    assert not list(folder.glob("segment*")), "a failed import leaves nothing behind"
    return str(failed.value)


def imported(folder: Path, schema: str, *files: str, **options: Any) -> list[dict[str, Any]]:
    result = run_import(folder, schema, *files, **options)
    table = segment_file.read(folder / result["segment"])
    assert table.num_rows == result["rows"]
    found: list[dict[str, Any]] = table.to_pylist()
    return found


@pytest.fixture(params=["one block", "many blocks"])
def blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything must hold when a file is read in many blocks, too."""
    if request.param == "many blocks":
        monkeypatch.setattr(importer, "BLOCK", 1500)
        monkeypatch.setattr(diagnostics, "BLOCK", 1500)


def test_rows_arrive_with_their_types(tmp_path: Path, blocks: None) -> None:
    found = imported(tmp_path, INTERACTIONS, csv(r3="a,b,17,click,", r4="a,b,-3,click,0.25"))
    assert len(found) == 1000
    assert found[0] == {
        "USER_ID": "u0",
        "ITEM_ID": "i0",
        "TIMESTAMP": 1_700_000_000,
        "EVENT_TYPE": "watch",
        "EVENT_VALUE": 0.0,
    }
    assert found[2]["EVENT_VALUE"] is None
    assert found[3]["TIMESTAMP"] == -3
    assert found[3]["EVENT_VALUE"] == 0.25
    assert found[999]["TIMESTAMP"] == 1_700_000_999


def test_columns_are_found_by_name_and_others_ignored(tmp_path: Path) -> None:
    lines = "\n".join(f"x,{i},i,u,1,watch" for i in range(1000))
    text = "NOTE,TIMESTAMP,ITEM_ID,USER_ID,EVENT_VALUE,EVENT_TYPE\n" + lines
    assert imported(tmp_path, INTERACTIONS, text)[7] == {
        "USER_ID": "u",
        "ITEM_ID": "i",
        "TIMESTAMP": 7,
        "EVENT_TYPE": "watch",
        "EVENT_VALUE": 1.0,
    }


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark(tmp_path: Path, end: str) -> None:
    found = imported(tmp_path, INTERACTIONS, "\ufeff" + csv().replace("\n", end))
    assert (len(found), found[0]["USER_ID"]) == (1000, "u0")


@pytest.mark.parametrize(
    "content", [csv().encode("utf-16"), b"PK\x03\x04\xff\xfe" + bytes(range(256)), b"\0" * 50]
)
def test_a_file_that_is_no_csv(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    files = [CsvFile(tmp_path / "a.csv", "s3://bucket/a.csv")]
    job = ImportJob(INTERACTIONS, DatasetType.INTERACTIONS, files)
    with pytest.raises(JobFailed, match=r"s3://bucket/a\.csv"):
        importer.run(job, tmp_path, lambda _: None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Good, Bad"', "Good, Bad"),
        (r'"say \"hi\""', 'say "hi"'),
        (r'"back\\slash"', "back\\slash"),
        ('"say ""hi"""', 'say "hi"'),
        ("Amélie", "Amélie"),
        ('""', None),
        ("", None),
    ],
)
def test_quotes_and_escapes(tmp_path: Path, written: str, meant: str | None) -> None:
    schema = avro("Items", ("ITEM_ID", "string"), ("TITLE", ["null", "string"]))
    assert imported(tmp_path, schema, f"ITEM_ID,TITLE\n1,{written}\n")[0]["TITLE"] == meant


def test_booleans_and_texts(tmp_path: Path) -> None:
    head = "ITEM_ID,GENRES,YEAR,PRICE,TITLE,DESCRIPTION,IS_NEW,CREATION_TIMESTAMP\n"
    long, asian = "a" * 20_010, "映" * 7_010
    found = imported(
        tmp_path,
        ITEMS,
        head + '1,A|B,1999,9.99,T,"<p>two  <b>words</b></p>",true,5\n'
        f"2,,,,,{long},false,\n3,,,,,{asian},,\n",
    )
    assert [row["IS_NEW"] for row in found] == [True, False, None]
    assert found[0]["DESCRIPTION"] == "two words"
    assert found[0]["PRICE"] == 9.99
    assert [len(row["DESCRIPTION"]) for row in found[1:]] == [20_000, 7_000]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("u,i,12.5,w,1", "TIMESTAMP", "'12.5' is not a whole number"),
        ("u,i,1e9,w,1", "TIMESTAMP", "'1e9'"),
        ("u,i,2020-01-01,w,1", "TIMESTAMP", "'2020-01-01'"),
        ("u,i,99999999999999999999,w,1", "TIMESTAMP", "whole number"),
        ("u,i,,w,1", "TIMESTAMP", "empty"),
        (",i,1,w,1", "USER_ID", "empty"),
        ('u,"",1,w,1', "ITEM_ID", "empty"),
        ("u,i,1,,1", "EVENT_TYPE", "empty"),
        ("u,i,1,w,high", "EVENT_VALUE", "'high' is not a number"),
        ("u,i,1,w,NaN", "EVENT_VALUE", "'NaN' is not a number"),
        ("u,i,1,w,inf", "EVENT_VALUE", "'inf' is not a number"),
        ("x" * 257 + ",i,1,w,1", "USER_ID", "Length cannot be more than 256 characters"),
        ("u,i,1," + "é" * 1001 + ",1", "EVENT_TYPE", "Length cannot be more than 1000 characters"),
        ('u,"i\nj",1,w,1', "ITEM_ID", "several lines"),
        (",i,x,w,y", "USER_ID", "empty"),
    ],
)
def test_a_bad_value_is_named(
    tmp_path: Path, blocks: None, row: str, column: str, words: str
) -> None:
    message = failure(tmp_path, INTERACTIONS, csv(r417=row, r600="u,i,later,w,1"))
    assert f"s3://bucket/part0.csv: row 417 (line 418), column {column}" in message
    assert words in message


@pytest.mark.parametrize("value", ['"i\nj"', "i\\\nj", '"i\\\nj"'])
def test_a_line_break_in_a_value_is_refused(tmp_path: Path, value: str) -> None:
    message = failure(tmp_path, INTERACTIONS, csv(r417=f"u,{value},1,w,1"))
    assert "row 417 (line 418), column ITEM_ID" in message
    assert "several lines" in message


@pytest.mark.parametrize("row", ["u,i,1,w", "u,i,1,w,1,2", 'u,"i,1,w,1', 'u,"i\\",1,w,1', "q"])
def test_a_row_with_other_fields_than_the_header_is_named(
    tmp_path: Path, blocks: None, row: str
) -> None:
    message = failure(tmp_path, INTERACTIONS, csv(r417=row, r418="u,i,x,w,1", r419="q"))
    assert "s3://bucket/part0.csv: row 417 (line 418): it has" in message


def test_the_earliest_of_several_problems_is_named(tmp_path: Path, blocks: None) -> None:
    message = failure(tmp_path, INTERACTIONS, csv(r300="u,i,x,w,1", r400="q", r200="u,i,1,w,x"))
    assert "row 200 (line 201), column EVENT_VALUE" in message


def test_empty_lines_count_as_lines_not_as_rows(tmp_path: Path) -> None:
    message = failure(tmp_path, INTERACTIONS, csv(r5="\n\nu,i,x,w,1"))
    assert "row 5 (line 8), column TIMESTAMP" in message


def test_text_that_is_not_utf8(tmp_path: Path) -> None:
    schema = avro("Items", ("ITEM_ID", "string"), ("TITLE", ["null", "string"]))
    path = tmp_path / "films.csv"
    path.write_bytes(b"ITEM_ID,TITLE\n1,Alien\n2,Am\xe9lie\n")
    job = ImportJob(schema, DatasetType.ITEMS, [CsvFile(path, "s3://bucket/films.csv")])
    with pytest.raises(JobFailed, match=r"row 2 \(line 3\), column TITLE: .*UTF-8"):
        importer.run(job, tmp_path, lambda _: None)


@pytest.mark.parametrize("text", ["True", " true"])
def test_true_and_false_are_lower_case_without_blanks(tmp_path: Path, text: str) -> None:
    schema = avro("Items", ("ITEM_ID", "string"), ("IS_NEW", "boolean"))
    content = f"ITEM_ID,IS_NEW\n1,true\n2,{text}\n"
    message = failure(tmp_path, schema, content, strict=True)
    assert f"row 2 (line 3), column IS_NEW: {text!r} is not true or false" in message


FILMS = avro(
    "Items",
    ("ITEM_ID", "string"),
    ("YEAR", "int"),
    ("PRICE", "float"),
    ("SEEN", ["null", "long"]),
    ("IS_NEW", "boolean"),
    ("GENRE", "string", "categorical"),
    ("CREATION_TIMESTAMP", ["null", "long"]),
)
FILM_HEAD = "ITEM_ID,YEAR,PRICE,SEEN,IS_NEW,GENRE,CREATION_TIMESTAMP\n"


def films(n: int = 100, **replaced: str) -> str:
    lines = [f"{i},{1900 + i},{i}.5,{i},true,drama,{i}" for i in range(n)]
    for row, text in replaced.items():
        lines[int(row[1:]) - 1] = text
    return FILM_HEAD + "\n".join(lines) + "\n"


def test_metadata_that_cannot_be_read_is_missing_and_counted(tmp_path: Path, blocks: None) -> None:
    text = films(
        r3='a,"2006–2007",1.5,1,true,drama,1',
        r5="b,,,,,,",
        r6="c,99999999999,nan,x,True,drama,1",
        r90="d, 1999 ,1e999,,false,drama,1",
        r91="e,1999.0,inf, 7 ,true,drama,1",
    )
    result = run_import(tmp_path, FILMS, text)
    rows = {
        row["ITEM_ID"]: row for row in segment_file.read(tmp_path / "segment.arrow").to_pylist()
    }
    assert len(rows) == result["rows"] == 100
    assert (rows["0"]["YEAR"], rows["99"]["YEAR"]) == (1900, 1999)
    assert [rows[key]["YEAR"] for key in "abcde"] == [None, None, None, 1999, None]
    assert [rows[key]["PRICE"] for key in "abcde"] == [1.5, None, None, None, None]
    assert [rows[key]["SEEN"] for key in "abcde"] == [1, None, None, None, 7]
    assert [rows[key]["IS_NEW"] for key in "abcde"] == [True, None, None, False, True]
    assert rows["b"]["GENRE"] is None
    assert result["missing"] == {
        "YEAR": {"empty": 1, "unreadable": 3, "example": "2006–2007"},
        "PRICE": {"empty": 1, "unreadable": 3, "example": "nan"},
        "SEEN": {"empty": 0, "unreadable": 1, "example": "x"},
        "IS_NEW": {"empty": 1, "unreadable": 1, "example": "True"},
        "GENRE": {"empty": 1, "unreadable": 0, "example": None},
    }


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("a,2006–2007,1,1,true,drama,1", "YEAR", "is not a whole number of 32 bits"),
        ("a,,1,1,true,drama,1", "YEAR", "it is empty"),
        ("a,1,nan,1,true,drama,1", "PRICE", "'nan' is not a number"),
        ("a,1,1,x,true,drama,1", "SEEN", "'x' is not a whole number"),
        ("a,1,1,1,true,,1", "GENRE", "it is empty"),
    ],
)
def test_strict_imports_refuse_it(
    tmp_path: Path, blocks: None, row: str, column: str, words: str
) -> None:
    message = failure(tmp_path, FILMS, films(r41=row), strict=True)
    assert f"row 41 (line 42), column {column}" in message
    assert words in message


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (",1,1,1,true,drama,1", "column ITEM_ID: it is empty"),
        ("a,1,1,1,true,drama,soon", "column CREATION_TIMESTAMP: 'soon'"),
        ("a,1,1,1,true," + "x" * 1001 + ",1", "column GENRE"),
        ("a,1,1,1,true,drama", "it has 6 fields"),
    ],
)
def test_what_a_row_is_about_has_to_be_readable(
    tmp_path: Path, blocks: None, row: str, place: str
) -> None:
    bad_metadata = "m,2006–2007,x,x,no,,1"
    message = failure(tmp_path, FILMS, films(r40=bad_metadata, r41=row, r42=bad_metadata))
    assert "row 41 (line 42)" in message
    assert place in message


def test_missing_columns_in_the_words_of_the_service(tmp_path: Path) -> None:
    message = failure(tmp_path, INTERACTIONS, "user_id,ITEM_ID,TIMESTAMP,EVENT_VALUE\n1,2,3,4\n")
    assert message.startswith("Input CSV is missing the following columns:[USER_ID, EVENT_TYPE]")
    assert "s3://bucket/part0.csv" in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (csv(999), "at least 1000 rows; there are 999"),
        (HEAD, "there are 0"),
        ("", "empty"),
        (csv().replace("EVENT_TYPE", "USER_ID", 1), "missing"),
        (csv().replace("EVENT_TYPE", "EVENT_TYPE,EVENT_TYPE", 1), "stands twice"),
        (HEAD + "\n".join(f"u,i,{i},type{i % 11},1" for i in range(1000)), "event types"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, text: str, words: str) -> None:
    assert words in failure(tmp_path, INTERACTIONS, text)


def test_a_folder_is_one_import(tmp_path: Path) -> None:
    head = "ITEM_ID,USER_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"
    other = head + "\n" + "\n".join(f"i,u,{i},click," for i in range(600))
    found = imported(
        tmp_path, INTERACTIONS, csv(500), other, "hello", names=["a.csv", "b.CSV", "readme.txt"]
    )
    assert [row["EVENT_TYPE"] for row in found].count("click") == 600
    assert len(found) == 1100


def test_a_folder_with_other_headers_fails(tmp_path: Path) -> None:
    message = failure(tmp_path, INTERACTIONS, csv(), csv().replace("VALUE", "VALUE,EXTRA", 1))
    assert "part1.csv" in message
    assert "EXTRA" in message


def test_the_bad_file_of_a_folder_is_named(tmp_path: Path) -> None:
    message = failure(tmp_path, INTERACTIONS, csv(), csv(r2="u,i,x,w,1"))
    assert "s3://bucket/part1.csv: row 2 (line 3), column TIMESTAMP" in message


def test_a_folder_without_csv_files(tmp_path: Path) -> None:
    assert "no CSV" in failure(tmp_path, INTERACTIONS, "x", "y", names=["a.txt", "b.json"])


def test_the_schema_must_be_of_the_data_set(tmp_path: Path) -> None:
    job = ImportJob(ITEMS, DatasetType.USERS, [])
    with pytest.raises(JobFailed, match="ITEMS"):
        importer.run(job, tmp_path, lambda _: None)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[dict[str, Any]] = []
    (tmp_path / "a.csv").write_text(csv())
    files = [CsvFile(tmp_path / "a.csv", "s3://bucket/a.csv")]
    job = ImportJob(INTERACTIONS, DatasetType.INTERACTIONS, files)
    importer.run(job, tmp_path, told.append)
    assert told[-1]["rows"] == 1000
    assert told[-1]["bytes"] == told[-1]["of"] > 0


def test_movielens(tmp_path: Path, movielens_folder: Path) -> None:
    text = (movielens_folder / "ratings.csv").read_text()
    head = "userId,movieId,rating,timestamp"
    assert text.startswith(head)
    text = text.replace(head, "USER_ID,ITEM_ID,EVENT_VALUE,TIMESTAMP", 1)
    schema = avro("Interactions", *KEYS, ("EVENT_VALUE", ["null", "float"]))
    found = imported(tmp_path, schema, text)
    assert len(found) == 100_836
    assert found[0]["EVENT_VALUE"] == 4.0
    assert max(row["EVENT_VALUE"] for row in found) == 5.0


def test_a_row_that_is_longer_than_a_block_is_an_understandable_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "BLOCK", 1000)
    monkeypatch.setattr(diagnostics, "BLOCK", 1000)
    assert dialect.BLOCK > 1_000_000
    message = failure(tmp_path, INTERACTIONS, csv(r5="u" * 3000 + ",i,1,w,1"))
    assert "s3://bucket/part0.csv" in message
