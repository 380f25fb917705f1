"""What is told of few: small shares, nearly all, few heavy users, blanks, one fault told once."""

from __future__ import annotations

import pytest

from personalize_poc.check import findings
from personalize_poc.check.findings import misspelt
from personalize_poc.check.findings.scan import percent
from personalize_poc.data.findings import Grade
from tests.check.test_findings import ITEMS, NOW, changed, found, shop, the

KNOWN = f"SELECT i, colour, price, text FROM {ITEMS}"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (583 / 584, "more than 99 %"),
        (0.9999, "more than 99 %"),
        (1.0, "100 %"),
        (0.99, "99 %"),
        (0.0001, "less than 0.1 %"),
        (0.0, "0.0 %"),
    ],
)
def test_what_is_not_all_is_never_100_percent(share: float, said: str) -> None:
    assert percent(share) == said


def test_ids_in_another_case_than_the_catalogue_has_are_one_finding() -> None:
    world = shop(changed("i", "upper(i)", "n IN (14, 210, 399)"))
    one = the("id-other-form", world)
    assert (one.count, one.row) == (3, 16)
    assert "id-case" not in {other.code for other in found(world)}


def test_one_item_that_nobody_chose_is_told() -> None:
    more = "SELECT 'i999', 'red', '7', 'What number 999 is good for, in words'"
    one = the("item-without-events", shop(items=f"{KNOWN} UNION ALL {more}"))
    assert (one.grade, one.count, one.value) == (Grade.NOTE, 1, "i999")
    assert one.share == 1 / 301


def test_few_users_with_much_of_all_events_are_told_in_a_note() -> None:
    half = changed("u", "'u' || (10000 + n % 1000)", "true")
    one = the("heavy-users", shop(changed("u", "'u7'", "n * n % 101 < 4", half)))
    assert (one.grade, one.count) == (Grade.NOTE, 1)


def test_a_column_that_a_spreadsheet_has_made_one_id_is_damage_only() -> None:
    codes = {one.code for one in found(shop(changed("u", "'1.01E+11'", "n % 5 = 3")))}
    assert codes == {"id-scientific"}


def test_blanks_around_event_types_are_told() -> None:
    one = the("event-type-padded", shop(changed("e", "e || ' '", "n IN (5, 9, 11)")))
    assert (one.grade, one.count, one.row) == (Grade.NOTE, 3, 7)
    assert one.cleaning


MANY = [("Toys", 84), ("Cosmetics", 80), ("Electronics", 70), ("Café", 60), ("Bücher", 50)]


@pytest.mark.parametrize(
    ("rare", "meant"),
    [
        ("Cosmetcis", "Cosmetics"),
        ("Cosmetic", "Cosmetics"),
        ("Eletronics", "Electronics"),
        ("Cafe", "Café"),
        ("Buecher", "Bücher"),
        ("Bucher", "Bücher"),
    ],
)
def test_a_rare_category_that_may_be_a_slip_is_told_with_what_is_meant(
    rare: str, meant: str
) -> None:
    assert misspelt.find([*MANY, (rare, 4)], set()) == {rare: meant}


@pytest.mark.parametrize(
    ("often", "rare"),
    [
        ("32 GB", "34 GB"),
        ("2023", "2024"),
        ("Galaxy S21", "Galaxy S22"),
        ("male", "female"),
        ("soltero", "soltera"),
        ("grey", "gray"),
        ("의류", "의료"),
        ("C++", "C#"),
        ("active", "inactive"),
    ],
)
def test_what_differs_on_purpose_is_no_slip(often: str, rare: str) -> None:
    assert misspelt.find([*MANY, (often, 45), (rare, 4)], set()) == {}


def test_two_categories_that_are_both_frequent_are_two() -> None:
    assert misspelt.find([*MANY, ("Action", 60), ("Auction", 20)], set()) == {}


def test_a_category_that_may_be_a_slip_is_noted_and_one_stored_otherwise_is_explained() -> None:
    words = "['Cosmetics', 'Gardens', 'Cafe' || chr(769)][1 + (right(i, 3)::INT) % 3]"
    slip = "CASE i WHEN 'i104' THEN 'Gradens' WHEN 'i105' THEN 'Café' "
    items = f"SELECT i, {slip} ELSE {words} END, price, text FROM {ITEMS}"
    one = the("categories-may-agree", shop(items=items))
    assert (one.grade, one.count, one.row, one.value) == (Grade.NOTE, 1, 6, "Gradens")
    assert "'Gradens' for 'Gardens'" in one.message
    assert "look alike" in the("categories-nearly-agree", shop(items=items)).message


def test_columns_that_are_left_out_because_they_tell_nothing_are_told() -> None:
    made = shop(items=KNOWN.replace("colour, price", "'red', 'p' || i")).canonical()
    made.mapping.sections["items"].unused.update(colour="one value", price="too many values")
    codes = {one.code: one for one in findings.find(made, now=NOW) if one.grade is Grade.NOTE}
    assert (codes["constant"].column, codes["constant"].count) == ("colour", 300)
    assert (codes["all-distinct"].column, codes["all-distinct"].share) == ("price", 1.0)


def test_several_columns_that_tell_nothing_are_told_together() -> None:
    made = shop(
        items=KNOWN.replace("colour, price", "'p' || i AS colour, 'q' || i AS price")
    ).canonical()
    made.mapping.sections["items"].unused.update(colour="too many", price="too many")
    told = [one.message for one in findings.find(made, now=NOW) if one.code == "all-distinct"]
    assert "colour, price of items are different in nearly every row." in told
