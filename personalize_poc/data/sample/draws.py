"""Random draws that are the same, bit for bit, on every platform and NumPy version.

NumPy promises the raw stream of a bit generator, but not the streams of ``Generator.choice``,
``integers`` and so on, and floating-point functions such as ``exp`` differ in their last bit
between processors. So everything here starts from ``PCG64.random_raw`` and stays in integers:
a draw by weight is a search in a cumulative sum of integer weights.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

#: 2**(k/8) * 1024 for k = 0..7, typed in so that no platform computes them.
_EIGHTHS = np.array([1024, 1117, 1218, 1328, 1448, 1579, 1722, 1878], dtype=np.int64)


def power(exponent: Ints) -> Ints:
    """Return about ``1024 * 2 ** (exponent / 8)`` as integers, exponent clipped to [-80, 240]."""
    exponent = np.clip(np.asarray(exponent, dtype=np.int64), -80, 240)
    octave, eighth = exponent // 8, exponent % 8
    up = np.left_shift(_EIGHTHS[eighth], np.maximum(octave, 0))
    return np.right_shift(up, np.maximum(-octave, 0))


class Draws:
    """A stream of draws, made from a seed and a stream number.

    Args:
        seed: any non-negative integer.
        stream: independent streams of one seed, so that one part of a simulation can draw more
            or less without changing the others.
    """

    def __init__(self, seed: int, stream: int = 0) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence([seed, stream]))

    def raw(self, size: int) -> NDArray[np.uint64]:
        """Return ``size`` uniform integers of 53 bits."""
        return self._bits.random_raw(int(size)) >> np.uint64(11)

    def below(self, bound: int | Ints, size: int | None = None) -> Ints:
        """Return integers uniform in [0, bound); ``bound`` is one number or one per draw.

        The bias of taking 32 random bits times the bound is below 2**-20 for the bounds used
        here (under 4,096) and still under 0.1 % for a bound of a million.
        """
        bounds = np.asarray(bound, dtype=np.int64)
        count = bounds.size if size is None else size
        bits = (self.raw(count) >> np.uint64(21)).astype(np.int64)
        if bounds.size and int(bounds.max()) >= 1 << 31:
            raise ValueError("bounds of 2**31 and more need more bits than one draw has")
        return (bits * bounds) >> np.int64(32)

    def chance(self, per_mille: int | Ints, size: int | None = None) -> NDArray[np.bool_]:
        """Return True with a probability of ``per_mille`` / 1000, one per draw."""
        limit = np.asarray(per_mille, dtype=np.int64)
        count = limit.size if size is None else size
        return self.below(1000, count) < limit

    def pick(self, cumulative: Ints, size: int) -> Ints:
        """Return ``size`` indices drawn by weight, from the cumulative sum of integer weights."""
        return np.searchsorted(cumulative, self.upto(cumulative[-1], size), side="right")

    def pick_rows(self, weights: Ints) -> Ints:
        """Draw one column index per row of a weight table [n, k]; -1 where a row is all zero."""
        cumulative = np.cumsum(weights, axis=1)
        total = cumulative[:, -1]
        point = self.upto(np.maximum(total, 1), len(weights))
        column = (cumulative <= point[:, None]).sum(axis=1)
        return np.where(total > 0, column, -1)

    def upto(self, bound: int | Ints, size: int) -> Ints:
        """Uniform integers in [0, bound) for bounds up to 2**53 (the remainder's bias is tiny)."""
        bounds = np.asarray(bound, dtype=np.uint64)
        return (self.raw(size) % bounds).astype(np.int64)

    def shuffle(self, values: Ints) -> Ints:
        """Return the values in random order (sorted by a random key, ties by position)."""
        return values[np.argsort(self.raw(len(values)), kind="stable")]
