"""Columns of metadata as arrays: what filters compare and what recipes learn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from personalize_poc.local.datasets.schema import Column

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class TextColumn:
    """Strings of n rows; a categorical row may hold several (``A|B``) or none.

    indptr: int32 [n + 1], codes: int32 [indptr[-1]]; the values of row r are
    ``vocabulary[codes[indptr[r]:indptr[r + 1]]]``. vocabulary: sorted, distinct.
    """

    indptr: NDArray[np.int32]
    codes: NDArray[np.int32]
    vocabulary: list[str]

    def __len__(self) -> int:
        return len(self.indptr) - 1

    def values(self, row: int) -> list[str]:
        """The values of one row."""
        return [self.vocabulary[c] for c in self.codes[self.indptr[row] : self.indptr[row + 1]]]

    def any_of(self, wanted: Iterable[str]) -> Mask:
        """bool [n]: rows that hold at least one of these strings (exact, case matters)."""
        mask = np.zeros(len(self), np.bool_)
        starts, rows = self._postings
        for value in wanted:
            code = self._code.get(value)
            if code is not None:
                mask[rows[starts[code] : starts[code + 1]]] = True
        return mask

    @cached_property
    def _code(self) -> dict[str, int]:
        return {value: code for code, value in enumerate(self.vocabulary)}

    @cached_property
    def _postings(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Per code where its rows begin, and the rows: made once, so a mask costs its matches."""
        row_of = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.indptr))
        counts = np.bincount(self.codes, minlength=len(self.vocabulary))
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return starts, row_of[np.argsort(self.codes, kind="stable")]


@dataclass(frozen=True)
class NumberColumn:
    """Numbers of n rows. values: float64 [n], NaN where there is none."""

    values: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.values)


AnyColumn = TextColumn | NumberColumn


def encode(array: pa.Array | pa.ChunkedArray, column: Column) -> AnyColumn:
    """Encode the values of a schema column; those of categorical columns are split at ``|``."""
    if not column.is_text:
        numbers = pc.fill_null(array.cast(pa.float64(), safe=False), float("nan"))
        return NumberColumn(np.ascontiguousarray(numbers.to_numpy(), np.float64))
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    # Only the distinct texts are split; rows are then gathered from them.
    texts = encoded.dictionary.cast(pa.large_string())
    parts = pc.split_pattern(texts, "|") if column.categorical else _singles(texts)
    lengths = np.asarray(pc.list_value_length(parts), np.int64)
    values, keep = parts.flatten(), None
    if column.categorical:
        keep = np.asarray(pc.not_equal(values, ""))
        lengths = _lengths_kept(lengths, keep)
        values = values.filter(pa.array(keep))
    vocabulary, codes = sorted_codes(values)
    rows = np.asarray(pc.fill_null(encoded.indices, -1), np.int64)
    indptr, gathered = _gather(rows, lengths, codes)
    return TextColumn(indptr, gathered, vocabulary)


def sorted_codes(values: pa.Array | pa.ChunkedArray) -> tuple[list[str], NDArray[np.int32]]:
    """The distinct strings in sorted order, and the number of each value in that list.

    Null becomes -1. Sorted, so that codes do not depend on the order of the rows. Entries of a
    dictionary that no row uses are left out.
    """
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    encoded = values if pa.types.is_dictionary(values.type) else values.dictionary_encode()
    rows = np.asarray(pc.fill_null(encoded.indices, -1), np.int64)
    used = np.bincount(rows + 1, minlength=len(encoded.dictionary) + 1)[1:] > 0
    order = np.asarray(pc.sort_indices(encoded.dictionary), np.int64)
    order = order[used[order]]
    place = np.full(len(used) + 1, -1, np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return encoded.dictionary.take(pa.array(order)).to_pylist(), place[rows]


def _singles(texts: pa.Array) -> pa.LargeListArray:
    offsets = pa.array(np.arange(len(texts) + 1), pa.int64())
    return pa.LargeListArray.from_arrays(offsets, texts)


def _lengths_kept(lengths: NDArray[np.int64], keep: Mask) -> NDArray[np.int64]:
    total: NDArray[np.int64] = np.concatenate([[0], np.cumsum(keep)])
    ends = np.cumsum(lengths)
    kept: NDArray[np.int64] = total[ends] - total[ends - lengths]
    return kept


def _gather(
    rows: NDArray[np.int64], lengths: NDArray[np.int64], codes: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """CSR of rows that each repeat one distinct text (-1: empty row)."""
    lengths = np.append(lengths, 0)  # the entry that row -1 takes
    starts = np.concatenate([[0], np.cumsum(lengths[:-1])])
    counts = lengths[rows]
    indptr = np.concatenate([[0], np.cumsum(counts)])
    shift = np.repeat(starts[rows] - indptr[:-1], counts)
    return indptr.astype(np.int32), codes[np.arange(indptr[-1]) + shift].astype(np.int32)
