"""Some rows of a data set, of which pairs of fields are compared in memory.

There are as many pairs as the square of the fields, and a statement for each would take minutes for
a hundred of them. What does not hold for some rows holds for all of them neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, quoted
from personalize_poc.data.own.canonical import Relation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.intp]
    Numbers = NDArray[np.float64]

LOOKED = 2000
"""Rows that are compared."""
_PROMISING = 0.9
"""Correlation in some rows from which on all rows may be correlated as closely as is reported."""


class Rows:
    """Values of some rows.

    Args:
        codes: name of a field -> a number for each of its values, row by row; -1 for none.
        numbers: name of a field of numbers -> its values; NaN for none.
    """

    def __init__(self, codes: dict[str, Codes], numbers: dict[str, Numbers]) -> None:
        self._codes = codes
        self._places = {name: place for place, name in enumerate(numbers)}
        self._correlated = _correlations(np.array(list(numbers.values())))

    def may_go_together(self, one: Profile, other: Profile) -> bool:
        """Whether each value of a field has one value of the other beside it, and it that one."""
        a, b = self._codes[one.field.name], self._codes[other.field.name]
        both = (a >= 0) & (b >= 0)
        return _tells(a[both], b[both]) and _tells(b[both], a[both])

    def may_be_scaled(self, one: Profile, other: Profile) -> bool:
        """Whether two fields of numbers may be correlated; so may those of which too little is."""
        r = self._correlated[self._places[one.field.name], self._places[other.field.name]]
        return bool(np.isnan(r) or abs(r) >= _PROMISING)


def look(
    scan: Scan,
    relation: Relation,
    step: int,
    near: Iterable[tuple[Profile, Profile]],
    numbers: Iterable[tuple[Profile, Profile]],
) -> Rows:
    """Read some rows of the fields that stand in pairs, in one statement.

    Args:
        scan: whose data set it is.
        relation: the data set.
        step: every how many-th row is asked for what is said in the end.
        near: pairs of fields whose values are to be told apart.
        numbers: pairs of fields whose values are to be counted with.
    """
    coded = list(dict.fromkeys(one.field.name for pair in near for one in pair))
    counted = list(dict.fromkeys(one.field.name for pair in numbers for one in pair))
    (rows,) = scan.one(f"SELECT count(*) FROM {relation.name}")
    every = step * max(1, rows // (step * LOOKED))
    asked = [
        *(f"CASE WHEN {quoted(one)} IS NOT NULL THEN hash({quoted(one)}) END" for one in coded),
        *(f"{quoted(one)}::DOUBLE" for one in counted),
    ]
    named = ", ".join(f"{value} AS v{place}" for place, value in enumerate(asked))
    found = scan.canonical.connection.execute(
        f"SELECT {named} FROM {relation.name} WHERE row % {every} = 0"
    ).fetchnumpy()
    values = [np.ma.asarray(found[f"v{place}"]) for place in range(len(asked))]
    codes = {name: _codes(one) for name, one in zip(coded, values, strict=False)}
    rest = values[len(coded) :]
    return Rows(codes, {name: one.filled(np.nan) for name, one in zip(counted, rest, strict=True)})


def _codes(values: np.ma.MaskedArray[tuple[int], np.dtype[np.uint64]]) -> Codes:
    __, codes = np.unique(values.data, return_inverse=True)
    return np.where(np.ma.getmaskarray(values), -1, codes)


def _tells(a: Codes, b: Codes) -> bool:
    """Whether a value of `a` always stands beside the same value of `b`."""
    known = np.zeros(a.max(initial=-1) + 1, dtype=np.intp)
    known[a] = b
    return bool((known[a] == b).all())


def _correlations(values: Numbers) -> Numbers:
    """Correlations of all pairs, each over the rows that have both; NaN where they do not vary."""
    if not values.size:
        return np.full((len(values), len(values)), np.nan)
    there = ~np.isnan(values)
    total = np.maximum(there.sum(axis=1), 1)
    bare = np.where(there, values, 0.0)
    # Around zero, lest squares of large numbers eat the digits that differ.
    centred = np.where(there, values - (bare.sum(axis=1) / total)[:, None], 0.0)
    seen = there.astype(np.float64)
    n, sums = seen @ seen.T, centred @ seen.T
    squares, products = (centred**2) @ seen.T, centred @ centred.T
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = n * squares - sums**2
        found: Numbers = (n * products - sums * sums.T) / np.sqrt(spread * spread.T)
    found[~np.isfinite(found)] = np.nan
    return found
