"""What values look like: shapes, lists, numbers and times, also in large tables."""

from __future__ import annotations

from itertools import permutations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.profiles import profile
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.profiles.numerals import decimal_of, number
from personalize_poc.data.own.profiles.shapes import members, shape
from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.which_column import possible_ids
from tests.data.own.roles.worlds.proposals import log_of
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_NAMES = [f"{chr(65 + n)}{chr(97 + n)}berg, {('Anna', 'Paul', 'Ute')[n % 3]}" for n in range(24)]
_COLOURS = [f"{a}, {b}" for a, b in permutations(("red", "blue", "grey", "pink", "ochre"), 2)]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("integer", ["1", "20", "-3"]),
        ("integer", [*map(str, range(20)), "guest"]),
        ("decimal", ["1,50", "20,00"]),
        ("decimal", ["1.234,50 €", "20,00 €"]),
        ("decimal", ["12,000원", "9,500원"]),
        ("decimal", ["R$ 1.234,50", "R$ 20,00"]),
        ("boolean", ["Y", "N", "N"]),
        ("email", ["a@example.com", "b@example.com"]),
        ("uuid", ["8d1f6b8a-0f3b-4d7c-9e67-3a0b6c1d2e3f"] * 2),
        ("url", ["https://example.com/a", "/b/c"]),
        ("url", ["/Data(a)/", "/b/c"]),
        ("code", [f"10.3299/{'abc'[n % 3]}.20{n % 20:02}.{n:05}" for n in range(40)] * 9),
        ("code", [f"/Date({1_646_084_248_198 + n})/" for n in range(90)]),
        ("object", ['{"a": 1}', "{}"]),
        ("code", ["AB-12", "AB-13"]),
        ("code", ["03.017", "12.250", "01.003"]),
        ("decimal", ["3.017", "12.250", "1.003"]),
        ("code", ["gid://shop/Product/1", "gid://shop/Product/2", "gid://shop/Product/1"]),
        ("code", [f"ORD/{n // 9:06}/23" for n in range(90)]),
        ("code", [f"MYR{10_000 + n * 7919 % 90_000}" for n in range(90)]),
        ("decimal", [f"MYR{n}900" for n in range(10, 90)]),
        ("decimal", [f"MYR{n * 37}" for n in range(2, 90)]),
        ("code", [*(f"{n}/{size}" for n in range(9) for size in ("S", "M", "XL")), "998"]),
        ("list", ["red/S", "blue/M", "S", "M/red", "S/blue", "M/blue"] * 9),
        ("list", [f"{a}/{b}" for a in ("red", "blue") for b in ("small", "large")] * 9),
        ("phrase", ["Angus S King, Jr.", "Ron L Wyden", "David A Perdue , Jr", "Jerry Moran,"] * 9),
        ("phrase", ["Acme Tools, Inc.", "Blue River, LLC", "Acme Tools, Inc."] * 9),
        ("phrase", _NAMES * 3),
        ("list", _COLOURS * 3),
        ("phrase", ["Left 90/Green Ones", "Blue", "Red Ones", "Left 90/Green Ones"] * 20),
        ("phrase", [f"GX-{n % 40:04}{' /B' * (n % 3 == 0)}" for n in range(99)] * 3),
        ("phrase", [f"VT {n % 40}{(' /A', ' /RH', '')[n % 3]}" for n in range(99)] * 3),
        ("list", [f"{a} /{b}" for a in ("red", "blue", "ash") for b in ("S", "M")] * 9),
        ("list", [f"R{n % 12}{'/B' * (n % 2)}" for n in range(99)] + ["B", "B/R1"] * 9),
        ("word", ["view", "cart", "view"]),
        ("empty", ["", ""]),
    ],
)
def test_shapes(kind: str, values: list[str]) -> None:
    assert shape(values).kind == kind


@pytest.mark.parametrize(
    ("separator", "values"),
    [
        ("|", ["Drama|War", "Drama", "War|Comedy|Drama"]),
        ("json", ['["Drama", "War"]', '["War"]']),
        ("python", ["['Drama', 'War']", "['War']"]),
        (", ", ["Drama, War", "War, Drama, Comedy", "Drama, Comedy"]),
        (" > ", ["Home > Kitchen", "Home > Garden", "Home > Garden"]),
    ],
)
def test_lists_with_their_separator(separator: str, values: list[str]) -> None:
    found = shape(values)
    assert (found.kind, found.separator) == ("list", separator)
    assert members(values[0], separator)[-1] in found.tokens


