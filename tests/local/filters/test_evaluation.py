from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.local import filters
from personalize_poc.local.datasets.columns import AnyColumn, NumberColumn, TextColumn, encode
from personalize_poc.local.datasets.schema import Column
from personalize_poc.local.errors import InvalidInputException

GENRES = Column("GENRES", "string", nullable=True, categorical=True)
TAG = Column("TAG", "string", nullable=True)
YEAR = Column("YEAR", "int", nullable=True)


@dataclass
class Films:
    """A scope over a list of records, and the user and item of a request."""

    rows: list[dict[str, Any]]
    seen: list[tuple[str, int]] = field(default_factory=list)
    user: dict[str, Any] = field(default_factory=dict)
    item: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns: dict[str, AnyColumn] = {
            "GENRES": encode(pa.array([r.get("GENRES") for r in self.rows], pa.string()), GENRES),
            "TAG": encode(pa.array([r.get("TAG") for r in self.rows], pa.string()), TAG),
            "YEAR": encode(pa.array([r.get("YEAR") for r in self.rows], pa.int32()), YEAR),
        }

    @property
    def size(self) -> int:
        return len(self.rows)

    def column(self, dataset: str, name: str) -> AnyColumn:
        assert dataset == "ITEMS"
        return self.columns[name]

    def interacted(self, event_types: frozenset[str] | None) -> np.ndarray:
        assert event_types is None or all(t == t.casefold() for t in event_types)
        found = [i for t, i in self.seen if event_types is None or t.casefold() in event_types]
        return np.array(found, np.int64)

    def current_user(self, column: str) -> filters.Known:
        return known(self.user.get(column))

    def current_item(self, column: str) -> filters.Known:
        return known(self.item.get(column))


def known(value: Any) -> filters.Known:
    return value.split("|") if isinstance(value, str) else value


def kept(text: str, films: Films, **values: str) -> list[int]:
    mask = filters.bind(filters.compile(text), values).mask(films)
    assert mask.dtype == bool
    assert mask.shape == (films.size,)
    return np.flatnonzero(mask).tolist()


FILMS = Films(
    [
        {"GENRES": "Comedy|Drama", "TAG": "a|b", "YEAR": 1970},
        {"GENRES": "Drama", "TAG": "a", "YEAR": 1980},
        {"GENRES": "comedy", "YEAR": 1990},
        {},
    ],
    seen=[("Watch", 0), ("click", 2)],
    user={"AGE": 20.0, "LEVEL": "gold"},
    item={"GENRES": "Drama|War", "YEAR": 1980},
)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ('Items.GENRES IN ("Comedy")', [0]),
        ('Items.GENRES IN ("Comedy", "comedy")', [0, 2]),
        ('items.genres NOT IN ("Drama")', [2, 3]),
        ('Items.TAG IN ("a")', [1]),  # bars divide categorical columns only
        ('Items.TAG IN ("a|b")', [0]),
        ("Items.YEAR >= 1970 AND Items.YEAR < 1980", [0]),
        ("Items.YEAR != 1970", [1, 2]),  # nothing is known of the last one
        ("Items.YEAR = 1990 OR Items.YEAR = 1970", [0, 2]),
        ('Items.YEAR > 1985 OR Items.GENRES IN ("Drama") AND Items.YEAR < 1975', [0, 2]),
        ('Items.GENRES IN ("Drama") AND Items.YEAR < 1975 OR Items.YEAR > 1985', [0, 2]),
        ("Items.GENRES IN CurrentItem.GENRES", [0, 1]),
        ("Items.YEAR < CurrentItem.YEAR", [0]),
        ('Interactions.EVENT_TYPE IN ("WATCH")', [0]),
        ('Interactions.EVENT_TYPE IN ("watch", "Click")', [0, 2]),
        ("Interactions.EVENT_TYPE IN (*)", [0, 2]),
        ('Interactions.EVENT_TYPE IN ("*")', [0, 2]),
        ('Interactions.EVENT_TYPE NOT IN ("watch")', [1, 2, 3]),
        ('Interactions.EVENT_TYPE IN ("buy")', []),
    ],
)
def test_conditions(where: str, expected: list[int]) -> None:
    assert kept(f"INCLUDE ItemID WHERE {where}", FILMS) == expected
    rest = [i for i in range(4) if i not in expected]
    assert kept(f"EXCLUDE ItemID WHERE {where}", FILMS) == rest


