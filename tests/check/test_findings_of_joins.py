"""Findings that need two files, lists, time zones or other columns; and what is no finding."""

from __future__ import annotations

import pytest

from personalize_poc.check import findings
from personalize_poc.data.findings import Grade
from tests.check.test_findings import CLEAN, COLUMNS, KEYS, NOW, changed, found, items, shop, the
from tests.support.canonical_tables import TITLE, World

pytestmark = pytest.mark.slow


def codes(world: World) -> set[str]:
    return {one.code for one in found(world)}


PADDED = changed("i", "'00' || substr(i, 2)", "true")  # 00100 to 00399


def test_zeros_that_interactions_lost() -> None:
    events = changed("i", "ltrim(i, '0')", "n % 2 = 1", PADDED)
    one = the("id-lost-zeros", shop(events, items("i", "'00' || substr(i, 2)")))
    assert (one.grade, one.count, one.row) == (Grade.WEAKENS, 30_000, 3)
    assert one.value is not None
    assert one.value.isdigit()
    assert not one.value.startswith("0")
    assert f"{one.value} for 00{one.value}" in one.message


def test_zeros_that_the_catalogue_lost() -> None:
    one = the("id-lost-zeros", shop(PADDED, items("i", "substr(i, 2)")))
    assert (one.dataset, one.count, one.row, one.value) == ("items", 300, 2, "100")


def test_zeros_that_a_part_of_the_interactions_lost_without_a_catalogue() -> None:
    events = changed("i", "ltrim(i, '0')", "n >= 50000", PADDED)
    assert the("id-lost-zeros", shop(events, None)).count == 10_000


def test_lost_zeros_are_not_reported_twice_as_unknown_items() -> None:
    events = changed("i", "ltrim(i, '0')", "true", PADDED)
    assert "item-not-in-catalogue" not in codes(shop(events, items("i", "'00' || substr(i, 2)")))


def test_numbers_without_zeros_are_no_lost_zeros() -> None:
    events = changed("i", "substr(i, 2)", "true")
    assert codes(shop(events, items("i", "substr(i, 2)"))) == set()


def test_ids_ending_in_dot_zero_are_explained() -> None:
    events = changed("i", "substr(i, 2) || '.0'", "true")
    one = the("id-other-form", shop(events, items("i", "substr(i, 2)")))
    assert (one.count, one.share) == (60_000, 1.0)


def test_zero_is_an_id_like_any_other_unless_it_is_everywhere() -> None:
    events = changed("u", "(substr(u, 2)::INT - 10000)::VARCHAR", "true")
    assert codes(shop(events)) == set()


def test_generated_ids_that_differ_in_case_are_different() -> None:
    events = changed("u", "CASE WHEN n % 2 = 0 THEN 'aB' ELSE 'Ab' END || u", "true")
    assert "id-case" not in codes(shop(events))


def test_users_that_no_table_has() -> None:
    world = shop().add(
        "users",
        ["USER_ID", "CITY"],
        "SELECT 'u' || (10000 + n), ['Rome', 'Oslo'][1 + n % 2] FROM range(1999) r(n)",
    )
    one = the("user-not-in-catalogue", world)
    assert (one.count, one.row, one.value) == (1, 2001, "u11999")


def test_a_catalogue_that_has_all_is_no_finding() -> None:
    world = shop().add(
        "users",
        ["USER_ID", "CITY"],
        "SELECT 'u' || (10000 + n), ['Rome', 'Oslo'][1 + n % 2] FROM range(2000) r(n)",
    )
    assert codes(world) == set()


LOCAL = changed("t", "((t::BIGINT // 86400) * 86400 - 9 * 3600)::VARCHAR", "true")


def test_midnight_is_that_of_the_time_zone() -> None:
    assert the("times-at-midnight", shop(LOCAL, timezone="Asia/Seoul")).count == 60_000
    assert "times-at-midnight" not in codes(shop(LOCAL, timezone="UTC"))


def test_midnight_says_how_much_order_is_lost() -> None:
    events = changed("t", "((t::BIGINT // 86400) * 86400)::VARCHAR", "true")
    events = changed("u", "'u' || (n // 2) % 2000", "true", events)
    assert (
        "The order of 52 % of a user's events is lost"
        in the("times-at-midnight", shop(events)).message
    )


ISO = "strftime(to_timestamp(t::BIGINT) AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M:%S')"


