"""Several values in one field become values that are joined by "|"."""

from __future__ import annotations

import json
from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import lists


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        yield made


def joined(connection: duckdb.DuckDBPyConnection, text: str | None, separator: str) -> str | None:
    statement = lists.joined("c", separator)
    row = connection.execute(
        f"SELECT {statement} FROM (SELECT CAST(? AS VARCHAR) AS c)", [text]
    ).fetchone()
    assert row is not None
    return None if row[0] is None else str(row[0])


@pytest.mark.parametrize(
    ("text", "separator", "values"),
    [
        ("a;b", ";", "a|b"),
        (" a ; b;; ", ";", "a|b"),
        ("a", ";", "a"),
        (";", ";", None),
        ("", ";", None),
        (None, ";", None),
        ("a|b", "|", "a|b"),
        ("a|b;c", ";", "a/b|c"),
        ("a::b", "::", "a|b"),
        ("a'b", "'", "a|b"),
        ("로맨스, 드라마", ",", "로맨스|드라마"),
        ('["a","b"]', "json", "a|b"),
        ('[" a ", "", null, "b|c"]', "json", "a|b/c"),
        ("[1, 2.5, true]", "json", "1|2.5|true"),
        ('[{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]', "json", "a|b"),
        ('[{"id": 1}]', "json", "1"),
        ('{"title": "a"}', "json", "a"),
        ('["\\u00e9t\\u00e9"]', "json", "été"),
        ('"a"', "json", "a"),
        ("Drama", "json", "Drama"),
        ("[]", "json", None),
        ("[broken", "json", "[broken"),
        (None, "json", None),
        ("['a', 'b']", "python", "a|b"),
        ('["It\'s", \'b "c"\']', "python", 'It\'s|b "c"'),
        (r"['It\'s']", "python", "It's"),
        ("('a',)", "python", "a"),
        ("{'a'}", "python", "a"),
        ("[{'id': 18, 'name': 'Drama'}, {'id': 35, 'name': \"Kid's\"}]", "python", "Drama|Kid's"),
        ("[1, 2]", "python", "1|2"),
        ("[]", "python", None),
        ("set()", "python", None),
        ("None", "python", None),
        (r"['a\xa0b\n']", "python", "a b"),
        ("Drama", "python", "Drama"),
        (None, "python", None),
        ("['a|b']", "python", "a/b"),
    ],
)
def test_values_are_joined(
    connection: duckdb.DuckDBPyConnection, text: str | None, separator: str, values: str | None
) -> None:
    assert joined(connection, text, separator) == values


WORDS = st.lists(
    st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=8)
    .map(lambda text: text.strip(sql.BLANKS))
    .filter(lambda text: text.isprintable() and text and "|" not in text),
    min_size=1,
    max_size=4,
)


@settings(max_examples=80, deadline=None)
@given(WORDS)
def test_json_and_python_hold_the_same_values(words: list[str]) -> None:
    with duckdb.connect() as connection:
        assert joined(connection, json.dumps(words), "json") == "|".join(words)
        assert joined(connection, json.dumps(words, ensure_ascii=False), "json") == "|".join(words)
        assert joined(connection, repr(words), "python") == "|".join(words)
