"""Delimited text of every dialect: values, lines, and what is said about it."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.spreadsheets import cells
from personalize_poc.data.own.reading.text import lines, trim
from tests.data.own.reading.conftest import Opener

UTF8 = {"encoding": "utf-8"}
TWO = [("u1", "i1", "1"), ("u2", "i2", "2")]
HEADER = ["user", "item", "ts"]


@pytest.mark.parametrize(
    ("text", "delimiter", "rows"),
    [
        ("id;name;price\n1;a;2,5\n2;b;3,5\n", ";", [("1", "a", "2,5"), ("2", "b", "3,5")]),
        ("id|name|price\n1|a,b|2,5\n2|b|3\n", "|", [("1", "a,b", "2,5"), ("2", "b", "3")]),
        ("id\tname\tprice\n1\ta b\t2\n2\tc\t3\n", "\t", [("1", "a b", "2"), ("2", "c", "3")]),
        ("id::name::price\n1::a:b::2\n2::c::3\n", "::", [("1", "a:b", "2"), ("2", "c", "3")]),
        (
            "id\x01name\x01price\n1\x01a\x012\n2\x01c\x013\n",
            "\x01",
            [("1", "a", "2"), ("2", "c", "3")],
        ),
        ("id^name^price\n1^a,b^2\n2^c^3\n", "^", [("1", "a,b", "2"), ("2", "c", "3")]),
        ("id,name,cats\n1,a,x|y\n2,b,x|z\n", ",", [("1", "a", "x|y"), ("2", "b", "x|z")]),
        ("id,name,price\n1,a b c,2\n2,b d e,3\n", ",", [("1", "a b c", "2"), ("2", "b d e", "3")]),
    ],
)
def test_any_delimiter(
    opened: Opener, text: str, delimiter: str, rows: list[tuple[str, ...]]
) -> None:
    read = opened(text)
    assert read.rows() == rows
    assert read.table.parts[0].reading["delimiter"] == delimiter
    assert read.codes == []


@pytest.mark.parametrize(
    ("text", "value", "quote", "escape"),
    [
        ('a,b\n1,"x, ""y"" z"\n2,w\n', 'x, "y" z', '"', '"'),
        ("a,b\n1,'x, ''y'' z'\n2,'w, v'\n", "x, 'y' z", "'", "'"),
        ('a,b\n1,"x, \\"y\\" z"\n2,w\n', 'x, "y" z', '"', "\\"),
        ('a,b\n1,"{""k"":1,""l"":2}"\n2,w\n', '{"k":1,"l":2}', '"', '"'),
        ('a\tb\n1\t5" pipe\n2\tw\n', '5" pipe', "", ""),
        ('a\tb\n1\t"open\n2\tw\n3\tx\n', '"open', "", ""),
    ],
)
def test_any_quote(opened: Opener, text: str, value: str, quote: str, escape: str) -> None:
    read = opened(text)
    assert read.rows()[0] == ("1", value)
    found = read.table.parts[0].reading
    assert (found["quote"], found["escape"]) == (quote, escape)
    assert read.codes == []


@pytest.mark.parametrize(
    ("text", "code", "row", "lines"),
    [
        ("Shop\nof 2024\n\nuser,item,ts\nu1,i1,1\nu2,i2,2\n", "preamble-skipped", 1, [5, 6]),
        ("Shop,,\n,,\nuser,item,ts\nu1,i1,1\nu2,i2,2\n", "preamble-skipped", 1, [4, 5]),
        ("{}\nuser\titem\tts\nu1\ti1\t1\n\nu2\ti2\t2\n", "preamble-skipped", 1, [3, 5]),
        ('"user","item","ts"\n"u1","i1","1"\n"u2","i2","2"\n', "", 0, [2, 3]),
        ("user,item,ts,\nu1,i1,1,\nu2,i2,2,\n", "trailing-delimiter", None, [2, 3]),
        ("user,item,ts\nu1,i1,1,\nu2,i2,2,\n", "trailing-delimiter", None, [2, 3]),
        ("user,item,ts\n\nu1,i1,1\n\n\nu2,i2,2\n", "", 0, [3, 6]),
        ("user,item,ts\nu1,i1,1\nuser,item,ts\nu2,i2,2\n", "repeated-header", 3, [2, 4]),
        ("user,item,ts\nu1,i1,1\nu9,i9\nu2,i2,2\n", "wrong-width", 3, [2, 4]),
        ("user,item,ts\nu1,i1,1\nu9,i9,9,9\nu2,i2,2\n", "wrong-width", 3, [2, 4]),
        ("user,item,ts\nu1,i1,1\nu2,i2,2\n\nTotal rows: 2\n", "footer-skipped", 5, [2, 3]),
        ("user,item,ts\nu1,i1,1\nu2,i2,2\nTotal,,3\n", "footer-skipped", 4, [2, 3]),
        ("user,item,ts\nu1,i1,1\nu2,i2,2\n합계,,3\n", "footer-skipped", 4, [2, 3]),
        ("user,item,ts\nu1,i1,1\n,,\n,,\nu2,i2,2\n", "empty-rows", 3, [2, 5]),
        ('user,item,ts\nu1,"i1",1\nu9,"i9"x,9\nu2,"i2",2\n', "broken-quotes", 3, [2, 4]),
        ("user,item,ts\r\nu1,i1,1\nu2,i2,2\r\n", "line-ends", None, [2, 3]),
        ("user,item,ts\ru1,i1,1\ru2,i2,2\r", "line-ends", None, [2, 3]),
        ("user,item,ts\r\r\nu1,i1,1\r\r\nu2,i2,2\r\r\n", "line-ends", None, [2, 3]),
        ("user,item,ts\r\nu1,i1,1\r\nu2,i2,2", "", 0, [2, 3]),
        ("user,item,ts\nu1,i\x001,1\nu2,i2,2\n", "zero-bytes", None, [2, 3]),
        ("\ufeffuser,item,ts\nu1,i1,1\nu2,i2,2\n", "byte-order-mark", 1, [2, 3]),
        ("# a\n# b\nuser,item,ts\nu1,i1,1\n# c\nu2,i2,2\n", "", 0, [4, 6]),
        ("#user,item,ts\nu1,i1,1\nu2,i2,2\n", "", 0, [2, 3]),
        ("user|item|ts\n----+----+--\nu1|i1|1\nu2|i2|2\n(2 rows)\n", "footer-skipped", 5, [3, 4]),
    ],
)
def test_what_is_no_data_is_not_read(
    opened: Opener, text: str, code: str, row: int | None, lines: list[int]
) -> None:
    read = opened(text)
    assert read.names == HEADER
    assert read.rows() == TWO
    assert read.lines() == lines
    assert read.codes == ([code] if code else [])
    if code:
        assert read.finding(code).row == row
        assert read.finding(code).file == "orders.csv"
        assert read.finding(code).matters
        assert read.finding(code).fix


@pytest.mark.parametrize(
    ("text", "names", "code"),
    [
        ("u1,i1,2024-01-01\nu2,i2,2024-01-02\n", ["column 1", "column 2", "column 3"], "no-header"),
        ("196\t242\t3\n186\t302\t3\n", ["column 1", "column 2", "column 3"], "no-header"),
        ("view,u7,x\nbuy,u8,y\nview,u9,z\n", ["column 1", "column 2", "column 3"], "no-header"),
        (",user,item\n0,u1,i1\n1,u2,i2\n", ["column 1", "user", "item"], "unnamed-columns"),
        (
            '"user","item"\n"1","u1","i1"\n"2","u2","i2"\n',
            ["column 1", "user", "item"],
            "header-one-short",
        ),
        ("a,b\nx,1,2\ny,2,3\n", ["a", "b", "column 3"], "header-too-short"),
        ("a,b,c\nx,1\ny,2\n", ["a", "b", "c"], "header-too-long"),
        ("n,n,m\na,1,2\nb,2,3\n", ["n", "n (2)", "m"], "duplicate-column-names"),
        ("n,N,m\na,1,2\nb,2,3\n", ["n", "N", "m"], ""),
        ("n,n (2),n\na,1,2\nb,2,3\n", ["n", "n (2)", "n (3)"], "duplicate-column-names"),
        ("고객,상품,시간\n김철수,신발,1\n이영희,바지,2\n", ["고객", "상품", "시간"], ""),
        ('"a\nb",c\nx,1\ny,2\n', ["a\nb", "c"], ""),
    ],
)
def test_names_of_columns(opened: Opener, text: str, names: list[str], code: str) -> None:
    read = opened(text)
    assert read.names == names
    assert read.codes == ([code] if code else [])
    assert read.rows()[-1][-1] == (None if code == "header-too-long" else read.rows()[-1][-1])


def test_columns_that_differ_in_case_only_keep_their_values(opened: Opener) -> None:
    read = opened("id,ID,Id\n1,a,x\n2,b,y\n")
    assert read.rows() == [("1", "a", "x"), ("2", "b", "y")]


def test_rows_over_several_lines_keep_their_place(opened: Opener) -> None:
    read = opened('user,item,ts\nu1,"i\n\n1",1\nu2,i2,2\n\nu3,"i\n3",3\nu4,i4,4\n')
    assert read.rows()[0] == ("u1", "i\n\n1", "1")
    assert read.lines() == [2, 5, 7, 9]


def test_a_quote_that_is_never_closed_costs_one_row(opened: Opener) -> None:
    rows = "".join(f"u{i},i{i},{i}\n" for i in range(3000))
    more = "".join(f'u{i},"i{i}",{i}\n' for i in range(3000))
    read = opened(f'user,item,ts\n{rows}u9,"i9,9\n{rows}u8,"i\n8",8\n{more}')
    assert read.table.rows == 9001
    found = read.finding("broken-quotes")
    assert (found.row, found.count, found.value) == (3002, 1, 'u9,"i9,9')
    assert read.rows()[6000] == ("u8", "i\n8", "8")
    assert read.table.place(6001) == ("orders.csv", 6005)


def test_many_short_rows_are_filled_up(opened: Opener) -> None:
    rows = "".join(f"u{i},i{i}\n" if i % 3 else f"u{i},i{i},{i}\n" for i in range(60))
    read = opened(f"user,item,ts\n{rows}")
    assert read.table.rows == 60
    assert read.rows()[:2] == [("u0", "i0", "0"), ("u1", "i1", None)]
    assert (read.finding("short-rows-filled").count, read.finding("short-rows-filled").row) == (
        40,
        3,
    )


def test_a_line_over_the_bound_is_named(opened: Opener) -> None:
    read = opened(f"user,item,ts\nu1,i1,1\nu9,{'x' * 2_100_000},9\nu2,i2,2\n")
    assert read.rows() == TWO
    assert read.finding("line-too-long").row == 3


def test_empty_fields_are_null_and_blanks_stay(opened: Opener) -> None:
    read = opened('user,item,ts\n"",, \nu2, i2 ,NULL\n')
    assert read.rows() == [(None, None, " "), ("u2", " i2 ", "NULL")]


def test_tags_over_several_lines_and_in_rows_are_no_comments(opened: Opener) -> None:
    """A line in quotes may begin with the sign of comments, and a field may be one tag."""
    rows = "".join(f'{n},"fresh\n# herbs\n# salad",#green #{n},2\n' for n in range(6))
    read = opened("id,about,tags,price\n" + rows)
    assert read.table.rows == 6
    assert read.rows()[5] == ("5", "fresh\n# herbs\n# salad", "#green #5", "2")


def test_one_column_is_a_table_too(opened: Opener) -> None:
    read = opened("user\nu1\n\nu2\n")
    assert read.rows() == [("u1",), ("u2",)]
    assert read.lines() == [2, 4]


def test_lines_hold_over_blocks_of_the_parallel_reader(opened: Opener) -> None:
    rows = "".join(f"u{i},i{i},{i}\n" for i in range(400_000))
    read = opened(f"user,item,ts\n{rows}u9,i9\n{rows}\n{rows}")
    assert read.table.rows == 1_200_000
    assert read.finding("wrong-width").row == 400_002
    ask = f"SELECT rowid FROM {read.table.name} WHERE c0 = 'u399999' ORDER BY 1"
    found = read.reading.connection.execute(ask).fetchall()
    assert [read.table.place(row)[1] for (row,) in found] == [400_001, 800_002, 1_200_003]


def test_a_quote_that_closes_at_a_wrong_width_costs_its_row_only(opened: Opener) -> None:
    rows = "".join(f'u{i},"i{i}",{i}\n' for i in range(20))
    read = opened(f'user,item,ts\n{rows}u9,"i9,9\nu1,i1,1\nu2,i2"\n{rows}')
    assert read.table.rows == 41
    assert read.finding("broken-quotes").row == 22
    assert read.finding("wrong-width").row == 24
    assert read.table.place(20) == ("orders.csv", 23)


def test_blank_lines_of_a_large_file(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "EXACT", 0)
    assert opened("user,item,ts\n\nu1,i1,1\n\n\nu2,i2,2\n").lines() == [3, 6]


def test_cells_have_no_artefacts() -> None:
    values = [0.1 + 0.2, 5.0, 1e300, -0.0, True, None, b"k", 12345678901234567]
    assert [cells.text(value) for value in values] == [
        "0.3",
        "5",
        "1e+300",
        "0",
        "true",
        "",
        "k",
        "12345678901234567",
    ]


def test_nothing_is_written_twice(opened: Opener) -> None:
    read = opened("user,item\n" + "".join(f"u{n},i{n}\n" for n in range(1000)))
    folder = read.reading.folder
    assert folder is not None
    (before,) = folder.glob("tables.duckdb")
    size = before.stat().st_size
    read.reading.connection.close()
    assert before.stat().st_size == size
    assert not list(folder.glob("*.wal"))


def test_a_backslash_and_n_is_nothing(opened: Opener) -> None:
    assert opened("user\titem\nu1\t\\N\n\\N\ti2\n").rows() == [("u1", None), (None, "i2")]


def test_ids_of_things_that_have_a_column_each_are_names(opened: Opener) -> None:
    """Most fields of the header are numbers; no row below it counts on as they do."""
    things = ",".join(map(str, range(40, 60)))
    rows = "".join(f"{person},9,{',1,-1,' * 6},0\n" for person in range(30))
    read = opened(f"participant,votes,{things}\n{rows}")
    assert [one.name for one in read.table.columns][:4] == ["participant", "votes", "40", "41"]
    assert "no-header" not in read.codes


def test_a_header_between_rows_may_have_another_name(opened: Opener) -> None:
    """Two exports in one file: somebody called a column something else in the meantime."""
    rows = "".join(f"u{n},i{n % 3},shop{n % 2},{n}\n" for n in range(9))
    read = opened(f"user,item,place,count\n{rows}user,item,place,number\n{rows}")
    assert read.names == ["user", "item", "place", "count"]
    assert read.table.rows == 18
    assert read.codes == ["repeated-header"]


def test_rows_that_say_much_of_the_first_one_again_are_no_headers(opened: Opener) -> None:
    read = opened(
        "u1,shop,red,new,9,5\n" * 2 + "".join(f"u1,shop,red,old,{n},5\n" for n in range(9))
    )
    assert read.table.rows == 11
    assert read.names[0] == "column 1"


def test_no_statement_grows_with_the_square_of_the_columns() -> None:
    """A table with a column for each thing has hundreds: each pair of them was compared."""
    asked = []
    for width in (20, 40):
        work = Workspace()
        names = [f"c{n}" for n in range(width)]
        work.run(f"CREATE TABLE t ({', '.join(f'{name} VARCHAR' for name in names)})")
        work.run(
            f"INSERT INTO t VALUES ({', '.join(['NULL'] * width)}), ("
            f"{', '.join(['$$x$$'] * width)}), ({', '.join(['$$1$$'] * width)})"
        )
        asked.append(_comparisons(work, width))
        work.close()
    assert asked[1] < 3 * asked[0]


def _comparisons(work: Workspace, width: int) -> int:
    """How many columns are compared where rows are looked for that are no data."""
    plans: list[str] = []

    class Explained(Workspace):
        connection = work.connection

        def __init__(self) -> None: ...

        def run(self, sql: str, *_: Any, **__: Any) -> list[tuple[Any, ...]]:
            plans.append(work.run(f"EXPLAIN {sql}")[0][1])
            return work.run(sql)

    assert trim._same(Explained(), "t", range(width)) == [1]  # noqa: SLF001
    return sum(plan.count("=") for plan in plans)


def test_rows_that_all_count_on_have_no_header(opened: Opener) -> None:
    rows = "".join(
        f"{'ab'[row % 2] * (row + 1)},{','.join(str(row + n) for n in range(6))}\n"
        for row in range(30)
    )
    assert "no-header" in opened(rows).codes


def test_a_header_of_several_lines_costs_no_row(opened: Opener) -> None:
    read = opened('user,"time\nof order"\nu1,2024-01-01\nu2,2024-01-02\n')
    assert read.names == ["user", "time\nof order"]
    assert read.rows() == [("u1", "2024-01-01"), ("u2", "2024-01-02")]
    assert read.lines() == [3, 4]


SOLD = "user,item,title,at\n" + "".join(
    f'u{n},i{n % 7},"Red shoe, no {n}",2024-01-{n + 1:02d} 10:00:00\n' for n in range(25)
)


@pytest.mark.parametrize(
    ("end", "how", "rows"),
    [
        ("u7", "after 1 of 4 fields", 25),
        ("u7,i3", "after 2 of 4 fields", 25),
        ('u7,i3,"Red sh', "within quotes", 25),
        ('u7,i3,"Red shoe, no 7",', "before its last field", 26),
        ('u7,i3,"Red shoe, no 7",2024-01-0', "in its last field", 26),
        ('u7,i3,"Red shoe, no 7",2024-01-08 10:00:00', "", 26),
        ("Total,25", "", 25),
        ("25 rows affected", "", 25),
        ("u7,i3\n", "", 25),
    ],
)
def test_a_file_that_ends_within_a_row(opened: Opener, end: str, how: str, rows: int) -> None:
    read = opened(SOLD + end)
    assert read.table.rows == rows
    assert ("file-cut-off" in read.codes) == bool(how)
    if how:
        found = read.finding("file-cut-off")
        assert found.row == 27
        assert f"ends {how}, without" in found.message
        assert ("not read" in found.message) == (rows == 25)
        assert read.codes == ["file-cut-off"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_large_file_that_ends_within_quotes_is_read_up_to_there(
    opened: Opener, line_end: str
) -> None:
    line = 'u1,i2,"Red shoe, no 7",2024-01-08 10:00:00\n'
    text = "user,item,title,at\n" + line * 40_000 + 'u7,i3,"Red sh'
    read = opened(text.replace("\n", line_end))
    assert read.table.rows == 40_000
    assert read.codes == ["file-cut-off"]


def test_a_list_between_bars_repeats_its_header_on_each_page(opened: Opener) -> None:
    """As SAP prints lists: no name before the first bar, and cells filled up with blanks."""
    header, rule = "|user |item |ts  |kind |net  |\n", "-" * 29 + "\n"
    rows = [f"|u{n}   |i{n % 7}   |{n:>4}|ZK   |1,50 |\n" for n in range(40)]
    pages = "".join(rule + header + rule + "".join(rows[at : at + 10]) for at in (0, 10, 20, 30))
    read = opened(f"List\n\n{pages}{rule}")
    assert read.table.rows == 40
    assert read.finding("repeated-header").count == 3


@pytest.mark.parametrize(
    ("above", "lines"),
    [
        (["1,2,3,4"], 1),
        (["column,column,column,null", ",column,column,column"], 2),
        (["A,B,C,D", ",,,"], 2),
        (["7,2,3,4"], 0),
    ],
)
def test_a_header_stands_below_lines_that_say_nothing(
    opened: Opener, above: list[str], lines: int
) -> None:
    rows = [f"{n},u{n % 9},item {n % 7},2024-01-{n % 28 + 1:02d}" for n in range(60)]
    read = opened("\n".join([*above, "no,user,item,at", *rows, "word,word,word,word"]) + "\n")
    if not lines:
        assert read.names[0] == "column 1"
        return
    assert read.names == ["no", "user", "item", "at"]
    assert read.table.rows == 60
    assert read.finding("preamble-skipped").count == lines
    assert read.finding("one-word-rows").count == 1


@pytest.mark.parametrize(
    ("time", "codes"),
    [("{day} Sep, 10:05", ["time-without-year"]), ("{day} Sep 24 at 10:05", [])],
)
def test_a_time_without_a_year_is_named(opened: Opener, time: str, codes: list[str]) -> None:
    rows = [f'u{n},i{n % 7},"{time.format(day=n % 28 + 1)}"' for n in range(60)]
    assert opened("\n".join(["user,item,time", *rows])).codes == codes


@pytest.mark.parametrize("answer", ["Some", "A remark of somebody about the food. " * 3])
def test_questions_of_a_survey_are_names(opened: Opener, answer: str) -> None:
    """They are far longer than their answers, as remarks among data are not."""
    asked = "How much are you interested in the food of other parts of the world and why is it so?"
    rows = "".join(f"{1000 + n},{answer}\n" for n in range(30))
    read = opened(f"respondent,{asked}\n{rows}")
    assert (read.table.rows == 30) is (answer == "Some")


def test_names_that_are_filled_up_with_blanks_are_names(opened: Opener) -> None:
    rows = "".join(f"{1000 + n:<90},{'A' * (n % 3):<120}\n" for n in range(30))
    assert opened(f"{'household':<90},{'flag':<120}\n{rows}").table.rows == 30
