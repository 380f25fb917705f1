"""Headers that stand again between rows: what is below each is read by it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest

from personalize_poc.data.own.reading.text import delimited
from tests.data.own.reading.conftest import Opener, Read

NAMES = ("customer_id", "product_id", "event_type", "timestamp")
KOREAN = dict(zip(NAMES, ("회원번호", "상품코드", "행동", "일시"), strict=True)) | {
    "device": "기기",
    "price": "금액",
}


def _row(number: int) -> dict[str, str]:
    return {
        "customer_id": f"C{number % 90:03}",
        "product_id": f"P{number % 37}",
        "event_type": ("view", "view", "cart")[number % 3],
        "timestamp": f"2024-03-{1 + number % 28:02}T10:{number % 60:02}:00",
        "device": ("app", "web")[number % 2],
        "price": f"{number % 9}.50",
    }


def _part(begin: int, end: int, names: Sequence[str], sign: str = ",") -> str:
    rows = (sign.join(_row(number)[name] for name in names) + "\n" for number in range(begin, end))
    return "".join(rows)


def _head(names: Sequence[str], sign: str = ",") -> str:
    return sign.join(names) + "\n"


def _is_whole(read: Read, first: int, rows: int, also: Sequence[str] = ()) -> bool:
    """Whether each row has its values in the columns of their names; `also` from `first` on."""
    assert read.table.rows == rows
    for number, cells in enumerate(read.rows()):
        held = dict(zip(read.names, cells, strict=True))
        expected = _row(number)
        for name in NAMES:
            assert held[name] == expected[name], number
        for name in also:
            assert held[name] == (expected[name] if number >= first else None), number
    return True


@pytest.fixture(params=[delimited.SAMPLE, 4096], ids=["near", "far"], autouse=True)
def sample(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How much of a text is looked at before it is read: the header may stand within or below."""
    monkeypatch.setattr(delimited, "SAMPLE", request.param)


@pytest.mark.parametrize(
    ("names", "also", "differ"),
    [
        ((*NAMES, "device"), ["device"], "device"),
        (("device", *NAMES), ["device"], "device"),
        (("customer_id", "device", "price", *NAMES[1:]), ["device", "price"], "device"),
        (NAMES[::-1], [], "timestamp"),
        (("timestamp", "product_id", "event_type", "customer_id"), [], "customer_id"),
        (("customer_id", "product_id", "device", "timestamp", "event_type"), ["device"], "device"),
    ],
)
def test_what_stands_below_another_header_is_read_by_it(
    opened: Opener, names: tuple[str, ...], also: list[str], differ: str
) -> None:
    first, rows = 200, 500
    text = _head(NAMES) + _part(0, first, NAMES) + _head(names) + _part(first, rows, names)
    read = opened(text)
    assert _is_whole(read, first, rows, also)
    found = read.finding("repeated-header")
    assert (found.row, found.count) == (first + 2, 1)
    assert differ in found.message
    assert f"row {first + 2:,}" in found.message
    assert read.codes == ["repeated-header"]
    assert first + 2 not in read.lines()


@pytest.mark.parametrize("change", [str.upper, str.title, "\ufeff{}".format, " {} ".format])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_a_header_in_other_letters_is_the_same(opened: Opener, change: object, sign: str) -> None:
    assert callable(change)
    names = (change(NAMES[0]), *(change(name).strip("\ufeff") for name in NAMES[1:]))
    text = _head(NAMES, sign) + _part(0, 50, NAMES, sign)
    read = opened(text + _head(names, sign) + _part(50, 90, NAMES, sign))
    assert _is_whole(read, 90, 90)
    assert read.codes == ["repeated-header"]
    assert "other columns" not in read.finding("repeated-header").message


