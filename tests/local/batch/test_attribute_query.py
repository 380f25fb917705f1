"""The query language of segments by attributes."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.local.batch.attribute_query import parse, resolve
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes.affinity.attributes import Attributes

ATTRIBUTES = Attributes(
    4,
    {"GENRES": (np.array([0, 1, 3, 4, 4], np.int32), np.array([0, 0, 1, 1], np.int32))},
    {"YEAR": np.array([1990, 1990, 2000, np.nan], np.float32)},
    {"GENRES": ["Comedy", "Drama"]},
)


def plain(text: str) -> list[tuple[str, object]]:
    return [(condition.column, condition.value) for condition in parse(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('ITEMS.GENRES = "Comedy"', [("GENRES", "Comedy")]),
        ('items.genres="Comedy"', [("genres", "Comedy")]),
        ('ITEMS.A = "x" AND ITEMS.B = 5 and ITEMS.C = -1.5', [("A", "x"), ("B", 5.0), ("C", -1.5)]),
        (r'Items.A = "say \"so\" AND \\ go"', [("A", r'say "so" AND \ go')]),
        ('ITEMS.A = ""', [("A", "")]),
    ],
)
def test_right_queries(text: str, found: list[tuple[str, object]]) -> None:
    assert plain(text) == found


@pytest.mark.parametrize(
    ("text", "position", "told"),
    [
        ("", 1, "it ends too early; expected a column such as ITEMS.GENRES"),
        ('ITEMS.A = "x" OR ITEMS.A = "y"', 15, "joined by AND only"),
        ('ITEMS.A = "x" ADN ITEMS.A = "y"', 15, "Did you mean AND?"),
        ('ITEMS.A IN ("x")', 9, "'IN' is not expected here; expected =. A query compares by a"),
        ("ITEMS.A >= 5", 9, "'>=' is not expected here; expected =."),
        ("ITEMS.A == 5", 10, "expected a text in double quotes or a number"),
        ("ITEMS.A = Comedy", 11, 'Text stands in double quotes: "Comedy".'),
        ("ITEMS.A = 'Comedy'", 11, "double quotes"),
        ('ITEMS.A = "Comedy', 11, "The quote is not closed."),
        ("ITEMS.A = 5x", 11, "not expected here"),
        ("ITEMS.A =", 10, "it ends too early; expected a text in double quotes or a number"),
        ("GENRES = 5", 8, "expected a point and the name of a column"),
        ("USERS.AGE = 5", 1, "USERS is not a data set of attributes; expected ITEMS"),
        ('ITEMS.A = "x" AND', 18, "it ends too early"),
    ],
)
def test_wrong_queries_say_where_and_what(text: str, position: int, told: str) -> None:
    with pytest.raises(InvalidInputException) as caught:
        parse(text)
    assert caught.value.message.startswith(f"Invalid itemAttributes at character {position}: ")
    assert told in caught.value.message


def test_columns_are_found_in_any_case_and_values_are_exact() -> None:
    segment = resolve(parse('items.genres = "Comedy" AND ITEMS.year = 1990'), ATTRIBUTES)
    assert segment.attributes == (("GENRES", "Comedy"), ("YEAR", 1990.0))


@pytest.mark.parametrize(
    ("text", "position", "told"),
    [
        ('ITEMS.GENRE = "Comedy"', 7, "GENRE was not in training. Did you mean GENRES?"),
        ('ITEMS.PRICE = "x"', 7, "PRICE was not in training. It knows GENRES, YEAR."),
        ('ITEMS.GENRES = "comedy"', 16, "Did you mean Comedy?"),
        ("ITEMS.GENRES = 5", 16, 'holds texts; write ITEMS.GENRES = "text".'),
        ('ITEMS.YEAR = 1990 AND ITEMS.YEAR = "1990"', 36, "holds numbers; write ITEMS.YEAR = 5."),
        ("ITEMS.YEAR = 1991", 14, "no item in training has the value 1991.0"),
    ],
)
def test_what_training_did_not_know(text: str, position: int, told: str) -> None:
    with pytest.raises(InvalidInputException) as caught:
        resolve(parse(text), ATTRIBUTES)
    assert f"at character {position}: " in caught.value.message
    assert told in caught.value.message


COLUMN = st.from_regex(r"C[A-Z_]{0,7}", fullmatch=True)
VALUE = st.text(max_size=8) | st.integers(-99, 99)


@given(st.lists(st.tuples(COLUMN, VALUE), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read(pairs: list[tuple[str, str | int]]) -> None:
    def literal(value: str | int) -> str:
        if isinstance(value, int):
            return str(value)
        return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'

    text = " AND ".join(f"ITEMS.{column} = {literal(value)}" for column, value in pairs)
    assert plain(text) == [(c, float(v) if isinstance(v, int) else v) for c, v in pairs]