def test_a_sentence_with_commas_is_no_list() -> None:
    values = [f"Warm, soft and light, made for evening number {n} by the sea" for n in range(50)]
    assert shape(values).kind == "text"


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("seconds", "1704207845"),
        ("milliseconds", "1704207845000"),
        ("microseconds", "1704207845000000"),
        ("%Y%m%d%H%M%S", "20240102150405"),
        ("iso", "2024-01-02T15:04:05Z"),
        ("iso", "2024-01-02 15:04:05.123+09:00"),
        ("%Y-%m-%d %p %I:%M:%S", "2024-01-02 오후 3:04:05"),
        ("%m/%d/%Y %I:%M:%S %p", "1/22/2024 3:04:05 PM"),
        ("%d-%b-%Y %H:%M:%S", "02-Jan-2024 15:04:05"),
    ],
)
def test_times(form: str, value: str) -> None:
    found = moment([value] * 5)
    assert found is not None
    assert found.form == form
    assert found.seconds[0] is not None
    assert int(found.seconds[0] % 86400) == 15 * 3600 + 4 * 60 + 5


@pytest.mark.parametrize("value", ["12345", "AB-12", "9.99", "+49 30 1234567", "1-2", "hello"])
def test_no_times(value: str) -> None:
    assert moment([value] * 5) is None


def test_numbers_of_two_worlds() -> None:
    assert decimal_of(["1,50", "2,25"]) == ","
    assert decimal_of(["1,234.50", "2.25"]) == "."
    assert decimal_of(["23,949", "0,033", "17,157"]) == ","
    assert decimal_of(["23,949", "17,157"]) == "."
    assert number("1.234,50 €", ",") == 1234.5
    assert number("12,000원") == 12000
    assert number("twelve") is None


def test_counts_of_large_tables_are_near_the_truth() -> None:
    rows = 300_000
    made = reading(
        {
            "log.csv": {
                "row": range(rows),
                "user": [f"u{n * 7919 % 30_011}" for n in range(rows)],
                "type": ["view" if n % 3 else "buy" for n in range(rows)],
                "rare": ["x" if n % 100 == 0 else None for n in range(rows)],
            }
        }
    )
    row, user, kind, rare = profile(made.connection, made.tables[0]).columns
    assert row.is_unique
    assert not user.is_unique
    assert user.distinct == pytest.approx(30_011, rel=0.05)
    assert kind.distinct == 2
    assert rare.filled == 3000
    assert rare.is_constant


def test_a_thousand_columns_are_profiled_in_little_memory() -> None:
    names = [f"f{number}" for number in range(1000)]
    read = reading({"wide.csv": {name: ["a", "b", "b", None] for name in names}})
    read.connection.execute("SET memory_limit = '1GB'")
    found = profile(read.connection, read.tables[0])
    assert [one.name for one in found.columns] == names
    assert {(one.filled, one.distinct) for one in found.columns} == {(3, 2)}


def test_long_ids_that_a_spreadsheet_spoilt_are_no_decimals() -> None:
    assert shape(["8801230000000", "8.80124E+12", "8801230070001"]).kind == "integer"
    assert shape(["1.5", "8.80124E+12", "2.5"]).kind == "decimal"


def test_written_times_among_seconds() -> None:
    read = moment(["2024-01-13T10:03:31Z", "13/01/2024 10:03:31", "1705140211"])
    assert read is not None
    assert read.seconds == (1705140211.0,) * 3


def test_numbers_of_customers_are_no_days_of_a_spreadsheet() -> None:
    assert moment([str(20001 + n) for n in range(50)]) is None
    assert moment(["45301", "45302.5", "45310"]) is not None
    assert moment(["1704691881"] * 9 + ["guest"]) is not None