A, B = 'ItemID WHERE Items.GENRES IN ("Drama")', "ItemID WHERE Items.YEAR > 1975"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"INCLUDE {A} | INCLUDE {B}", [0, 1, 2]),
        (f"EXCLUDE {A} | EXCLUDE {B}", [3]),
        (f"INCLUDE {A} | EXCLUDE {B}", [0]),
        (f"EXCLUDE {B} | INCLUDE {A}", [0]),
    ],
)
def test_pipes(text: str, expected: list[int]) -> None:
    assert kept(text, FILMS) == expected


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("CurrentUser.AGE > 18", True),
        ("CurrentUser.AGE > 18 AND CurrentUser.AGE < 20", False),
        ('CurrentUser.LEVEL = "gold"', True),
        ('CurrentUser.LEVEL IN ("silver", "gold")', True),
        ('CurrentUser.LEVEL NOT IN ("gold")', False),
        ('CurrentUser.LEVEL = "Gold"', False),
        ("CurrentUser.UNKNOWN > 3", False),
    ],
)
def test_if(condition: str, holds: bool) -> None:
    everything = [0, 1, 2, 3]
    assert kept(f"EXCLUDE {A} IF {condition}", FILMS) == ([2, 3] if holds else everything)
    assert kept(f"INCLUDE {A} IF {condition}", FILMS) == ([0, 1] if holds else everything)
    assert kept(f"INCLUDE {A} IF {condition} | INCLUDE {B}", FILMS) == (
        [0, 1, 2] if holds else [1, 2]
    )


def test_values_reach_the_mask() -> None:
    text = "INCLUDE ItemID WHERE Items.GENRES IN ($G) AND Items.YEAR > ($Y)"
    assert kept(text, FILMS, G='"comedy","Drama"', Y="1975") == [1, 2]
    events = "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ($T)"
    assert kept(events, FILMS, T='"watch"') == [1, 2, 3]
    assert kept(events, FILMS, T='"*"') == [1, 3]
    member = f"EXCLUDE {A} IF CurrentUser.LEVEL = $L"
    assert kept(member, FILMS, L='"gold"') == [2, 3]
    assert kept(member, FILMS, L='"silver"') == [0, 1, 2, 3]
    assert kept(f"EXCLUDE {A} IF CurrentUser.AGE = $L", FILMS, L="20") == [2, 3]
    with pytest.raises(InvalidInputException, match="number"):
        kept(f"EXCLUDE {A} IF CurrentUser.AGE = $L", FILMS, L='"old"')


def test_an_exclude_without_its_value_is_not_applied() -> None:
    text = f"EXCLUDE ItemID WHERE Items.GENRES IN ($G) | EXCLUDE {B}"
    assert kept(text, FILMS) == [0, 3]
    assert kept(text, FILMS, G='"Comedy"') == [3]


def test_unknown_item_matches_nothing() -> None:
    unknown = Films(FILMS.rows)
    assert kept("INCLUDE ItemID WHERE Items.GENRES IN CurrentItem.GENRES", unknown) == []
    assert kept("INCLUDE ItemID WHERE Items.YEAR != CurrentItem.YEAR", unknown) == []


def test_no_candidates() -> None:
    assert kept(f"INCLUDE {A} | EXCLUDE {B}", Films([])) == []


# -- the columns -------------------------------------------------------------------------------


def test_encoding_keeps_every_value() -> None:
    texts = ["b|a", None, "a", "", "||c|", "b|a", "a|b"]
    column = encode(pa.chunked_array([texts[:3], texts[3:]], pa.string()), GENRES)
    assert isinstance(column, TextColumn)
    assert column.vocabulary == ["a", "b", "c"]
    assert column.indptr.dtype == column.codes.dtype == np.int32
    assert [column.values(row) for row in range(7)] == [
        ["b", "a"],
        [],
        ["a"],
        [],
        ["c"],
        ["b", "a"],
        ["a", "b"],
    ]
    dictionary = encode(pa.array(texts).dictionary_encode(), TAG)
    assert isinstance(dictionary, TextColumn)
    assert dictionary.values(0) == ["b|a"]


def test_encoding_numbers() -> None:
    column = encode(pa.array([1, None, 2**40], pa.int64()), Column("N", "long"))
    assert isinstance(column, NumberColumn)
    assert column.values.dtype == np.float64
    assert column.values[[0, 2]].tolist() == [1, 2**40]
    assert np.isnan(column.values[1])
    assert len(encode(pa.array([], pa.int64()), Column("N", "long"))) == 0


