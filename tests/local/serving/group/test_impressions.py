"""Counts of impressions are sums, in blocks that no later count changes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from personalize_poc.local.serving.group.impressions import BLOCK, Impressions

CODES = st.sampled_from([0, 1, 7, BLOCK - 1, BLOCK, 3 * BLOCK, 3 * BLOCK + 5])
PAIRS = st.lists(st.tuples(st.integers(0, 1), CODES), max_size=8)


@given(several=st.lists(PAIRS, max_size=5), wanted=st.lists(CODES | st.just(-1), max_size=9))
def test_they_count_each_pair_and_do_not_change(
    several: list[list[tuple[int, int]]], wanted: list[int]
) -> None:
    imported = np.arange(2 * 10, dtype=np.int32).reshape(2, 10)
    expected = np.zeros((2, 4 * BLOCK + 1), np.int32)  # the last place is that of code -1
    expected[:, :10] = imported
    codes = np.array(wanted, np.int64)
    made = [(Impressions(imported), expected.copy())]
    for pairs in several:
        for row, code in pairs:
            expected[row, code] += 1
        made.append((made[-1][0].with_live(pairs), expected.copy()))
    for impressions, counts in made:
        np.testing.assert_array_equal(impressions.of(codes), counts[:, codes])


def test_of_no_items_there_are_no_counts() -> None:
    none = np.empty(0, np.int64)
    assert Impressions().of(none).shape == (2, 0)
    assert Impressions().with_live([(0, 5)]).of(none).shape == (2, 0)