def test_names_in_two_parts_with_blanks_are_no_lists() -> None:
    houses = [f"{('BOS', 'ZEE', 'DUIN')[n % 3]}/{100 + n * 7} {4 + n % 3}p LUX" for n in range(60)]
    assert shape(houses * 4).kind == "phrase"
    kinds = ("Drama", "Comedy", "War", "Crime", "Love", "Horror", "Music")
    pairs = [f"{a}/{b}" for a in kinds for b in kinds if a != b]
    assert shape(pairs * 4).kind == "list"


def test_ids_with_slashes_are_no_lists_beside_a_word() -> None:
    numbers = [f"TA/{n:04d}/{n % 89:02d}" for n in range(300)]
    assert shape([*numbers, *["SHOPPER"] * 60]).kind == "code"
    assert shape([*["Drama/Comedy", "Comedy/War"] * 60, *["Drama", "War"] * 20]).kind == "list"


def test_signatures_of_archives_are_ids_and_lists_of_genres_are_not() -> None:
    signatures = [f"SE/GLA/{12_000 + n % 90}/{'ABC'[n % 3]} I/{n % 40}" for n in range(400)]
    assert shape(signatures).kind == "code"
    parts = [f"{'ST'[n % 2]}O {2_000 + n}/{n % 9}" for n in range(300)]
    assert shape([*parts, *[f"{n:08d}" for n in range(80)]]).kind == "phrase"
    html = [f"<p>Lamp {n}</p><p>{n % 7} W, {'AB'[n % 2]} model</p>" for n in range(200)]
    assert shape(html).kind != "code"
    genres = ["Drama/War/1990s", "War/Comedy/Drama", "1990s/Drama/Comedy", "Comedy/War/Drama"]
    assert shape(genres * 40).kind == "list"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("20240102-235959", True), ("20240102-009160", False), ("2024-01-02 10:75:00", False)],
)
def test_a_number_behind_a_day_is_a_time_of_day_if_there_is_such_a_time(
    text: str, seconds: bool
) -> None:
    assert (moment([text] * 30) is not None) is seconds


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([f"M{4 + n % 5:02d} {100_000 + n * 7919 % 900_000}" for n in range(200)], "code"),
        ([f"N{n % 40} N{n * 7 % 40}" for n in range(200)], "list"),
    ],
)
def test_parts_with_places_of_their_own_are_a_code(values: list[str], kind: str) -> None:
    assert shape(values).kind == kind


def test_a_court_and_the_number_of_its_decision_are_one_name() -> None:
    courts = ("BAG", "BGH", "OLG Köln", "OVG Münster")
    names = [f"{courts[n % 4]}, {1 + n % 12} AZR {100 + n % 70}/{10 + n % 15}" for n in range(400)]
    assert shape(names).kind != "list"
    assert shape([f"{'abcdef'[n % 6]}, {'abcdef'[n // 6 % 6]}" for n in range(400)]).kind == "list"


def test_numbers_of_articles_stay_numbers_beside_a_word_for_freight() -> None:
    given = [f"{1000 + n:018d}" if n % 5 else "FRACHT" for n in range(500)]
    found = shape(given)
    assert (found.kind, found.zeros) == ("integer", True)


def test_codes_that_begin_with_zeros_are_no_telephone_numbers() -> None:
    assert shape([f"00-{n:08}" for n in range(1, 90)]).kind == "code"
    assert shape([f"0{n}-{n:04}-{n * 7:04}" for n in range(11, 90)]).kind == "phone"


@pytest.mark.parametrize("number", ["(11) 98080-9569", "(212) 555-0123", "(031) 234 5678"])
def test_telephone_numbers_with_the_area_in_brackets(number: str) -> None:
    head, tail = number[:-4], number[-4:]
    numbers = [f"{head}{(int(tail) + n * 77) % 10_000:04d}" for n in range(60)]
    assert shape(numbers).kind == "phone"


def test_numbers_of_many_digits_are_no_amounts() -> None:
    w = World(609)
    items = {"item_id": [code("I", i) for i in range(w.items)]}
    items["asset"] = [str(10**19 + i * 7919) for i in range(w.items)]
    items["kind"] = [f"k{i % 5}" for i in range(w.items)]
    made = roles.propose(reading({"log.csv": log_of(w), "items.csv": items}))
    assert made.mapping is not None
    assert "asset" in made.mapping.sections["items"].unused


