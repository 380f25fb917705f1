"""The different texts of a column in which few repeat, such as types of events.

Arrow finds them by hashing every value, which takes a fifteenth of an import. Few and short ones
are found by comparing numbers: Arrow's views hold a text of up to 12 bytes, and its length, in 16.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_SHORT, _FEW = 12, 4
_SAMPLE = 1000
_LENGTH = np.uint64(0xFFFFFFFF)
"""The half of a view's first word that holds the length."""


def texts(values: pa.StringArray) -> list[str | None]:
    """The different values of an array, each once."""
    found = None
    if not values.null_count and _looks_easy(pc.unique(values[:_SAMPLE]).to_pylist()):
        found = _few(values)
    return pc.unique(values).to_pylist() if found is None else found


def _looks_easy(sample: list[str]) -> bool:
    return len(sample) <= _FEW and all(len(text.encode()) <= _SHORT for text in sample)


def _few(values: pa.StringArray) -> list[str | None] | None:
    """The different values; None when they are not few and short."""
    views = values.cast(pa.string_view())
    _, data = views.buffers()[:2]
    words = np.frombuffer(data, np.uint64)[2 * views.offset : 2 * (views.offset + len(views))]
    left, right = words[0::2], words[1::2]
    new = left & _LENGTH <= _SHORT
    if not new.all():
        return None
    found: list[str | None] = []
    while new.any():
        if len(found) == _FEW:
            return None
        row = int(new.argmax())
        found.append(views[row].as_py())
        new &= (left != left[row]) | (right != right[row])
    return found
