"""Fields of an order that stand on its first line only; columns of times that need a word."""

from __future__ import annotations

import pytest

from tests.data.own.reading.conftest import Opener

_HEAD = "order,day,customer,clerk,product,amount\n"


def _orders(count: int = 20, lines: int = 3) -> str:
    text = _HEAD
    for n in range(count):
        clerk = "Ana" if n % 2 else ""
        text += f"S{n:04d},2024-01-{1 + n % 28:02d},c{n % 7},{clerk},p0,1\n"
        text += "".join(f",,,,p{line},2\n" for line in range(1, lines))
    return text


def test_fields_of_an_order_are_filled_down(opened: Opener) -> None:
    read = opened(_orders())
    rows = read.rows()
    assert rows[1] == ("S0000", "2024-01-01", "c0", None, "p1", "2")
    assert rows[5] == ("S0001", "2024-01-02", "c1", "Ana", "p2", "2")
    found = read.finding("fields-filled-down")
    assert (found.row, found.column, found.count) == (3, "order", 40)
    assert "where order stands" in found.message


def test_an_order_that_is_named_on_every_line(opened: Opener) -> None:
    """Then day and customer are blank on further lines; no column is new in every order."""
    text = "order,day,customer,status,product,amount\n"
    for n in range(20):
        text += f"S{n // 1:04d},2024-01-{1 + n % 28:02d},c{n % 7},paid,p0,1\nS{n:04d},,,,p1,2\n"
    read = opened(text)
    assert read.rows()[1] == ("S0000", "2024-01-01", "c0", "paid", "p1", "2")
    assert "fields-filled-down" in read.codes


def test_a_further_number_of_the_order_is_no_time_of_its_lines(opened: Opener) -> None:
    """Nine digits may be seconds; these change where an order begins, and there only."""
    text = "order,mail,day,state,canal,product,amount,id\n"
    for n in range(20):
        mail, number = f"m{n % 7}@a.example", 881230000 + n
        text += f"{n},{mail},2024-01-{1 + n:02d} 10:23:11,paid,web,p0,1,{number}\n"
        text += f"{n},{mail},,,,p1,1,{number}\n"
    assert opened(text).rows()[3][:5] == ("1", "m1@a.example", "2024-01-02 10:23:11", "paid", "web")


def test_states_of_an_order_that_has_its_time_on_all_lines(opened: Opener) -> None:
    """As Shopify exports orders: who and when stands on every line, how it was paid on the first.

    One order lacks a state, which stays open.
    """
    text = "name,mail,paid by,state,town,at,product\n"
    for n in range(40):
        who, at = f"#{n},m{n % 7}@a.example", f"2024-01-{1 + n % 28:02d} 10:{n:02d}:11"
        state = "" if n == 30 else "paid"
        text += f"{who},card,{state},Lyon,{at},p0\n{who},,,,{at},p1\n"
    read = opened(text)
    assert read.rows()[3][2:5] == ("card", "paid", "Lyon")
    assert read.rows()[61][2:5] == ("card", None, "Lyon")
    assert "further lines of an order" in read.finding("fields-filled-down").message


def test_an_order_may_lack_what_all_others_have(opened: Opener) -> None:
    """Further down than the first rows an order has no town; the rest is filled all the same."""
    text = "order,day,town,state,product,amount\n"
    for n in range(1100):
        town = "" if n == 1050 else "Lyon"
        text += f"S{n:04d},2024-01-{1 + n % 28:02d},{town},paid,p0,1\nS{n:04d},,,,p1,2\n"
    rows = opened(text).rows()
    assert rows[2101] == ("S1050", "2024-01-15", None, "paid", "p1", "2")
    assert rows[2103] == ("S1051", "2024-01-16", "Lyon", "paid", "p1", "2")


@pytest.mark.parametrize(
    "text",
    [
        # guests of a shop have no account, and their rows have a time of their own
        "customer,since,mail,product,at,n\n"
        + "".join(f"c{n % 5},2023-01-01,m{n % 5},p{n % 3},2024-01-01 10:00,1\n" for n in range(20))
        + "".join(f",,,p{n % 3},2024-01-02 10:00,1\n" for n in range(20)),
        # visits, whose events have times of their own
        "visit,begun,user,page,at,n\n"
        + "".join(
            f"v{n},2024-01-01 10:00,u{n % 5},p1,2024-01-01 10:00:00,1\n"
            ",,,p2,2024-01-01 10:01:00,1\n"
            for n in range(20)
        ),
        # what the first rows say is not true of all
        _orders(900) + ",,c1,,p1,1\n" + "S9999,2024-02-01,c1,,p1,1\n" * 5,
        # the first row has nothing above it
        _HEAD + ",,,,p0,1\n" + _orders().removeprefix(_HEAD),
        # one line further down has a day, and no order
        _orders() + ",2024-02-01,,,p1,1\n" + "S0099,2024-02-01,c1,,p1,1\n" * 5,
    ],
)
def test_other_gaps_stay_gaps(opened: Opener, text: str) -> None:
    read = opened(text)
    assert "fields-filled-down" not in read.codes
    assert any(row[0] is None for row in read.rows())