# -- against an evaluator that is slow and obvious -------------------------------------------------

words = st.sampled_from(["Drama", "drama", "War", "a b", 'q"q'])
years = st.integers(1968, 1972)
lists = st.lists(words, min_size=1, max_size=3)
operators = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])


@st.composite
def record(draw: st.DrawFn) -> dict[str, Any]:
    genres = draw(st.lists(words, max_size=3))
    return {
        "GENRES": "|".join(genres) or None,
        "YEAR": draw(st.none() | years),
    }


condition = st.one_of(
    st.tuples(st.just("GENRES"), st.sampled_from(["IN", "NOT IN"]), lists),
    st.tuples(st.just("GENRES"), st.just("IN"), st.just("CurrentItem")),
    st.tuples(st.just("YEAR"), operators, years | st.just("CurrentItem")),
)
event = st.tuples(
    st.just("EVENT_TYPE"), st.just("IN"), st.lists(st.sampled_from("xyX"), min_size=1)
)
user = st.tuples(st.just("AGE"), operators, st.integers(1, 3))
expression = st.tuples(
    st.booleans(),
    st.lists(st.lists(condition, min_size=1, max_size=3), min_size=1, max_size=3)
    | st.lists(st.lists(event, min_size=1, max_size=2), min_size=1, max_size=2),
    st.lists(user, max_size=2),
)


def quoted(value: str) -> str:
    return '"' + value.replace('"', '\\"') + '"'


def written(part: tuple[str, str, Any], dataset: str) -> str:
    name, operator, operand = part
    if operand == "CurrentItem":
        right = f"CurrentItem.{name}"
    elif isinstance(operand, list):
        right = f"({', '.join(quoted(value) for value in operand)})"
    else:
        right = str(operand)
    return f"{dataset}.{name} {operator} {right}"


def text_of(expressions: list[Any]) -> str:
    parts = []
    for include, groups, users in expressions:
        dataset = "Interactions" if groups[0][0][0] == "EVENT_TYPE" else "Items"
        ors = (" AND ".join(written(c, dataset) for c in group) for group in groups)
        part = f"{'INCLUDE' if include else 'EXCLUDE'} ItemID WHERE {' OR '.join(ors)}"
        if users:
            part += " IF " + " AND ".join(written(c, "CurrentUser") for c in users)
        parts.append(part)
    return " | ".join(parts)


def true(part: tuple[str, str, Any], row: int, films: Films) -> bool:
    """One condition for one film, by Python's own comparisons."""
    name, operator, operand = part
    if name == "EVENT_TYPE":
        return any(i == row and t.lower() in [o.lower() for o in operand] for t, i in films.seen)
    mine: Any = films.user.get("AGE") if name == "AGE" else films.rows[row].get(name)
    other: Any = films.item.get(name) if operand == "CurrentItem" else operand
    if name == "GENRES":
        other = known(other) if operand == "CurrentItem" else other
        own: Any = known(mine)
        shared = bool(set(own or []) & set(other or []))
        return not shared if operator == "NOT IN" else shared
    if mine is None or other is None:
        return False
    return bool(eval(f"{mine} {'==' if operator == '=' else operator} {other}"))


def slow(expressions: list[Any], films: Films) -> list[int]:
    keep = []
    for row in range(films.size):
        included, applied, excluded = False, False, False
        for include, groups, users in expressions:
            if not all(true(part, row, films) for part in users):
                continue
            matches = any(all(true(part, row, films) for part in group) for group in groups)
            if include:
                applied, included = True, included or matches
            else:
                excluded = excluded or matches
        if (included or not applied) and not excluded:
            keep.append(row)
    return keep


@settings(max_examples=300, deadline=None)
@given(
    rows=st.lists(record(), max_size=8),
    expressions=st.lists(expression, min_size=1, max_size=3),
    seen=st.lists(st.tuples(st.sampled_from("xyXz"), st.integers(0, 7)), max_size=6),
    age=st.none() | st.integers(1, 3),
    item=st.none() | record(),
)
def test_masks_equal_the_slow_evaluator(
    rows: list[dict[str, Any]],
    expressions: list[Any],
    seen: list[tuple[str, int]],
    age: int | None,
    item: dict[str, Any] | None,
) -> None:
    films = Films(
        rows,
        [(t, i) for t, i in seen if i < len(rows)],
        {"AGE": None if age is None else float(age)},
        item or {},
    )
    assert kept(text_of(expressions), films) == slow(expressions, films)