class IsoWorld(World):
    """Times are texts; the relation has what a mapping makes of them."""

    def __init__(self, suffix: str) -> None:
        super().__init__()
        self.add("interactions", COLUMNS, KEYS + changed("t", f"{ISO} || '{suffix}'", "true"))
        self.connection.execute(
            "CREATE OR REPLACE VIEW canonical_interactions AS SELECT rowid AS row, c0 AS USER_ID, "
            "c1 AS ITEM_ID, epoch(c2::TIMESTAMPTZ)::BIGINT AS TIMESTAMP, c2 AS raw_TIMESTAMP, "
            "c3 AS EVENT_TYPE, c4::DOUBLE AS EVENT_VALUE, c4 AS raw_EVENT_VALUE FROM t0"
        )


def test_times_without_a_zone() -> None:
    one = the("times-without-zone", IsoWorld(""))
    assert (one.grade, one.row, one.value) == (Grade.NOTE, 2, "2023-11-15 07:00:00")
    assert "between 0:00 and 6:00" in one.message


@pytest.mark.parametrize("suffix", ["Z", "+01:00", "+0900", " Europe/Madrid", " Asia/Seoul"])
def test_times_with_a_zone(suffix: str) -> None:
    assert "times-without-zone" not in codes(IsoWorld(suffix))


def genres(values: str) -> World:
    world = shop(items=None)
    return world.add(
        "items", ["ITEM_ID", "GENRES"], f"SELECT 'i' || (100 + n), {values} FROM range(300) r(n)"
    )


def test_categories_in_lists_nearly_agree() -> None:
    world = genres(
        "CASE WHEN n % 100 = 4 THEN 'drama|sci fi' "
        "WHEN n % 2 = 0 THEN 'Sci-Fi|drama' ELSE 'drama' END"
    )
    one = the("categories-nearly-agree", world)
    assert (one.count, one.row, one.value) == (3, 6, "sci fi")
    assert "'sci fi' for 'Sci-Fi'" in one.message


@pytest.mark.parametrize(
    "pair", [("10-20", "1020"), ("C", "C++"), ("1-2 years", "12 years"), ("R", "&R")]
)
def test_categories_that_only_look_alike(pair: tuple[str, str]) -> None:
    one, other = pair
    assert codes(genres(f"CASE WHEN n % 2 = 0 THEN '{one}' ELSE '{other}' END")) == set()


def test_two_equal_columns_are_a_note() -> None:
    world = shop(items=None).add(
        "items",
        ["ITEM_ID", "COLOUR", "FARBE"],
        "SELECT 'i' || (100 + n), x, x FROM (SELECT n, ['a', 'b'][1 + n % 2] AS x "
        "FROM range(300) r(n))",
    )
    assert "COLOUR and FARBE" in the("columns-equal", world).message


def test_a_catalogue_with_nothing_but_ids_blocks() -> None:
    world = shop(items=None).add(
        "items", ["ITEM_ID"], "SELECT 'i' || (100 + n) FROM range(300) r(n)"
    )
    assert the("no-metadata", world).grade is Grade.BLOCKS


def test_a_catalogue_of_names_is_worth_knowing_and_blocks_nothing() -> None:
    world = shop(items=None).add(
        "items",
        ["ITEM_ID", TITLE],
        "SELECT 'i' || (100 + n), 'Thing ' || n FROM range(300) r(n)",
    )
    assert the("names-only", world).grade is Grade.NOTE


def test_limits_of_columns() -> None:
    extra = [f"X{number}" for number in range(6)]
    columns = ", ".join(f"['a', 'b'][1 + (n // {7**k}) % 2]" for k in range(6))
    world = World().add(
        "interactions", [*COLUMNS[:3], *extra], f"SELECT u, i, t, {columns} FROM {CLEAN}"
    )
    assert the("too-many-columns", world).count == 6


def test_two_texts_are_a_note() -> None:
    world = shop(items=None).add(
        "items",
        ["ITEM_ID", "DESCRIPTION", "NOTES"],
        "SELECT 'i' || (100 + n), 'long ' || n, 'words ' || n FROM range(300) r(n)",
        {"NOTES": "text"},
    )
    assert the("several-texts", world).count == 2


def test_words_of_many_languages_are_no_broken_letters() -> None:
    words = [
        "Grün – «schön»",
        "NÃO É",
        "příští“",
        "한국어…",
        "âge d’or",
        "Ærø",
        "İstanbul",
        "Ñandú",
    ]
    texts = f"{words}[1 + n % 8] || n"
    world = shop(items=None).add(
        "items",
        ["ITEM_ID", "DESCRIPTION"],
        f"SELECT 'i' || (100 + n), {texts} FROM range(300) r(n)",
    )
    assert codes(world) == set()


