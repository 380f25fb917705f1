"""The different texts of a column, found without hashing where that is quicker."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalize_poc.local.datasets.csv import distinct

LONG = "abcdefghijkl"  # as long as a view holds
short = st.sampled_from(["", "a", "b", "ab", "é", LONG, LONG[:-1] + "x", "click", "watch"])
some = short | st.none() | st.sampled_from([LONG + "m", LONG + "n", *(f"t{n}" for n in range(30))])


@given(
    values=st.lists(short, max_size=40) | st.lists(some, max_size=40),
    first=st.integers(0, 5),
    repeated=st.integers(1, 60),
)
def test_the_same_as_arrow_finds(values: list[str | None], first: int, repeated: int) -> None:
    array = pa.array(values * repeated, pa.string())[first:]
    found = distinct.texts(array)
    assert len(found) == len(set(found))
    assert set(found) == set(array.to_pylist())


@pytest.mark.parametrize("late", ["new", "clicK", LONG + "m", LONG[:-1] + "x", "t9"])
def test_a_value_that_comes_late_is_found(late: str) -> None:
    """The first values decide on the way, not on the result."""
    for few in (["click"], ["a", "b", "c", "d"], [LONG]):
        values = [few[n % len(few)] for n in range(5000)]
        values[4321] = late
        assert set(distinct.texts(pa.array(values))) == {*few, late}
