"""Imported histories in files instead of memory: for batch jobs, whose processes share them.

Rows are divided by a hash of their user into parts that fit in memory, and each part is sorted:
a distribution sort (D. E. Knuth, The Art of Computer Programming 3, 5.4.9). A history is then one
read. Memory holds a few bytes a user, and no interaction.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from personalize_poc.local.datasets.segments import manifest
from personalize_poc.local.serving.group.histories import BulkHistories, History, encode
from personalize_poc.local.serving.group.vocabulary import Vocabulary

ROWS_EACH = 1_000_000
"""Rows of a part, about: 100 MB while it is sorted."""
MOST_PARTS = 256
"""As many files are open while rows are divided."""

_COLUMNS = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE")
_ROW = np.dtype([("time", "<i8"), ("item", "<i4"), ("type", "<i4"), ("value", "<f4")])
_PARTED = pa.schema(
    [
        ("user", pa.string()),
        ("time", pa.int64()),
        ("item", pa.int32()),
        ("type", pa.int32()),
        ("value", pa.float32()),
    ]
)
_USERS = pa.schema([("user", pa.string())])
_ROWS, _FACTS, _IDS, _ARRAYS = "rows.bin", "facts.json", "ids.arrow", "users.npz"


def write(folder: Path, paths: Sequence[str]) -> None:
    """Write the histories of all rows in these files, in the order of the files.

    folder: is made. Raises StandInError when a file is damaged.
    """
    folder.mkdir(parents=True)
    items, event_types = Vocabulary(), Vocabulary()
    parts = min(MOST_PARTS, manifest.count(paths) // ROWS_EACH + 1)
    names = [folder / f"part-{number}.arrow" for number in range(parts)]
    _divide(names, paths, items, event_types)
    facts = {"items": items.texts, "event_types": event_types.texts}
    (folder / _FACTS).write_text(json.dumps(facts), encoding="utf-8")
    first = np.full(len(items), np.nan)
    counts, hashes, latest = [np.zeros(1, np.int64)], [], np.iinfo(np.int64).min
    with (
        (folder / _ROWS).open("wb") as rows,
        pa.OSFile(str(folder / _IDS), "wb") as sink,
        pa.ipc.new_file(sink, _USERS) as ids,
    ):
        for name in names:
            users, lengths, part = _sorted(name)
            name.unlink()
            part.tofile(rows)
            ids.write_batch(pa.record_batch([users], schema=_USERS))
            counts.append(lengths)
            hashes.append(np.fromiter(map(_hash, users.to_pylist()), np.uint32, len(users)))
            np.fmin.at(first, part["item"], part["time"].astype(np.float64))
            latest = max(latest, int(part["time"].max(initial=latest)))
    hashed = np.concatenate(hashes)
    order = np.argsort(hashed, kind="stable")
    np.savez(
        folder / _ARRAYS,
        hashes=hashed[order],
        places=order.astype(np.int32),
        ends=np.cumsum(np.concatenate(counts)),
        first=first,
        latest=latest,
    )
    pa.default_memory_pool().release_unused()  # this process goes on for long


def _divide(
    names: Sequence[Path], paths: Sequence[str], items: Vocabulary, event_types: Vocabulary
) -> None:
    """Rows in codes to files, all rows of a user to the same one, in their order."""
    with ExitStack() as stack:
        writers = [stack.enter_context(pa.ipc.new_stream(str(name), _PARTED)) for name in names]
        for batch in manifest.batches(paths, _COLUMNS):
            users = batch["USER_ID"].combine_chunks()
            hashes = np.fromiter(map(_hash, users.dictionary.to_pylist()), np.uint32)
            homes = (hashes % len(names))[users.indices.to_numpy()]
            found = pa.record_batch(
                [
                    users.cast(pa.string()),
                    batch["TIMESTAMP"].combine_chunks(),
                    encode(batch["ITEM_ID"], items),
                    *_optional(batch, event_types),
                ],
                schema=_PARTED,
            )
            for home in np.unique(homes).tolist():
                writers[home].write_batch(found.take(pa.array(np.flatnonzero(homes == home))))


def _optional(batch: pa.Table, event_types: Vocabulary) -> list[Any]:
    """Codes of the event types, -1 without any, and the event values, NaN without any."""
    types = np.full(batch.num_rows, -1, np.int32)
    values = np.full(batch.num_rows, np.nan, np.float32)
    if "EVENT_TYPE" in batch.column_names:
        types = encode(batch["EVENT_TYPE"], event_types)
    if "EVENT_VALUE" in batch.column_names:
        values = batch["EVENT_VALUE"].cast(pa.float32()).to_numpy().astype(np.float32)
    return [types, values]


def _sorted(name: Path) -> tuple[pa.Array, NDArray[np.int64], NDArray[Any]]:
    """Users of a part, the number of rows of each, and the rows by user and time."""
    with pa.memory_map(str(name)) as source:
        table = pa.ipc.open_stream(source).read_all()
        users = table["user"].combine_chunks().dictionary_encode()
        codes = np.asarray(users.indices)
        rows = np.empty(table.num_rows, _ROW)
        for column in _ROW.names or ():
            rows[column] = table[column].to_numpy()
    order = np.lexsort((rows["time"], codes))  # stable: the order of the files breaks ties
    return users.dictionary, np.bincount(codes, minlength=len(users.dictionary)), rows[order]


def _hash(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


class HistoriesOnDisk(BulkHistories):
    """What `write` wrote. Many processes may read the same folder.

    items, event_types: the vocabularies of its codes, to be extended by whoever reads it.
    """

    def __init__(self, folder: Path) -> None:
        facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
        self.items, self.event_types = Vocabulary(facts["items"]), Vocabulary(facts["event_types"])
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            self._hashes, self._places = arrays["hashes"], arrays["places"]
            self._ends, self._first = arrays["ends"], arrays["first"]
            self.latest = int(arrays["latest"]) if len(self) else None
        ids = pa.ipc.open_file(pa.memory_map(str(folder / _IDS))).read_all()
        self._ids = ids["user"].combine_chunks()
        self._path = folder / _ROWS

    def __len__(self) -> int:
        return int(self._ends[-1])

    def of(self, user_id: str) -> History:
        """The user's interactions; empty for a user without any."""
        place = self._place(user_id)
        if place is None:
            return History()
        return self._read(int(self._ends[place]), int(self._ends[place + 1]))

    def first_seen(self, n_items: int) -> NDArray[np.float64]:
        """The oldest timestamp of each item code, float64 [n_items], NaN without any."""
        return np.append(self._first, np.full(n_items - len(self._first), np.nan))

    @property
    def everything(self) -> History:
        """The interactions of all users: all of them in memory."""
        return self._read(0, len(self))

    def _read(self, start: int, end: int) -> History:
        with self._path.open("rb") as file:
            file.seek(start * _ROW.itemsize)
            rows = np.frombuffer(file.read((end - start) * _ROW.itemsize), _ROW)
        item, time, kind, value = (rows[name].copy() for name in ("item", "time", "type", "value"))
        return History(item, time, kind, value)

    def _place(self, user_id: str) -> int | None:
        wanted = np.uint32(_hash(user_id))
        at = int(np.searchsorted(self._hashes, wanted))
        while at < len(self._hashes) and self._hashes[at] == wanted:
            place = int(self._places[at])
            if self._ids[place].as_py() == user_id:
                return place
            at += 1
        return None