@pytest.mark.parametrize("text", ["한국어", "日本語", "naïve", "Привет", "Größe", "“quoted”"])
def test_utf8_read_as_windows_1252_is_found(text: str) -> None:
    broken = text.encode().decode("cp1252", errors="replace").replace("'", "''")
    world = shop(items=items("text", f"'{broken}'", "i = 'i109'"))
    assert the("broken-letters", world).row == 11


@pytest.mark.parametrize("pair", [("step1 done", "step2 done"), ("like", "dislike")])
def test_event_types_that_are_two_events(pair: tuple[str, str]) -> None:
    one, other = pair
    events = changed("e", f"CASE WHEN n % 40 = 0 THEN '{one}' ELSE '{other}' END", "true")
    assert "event-type-spellings" not in codes(shop(events))


def test_created_after_the_first_event() -> None:
    world = shop(items=None).add(
        "items",
        ["ITEM_ID", "COLOUR", "CREATION_TIMESTAMP"],
        f"SELECT 'i' || (100 + n), ['a', 'b'][1 + n % 2], '{NOW - 86400}' FROM range(300) r(n)",
    )
    assert the("created-after-first-event", world).count == 300


def test_findings_come_by_grade_then_by_count() -> None:
    events = changed(
        "u", "''", "n IN (5, 9)", changed("t", "'x'", "n < 4", changed("v", "'y'", "n < 9"))
    )
    grades = list(Grade)
    keys = [(grades.index(one.grade), -one.count) for one in found(shop(events))]
    assert len(keys) >= 3
    assert keys == sorted(keys)


def test_every_finding_says_why_and_what_to_do() -> None:
    world = shop(changed("u", "'NULL'", "n % 7 = 0", changed("t", "'x'", "n < 4")))
    for one in found(world):
        assert one.matters
        assert one.fix
        assert one.message.endswith(".")


def test_no_rows_at_all_are_a_finding_and_no_error() -> None:
    world = World().add("interactions", COLUMNS, [])
    assert "too-few-interactions" in codes(world)


def test_nothing_readable_is_a_finding_and_no_error() -> None:
    world = shop(changed("t", "'x'", "true", changed("u", "''", "true")))
    assert {"time-unreadable", "id-missing", "too-few-interactions"} <= codes(world)


def test_the_scan_leaves_no_tables() -> None:
    world = shop()
    findings.find(world.canonical(), now=NOW)
    left = world.connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE temporary"
    ).fetchone()
    assert left == (0,)


def test_times_in_the_future_do_not_spoil_what_is_said_of_others() -> None:
    events = changed("t", f"'{NOW + 9_000_000}'", "n IN (1, 2)")
    assert codes(shop(events)) == {"time-in-future"}


def test_where_all_is_in_the_future_the_clock_is_wrong() -> None:
    early = NOW - 200 * 86_400
    told = {one.code for one in findings.find(shop().canonical(), now=early)}
    assert told == {"time-in-future", "popularity-flat"}


_SPREAD = "CAST(n * 7919 % 60013 % 4000 AS VARCHAR)"
"""Ids from 0 to 3999, each in about as many rows."""


def test_placeholders_are_no_bots() -> None:
    events = changed("u", "'guest'", "n BETWEEN 600 AND 3600")
    assert {"placeholder-id"} <= codes(shop(events)) < {"placeholder-id", "repeats"}


def test_the_first_of_numbers_from_zero_on_is_somebody() -> None:
    """Unless nobody else has as many rows by far."""
    busy = f"CASE WHEN n % 200 = 0 THEN '0' WHEN n % 150 = 0 THEN '1' ELSE {_SPREAD} END"
    assert "placeholder-id" not in codes(shop(changed("u", busy, "true")))
    alone = f"CASE WHEN n % 20 = 0 THEN '0' ELSE {_SPREAD} END"
    assert the("placeholder-id", shop(changed("u", alone, "true"))).value == "0"


@pytest.mark.parametrize(
    "word", ["[object Object]", "N/A", "\\N", "(not set)", "ゲスト", "비회원", "Invité"]
)
def test_words_for_nobody(word: str) -> None:
    events = changed("u", f"'{word}'", "n IN (5, 9)")
    assert the("placeholder-id", shop(events)).value == word


def test_ids_that_the_catalogue_writes_with_a_dash_are_explained() -> None:
    world = shop(CLEAN, items("i", "'I-' || substr(i, 2)"))
    one = the("id-other-form", world)
    assert (one.count, one.share) == (60_000, 1.0)
    assert "I-" in one.message
    assert "item-not-in-catalogue" not in codes(world)