@pytest.mark.parametrize(
    ("words", "different", "amounts"),
    [
        (("unknown",), 60, True),
        (("12,x",), 60, True),
        (("on request", "sold out"), 60, True),
        (("S", "M", "L"), 60, False),
        (("one size",), 5, False),  # sizes of shoes
    ],
)
def test_one_or_two_words_in_half_of_the_rows_leave_amounts_what_they_are(
    words: tuple[str, ...], different: int, amounts: bool
) -> None:
    numbers = [f"{3 + n % different}.{5 + n % 2 * 4}" for n in range(200)]
    beside = [words[n % len(words)] for n in range(200)]
    found = shape([one for pair in zip(numbers, beside, strict=True) for one in pair]).kind
    assert (found == "decimal") is amounts


@pytest.mark.parametrize("gap", ["NA", "n/a", "NaN"])
def test_amounts_with_gaps_in_words_are_amounts(gap: str) -> None:
    assert shape(["1.50", gap, "20.25", gap, gap, "3.75"]).kind == "decimal"


def test_things_under_their_group_are_no_lists_beside_a_word_for_freight() -> None:
    goods = [f"Toner : HP-CF{n % 90}X/{n}" for n in range(300)]
    given = [
        one for n in range(1200) for one in (goods[n * 7 % 300], "Freight")[: 1 + (n % 4 == 0)]
    ]
    assert shape(given).kind == "phrase"
    genres = ["Drama/Comedy", "Drama/War", "Comedy/War", "War", "Drama", "Comedy"]
    assert shape([genres[n % 6] for n in range(1200)]).kind == "list"


def test_sentences_markup_and_browsers_are_no_lists() -> None:
    agents = [
        f"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:{n}.0) Gecko Firefox/{n}.0" for n in (1, 2)
    ] * 50
    reviews = ["Good shoe, nice colour.", "Nice colour, good price!", "Good price, good shoe."] * 40
    markup = ["<b>Soft</b>, warm", "<b>Soft</b>, long", "<i>Warm</i>, long"] * 40
    for values in (agents, reviews, markup):
        assert shape(values).kind != "list"
    assert shape(["soft, warm", "soft, long", "warm, long", "soft"] * 40).kind == "list"


@pytest.mark.parametrize(
    ("days", "possible"),
    [("Mon Tue Wed Thu Fri Sat Sun", False), ("월요일 화요일 수요일 목요일 금요일", False),
     ("Montag Dienstag Mittwoch Donnerstag Freitag", False), ("Mon Tue Wed Thu Lunch", True)],
)  # fmt: skip
def test_a_day_of_the_week_names_nothing(days: str, possible: bool) -> None:
    names = days.split()
    table = {
        "user": [f"u{n % 30}" for n in range(300)],
        "on": [names[n % 7 % len(names)] for n in range(300)],
    }
    (view,) = understand(reading({"sessions.csv": table}))
    assert possible_ids.is_possible(view, view.columns[1]) is possible


@pytest.mark.parametrize(
    ("value", "kind"),
    [("+48 600 1{0:02d} 2{0:02d}", "phone"), ("+351 91{0:02d} 4{0:02d} 733", "phone"),
     ("+1 2{0:02d} 400", "decimal"), ("+12 7{0:02d}", "decimal")],
)  # fmt: skip
def test_groups_of_digits_behind_a_plus_are_a_telephone_number_if_they_are_many(
    value: str, kind: str
) -> None:
    assert shape([value.format(n) for n in range(10, 90)]).kind == kind


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [
        ("member_id", ["1,183", "187", "12,044"], "integer"),
        ("member_id", ["1.183", "187", "12.044"], "integer"),
        ("member_id", ["1,183", "0,187", "12,044"], "decimal"),
        ("member_id", ["1,183", "1.187", "12,044"], "decimal"),
        ("weight", ["1,183", "187", "12,044"], "decimal"),
    ],
)
def test_ids_may_be_written_with_a_sign_between_thousands(
    name: str, values: list[str], kind: str
) -> None:
    tables = reading({"log.csv": {name: values * 20, "n": range(60)}})
    (column, __) = understand(tables)[0].columns
    assert column.shape.kind == kind
