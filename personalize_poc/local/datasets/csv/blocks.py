"""A CSV file in blocks of whole lines, parsed by several threads.

Arrow's streaming reader parses one block at a time. Records never go over several lines here, so
a file can be cut after any line, and each piece parsed on its own, without Python's lock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.csv as pacsv

from personalize_poc.local.datasets.csv.dialect import Reading

_TAIL = 1 << 12
Result = TypeVar("Result")


def parsed(
    path: Path,
    names: list[str],
    size: int,
    reading: Callable[[bytes], Reading],
    use: Callable[[pa.RecordBatch, Reading], Result],
) -> Iterator[Result]:
    """What `use` makes of the batches of a file, in order; it is called by several threads.

    names: the columns of the first row. size: bytes of a block, and the longest possible row.
    reading: how to read a block; one that Arrow cannot read so is read with `Reading.as_texts`.
    Memory holds a few blocks at a time.
    Raises pa.ArrowInvalid, and what `use` raises.
    """
    threads = pa.cpu_count()
    waiting: deque[Future[list[Result]]] = deque()

    def work(start: int, end: int) -> list[Result]:
        block = _read(path, start, end)
        how = reading(block)
        columns = names if start else None
        try:
            table = _table(block, columns, how.parse, how.convert)
        except pa.ArrowInvalid:
            table = _table(block, columns, how.parse, how.as_texts)
        return [use(batch, how) for batch in table.to_batches()]

    pool = ThreadPoolExecutor(threads)
    try:
        for start, end in _blocks(path, size):
            waiting.append(pool.submit(work, start, end))
            if len(waiting) > threads + 1:  # one waits, so that no thread does
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _table(
    block: bytes,
    names: list[str] | None,
    parse: pacsv.ParseOptions,
    convert: pacsv.ConvertOptions,
) -> pa.Table:
    """One block as a table. `names` is None when its first row holds them."""
    read = pacsv.ReadOptions(use_threads=False, block_size=len(block) + 1, column_names=names)
    return pacsv.read_csv(
        pa.BufferReader(block),
        read_options=read,
        parse_options=parse,
        convert_options=convert,
    )


def _read(path: Path, start: int, end: int) -> bytes:
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        return file.read(end - start)


def _blocks(path: Path, size: int) -> Iterator[tuple[int, int]]:
    """Where pieces of a file of at most `size` bytes begin and end, each at the end of a line."""
    start, whole = 0, path.stat().st_size
    while start < whole:
        end = start + size
        end = whole if end >= whole else _last_end(path, start, end)
        yield start, end
        start = end


def _last_end(path: Path, start: int, end: int) -> int:
    """The place behind the last line that ends in a piece. Raises pa.ArrowInvalid."""
    for mark in (b"\n", b"\r"):
        for first in (max(start, end - _TAIL), start):  # mostly it is near
            place = _read(path, first, end).rfind(mark)
            if place >= 0:
                return first + place + 1
    raise pa.ArrowInvalid(f"A row has more than {end - start} bytes.")
