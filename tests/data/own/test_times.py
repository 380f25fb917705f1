"""Times as people and programs write them: the form is told from the column, and SQL reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.data.own import times
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.times import TimeForm

NOON = int(dt.datetime(2024, 1, 2, 15, 4, 5, tzinfo=dt.UTC).timestamp())
MINUTE, DAY = NOON - 5, NOON - NOON % 86400


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    made = duckdb.connect()
    made.execute("SET TimeZone = 'UTC'")
    yield made
    made.close()


def recognise(connection: duckdb.DuckDBPyConnection, *texts: str | None) -> TimeForm:
    connection.execute("CREATE OR REPLACE TABLE t0 (c0 VARCHAR)")
    connection.execute("INSERT INTO t0 SELECT unnest(?)", [list(texts)])
    return times.recognise(connection, "t0", "c0")


def read(
    connection: duckdb.DuckDBPyConnection, text: str, *forms: str, timezone: str = "UTC"
) -> int | None:
    statement = times.seconds("c", forms, timezone)
    row = connection.execute(f"SELECT {statement} FROM (SELECT ? AS c)", [text]).fetchone()
    assert row is not None
    return None if row[0] is None else int(row[0])


@pytest.mark.parametrize(
    ("text", "form", "seconds"),
    [
        (f"{NOON}", "seconds", NOON),
        (f"{NOON}.75", "seconds", NOON),
        (f'"{NOON}"', "seconds", NOON),
        ("1.704207845E+09", "seconds", NOON),
        (f"{NOON}123", "milliseconds", NOON),
        (f"{NOON}999.9", "milliseconds", NOON),
        (f"{NOON}123456", "microseconds", NOON),
        (f"{NOON}123456789", "nanoseconds", NOON),
        ("45293.62783564815", "excel", NOON),
        ("45293,62783564815", "excel", NOON),
        ("2567-01-02 15:04", "%EY-%m-%d %H:%M", MINUTE),
        ("24.01.31.", "%y.%m.%d.", DAY + 29 * 86400),
        ("31. 01. 2024.", "%d. %m. %Y.", DAY + 29 * 86400),
        ("13/01/2567", "%d/%m/%EY", DAY + 11 * 86400),
        ("13/01/2567 15.04 น.", "%d/%m/%EY %H.%M น.", MINUTE + 11 * 86400),
        ("13/01/2024 03:04 م", "%d/%m/%Y %I:%M %p", MINUTE + 11 * 86400),
        ("240102", "%y%m%d", DAY),
        ("124002", "1%y%j", DAY),
        ("1240102", "1%y%m%d", DAY),
        ("2024002", "%Y%j", DAY),
        ("2024366", "%Y%j", DAY + 364 * 86400),
        ("2024010215", "%Y%m%d%H", NOON - 245),
        ("20240102150405123", "%Y%m%d%H%M%S%g", NOON),
        ("20240102150405+0900", "%Y%m%d%H%M%S%z", NOON - 9 * 3600),
        ("20240102-150405", "%Y%m%d-%H%M%S", NOON),
        ("Jan 2, 2024 @ 15:04:05.123", "%b %d, %Y @ %H:%M:%S.%f", NOON),
        ("/Date(1704207845000)/", "milliseconds", NOON),
        ("/Date(1704207845000+0900)/", "milliseconds", NOON),
        ("2024-W01-2", "%G-W%V-%u", DAY),
        ("638398046450000000", "ticks", NOON),
        ("133486814450000000", "filetime", NOON),
        ("13348681445000000", "webkit", NOON),
        ("725900645", "apple", NOON),
        ("881250949", "seconds", 881_250_949),  # 1997: no count from 2001 on, which is 2028
        ("Sa, 13.01.2024 15:04", "%a, %d.%m.%Y %H:%M", MINUTE + 11 * 86400),
        ("lun. 15/01/2024", "%a. %d/%m/%Y", DAY + 13 * 86400),
        ("2024/01/02 -13", "%Y/%m/%d", DAY),  # with the number of a voucher of that day
        ("2024-01-02T15", "%Y-%m-%dT%H", NOON - 245),
        ("2024-01-02 15:04:05 KST", "%Y-%m-%d %H:%M:%S %Z", NOON - 9 * 3600),
        ("2024-01-02 15:04:05 CST", "%Y-%m-%d %H:%M:%S", NOON),
        ("2024-01-02 15:04:05 Asia/Seoul", "iso", NOON - 9 * 3600),
        ("2024-01-02 15:04:05.123 +0000 UTC", "%Y-%m-%d %H:%M:%S.%f %z", NOON),
        ("Tue Jan 02 15:04:05 KST 2024", "%a %b %d %H:%M:%S %Z %Y", NOON - 9 * 3600),
        ("02-JAN-24 03.04.05.000000000 PM +09:00", "%d-%b-%y %I.%M.%S.%n %p %z", NOON - 9 * 3600),
        ("2024:01:02 15:04:05", "%Y:%m:%d %H:%M:%S", NOON),
        ("24년 1월 2일", "%y년 %m월 %d일", DAY),
        ("令和6年1月2日 15:04", "%EC%Ey年%m月%d日 %H:%M", MINUTE),
        ("R6.1.2", "%EC%Ey.%m.%d", DAY),
        ("令和元年5月1日", "%EC%Ey年%m月%d日", DAY - 1707 * 86400),
        ("民國113年1月2日", "%EC%Ey年%m月%d日", DAY),
        ("113/01/02 15:04", "%Ey/%m/%d %H:%M", MINUTE),
        ("2 ม.ค. 2567 15:04 น.", "%d %b %EY %H:%M น.", MINUTE),
        ("2024. január 2. 15:04", "%Y. %B %d. %H:%M", MINUTE),
        ("2. tammikuuta 2024 klo 15.04", "%d. %B %Y klo %H.%M", MINUTE),
        ("2 Ocak 2024 Salı 15:04", "%d %b %Y %H:%M", MINUTE),
        ("2 января 2024 г., 15:04", "%d %B %Y г., %H:%M", MINUTE),
        ("2. Januar 2024, 15:04 Uhr", "%d. %B %Y, %H:%M Uhr", MINUTE),
        ("2 tháng 1, 2024", "%d tháng %m, %Y", DAY),
        ("2024-01-02T15:04:05", "iso", NOON),
        ("2024-01-02 15:04:05.999", "iso", NOON),
        ("2024-01-02 15:04:05,999", "iso", NOON),
        ("2024-01-02T15:04:05Z", "iso", NOON),
        ("2024-01-02t15:04:05z", "iso", NOON),
        ("2024-01-02T15:04:05+09:00", "iso", NOON - 9 * 3600),
        ("2024-01-02T15:04:05+0900", "iso", NOON - 9 * 3600),
        ("2024-01-02 15:04:05 +0900", "iso", NOON - 9 * 3600),
        ("2024-01-02 15:04:05-03", "iso", NOON + 3 * 3600),
        ("2024-01-02T15:04:05+01:00[Europe/Paris]", "iso", NOON - 3600),
        ("2024-01-02 15:04:05 UTC", "iso", NOON),
        ("2024-01-02", "iso", DAY),
        ("2024/1/2 15:04:05", "iso", NOON),
        ("２０２４/０１/０２ 15:04:05", "iso", NOON),
        ("20240102", "%Y%m%d", DAY),
        ("20240102T150405", "%Y%m%dT%H%M%S", NOON),
        ("20240102T150405Z", "%Y%m%dT%H%M%SZ", NOON),
        ("20240102T150405.250Z", "%Y%m%dT%H%M%S.%fZ", NOON),
        ("Tue Jan 02 15:04:05 -0700 2024", "%a %b %d %H:%M:%S %z %Y", NOON + 7 * 3600),
        ("02-JAN-24 03.04.05.000000 PM", "%d-%b-%y %I.%M.%S.%f %p", NOON),
        ("20240102150405", "%Y%m%d%H%M%S", NOON),
        ("2024.01.02 15:04:05", "%Y.%m.%d %H:%M:%S", NOON),
        ("2024-01-02-15.04.05.123456", "%Y-%m-%d-%H.%M.%S.%f", NOON),
        ("2024-01-02 오후 3:04:05", "%Y-%m-%d %p %I:%M:%S", NOON),
        ("2024-01-02 3:04:05 오후", "%Y-%m-%d %I:%M:%S %p", NOON),
        ("2024. 1. 2. 오후 3:04", "%Y. %m. %d. %p %I:%M", MINUTE),
        ("2024년 1월 2일 오후 3시 4분", "%Y년 %m월 %d일 %p %I시 %M분", MINUTE),
        ("2024년 1월 2일", "%Y년 %m월 %d일", DAY),
        ("2024년 1월 2일 (화) 15:04:05", "%Y년 %m월 %d일 %H:%M:%S", NOON),
        ("2024年1月2日 15時4分", "%Y年%m月%d日 %H時%M分", MINUTE),
        ("2024年1月2日 下午3:04", "%Y年%m月%d日 %p%I:%M", MINUTE),
        ("2024年1月2日", "%Y年%m月%d日", DAY),
        ("02-Jan-24", "%d-%b-%y", DAY),
        ("02Jan2024:15:04:05", "%d%b%Y:%H:%M:%S", NOON),
        ("2. März 2024", "%d. %b %Y", DAY + 60 * 86400),
        ("2. Januar 2024 15:04", "%d. %B %Y %H:%M", MINUTE),
        ("2 janvier 2024", "%d %B %Y", DAY),
        ("mardi 2 janvier 2024", "%a %d %B %Y", DAY),
        ("2 févr. 2024", "%d %b %Y", DAY + 31 * 86400),
        ("2 de enero de 2024", "%d de %B de %Y", DAY),
        ("2 de março de 2024", "%d de %B de %Y", DAY + 60 * 86400),
        ("2 gennaio 2024", "%d %B %Y", DAY),
        ("2 maart 2024", "%d %B %Y", DAY + 60 * 86400),
        ("2 января 2024", "%d %B %Y", DAY),
        ("2 Ocak 2024", "%d %b %Y", DAY),
        ("Jan 2, 2024 3:04 PM", "%b %d, %Y %I:%M %p", MINUTE),
        ("Jan 2, 2024, 3:04\u202fPM", "%b %d, %Y, %I:%M %p", MINUTE),
        ("January 2nd, 2024", "%B %d, %Y", DAY),
        ("Tue, 02 Jan 2024 15:04:05 GMT", "%a, %d %b %Y %H:%M:%S GMT", NOON),
        ("Tue, 02 Jan 2024 15:04:05 +0100", "%a, %d %b %Y %H:%M:%S %z", NOON - 3600),
        ("Tue Jan 02 15:04:05 +0000 2024", "%a %b %d %H:%M:%S %z %Y", NOON),
        ("Tue Jan 02 2024 15:04:05 GMT+0100 (CET)", "%a %b %d %Y %H:%M:%S GMT%z", NOON - 3600),
        ("15:04:05 2024/01/02", "%H:%M:%S %Y/%m/%d", NOON),
        ("13.01.2024 15:04", "%d.%m.%Y %H:%M", MINUTE + 11 * 86400),
        ("13/1/2024 3:04 p.m.", "%d/%m/%Y %I:%M %p", MINUTE + 11 * 86400),
        ("1/13/2024 12:00:00 AM", "%m/%d/%Y %I:%M:%S %p", DAY + 11 * 86400),
    ],
)
def test_a_form_is_recognised_and_read(
    connection: duckdb.DuckDBPyConnection, text: str, form: str, seconds: int | None
) -> None:
    found = recognise(connection, text, None, "", f" {text} ")
    short = form in ("%y%m%d", "1%y%j", "%Y%j", "1%y%m%d")
    assert moment([text] * 5) or short, "a first look knows the same forms"
    assert found.forms == ((form,) if form else ())
    if form:
        assert read(connection, text, form) == seconds
        assert (found.low, found.high, found.unread, found.values) == (seconds, seconds, 0.0, 2)
        assert found.ambiguity is None


def test_six_digits_are_days_of_months_rather_than_of_years(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """In the first months of 2010 to 2013 they may be either: 120131 is 31 January 2012."""
    found = recognise(connection, "110115", "110120", "120203", "120131")
    assert (found.forms, found.ambiguity) == (("%y%m%d",), None)


def test_days_with_the_century_in_front_stand_beside_those_of_years_before_2000(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    found = recognise(connection, "991230", "991231", "1000101", "1000102")
    assert (set(found.forms), found.unread) == ({"%y%m%d", "1%y%m%d"}, 0.0)
    assert found.high - found.low == 3 * 86400 if found.high and found.low else False


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("10401-01-01", "iso"),
        ("1979-12-31", "iso"),
        ("2101-01-01", "iso"),
        ("01.01.24", "%d.%m.%Y"),  # the year 24
        ("315532799", "seconds"),
        ("4133980800", "seconds"),
        ("1704207845123456", "milliseconds"),
        ("1704207845", "milliseconds"),
        ("29220", "excel"),
        ("123366", "1%y%j"),
        ("2023000", "%Y%j"),
        ("1230229", "1%y%m%d"),
        ("1231301", "1%y%m%d"),
        ("nan", "seconds"),
        ("infinity", "iso"),
        ("2024-02-30", "iso"),
        ("yesterday", "iso"),
        ("", "seconds"),
    ],
)
def test_what_cannot_be_or_is_implausible_is_no_time(
    connection: duckdb.DuckDBPyConnection, text: str, form: str
) -> None:
    assert read(connection, text, form) is None


@pytest.mark.parametrize(
    ("text", "form", "zone", "hours"),
    [
        ("2024-01-02 15:04:05", "iso", "Asia/Seoul", -9),
        ("2024-01-02 15:04:05Z", "iso", "Asia/Seoul", 0),
        ("2024-01-02T15:04:05+01:00", "iso", "Asia/Seoul", -1),
        ("2024-01-02 15:04:05 UTC", "iso", "Asia/Seoul", 0),
        ("02.01.2024 15:04:05", "%d.%m.%Y %H:%M:%S", "Europe/Berlin", -1),
        ("2024-01-02 오후 3:04:05", "%Y-%m-%d %p %I:%M:%S", "Asia/Seoul", -9),
        ("Tue, 02 Jan 2024 15:04:05 GMT", "%a, %d %b %Y %H:%M:%S GMT", "Asia/Seoul", 0),
        ("Tue, 02 Jan 2024 15:04:05 -0500", "%a, %d %b %Y %H:%M:%S %z", "Asia/Seoul", 5),
        ("45293.62783564815", "excel", "America/New_York", 5),
        (str(NOON), "seconds", "Asia/Seoul", 0),
    ],
)
def test_a_zone_counts_for_times_that_name_none(
    connection: duckdb.DuckDBPyConnection, text: str, form: str, zone: str, hours: int
) -> None:
    assert read(connection, text, form, timezone=zone) == NOON + hours * 3600


def test_summer_time_is_known(connection: duckdb.DuckDBPyConnection) -> None:
    assert read(connection, "2024-07-01 12:00", "iso", timezone="Europe/Berlin") == 1719828000


def test_several_forms_are_told_with_their_shares(connection: duckdb.DuckDBPyConnection) -> None:
    iso = [f"2024-01-{day:02d}T10:00:00" for day in range(1, 31)] * 2
    german = [f"{day}.01.2024 10:00" for day in range(13, 31)]
    found = recognise(connection, *iso, *german, "yesterday")
    assert found.forms == ("iso", "%d.%m.%Y %H:%M")
    assert found.shares == pytest.approx((60 / 79, 18 / 79))
    assert found.unread == pytest.approx(1 / 79)
    assert found.unread_example == "yesterday"
    for text in ("2024-01-13T10:00:00", "13.01.2024 10:00"):
        assert read(connection, text, *found.forms) == 1705140000


def test_a_form_that_no_sampled_row_has_is_found_too(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    connection.execute(
        "CREATE TABLE t1 AS SELECT CASE WHEN i = 4001 THEN '2. Mai 2024' "
        "ELSE CAST(1704207845 + i AS VARCHAR) END AS c0 FROM range(20000) r(i)"
    )
    found = times.recognise(connection, "t1", "c0")
    assert found.forms == ("seconds", "%d. %b %Y")
    assert found.unread == 0


@pytest.mark.parametrize(
    ("texts", "forms", "example", "readings"),
    [
        (
            ["02/02/2024", "01/02/2024"],
            ("%m/%d/%Y", "%d/%m/%Y"),
            "01/02/2024",
            ("2024-01-02", "2024-02-01"),
        ),
        (["1.2.2024"], ("%d.%m.%Y", "%m.%d.%Y"), "1.2.2024", ("2024-02-01", "2024-01-02")),
        (["01022024"], ("%d%m%Y", "%m%d%Y"), "01022024", ("2024-02-01", "2024-01-02")),
        (["010224", "121224"], ("%y%m%d", "%d%m%y"), "010224", ("2001-02-24", "2024-02-01")),
        (["01/02/03"], ("%m/%d/%y", "%d/%m/%y"), "01/02/03", ("2003-01-02", "2003-02-01")),
        (  # two sources: each order reads what the other cannot
            ["13/02/2024", "02/13/2024", "13/03/2024", "03/04/2024"],
            ("%d/%m/%Y", "%m/%d/%Y"),
            "03/04/2024",
            ("2024-04-03", "2024-03-04"),
        ),
        (  # a spreadsheet rewrote what it could read as a month and a day
            ["21-07-2015", "5/1/2015", "30-12-2015"],
            ("%d/%m/%Y", "%m/%d/%Y"),
            "5/1/2015",
            ("2015-01-05", "2015-05-01"),
        ),
    ],
)
def test_an_order_that_no_value_settles_is_asked(
    connection: duckdb.DuckDBPyConnection,
    texts: list[str],
    forms: tuple[str, str],
    example: str,
    readings: tuple[str, str],
) -> None:
    found = recognise(connection, *texts).ambiguity
    assert found is not None
    assert (found.forms, found.example, found.readings) == (forms, example, readings)


def test_one_value_settles_the_order_for_all(connection: duckdb.DuckDBPyConnection) -> None:
    found = recognise(connection, *["01/02/2024"] * 50, "14/02/2024")
    assert (found.forms, found.ambiguity) == (("%d/%m/%Y",), None)


@pytest.mark.parametrize("clock", ["", " 10:30"])
@pytest.mark.parametrize("down", [False, True])
def test_rows_that_are_sorted_as_text_do_not_tell_the_order(
    connection: duckdb.DuckDBPyConnection, clock: str, down: bool
) -> None:
    days = [f"{one:02d}/{two:02d}/2024{clock}" for one in range(1, 13) for two in range(1, 11)]
    found = recognise(connection, *sorted(days, reverse=down))
    assert (found.ambiguity is not None, found.settled) == (True, "")


@pytest.mark.parametrize(
    ("form", "told"), [("{day:02d}/{month:02d}", "day first"), ("{month}/{day}", "month first")]
)
def test_rows_in_order_of_time_and_not_of_text_tell_the_order(
    connection: duckdb.DuckDBPyConnection, form: str, told: str
) -> None:
    days = [form.format(day=d, month=m) + "/2024" for m in range(1, 13) for d in range(1, 11)]
    found = recognise(connection, *days)
    assert (found.ambiguity, found.settled) == (None, told)


def test_a_year_of_the_future_is_no_reading(connection: duckdb.DuckDBPyConnection) -> None:
    found = recognise(connection, "24-01-02", "23-05-30", "22-12-28")
    assert (found.forms, found.ambiguity) == (("%y-%m-%d",), None)


@pytest.mark.parametrize(
    ("texts", "midnight", "zoned"),
    [
        (["2024-01-02", "2024-01-03"], 1.0, 0.0),
        (["2024-01-02T00:00:00+09:00", "2024-01-03T00:00:00+09:00"], 1.0, 1.0),
        ([str(DAY - 9 * 3600 + 86400 * n) for n in range(30)], 1.0, 0.0),  # days of Seoul
        (["2024-01-02 00:00:00", "2024-01-03 10:00:00Z"], 0.5, 0.5),
        (["02.01.2024 10:00", "13.01.2024 10:00"], 0.0, 0.0),
    ],
)
def test_lost_hours_and_zones_are_counted(
    connection: duckdb.DuckDBPyConnection, texts: list[str], midnight: float, zoned: float
) -> None:
    found = recognise(connection, *texts)
    assert (found.at_midnight, found.zoned) == (midnight, zoned)
    assert found.all_at_midnight == (midnight == 1.0)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2024-W03", "a week"),
        ("2024-03", "a month"),
        ("März 2024", "a month"),
        ("2024", "a year"),
        ("15:04", "a time of day"),
    ],
)
def test_what_is_too_coarse_is_said(
    connection: duckdb.DuckDBPyConnection, text: str, what: str
) -> None:
    found = recognise(connection, text, text)
    assert (found.forms, found.coarse, found.confidence) == ((), what, 0.0)
    assert f"{text!r} names {what}" in found.reason


@pytest.mark.parametrize(
    "texts", [[], [None, ""], ["ann", "bob"], ["A-1", "17"], ["192.168.1.10"], ["foo 2, 2024"]]
)
def test_other_columns_are_no_times(
    connection: duckdb.DuckDBPyConnection, texts: list[str | None]
) -> None:
    found = recognise(connection, *texts)
    assert (found.forms, found.confidence) == ((), 0.0)


def test_numbers_of_that_size_are_doubted(connection: duckdb.DuckDBPyConnection) -> None:
    assert recognise(connection, "1704207845", "1704207846").confidence > 0.9
    assert recognise(connection, "1704207845", "3904207846").confidence <= 0.5
    assert recognise(connection, "45293", "45294").confidence < 0.5
    assert recognise(connection, "45293.5", "45294.25").confidence > 0.6
    assert recognise(connection, "1704207845").unit == "seconds"
    assert recognise(connection, "2024-01-02").unit == ""


MOMENTS = st.integers(600_000_000, 4_000_000_000)


@settings(max_examples=60, deadline=None)
@given(
    moment=st.integers(600_000_000, 1_780_000_000),  # of two readings one in years to come is none
    form=st.sampled_from(
        [
            "%Y-%m-%d %H:%M:%S",
            "%d.%m.%Y %H:%M:%S",
            "%m/%d/%Y %I:%M:%S %p",
            "%Y%m%d%H%M%S",
            "%a, %d %b %Y %H:%M:%S +0000",
            "%B %d, %Y %H:%M:%S",
            "%Y年%m月%d日 %H:%M:%S",
        ]
    ),
)
def test_what_a_program_writes_is_read_again(moment: int, form: str) -> None:
    text = dt.datetime.fromtimestamp(moment, dt.UTC).strftime(form)
    with duckdb.connect() as connection:
        found = recognise(connection, text)
        possible = {*found.forms, *(found.ambiguity.forms if found.ambiguity else ())}
        assert moment in {read(connection, text, one) for one in possible}


@pytest.mark.parametrize("zone", ["UTC", "Asia/Seoul"])
@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2024-1-2 1:02:03+05", 5),
        ("2024-1-2 10:00+0500", 5),
        ("2024-1-2 1:00+05:00", 5),
        ("2024-01-02 10:00+05", 5),
        ("2024-01-02 10:00-05", -5),
    ],
)
def test_an_offset_in_nineteen_characters_is_read(
    connection: duckdb.DuckDBPyConnection, text: str, offset: int, zone: str
) -> None:
    """As long as 2024-01-02 10:00:00, which is read without looking for an offset."""
    plain = f"{text[: text.rindex('+' if offset > 0 else '-')]}"
    local = read(connection, plain, "iso")
    assert local is not None
    assert len(text) == 19
    assert read(connection, text, "iso", timezone=zone) == local - offset * 3600


def test_a_time_of_nineteen_characters_is_one_of_the_zone(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    text = "2024-01-02 15:04:05"
    assert read(connection, text, "iso") == NOON
    assert read(connection, text, "iso", timezone="Asia/Seoul") == NOON - 9 * 3600


@pytest.mark.parametrize(
    "text",
    [
        "Tue Jan 02 15:04:05 -0700 2024",
        "Tue Jan  2 15:04:05 2024",
        "Tue, 02 Jan 2024 15:04:05 +0000",
        "2024-01-02 15:04:05.123 UTC",
        "20240102T150405Z",
        "20240102T150405.250+0100",
        "02-JAN-24 03.04.05.000000 PM",
        "02/Jan/2024:15:04:05 +0000",
        "2024-01-02-15.04.05.123456",
        "15:04:05 02.01.2024",
        "Tue Jan 02 2024 15:04:05 GMT+0100 (Central European Standard Time)",
    ],
)
def test_a_first_look_knows_what_programs_write(text: str) -> None:
    found = moment([text] * 5)
    assert found is not None
    assert found.seconds[0] is not None
    assert int(found.seconds[0]) == NOON  # on the clock that is written


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (("0024-01-02 15:04:05", "0024-11-18 15:40:26"), "00%y-%m-%d %H:%M:%S"),
        (("02/01/0024 15:04:05", "18/11/0024 15:40:26"), "%d/%m/00%y %H:%M:%S"),
    ],
)
def test_years_of_two_digits_behind_zeros_are_those_of_now(
    connection: duckdb.DuckDBPyConnection, texts: tuple[str, str], form: str
) -> None:
    found = recognise(connection, *texts)
    assert found.forms == (form,)
    assert read(connection, texts[0], *found.forms) == NOON


@pytest.mark.parametrize("slip", ["0024-11-18 15:40:26", "0001-01-01 00:00:00"])
def test_a_year_of_two_digits_beside_full_ones_is_a_slip(
    connection: duckdb.DuckDBPyConnection, slip: str
) -> None:
    found = recognise(connection, *["2024-01-02 15:04:05"] * 5, slip)
    assert found.forms == ("iso",)
    assert found.unread_example == slip


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Rédigé le 2 janvier 2024", "%d %B %Y"),
        ("Reviewed in the United States on January 2, 2024", "%B %d, %Y"),
        ("Rezension aus Deutschland vom 2. Januar 2024", "%d. %B %Y"),
        ("Revisado en España el 2 de enero de 2024", "%d de %B de %Y"),
        ("Avaliado no Brasil em 2 de janeiro de 2024", "%d de %B de %Y"),
        ("Recensito in Italia il 2 gennaio 2024", "%d %B %Y"),
        ("Geplaatst op 2 januari 2024", "%d %B %Y"),
        ("Opinia napisana w Polsce dnia 2 stycznia 2024", "%d %B %Y"),
        ("Přidáno 2. ledna 2024", "%d. %B %Y"),
        ("2 Ocak 2024 tarihinde Türkiye'de değerlendirildi", "%d %b %Y"),
        ("Опубликовано 2 января 2024 г.", "%d %B %Y г."),
        ("Recenserad i Sverige den 2 januari 2024", "%d %B %Y"),
        ("2024年1月2日に日本でレビュー済み", "%Y年%m月%d日"),
        ("2024년 1월 2일에 대한민국에서 작성", "%Y년 %m월 %d일"),
        ("写于2024年1月2日", "%Y年%m月%d日"),
    ],
)
def test_a_day_is_read_out_of_the_sentence_that_tells_it(
    connection: duckdb.DuckDBPyConnection, text: str, form: str
) -> None:
    assert recognise(connection, text).forms == (form,)
    assert read(connection, text, form) == DAY
    assert moment([text] * 3) is not None


@pytest.mark.parametrize(
    "text", ["Concert on 2 January 2024", "Jazz am 02.01.2024", "review240102", "posted 240102"]
)
def test_a_title_with_a_day_in_it_is_no_time(
    connection: duckdb.DuckDBPyConnection, text: str
) -> None:
    assert not recognise(connection, text).forms
