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

_TAIL = 1 << 12
Result = TypeVar("Result")


def parsed(
    path: Path,
    names: list[str],
    size: int,
    options: tuple[pacsv.ParseOptions, pacsv.ConvertOptions],
    use: Callable[[pa.RecordBatch], Result],
) -> Iterator[Result]:
    """What `use` makes of the batches of a file, in order; it is called by several threads.

    names: the columns of the first row. size: bytes of a block, and the longest possible row.
    Memory holds a few blocks at a time. Raises pa.ArrowInvalid, and what `use` raises.
    """
    threads = pa.cpu_count()
    waiting: deque[Future[list[Result]]] = deque()

    def work(block: pa.Buffer, first: bool) -> list[Result]:
        table = _table(block, None if first else names, options)
        return [use(batch) for batch in table.to_batches()]

    pool = ThreadPoolExecutor(threads)
    try:
        for number, block in enumerate(_blocks(path, size)):
            waiting.append(pool.submit(work, block, number == 0))
            if len(waiting) > threads:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _table(
    block: pa.Buffer,
    names: list[str] | None,
    options: tuple[pacsv.ParseOptions, pacsv.ConvertOptions],
) -> pa.Table:
    """One block as a table. `names` is None when its first row holds them."""
    parse, convert = options
    read = pacsv.ReadOptions(use_threads=False, block_size=len(block) + 1, column_names=names)
    return pacsv.read_csv(
        pa.BufferReader(block), read_options=read, parse_options=parse, convert_options=convert
    )


def _blocks(path: Path, size: int) -> Iterator[pa.Buffer]:
    """The bytes of a file in pieces of at most `size`, each cut after the end of a line."""
    with pa.OSFile(str(path), "rb") as file:
        end, start = file.size(), 0
        while start < end:
            file.seek(start)
            block = file.read_buffer(size)
            if start + len(block) < end:
                block = block.slice(0, _last_end(block))
            start += len(block)
            yield block


def _last_end(block: pa.Buffer) -> int:
    """The place behind the last line that ends in a block. Raises pa.ArrowInvalid."""
    for mark in (b"\n", b"\r"):
        for part in (block.slice(max(0, len(block) - _TAIL)), block):  # mostly it is near
            place = part.to_pybytes().rfind(mark)
            if place >= 0:
                return len(block) - len(part) + place + 1
    raise pa.ArrowInvalid(f"A row has more than {len(block)} bytes.")