def test_ids_that_the_catalogue_writes_with_signs_and_zeros_before_them_are_explained() -> None:
    """A register of funds has 07.689/0001, and a program wrote 76890001 of it, a number."""
    number = "(900000 + CAST(substr(i, 2) AS INTEGER) * 7919)"
    short = f"CASE WHEN {number} % 3 = 0 THEN {number} ELSE {number} * 100 END"
    full = f"lpad(CAST({short} AS VARCHAR), 10, '0')"
    signs = f"substr({full}, 1, 2) || '.' || substr({full}, 3, 3) || '/' || substr({full}, 6)"
    world = shop(changed("i", f"CAST({short} AS VARCHAR)", "true"), items("i", signs))
    assert the("id-other-form", world).share == 1.0
    assert "item-not-in-catalogue" not in codes(world)


def test_a_single_id_that_agrees_without_its_dash_is_another_one() -> None:
    events = changed("i", "'I-' || substr(i, 2)", "n = 7")
    events = changed("i", "'gone' || n", "n BETWEEN 10 AND 20", events)
    assert "id-other-form" not in codes(shop(events))


@pytest.mark.parametrize("read_as_number", [False, True])
def test_the_item_zero_that_the_catalogue_describes_is_something(read_as_number: bool) -> None:
    """It may be the item that is chosen most, and by far."""
    often = f"CASE WHEN n % 9 = 0 THEN 0 ELSE {_SPREAD}::INT % 300 END"
    form = f"({often})::DOUBLE::VARCHAR" if read_as_number else f"({often})::VARCHAR"
    events = changed("i", form, "true")
    known = items("i", "(substr(i, 2)::INT - 100)::VARCHAR")
    assert "placeholder-id" not in codes(shop(events, known))
    zero = "0.0" if read_as_number else "0"
    assert the("placeholder-id", shop(events, items("i", "substr(i, 2)"))).value == zero


def test_addresses_of_mail_are_one_in_any_case() -> None:
    mail = "u || ['@Shop.com', '@shop.com', '@SHOP.com'][1 + n % 3]"
    found = the("id-case", shop(changed("u", mail, "true")))
    assert found.message.startswith("2,000 user ids ")
    assert (found.count, found.share) == (40_000, 2 / 3)


def test_the_example_of_two_spellings_is_the_rare_one() -> None:
    events = changed("u", "upper(u)", "n % 2000 = 10 AND n > 4000")
    one = the("id-case", shop(events))
    assert (one.value, one.row) == ("u10010", 12)  # U10010 stands in 28 rows, u10010 in two
    events = changed("u", "upper(u)", "n IN (10, 4010)")
    assert (the("id-case", shop(events)).value) == "U10010"


def _people(name: str, value: str) -> World:
    """Users with 2,000 numbers, from 18 to 79, and others."""
    users = (
        f"SELECT 'u' || (10000 + n), ({value})::VARCHAR "
        "FROM (SELECT *, 18 + n * 7919 % 62 AS x FROM range(2000) r(n))"
    )
    return shop().add("users", ["USER_ID", name], users, kinds={name: "number"})


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [
        ("AGE", "CASE WHEN n % 50 = 3 THEN 999 ELSE x END", 40),
        ("나이", "CASE WHEN n = 3 THEN -1 WHEN n = 9 THEN 140 ELSE x END", 2),
        ("SCORE", "CASE WHEN n % 50 = 3 THEN 999 ELSE x END", 40),  # one code for unknown
        ("AGE", "x", 0),
        ("ACCOUNT_AGE", "CASE WHEN n % 50 = 3 THEN 140 + n % 90 ELSE x END", 0),
        ("SCORE", "CASE WHEN n % 50 = 3 THEN 999 + n ELSE x END", 0),  # too many for outliers
        ("SPENT", "exp(x / 9.0)", 0),
    ],
)
def test_ages_that_nobody_has_and_numbers_far_from_even_ones(
    name: str, value: str, count: int
) -> None:
    told = [one for one in found(_people(name, value)) if one.code == "outliers"]
    assert [one.count for one in told] == ([count] if count else [])
    assert all("half of" not in one.message or "." not in one.message[:-1] for one in told)


@pytest.mark.parametrize(
    ("name", "count"), [("PRICE", 1), ("DISCOUNT", 0), ("TEMPERATURE", 0), ("PREIS", 1)]
)
def test_nothing_has_a_price_below_zero(name: str, count: int) -> None:
    value = "CASE WHEN n = 7 THEN -5 ELSE 10 + n * 7 % 90 END"
    goods = f"SELECT 'i' || (100 + n), ({value})::VARCHAR FROM range(300) r(n)"
    world = shop(CLEAN, None).add("items", ["ITEM_ID", name], goods, kinds={name: "number"})
    assert sum(one.code == "outliers" for one in found(world)) == count
