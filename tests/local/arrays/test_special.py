"""The numpy forms say what scipy.special says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import special as scipys

from personalize_poc.local.arrays import special


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (special.softmax, scipys.softmax),
        (special.logsumexp, scipys.logsumexp),
        (special.expit, scipys.expit),
    ],
)
def test_they_are_those_of_scipy(
    ours: Callable[[Any], Any], theirs: Callable[[Any], Any], dtype: type
) -> None:
    logits: NDArray[Any] = (40 * np.random.default_rng(0).standard_normal(500)).astype(dtype)
    logits[[3, 40]] = 800, -900  # exp of neither is a number
    np.testing.assert_allclose(
        ours(logits), theirs(logits.astype(np.float64)), rtol=1e-6, atol=1e-30
    )


def test_nothing_and_the_impossible() -> None:
    assert special.softmax(np.empty(0)).tolist() == []
    assert special.softmax(np.array([1.0, -np.inf])).tolist() == [1.0, 0.0]
    assert special.logsumexp(np.array([3.0])) == 3.0