def test_a_header_with_a_column_less_leaves_it_empty(opened: Opener) -> None:
    less = ("customer_id", "timestamp", "product_id")
    read = opened(_head(NAMES) + _part(0, 600, NAMES) + _head(less) + _part(600, 900, less))
    assert read.table.rows == 900
    assert read.rows()[700] == ("C070", "P34", None, "2024-03-01T10:40:00")
    assert "event_type" in read.finding("repeated-header").message
    assert read.codes == ["repeated-header"]


def test_each_of_several_headers_holds_to_the_next(opened: Opener) -> None:
    wide = (*NAMES[::-1], "device")
    text = _head(NAMES) + _part(0, 500, NAMES) + _head(wide) + _part(500, 600, wide)
    text += _head(NAMES) + _part(600, 900, NAMES)
    read = opened(text)
    assert read.table.rows == 900
    assert [row[4] for row in read.rows()[499:502]] == [None, "app", "web"]
    assert {row[4] for row in read.rows()[600:]} == {None}
    assert read.rows()[550][:4] == tuple(_row(550)[name] for name in NAMES)
    assert read.finding("repeated-header").count == 2


def test_names_of_another_language(opened: Opener) -> None:
    names = [KOREAN[name] for name in NAMES]
    wide = (NAMES[3], "device", *NAMES[:3])
    text = _head(names, ";") + _part(0, 400, NAMES, ";")
    text += _head([KOREAN[name] for name in wide], ";") + _part(400, 700, wide, ";")
    read = opened(text.encode("cp949"), "로그.csv")
    assert read.names == [*names, "기기"]
    assert read.rows()[500] == (*(_row(500)[name] for name in NAMES), _row(500)["device"])


def test_a_row_that_is_too_long_for_its_header_is_told(opened: Opener) -> None:
    wide = (*NAMES, "device")
    above = _head(NAMES) + _part(0, 500, NAMES) + "C1,P1,view,2024-01-01,x\n"
    read = opened(above + _head(wide) + _part(500, 900, wide) + "C1,P1,view,2024-01-01,x,y\n")
    assert _is_whole(read, 500, 900, ["device"])
    told = {one.row for one in read.reading.findings if one.code == "wrong-width"}
    assert told == {502, 904}


def test_parts_in_an_archive_keep_their_own_headers(opened: Opener) -> None:
    wide = ("device", *NAMES)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("log-1.csv", _head(NAMES) + _part(0, 300, NAMES))
        other = _head(NAMES[::-1]) + _part(300, 900, NAMES[::-1])
        archive.writestr("log-2.csv", other + _head(wide) + _part(900, 1200, wide))
        archive.writestr("log-3.csv", _head(NAMES) + _part(1200, 1300, NAMES))
    assert _is_whole(opened(buffer.getvalue(), "logs.zip"), 1300, 1300)


def test_so_many_rows_that_not_all_are_named(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "REJECTS", 20)
    wide = (*NAMES, "device")
    text = _head(NAMES) + _part(0, 900, NAMES) + _head(wide) + _part(900, 1200, wide)
    assert _is_whole(opened(text), 900, 1200, ["device"])


def test_rows_of_a_wrong_width_are_counted_by_what_is_wrong(opened: Opener) -> None:
    text = _head(NAMES) + _part(0, 2000, NAMES) + "C1,P1,view\n" * 3 + "C1,P1,view,2,x\n" * 5
    found = opened(text + _part(2000, 4000, NAMES)).finding("wrong-width")
    assert found.count == 8
    assert "are not read: 3 fewer, 5 more." in found.message


@pytest.mark.parametrize(
    "text",
    [
        "user,attribute,value\n" + "u1,user,7\nu2,value,user\nu3,attribute,x\n" * 20,
        "name,type,n\n" + "title,name,1\nname,text,2\ntype,text,3\n" * 20,
        "a,b,n,m\n" + "a,b,1,2\nb,a,2,3\nc,b,3,4\n" * 20,
    ],
)
def test_rows_that_name_some_columns_are_data(opened: Opener, text: str) -> None:
    read = opened(text)
    assert read.table.rows == 60
    assert read.codes == []
