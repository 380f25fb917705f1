"""Each finding: on data with the fault, with count, row and value; and none on clean data."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.check import findings
from personalize_poc.data.findings import Finding, Grade
from tests.support.canonical_tables import World

START = 1_700_006_400  # midnight, UTC
DAY = 86_400
DAYS = 100
NOW = START + (DAYS + 2) * DAY
COLUMNS = ["USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE"]
KEYS = "SELECT u, i, t, e, v FROM "

# 60,000 events of 2,000 users with 300 items, in 100 days, mostly by day; numbers without chance.
CLEAN = f"""(SELECT 'u' || (10000 + n % 2000) AS u,
    'i' || (100 + least(299, floor(300 * pow((n * 7919 % 60013) / 60013.0, 1.5)))::INT) AS i,
    ({START} + (n // 600) * {DAY} + 7 * 3600 + (n % 600) * 96)::BIGINT::VARCHAR AS t,
    ['view', 'view', 'cart', 'purchase'][1 + n * 31 % 4] AS e,
    (5 + n * 13 % 40)::VARCHAR AS v, n FROM range(60000) r(n))"""
ITEMS = """(SELECT 'i' || (100 + n) AS i, ['red', 'green', 'blue'][1 + n % 3] AS colour,
    (10 + n * 7 % 90)::VARCHAR AS price, 'What number ' || n || ' is good for, in words' AS text
    FROM range(300) r(n))"""
ITEM_COLUMNS = ["ITEM_ID", "COLOUR", "PRICE", "DESCRIPTION"]


def shop(
    interactions: str = CLEAN,
    items: str | None = f"SELECT i, colour, price, text FROM {ITEMS}",
    timezone: str = "UTC",
) -> World:
    world = World(timezone).add("interactions", COLUMNS, KEYS + interactions)
    if items is not None:
        world.add("items", ITEM_COLUMNS, items)
    return world


def found(world: World) -> list[Finding]:
    """All findings but one: items of the clean shop are about equally popular, and it is said."""
    everything = findings.find(world.canonical(), now=NOW)
    return [one for one in everything if one.code != "popularity-flat"]


def the(code: str, world: World) -> Finding:
    """The one finding of this code; no other one may hide behind it."""
    (one,) = [finding for finding in found(world) if finding.code == code]
    return one


def with_rows(*rows: tuple[Any, ...], clean: str = CLEAN) -> str:
    """Clean events, and after them rows of one's own (user, item, time, type, value)."""
    more = ", ".join(
        "(" + ", ".join("NULL" if x is None else f"'{x}'" for x in row) + f", {60000 + k})"
        for k, row in enumerate(rows)
    )
    return f"(SELECT * FROM {clean} UNION ALL SELECT * FROM (VALUES {more}) ORDER BY n)"


def changed(column: str, value: str, where: str, clean: str = CLEAN) -> str:
    """Clean events with another value in a column of some rows (SQL)."""
    other = f"CASE WHEN {where} THEN {value} ELSE {column} END"
    return f"(SELECT * REPLACE ({other} AS {column}) FROM {clean})"


LATE = str(START + 5 * DAY + 40_000)


def test_people_who_are_called_with_a_comma_are_not_several() -> None:
    names = shop(changed("u", "'Berger, A' || u || ', Salem'", "true"))
    assert "id-several" not in {one.code for one in found(names)}


def test_clean_data_has_no_finding() -> None:
    assert found(shop()) == []


@pytest.mark.parametrize(
    ("value", "why"), [("1970-01-01T04:15:55Z", "before 1980"), ("19th of May", "cannot be read")]
)
def test_times_of_a_device_without_a_clock_are_called_so(value: str, why: str) -> None:
    (one,) = found(shop(changed("t", f"'{value}'", "n IN (1, 2)")))
    assert one.code == "time-unreadable"
    assert why in one.message


@pytest.mark.parametrize(("first", "told"), [("1902-02-01", True), ("1970-01-01", False)])
def test_days_of_an_archive_are_no_failed_clock(first: str, told: bool) -> None:
    day = f"strftime(DATE '{first}' + (n % 300)::INT, '%Y-%m-%d')"
    (one,) = [one for one in found(shop(changed("t", day, "n < 900"))) if "1980" in one.message]
    assert ("archive" in (one.fix or "")) is told
    assert ("a device without a clock" in (one.fix or "")) is not told
    if told:
        assert "INTERVAL 80 YEAR" in (one.fix or "")


Case = tuple[str, str, Grade, int, int | None, str | None]

Fault = tuple[str, str, str, str, Grade, int, int, str | None]

# Faults of single rows, all in one export: code, column, its value and where (SQL), grade, count,
# line and value of the first.
ROWS: list[Fault] = [
    ("id-missing", "u", "'  '", "n IN (5, 9)", Grade.WEAKENS, 2, 7, "  "),
    ("placeholder-id", "u", "'NULL'", "n IN (15, 19)", Grade.WEAKENS, 2, 17, "NULL"),
    ("id-blank-or-slash", "u", "'a/b'", "n = 23", Grade.NOTE, 1, 25, "a/b"),
    ("id-too-long", "u", "repeat('x', 257)", "n = 33", Grade.BLOCKS, 1, 35, "x" * 79 + "…"),
    ("id-broken-letters", "u", "'M\ufffdller'", "n = 43", Grade.WEAKENS, 1, 45, "M\ufffdller"),
    ("id-case", "u", "'U10003'", "n = 2003", Grade.WEAKENS, 1, 2005, "U10003"),
    ("id-padded", "u", "' ' || u", "n IN (53, 54)", Grade.NOTE, 2, 55, " u10053"),
    ("test-account", "u", "'test_7'", "n = 63", Grade.NOTE, 1, 65, "test_7"),
    ("time-unreadable", "t", "'soon'", "n IN (1, 2)", Grade.WEAKENS, 2, 3, "soon"),
    ("time-empty", "t", "NULL", "n IN (11, 12)", Grade.WEAKENS, 2, 13, None),
    ("time-in-future", "t", f"'{NOW + 3 * DAY}'", "n = 4", Grade.WEAKENS, 1, 6, None),
    ("event-type-missing", "e", "''", "n = 8", Grade.WEAKENS, 1, 10, ""),
    ("returns", "e", "'Storno'", "n % 1000 = 3", Grade.WEAKENS, 60, 5, "Storno"),
    ("negative-amounts", "v", "'-' || v", "n % 1000 = 3", Grade.WEAKENS, 60, 5, "-44"),
    ("value-unreadable", "v", "'much'", "n = 6", Grade.WEAKENS, 1, 8, "much"),
    ("outliers", "v", "'999999'", "n IN (16, 17)", Grade.NOTE, 2, 18, "999999"),
    ("item-not-in-catalogue", "i", "'x1'", "n = 26", Grade.NOTE, 1, 28, "x1"),
]
ITEM_ROWS: list[Fault] = [
    ("value-unreadable", "price", "'ask'", "i = 'i104'", Grade.WEAKENS, 1, 6, "ask"),
    ("outliers", "price", "'123456'", "i = 'i109'", Grade.NOTE, 1, 11, "123456"),
    ("categories-nearly-agree", "colour", "'RE-D'", "i = 'i109'", Grade.WEAKENS, 1, 11, "RE-D"),
    ("value-too-long", "colour", "repeat('y', 1001)", "i = 'i119'", Grade.BLOCKS, 1, 21, None),
    ("broken-letters", "text", "'GrÃ¼n'", "i = 'i109'", Grade.WEAKENS, 1, 11, "GrÃ¼n"),
    ("html", "text", "'<p>Nice</p> &nbsp;'", "i = 'i119'", Grade.NOTE, 1, 21, None),
    ("text-too-long", "text", "repeat('y ', 10001)", "i = 'i129'", Grade.NOTE, 1, 31, None),
]


def with_faults(faults: list[Fault], clean: str) -> str:
    """Clean rows with all of these faults (SQL)."""
    for _, column, value, where, *_ in faults:
        clean = changed(column, value, where, clean)
    return clean


@pytest.fixture(scope="module")
def of_rows() -> list[Finding]:
    return found(shop(with_faults(ROWS, CLEAN)))


@pytest.fixture(scope="module")
def of_item_rows() -> list[Finding]:
    rows = f"SELECT i, colour, price, text FROM {with_faults(ITEM_ROWS, ITEMS)}"
    return found(shop(items=rows))


def _agrees(fault: Fault, all_of_them: list[Finding], file: str) -> None:
    code, _, _, _, *expected, value = fault
    (one,) = [finding for finding in all_of_them if finding.code == code]
    assert [one.grade, one.count, one.row] == expected
    assert one.file == file
    if value is not None:
        assert one.value == value


@pytest.mark.parametrize("fault", ROWS, ids=lambda fault: fault[0])
def test_faults_of_single_rows(fault: Fault, of_rows: list[Finding]) -> None:
    _agrees(fault, of_rows, "orders.csv")


@pytest.mark.parametrize("fault", ITEM_ROWS, ids=lambda fault: fault[0])
def test_faults_of_single_items(fault: Fault, of_item_rows: list[Finding]) -> None:
    _agrees(fault, of_item_rows, "products.csv")


def test_faults_of_single_rows_bring_no_others(
    of_rows: list[Finding], of_item_rows: list[Finding]
) -> None:
    assert {one.code for one in of_rows} == {fault[0] for fault in ROWS}
    assert {one.code for one in of_item_rows} == {fault[0] for fault in ITEM_ROWS}


# What is wrong with the interactions: code, events, grade, count, line and value of the first.
EVENTS: list[Case] = [
    ("placeholder-id", changed("u", "'0'", "n % 50 = 7"), Grade.WEAKENS, 1200, 9, "0"),
    ("id-scientific", changed("i", "'1.23E+11'", "n > 59990"), Grade.WEAKENS, 9, 59993, "1.23E+11"),
    ("id-scientific", changed("i", "'3,40' || n % 5 || 'E+12'", "n % 9 > 3"), Grade.BLOCKS,
     33332, 6, "3,404E+12"),
    ("id-several", changed("i", "i || ',i7'", "n % 100 = 0"), Grade.WEAKENS, 600, 2, "i100,i7"),
    ("time-too-large", changed("t", "t || '000'", "n < 7"), Grade.BLOCKS, 7, 2, "1700031600000"),
    ("time-too-small", changed("t", "left(t, 7)", "n < 7"), Grade.BLOCKS, 7, 2, "1700031"),
    ("times-at-midnight", changed("t", f"({START} + n // 600 * {DAY})::VARCHAR", "true"),
     Grade.WEAKENS, 60000, 2, str(START)),
    ("some-times-at-midnight", changed("t", f"({START} + n // 600 * {DAY})::VARCHAR", "n % 10 = 4"),
     Grade.WEAKENS, 6000, 6, str(START)),
    ("times-identical", changed("t", f"'{LATE}'", "true"), Grade.WEAKENS, 60000, 2, LATE),
    ("times-of-a-job",
     changed("t", f"({START + 3 * 3600} + n // 600 * {DAY} + n % 600)::VARCHAR", "true"),
     Grade.WEAKENS, 60000, None, None),
    ("days-missing", f"(SELECT * FROM {CLEAN} WHERE n // 600 NOT BETWEEN 40 AND 49)",
     Grade.WEAKENS, 10, 24001, None),
    ("times-far-away", changed("t", "'631152000'", "n IN (7, 9)"), Grade.NOTE, 2, 9, "631152000"),
    ("last-day-incomplete", f"(SELECT * FROM {CLEAN} WHERE n < 59500)",
     Grade.NOTE, 100, None, None),
    ("too-few-interactions", f"(SELECT * FROM {CLEAN} WHERE n % 100 = 0)",
     Grade.BLOCKS, 600, None, None),
    ("few-interactions", f"(SELECT * FROM {CLEAN} WHERE n % 3 = 0)", Grade.NOTE, 20000, None, None),
    ("too-few-users", changed("u", "'x' || n", "n >= 48"), Grade.BLOCKS, 0, None, None),
    ("few-users", changed("u", "'u' || n % 900", "true"), Grade.NOTE, 900, None, None),
    ("few-items", changed("i", "'i' || (100 + n % 99)", "true"), Grade.WEAKENS, 99, None, None),
    ("duplicates", with_rows(("u10003", "i1", LATE, "view", 1), ("u10003", "i1", LATE, "view", 1)),
     Grade.NOTE, 1, 60003, "i1"),
    ("retries", with_rows(("u1", "i1", LATE, "view", 1), ("u1", "i1", int(LATE) + 4, "view", 1)),
     Grade.NOTE, 1, 60003, "i1"),
    ("repeats", changed("i", "'i' || (100 + n % 10)", "true"), Grade.NOTE, 58000, 2002, None),
    ("event-type-spellings", changed("e", "'Purchase'", "e = 'purchase' AND n % 5 = 0"),
     Grade.WEAKENS, 3000, 7, "Purchase"),
    ("event-type-spellings", changed("e", "'purchse'", "e = 'purchase' AND n < 60"),
     Grade.WEAKENS, 15, 3, "purchse"),
    ("id-missing", changed("u", "NULL", "n % 5 > 1"), Grade.WEAKENS, 36000, 4, None),
    ("id-missing", changed("u", "NULL", "n % 20 > 0"), Grade.BLOCKS, 57000, 3, None),
    ("id-missing", changed("u", "NULL", "n > 900"), Grade.BLOCKS, 59099, 903, None),
    ("id-missing", changed("i", "NULL", "n % 5 > 1"), Grade.BLOCKS, 36000, 4, None),
    ("time-unreadable", changed("t", "'soon'", "n % 5 > 1"), Grade.BLOCKS, 36000, 4, "soon"),
    ("too-many-event-types", changed("e", "'kind ' || chr(97 + (n % 9)::INT)", "true"),
     Grade.BLOCKS, 11, None, None),
    ("bots", changed("u", "'u7'", "n BETWEEN 600 AND 2600"), Grade.WEAKENS, 1, 602, "u7"),
    ("heavy-users", changed("u", "'u7'", "n * n % 101 < 4"), Grade.NOTE, 1, 2, "u7"),
    ("single-event-users", changed("u", "'x' || n", "n > 2999"),
     Grade.WEAKENS, 58000, 1002, "u11000"),
    ("short-span", changed("t", f"({START} + n * 8)::VARCHAR", "true"),
     Grade.WEAKENS, 0, None, None),
    ("item-not-in-catalogue", changed("i", "'x' || i", "n % 5 = 2"), Grade.WEAKENS, 300, 4, None),
    ("item-not-in-catalogue", changed("i", "'x' || i", "true"), Grade.BLOCKS, 300, 2, None),
    ("id-other-form", changed("i", "upper(i)", "n % 2 = 1"), Grade.WEAKENS, 30000, 3, None),
    ("new-items", changed("i", "'i' || (500 + n % 100)", "n >= 55000"),
     Grade.NOTE, 5000, 55002, None),
    ("new-users", changed("u", "'n' || n % 1000", "n >= 55000"), Grade.NOTE, 5000, 55002, None),
    ("interest-drifts", changed("i", "'i' || (100 + n // 3000 * 10 + n % 10)", "true"),
     Grade.NOTE, 60000, None, None),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", EVENTS, ids=lambda case: case[0])
def test_faults_of_interactions(case: Case) -> None:
    code, events, grade, count, row, value = case
    one = the(code, shop(events))
    assert (one.grade, one.count, one.row) == (grade, count, row)
    assert one.file == "orders.csv"
    if value is not None:
        assert one.value == value


def items(column: str, value: str, where: str = "true") -> str:
    return f"SELECT i, colour, price, text FROM {changed(column, value, where, ITEMS)}"


# What is wrong with the items.
CATALOGUE: list[Case] = [
    ("id-twice", f"{items('i', 'i')} UNION ALL SELECT 'i107', 'red', '5', 'Twice'",
     Grade.WEAKENS, 1, 302, "i107"),
    ("id-twice", f"{items('i', 'i')} UNION ALL SELECT i, colour, price, text FROM "
     f"({items('i', 'i')}) LIMIT 340", Grade.NOTE, 40, 302, None),
    ("item-without-events", f"{items('i', 'i')} UNION ALL SELECT 'x' || range, 'red', '5', "
     "'Idle' || range FROM range(400)", Grade.NOTE, 400, 302, "x0"),
    ("incomplete", items("colour", "NULL", "substr(i, 2)::INT % 2 = 0"), Grade.WEAKENS, 150, 2, ""),
    ("incomplete", items("text", "NULL", "substr(i, 2)::INT % 5 = 0"), Grade.WEAKENS, 60, 2, ""),
    ("some-missing", items("colour", "NULL", "substr(i, 2)::INT % 5 = 0"), Grade.NOTE, 60, 2, ""),
    ("constant", items("colour", "'red'"), Grade.WEAKENS, 300, 2, "red"),
    ("constant", items("price", "'9'"), Grade.WEAKENS, 300, 2, "9"),
    ("nearly-constant", items("colour", "'red'", "i > 'i103'"), Grade.NOTE, 298, 2, "red"),
    ("all-distinct", items("colour", "i || 'x'"), Grade.WEAKENS, 300, None, None),
    ("many-categories", items("colour", "'c' || substr(i, 2)::INT % 40"),
     Grade.NOTE, 40, None, None),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", CATALOGUE, ids=lambda case: case[0])
def test_faults_of_items(case: Case) -> None:
    code, rows, grade, count, row, value = case
    one = the(code, shop(items=rows))
    assert (one.grade, one.count, one.row) == (grade, count, row)
    assert (one.dataset, one.file) == ("items", "products.csv")
    if value is not None:
        assert one.value == value


@pytest.mark.parametrize(
    ("where", "expected"), [("e = 'purchase'", set()), ("n % 2 = 0", {"incomplete"})]
)
def test_a_quantity_that_only_purchases_have_is_no_gap(where: str, expected: set[str]) -> None:
    quantity = f"CASE WHEN {where} THEN (n % 3 + 1)::VARCHAR END"
    events = f"SELECT u, i, t, e, {quantity} AS q FROM {CLEAN}"
    world = World("UTC").add("interactions", [*COLUMNS[:4], "QUANTITY"], events)
    assert {one.code for one in found(world)} == expected


@pytest.mark.parametrize(("columns", "findings"), [(5, 5), (6, 1)])
def test_many_columns_with_gaps_are_told_together(columns: int, findings: int) -> None:
    names = [f"Q{n}" for n in range(columns)]
    answers = ", ".join(
        f"CASE WHEN substr(i, 2)::INT % {n + 3} = 0 THEN 'a' || substr(i, 2)::INT % 7 END AS q{n}"
        for n in range(columns)
    )
    world = World("UTC").add("interactions", COLUMNS[:4], f"SELECT u, i, t, e FROM {CLEAN}")
    world.add("items", ["ITEM_ID", *names], f"SELECT i, {answers} FROM {ITEMS}")
    told = [one for one in found(world) if one.code == "incomplete"]
    assert len(told) == findings
    assert sum(one.count for one in told) == sum(
        300 - len([i for i in range(100, 400) if i % (n + 3) == 0]) for n in range(columns)
    )
    if findings == 1:
        assert "6 columns of items are filled in" in told[0].message
        assert "Q5, Q4, Q3, Q2, Q1 and 1 more" in told[0].message


def test_what_nearly_everybody_has() -> None:
    course = [(f"u{10000 + n}", "i999", START + 9 * 3600, "view", 7) for n in range(1500)]
    one = the("had-by-most", shop(with_rows(*course), items=None))
    assert (one.grade, one.count, one.value) == (Grade.NOTE, 1, "i999")
    assert "1,500 events" in one.message
    assert "had-by-most" not in codes(shop(with_rows(*course[:1200]), items=None))


def test_what_nearly_everybody_has_is_found_in_many_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("personalize_poc.check.findings.scan.ORDERED_ROWS", 30_000)
    monkeypatch.setattr("personalize_poc.check.findings.scan.SAMPLE", 20_000)
    course = [(f"u{10000 + n}", "i999", START + 9 * 3600, "view", 7) for n in range(1500)]
    one = the("had-by-most", shop(with_rows(*course), items=None))
    assert (one.count, one.value) == (1, "i999")
    often = [("u10001", "i999", START + 9 * 3600 + n, "view", 7) for n in range(1500)]
    assert "had-by-most" not in codes(shop(with_rows(*often), items=None))


def test_one_user_alone_does_not_make_an_item_one_of_most() -> None:
    often = [("u10001", "i999", START + 9 * 3600 + n, "view", 7) for n in range(1500)]
    assert "had-by-most" not in codes(shop(with_rows(*often), items=None))


def test_an_id_of_a_test_may_begin_with_the_letters_that_all_have() -> None:
    """Users are called u10000 and so on."""
    one = the("test-account", shop(changed("u", "'uPROVA01'", "n = 63")))
    assert (one.count, one.value) == (1, "uPROVA01")
    assert "test-account" not in codes(shop(changed("u", "'uPROVAnza'", "n = 63")))


def test_letters_of_a_random_id_name_no_test() -> None:
    clean = CLEAN
    for place, name in enumerate(("01qa60xr9c63tcykx", "013test56ex8", "u-d2demo9k", "u-qa12")):
        clean = changed("u", f"'{name}'", f"n = {place}", clean)
    one = the("test-account", shop(clean))
    assert (one.count, one.value) == (1, "u-qa12")


def test_ids_of_another_form() -> None:
    masters = [(f"GM_{n % 3}", f"i{100 + n}", START + 9 * 3600 + n, "view", 7) for n in range(90)]
    one = the("id-of-another-form", shop(with_rows(*masters), items=None))
    assert (one.grade, one.count, one.column) == (Grade.NOTE, 3, "user_id")
    assert "'GM_0'" in one.message
    assert "90 events" in one.message


def test_ids_of_many_forms_have_no_other_form() -> None:
    clean = CLEAN.replace("'u' || (10000 + n % 2000)", "md5((n % 2000)::VARCHAR)")
    assert "id-of-another-form" not in codes(shop(clean, items=None))


@pytest.mark.parametrize(
    ("name", "unit"),
    [("listen_sec", 1), ("duree_ecoute_s", 1), ("시청시간(초)", 1), ("ms_played", 1000)],
)
def test_plays_that_ended_at_once(name: str, unit: int) -> None:
    played = CLEAN.replace("(5 + n * 13 % 40)", f"({unit} * (1 + n % 600))")
    one = the("short-events", listened(name, played))
    assert (one.count, one.value) == (2900, str(unit))
    assert f"eventValueThreshold {30 * unit}" in one.fix


@pytest.mark.parametrize(("name", "whole"), [("completion_ratio", 1), ("진행률", 100)])
def test_shares_of_what_was_hardly_begun(name: str, whole: int) -> None:
    seen = CLEAN.replace("(5 + n * 13 % 40)", f"({whole} * (n % 101) / 100.0)")
    one = the("short-events", listened(name, seen))
    assert (one.count, one.value) == (2975, "0.0")
    assert f"eventValueThreshold {0.05 * whole:g} " in one.fix


@pytest.mark.parametrize("name", ["discount_percent", "share", "watched"])
def test_values_that_are_no_shares_of_what_was_seen(name: str) -> None:
    seen = CLEAN.replace("(5 + n * 13 % 40)", "(n % 101)")
    assert "short-events" not in codes(listened(name, seen))


@pytest.mark.parametrize("name", ["stars", "price", "minutes"])
def test_values_that_are_no_seconds(name: str) -> None:
    played = CLEAN.replace("(5 + n * 13 % 40)", "(1 + n % 600)")
    assert "short-events" not in codes(listened(name, played))


def test_seconds_of_which_most_are_few() -> None:
    assert "short-events" not in codes(listened("seconds", CLEAN))


@pytest.mark.parametrize(("name", "best", "next_one"), [("stars", 5, 3), ("평점", 10, 5)])
def test_ratings_of_what_was_not_liked(name: str, best: int, next_one: int) -> None:
    rated = CLEAN.replace("(5 + n * 13 % 40)", f"(1 + n % {best})")
    one = the("low-ratings", listened(name, rated))
    assert (one.grade, one.count) == (Grade.NOTE, 24000)
    assert f"eventValueThreshold {next_one} " in one.fix


@pytest.mark.parametrize(("name", "kind"), [("التقييم", "view"), ("v", "rating")])
def test_ratings_by_words_of_other_scripts_and_by_what_happened(name: str, kind: str) -> None:
    rated = CLEAN.replace("(5 + n * 13 % 40)", "(1 + n % 5)")
    rated = rated.replace("'view', 'view', 'cart', 'purchase'", ", ".join([f"'{kind}'"] * 4))
    assert the("low-ratings", listened(name, rated)).count == 24000


@pytest.mark.parametrize(("name", "best"), [("quantity", 5), ("stars", 7), ("rating_count", 900)])
def test_values_that_are_no_ratings_of_a_scale(name: str, best: int) -> None:
    rated = CLEAN.replace("(5 + n * 13 % 40)", f"(1 + n % {best})")
    assert "low-ratings" not in codes(listened(name, rated))


@pytest.mark.parametrize(
    ("values", "count"), [("(n % 6)", 10000), ("(1 + n % 5)", 0), ("(n % 11 * 0.5)", 0)]
)
def test_ratings_of_zero_may_be_none(values: str, count: int) -> None:
    made = found(listened("stars", CLEAN.replace("(5 + n * 13 % 40)", values)))
    told = [one for one in made if one.code == "zero-ratings"]
    assert sum(one.count for one in told) == count
    assert not any(one.grade is not Grade.NOTE for one in told)


def test_what_was_shown_and_not_chosen_is_no_interaction_and_blocks_nothing() -> None:
    shown = CLEAN.replace("SELECT 'u'", "SELECT 'i100|i101' AS s, 'u'")
    items = "CASE WHEN n % 4 = 0 THEN i END"
    world = World("UTC").add(
        "interactions", [*COLUMNS, "IMPRESSION"], f"SELECT u, {items}, t, e, v, s FROM {shown}"
    )
    one = the("nothing-chosen", world)
    assert (one.grade, one.count) == (Grade.NOTE, 45000)
    assert "id-missing" not in codes(world)


def listened(name: str, events: str) -> World:
    columns = {"EVENT_VALUE": name}
    return World("UTC").add("interactions", COLUMNS, KEYS + events, called=columns)


def codes(world: World) -> set[str]:
    return {one.code for one in found(world)}
