"""Refused filter expressions come with the nearest right form."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.local import filters
from personalize_poc.local.errors import InvalidInputException
from tests.local.filters.test_semantics import SCHEMAS, VALID

WHERE = "INCLUDE ItemID WHERE "

FORMS = [
    # words
    ('INCULDE ItemID WHERE Items.GENRE IN ("a")', WHERE + 'Items.GENRE IN ("a")'),
    ('INCLUDE ItemsID WHER Item.GENER IM ("a")', WHERE + 'Items.GENRE IN ("a")'),
    ('INCLUDE ItemID Items.GENRE IN ("a")', WHERE + 'Items.GENRE IN ("a")'),
    ('INCLUDE WHERE Items.GENRE IN ("a")', WHERE + 'Items.GENRE IN ("a")'),
    ('ItemID WHERE Items.GENRE IN ("a")', WHERE + 'Items.GENRE IN ("a")'),
    (WHERE + 'GENRE IN ("a")', WHERE + 'Items.GENRE IN ("a")'),
    (WHERE + 'Items.GENRE NOTIN ("a")', WHERE + 'Items.GENRE NOT IN ("a")'),
    (WHERE + 'NOT Items.GENRE IN ("a")', WHERE + 'Items.GENRE NOT IN ("a")'),
    (WHERE + "Items.YEAR > 3 ADN Items.PRICE < 5", WHERE + "Items.YEAR > 3 AND Items.PRICE < 5"),
    (
        WHERE + "Items.YEAR > 3 IF CurrentUsr.AGE > 3",
        WHERE + "Items.YEAR > 3 IF CurrentUser.AGE > 3",
    ),
    (WHERE + "Items.YEAR > 3 IF Users.AGE > 3", WHERE + "Items.YEAR > 3 IF CurrentUser.AGE > 3"),
    # quotes and parentheses
    (WHERE + 'Items.GENRE IN "a"', WHERE + 'Items.GENRE IN ("a")'),
    (WHERE + "Items.GENRE IN $G", WHERE + "Items.GENRE IN ($G)"),
    (WHERE + "Items.GENRE IN (Science Fiction)", WHERE + 'Items.GENRE IN ("Science Fiction")'),
    (WHERE + 'Items.GENRE IN ("a", "b)', WHERE + 'Items.GENRE IN ("a", "b")'),
    (WHERE + "Items.GENRE IN (\u201ca\u201d)", WHERE + 'Items.GENRE IN ("a")'),
    (WHERE + 'Items.GENRE IN ["a", "b"]', WHERE + 'Items.GENRE IN ("a", "b")'),
    (WHERE + 'Items.GENRE IN ("a" "b")', WHERE + 'Items.GENRE IN ("a", "b")'),
    (WHERE + 'Items.GENRE IN ("a"', WHERE + 'Items.GENRE IN ("a")'),
    (WHERE + "(Items.YEAR > 3 AND Items.PRICE < 5)", WHERE + "Items.YEAR > 3 AND Items.PRICE < 5"),
    (WHERE + "(Items.YEAR > 3 OR Items.PRICE < 5", WHERE + "Items.YEAR > 3 OR Items.PRICE < 5"),
    (WHERE + r"Items.GENRE IN (\"a\")", WHERE + 'Items.GENRE IN ("a")'),
    ('"' + WHERE + 'Items.YEAR > 3"', WHERE + "Items.YEAR > 3"),
    (WHERE + "Items.GENRE = a", WHERE + 'Items.GENRE IN ("a")'),
    (WHERE + "Items.YEAR > :year", WHERE + "Items.YEAR > $year"),
    # comparisons
    (WHERE + "1990 <= Items.YEAR < 2000", WHERE + "Items.YEAR >= 1990 AND Items.YEAR < 2000"),
    (WHERE + "Items.YEAR >= 1990 AND < 2000", WHERE + "Items.YEAR >= 1990 AND Items.YEAR < 2000"),
    (WHERE + "Items.YEAR == 3", WHERE + "Items.YEAR = 3"),
    (WHERE + "Items.YEAR => 3", WHERE + "Items.YEAR >= 3"),
    (WHERE + "Items.YEAR <> 3", WHERE + "Items.YEAR != 3"),
    (WHERE + "3 < Items.YEAR", WHERE + "Items.YEAR > 3"),
    (WHERE + "Items.YEAR BETWEEN 1 AND 3", WHERE + "Items.YEAR >= 1 AND Items.YEAR <= 3"),
    (WHERE + 'Items.YEAR > "3"', WHERE + "Items.YEAR > 3"),
    (WHERE + "Items.YEAR IN (1990)", WHERE + "Items.YEAR = 1990"),
    (WHERE + "Items.YEAR IN ($Y)", WHERE + "Items.YEAR = $Y"),
    (WHERE + 'Items.GENRE = "a"', WHERE + 'Items.GENRE IN ("a")'),
    (WHERE + 'Items.GENRE != "a"', WHERE + 'Items.GENRE NOT IN ("a")'),
    (WHERE + "Items.GENRE = $G", WHERE + "Items.GENRE IN ($G)"),
    (WHERE + "Items.GENRE = CurrentItem.GENRE", WHERE + "Items.GENRE IN CurrentItem.GENRE"),
    (WHERE + "Items.GENRE NOT IN ($G)", "EXCLUDE ItemID WHERE Items.GENRE IN ($G)"),
    # parts in the wrong place
    (
        WHERE + "Items.YEAR > 3 AND CurrentUser.AGE > 3",
        WHERE + "Items.YEAR > 3 IF CurrentUser.AGE > 3",
    ),
    (
        "INCLUDE ItemID IF CurrentUser.AGE > 3 WHERE Items.YEAR > 3",
        WHERE + "Items.YEAR > 3 IF CurrentUser.AGE > 3",
    ),
    (
        WHERE + 'Items.YEAR > 3 OR Interactions.EVENT_TYPE IN ("a")',
        WHERE + 'Items.YEAR > 3 | INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("a")',
    ),
    ("INCLUDE ItemID WHERE Users.AGE > 3", "INCLUDE UserID WHERE Users.AGE > 3"),
    (
        WHERE + "Items.YEAR > 3 EXCLUDE ItemID WHERE Items.PRICE > 5",
        WHERE + "Items.YEAR > 3 | EXCLUDE ItemID WHERE Items.PRICE > 5",
    ),
    (
        WHERE + "CurrentUser.AGE > 3 AND Items.YEAR > 3",
        WHERE + "Items.YEAR > 3 IF CurrentUser.AGE > 3",
    ),
    (
        WHERE + "Items.YEAR > 3 AND EXCLUDE ItemID WHERE Items.PRICE > 5",
        WHERE + "Items.YEAR > 3 | EXCLUDE ItemID WHERE Items.PRICE > 5",
    ),
    (WHERE + "Items.YEAR > 3 |", WHERE + "Items.YEAR > 3"),
    # the meaning stays
    (
        WHERE + "(Items.YEAR > 3 OR Items.YEAR < 1) AND Items.PRICE > 5",
        WHERE + "Items.YEAR > 3 AND Items.PRICE > 5 OR Items.YEAR < 1 AND Items.PRICE > 5",
    ),
    (
        WHERE
        + 'Items.PRICE > 5 AND (Items.YEAR > 3 OR (Items.GENRE IN ("a (b") AND Items.YEAR < 1))',
        WHERE + "Items.PRICE > 5 AND Items.YEAR > 3 OR "
        'Items.PRICE > 5 AND Items.GENRE IN ("a (b") AND Items.YEAR < 1',
    ),
    (
        "EXCLUDE ItemID WHERE (Items.YEAR > 3) | "
        + WHERE
        + "((Items.YEAR < 1 OR Items.PRICE > $P))",
        "EXCLUDE ItemID WHERE Items.YEAR > 3 | " + WHERE + "Items.YEAR < 1 OR Items.PRICE > $P",
    ),
    (
        WHERE + "(Items.YEAR > 3 OR Items.YEAR < 1) AND Items.PRICE > 5 IF CurrentUser.AGE > 3",
        WHERE + "Items.YEAR > 3 AND Items.PRICE > 5 OR Items.YEAR < 1 AND Items.PRICE > 5 "
        "IF CurrentUser.AGE > 3",
    ),
    (
        WHERE + "Items.YEAR > 3 | Items.YEAR < 1",
        WHERE + "Items.YEAR > 3 | " + WHERE + "Items.YEAR < 1",
    ),
    (
        WHERE + "Items.YEAR > 3 IF CurrentUser.AGE > 3 OR CurrentUser.AGE < 1",
        WHERE
        + "Items.YEAR > 3 IF CurrentUser.AGE > 3 | "
        + WHERE
        + "Items.YEAR > 3 IF CurrentUser.AGE < 1",
    ),
    (WHERE + 'Items.GENRE !IN ("a")', WHERE + 'Items.GENRE NOT IN ("a")'),
    (WHERE + 'Items.GENRE IN NOT ("a")', WHERE + 'Items.GENRE NOT IN ("a")'),
    (WHERE + "NOT Items.YEAR < 3", WHERE + "Items.YEAR >= 3"),
    (
        WHERE + "Items.YEAR > 3 AND NOT Items.PRICE = 5",
        WHERE + "Items.YEAR > 3 AND Items.PRICE != 5",
    ),
    (WHERE + "CurrentItem.PRICE > Items.PRICE", WHERE + "Items.PRICE < CurrentItem.PRICE"),
    (WHERE + "$PRICE >= Items.PRICE", WHERE + "Items.PRICE <= $PRICE"),
    (WHERE + "Items.GENRE IN ($A, $B)", WHERE + "Items.GENRE IN ($A) OR Items.GENRE IN ($B)"),
    (WHERE + 'Items.GENRE IN ("a", $B)', WHERE + 'Items.GENRE IN ("a") OR Items.GENRE IN ($B)'),
    (WHERE + 'Items.GENRE NOT_IN ("a")', WHERE + 'Items.GENRE NOT IN ("a")'),
    ("REMOVE ItemID WHERE Items.YEAR > 3", "EXCLUDE ItemID WHERE Items.YEAR > 3"),
    (WHERE + 'Items.GENRE IN (a")', WHERE + 'Items.GENRE IN ("a")'),
    (WHERE + 'Items.GENRE IN (""a"")', WHERE + 'Items.GENRE IN ("a")'),
    (WHERE + "Items.GENRE IN [a, b]", WHERE + 'Items.GENRE IN ("a", "b")'),
    # numbers stay what they are
    (WHERE + "Items.YEAR > - 3", WHERE + "Items.YEAR > -3"),
    (WHERE + "Items.PRICE > $10.50", WHERE + "Items.PRICE > 10.50"),
    (WHERE + "Items.YEAR > 1_000", WHERE + "Items.YEAR > 1000"),
]


def refusal(text: str) -> str:
    with pytest.raises(InvalidInputException) as refused:
        filters.accept(text, SCHEMAS)
    return refused.value.message


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_nearest_right_form(text: str, form: str) -> None:
    _, _, found = refusal(text).partition(" The nearest right form: ")
    assert found.replace(" ", "") == form.replace(" ", "")
    filters.accept(found, SCHEMAS)


@pytest.mark.parametrize(
    "text",
    [
        'INCLUDE ItemID WHERE Items.IS_NEW IN ("true")',
        'INCLUDE ItemID WHERE Items.DESCRIPTION IN ("x")',
        'INCLUDE ItemID WHERE Items.WHATEVER IN ("x")',
        # Without NOT it would say the opposite.
        'INCLUDE ItemID WHERE Items.GENRE NOT IN ($G) AND Items.GENRE IN ("x")',
        "INCLUDE ItemID WHERE NOT (Items.YEAR > 3 AND Items.PRICE < 5)",
        # Without a part of it a number would be another one.
        "INCLUDE ItemID WHERE Items.PRICE > 3,5",
        "INCLUDE ItemID WHERE Items.YEAR > 0x10",
        "INCLUDE ItemID WHERE Items.PRICE > 1.2.3",
        # Whether it includes or excludes, nobody knows.
        "BAN ItemID WHERE Items.YEAR > 3",
        # Neither in both data sets nor in one of them.
        'INCLUDE ItemID WHERE Items.YEAR > 3 AND Interactions.EVENT_TYPE IN ("a")',
        # A field is no value.
        "INCLUDE ItemID WHERE Items.GENRE IN CurrentItem.PRICE",
        # Of several placeholders none is dropped.
        "INCLUDE ItemID WHERE Items.YEAR > 3 AND Items.GENRE IN ($A, $B)",
    ],
)
def test_nothing_is_near(text: str) -> None:
    assert "nearest right form" not in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 2400,
        WHERE + "(" * 2400 + "Items.YEAR > 3",
        WHERE + "NOT " * 600 + "Items.YEAR > 3",
        WHERE + "( " * 600 + "Items.YEAR > 3" + ") " * 600,
        WHERE + "NOT (" * 400,
        '"' * 2400,
        WHERE + " AND ".join(["(Items.YEAR > 3 OR Items.PRICE < 5)"] * 60),
        "|" * 2400,
    ],
)
def test_endless_repetition_is_refused_as_well(text: str) -> None:
    assert "at character" in refusal(text)


@pytest.mark.parametrize(
    ("condition", "place"),
    [
        ("Items.YEAR > three", 35),
        ("Items.YEAR = null", 35),
        ("Items.GENRE IN a", 37),
        ("YEAR > 3", 22),
        ('NOT Items.GENRE IN ("a")', 22),
        ("Items.YEAR > 3 AND AND Items.PRICE < 5", 41),
    ],
)
def test_a_bare_word_is_blamed_itself(condition: str, place: int) -> None:
    word = (WHERE + condition)[place - 1 :].split()[0]
    assert f"at character {place}: {word!r} is not expected here" in refusal(WHERE + condition)


def test_of_a_long_expression_the_place_is_shown() -> None:
    many = " OR ".join(f'Items.GENRE IN ("genre number {n}")' for n in range(50))
    _, _, found = refusal(f"{WHERE}{many} ADN Items.YEAR > 3").partition("right form: ")
    assert found.startswith("… ")
    assert 'number 49") AND Items.YEAR > 3' in found
    assert len(found) < 300


@st.composite
def damaged(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(VALID))
    parts = re.findall(r"\w+|\s+|.", text)
    place = draw(st.integers(0, len(parts) - 1))
    how = draw(st.sampled_from(["", "both", "many", "?", '"', "(", "AND ", "x"]))
    times = {"both": 2, "many": 2000 // len(parts[place])}.get(how)
    parts[place] = parts[place] * times if times else how
    return "".join(parts)[:2500]  # longer ones are refused as a whole


@settings(max_examples=150, deadline=None)
@given(text=damaged())
def test_every_refusal_has_a_place_and_every_form_is_right(text: str) -> None:
    try:
        filters.accept(text, SCHEMAS)
    except InvalidInputException as error:
        refused = error
    else:
        return
    assert refused.code == "InvalidInputException"
    message, _, form = refused.message.partition(" The nearest right form: ")
    place = re.search(r"at character (\d+)", message)
    assert place
    assert 1 <= int(place[1]) <= len(text) + 1
    if form and not form.startswith("… ") and not form.endswith(" …"):
        filters.accept(form, SCHEMAS)