def test_a_time_in_an_unknown_form_is_named(opened: Opener) -> None:
    rows = "".join(f"u{n},Sat Mar 02 12:34:{n:02d} XQT 2013\n" for n in range(10, 40))
    found = opened(f"user,date_added\n{rows}").finding("time-form-unknown")
    assert found.message == (
        "date_added looks like a time in a form that is not known: Sat Mar 02 12:34:10 XQT 2013."
    )


def test_documents_that_are_called_by_their_time_are_no_unknown_times(opened: Opener) -> None:
    rows = "".join(f"Продажа {n:09} от 06.01.2025 08:04:{n:02d},u{n}\n" for n in range(10, 40))
    assert "time-form-unknown" not in opened(f"doc,user\n{rows}").codes


def test_titles_and_versions_look_like_no_times(opened: Opener) -> None:
    rows = "".join(f"Film {n} (19{n}),10.0.0.{n},12:{n},may 20{n}\n" for n in range(10, 40))
    assert opened(f"title,address,hour,month\n{rows}").codes == []


def test_the_order_of_rows_tells_day_and_month(opened: Opener) -> None:
    rows = [f"u{d},{d:02d}/{m:02d}/2024\n" for m in range(1, 7) for d in range(1, 13)]
    found = opened("user,day\n" + "".join(rows)).finding("day-by-order-of-rows")
    assert "day is read day first" in found.message
    turned = "".join(rows[::2] + rows[1::2][::-1] + rows[::7])
    assert "day-by-order-of-rows" not in opened("user,day\n" + turned, "other.csv").codes


def test_years_of_two_digits_behind_zeros_are_told(opened: Opener) -> None:
    rows = [f"u{n},00{14 + n // 20}-11-{n % 20 + 1:02d} 15:40:26\n" for n in range(40)]
    found = opened("user,created\n" + "".join(rows)).finding("year-of-two-digits")
    assert found.message == (
        "created has years of two digits behind zeros (0014-11-01 15:40:26): it is read as 2014."
    )
    full = "".join(rows).replace(",00", ",20") + "u1,0014-11-01 15:40:26\n"
    assert "year-of-two-digits" not in opened("user,created\n" + full, "other.csv").codes


def test_title_and_kind_of_an_article_are_filled_down_to_its_variants(opened: Opener) -> None:
    """As Shopify exports products: the handle stands on every line, the rest on the first one."""
    text = "Handle,Title,Vendor,Status,Type,Size,SKU\n"
    for n in range(20):
        text += f"tee-{n},Blue Tee {n},Maker,active,{'Tops' if n % 3 else ''},S,T{n}-S\n"
        text += f"tee-{n},,,,,M,T{n}-M\ntee-{n},,,,,L,T{n}-L\n"
    read = opened(text)
    assert read.rows()[2] == ("tee-0", "Blue Tee 0", "Maker", "active", None, "L", "T0-L")
    assert read.rows()[4] == ("tee-1", "Blue Tee 1", "Maker", "active", "Tops", "M", "T1-M")
    found = read.finding("fields-filled-down")
    assert (found.row, found.column, found.count) == (3, "Title", 40)
    assert "variants of an article" in found.message


def test_blank_fields_of_articles_without_a_common_handle_stay_blank(opened: Opener) -> None:
    text = "SKU,Title,Vendor,Type,Size\n"
    for n in range(40):
        text += f"T{n},Blue Tee {n},Maker,Tops,S\n" if n % 2 == 0 else f"T{n},,,,M\n"
    read = opened(text)
    assert read.rows()[1] == ("T1", None, None, None, "M")
    assert "fields-filled-down" not in read.codes


@pytest.mark.parametrize(
    "articles",
    [
        # 2195047459 may be a second of 2039; the order has its day in words of its own.
        [(2_195_047_459 - n * 7919, 2_129_131_509 + n * 31) for n in range(20)],
        # 3.10.5100 may be a day of a year in which nobody orders.
        [(f"3.{1 + n % 12}.{5100 + n}", f"2.{1 + n % 12}.{8100 + n}") for n in range(20)],
    ],
    ids=["ten digits", "dots"],
)
def test_numbers_of_articles_are_no_times_of_their_lines(
    opened: Opener, articles: list[tuple[object, object]]
) -> None:
    text = _HEAD
    for n, (first, second) in enumerate(articles):
        text += f"S{n:04d},2024-01-{1 + n % 28:02d},c{n % 7},Ana,{first},1\n,,,,{second},2\n"
    read = opened(text)
    assert read.rows()[1][:4] == ("S0000", "2024-01-01", "c0", "Ana")
    assert "fields-filled-down" in read.codes
