"""The second pass of an import: find the first thing that is wrong in a CSV file.

Slower than the import itself and only used after it stopped: every value is read as raw bytes
and checked by the same rules, block by block, until the first bad row is found.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import permitted_values
from personalize_poc.local.datasets.arrow_types import arrow_type, max_length
from personalize_poc.local.datasets.csv.dialect import BLOCK, convert_options, parse_options
from personalize_poc.local.datasets.schema import Column, Schema
from personalize_poc.local.errors import JobFailed

_EXPECTED = {
    "int": "a whole number of 32 bits",
    "long": "a whole number",
    "float": "a number",
    "double": "a number",
    "boolean": "true or false (lower case)",
}


def explain(
    path: Path, uri: str, schema: Schema, lenient: frozenset[str], otherwise: str = ""
) -> JobFailed:
    """The failure that names the first bad row of a file.

    lenient: columns in which values may be empty or unreadable. `otherwise` is what Arrow said; it
    is used when this pass finds nothing.
    """
    try:
        found = _first_problem(path, schema, lenient)
    except pa.ArrowInvalid as error:  # lines and quotes do not fit together
        found, otherwise = _open_quote(path), str(error)
    if found is None:
        return JobFailed(f"{uri}: the file cannot be read as CSV. {otherwise}".strip())
    row, column, text = found
    place = f"{uri}: row {row} (line {_line_of(path, row)})"
    if column is None:
        return JobFailed(f"{place}: {text}")
    if text.startswith("Length cannot"):  # the words of the service come first
        return JobFailed(f"{text} {place}, column {column}.")
    return JobFailed(f"{place}, column {column}: {text}")


def _first_problem(
    path: Path, schema: Schema, lenient: frozenset[str]
) -> tuple[int, str | None, str] | None:
    """Row (1 is the first below the header), column or None, and what is wrong there."""
    ragged: list[tuple[int, str]] = []

    def note(row: Any) -> str:
        ragged.append((row.number - 1, _ragged(row)))  # Arrow counts the header
        return "skip"

    reader = pacsv.open_csv(
        path,
        read_options=pacsv.ReadOptions(block_size=BLOCK, use_threads=False),
        parse_options=parse_options(note),
        convert_options=convert_options(schema, raw=True),
    )
    before = 0
    for batch in reader:
        # Arrow reads ahead: `ragged` may hold rows of later blocks already.
        problem = _in_batch(batch, schema, lenient)
        row = before + (batch.num_rows if problem is None else problem[0]) + 1
        if ragged and ragged[0][0] <= row:  # every row before it was checked
            break
        if problem is not None:
            return row, problem[1], problem[2]
        before += batch.num_rows
    return (ragged[0][0], None, ragged[0][1]) if ragged else None


def _ragged(row: Any) -> str:
    text = row.text if len(row.text) <= 120 else f"{row.text[:120]} …"
    return (
        f"it has {row.actual_columns} fields, the first row of the file has "
        f"{row.expected_columns}: {text!r}. Put text with commas in double quotes; a record may "
        "not go over several lines."
    )


def _open_quote(path: Path) -> tuple[int, str | None, str] | None:
    """The first line whose quotes are not closed in it."""
    row = -1
    with path.open("rb") as file:
        for line in file:
            if not line.strip(b"\r\n"):
                continue
            row += 1
            if line.replace(b"\\\\", b"").replace(b'\\"', b"").count(b'"') % 2:
                start = line[:60].decode("utf-8", "replace").rstrip("\r\n")
                problem = (
                    f"it has a double quote that is not closed: {start!r}. A record may not go "
                    'over several lines; write a quote inside of text as \\".'
                )
                return row, None, problem
    return None


def _in_batch(
    batch: pa.RecordBatch, schema: Schema, lenient: frozenset[str]
) -> tuple[int, str, str] | None:
    """The earliest bad row of a block of raw bytes; in it, the first bad column."""
    found: tuple[int, str, str] | None = None
    for column in schema.columns:
        values = batch[column.name]
        if found is not None:
            values = values[: found[0]]
        if column.name in lenient and not column.is_text:
            continue
        problem = _in_column(values, column, schema.dataset_type, column.name in lenient)
        if problem is not None:
            found = (problem[0], column.name, problem[1])
    return found


def _in_column(
    values: pa.BinaryArray, column: Column, dataset_type: DatasetType, lenient: bool
) -> tuple[int, str] | None:
    """The earliest bad value of a block and what is wrong with it."""
    problems = []
    if not (column.nullable or lenient) and values.null_count:
        empty = int(pc.index(pc.is_null(values), True).as_py())
        problems.append((empty, "it is empty, and the schema does not allow null there."))
    broken = _first_failure(values, lambda part: part.cast(pa.string()))
    if broken is not None:
        problems.append((broken, f"{values[broken].as_py()!r} is not UTF-8 text."))
        values = values[:broken]
    text = values.cast(pa.string())
    found = _of_text(text, column) if column.is_text else _of_value(text, column)
    readable = text[: min(found)[0]] if found else text
    problems += [*found, *_of_rule(readable, column, dataset_type)]
    return min(problems, default=None)


def _of_rule(
    text: pa.StringArray, column: Column, dataset_type: DatasetType
) -> list[tuple[int, str]]:
    """A value that the column can hold but may not have."""
    values = text if column.is_text else pc.utf8_trim_whitespace(text).cast(arrow_type(column))
    mask = permitted_values.mask(values, dataset_type, column.name)
    bad = -1 if mask is None else pc.index(mask, False).as_py()
    if bad < 0:
        return []
    return [
        (bad, f"{_shown(text[bad])} is not {permitted_values.expected(dataset_type, column.name)}.")
    ]


def _of_text(text: pa.StringArray, column: Column) -> list[tuple[int, str]]:
    if column.textual:
        return []
    problems = []
    limit = max_length(column)
    long = pc.index(pc.greater(pc.utf8_length(text), limit), True).as_py()
    if long >= 0:
        value = text[long].as_py()
        problems.append(
            (
                long,
                f"Length cannot be more than {limit} characters for {column.name}. If no values "
                "exceed the character limit, make sure your data follows the formatting "
                f"guidelines. The value beginning {value[:40]!r} has {len(value)} characters:",
            )
        )
    split = pc.index(pc.match_substring(text, "\n"), True).as_py()
    if split >= 0:
        problems.append((split, f"{_shown(text[split])} goes over several lines."))
    return problems


def _of_value(text: pa.StringArray, column: Column) -> list[tuple[int, str]]:
    if column.type != "boolean":  # Arrow takes numbers with blanks around them, not booleans
        text = pc.utf8_trim_whitespace(text)
    problems = []
    bad = _first_failure(text, lambda part: _to_value(part, column))
    if bad is not None:
        problems.append(
            (bad, f"{_shown(text[bad])} is not {_EXPECTED[column.type]} ({column.type}).")
        )
    return problems


def _to_value(text: pa.StringArray, column: Column) -> None:
    if column.type == "boolean":
        if pc.any(pc.invert(pc.is_in(text, pa.array(["true", "false", None])))).as_py():
            raise pa.ArrowInvalid("not a boolean")
        return
    values = text.cast(arrow_type(column))
    if column.type in ("float", "double") and pc.any(pc.invert(pc.is_finite(values))).as_py():
        raise pa.ArrowInvalid("not finite")


def _first_failure(values: pa.Array, convert: Callable[[pa.Array], Any]) -> int | None:
    """Index of the first value that `convert` refuses, found by halving."""

    def fails(low: int, high: int) -> bool:
        try:
            convert(values[low:high])
        except pa.ArrowInvalid:
            return True
        return False

    low, high = 0, len(values)
    if not fails(low, high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if fails(low, middle):
            high = middle
        else:
            low = middle
    return low


def _shown(value: Any) -> str:
    text = value.as_py()
    return repr(text if len(text) <= 60 else text[:60] + " …")


def _line_of(path: Path, row: int) -> int:
    """The line of the file (1 is the first) where a data row stands; empty lines count."""
    seen = -1  # the header is row 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            seen += line not in (b"\n", b"\r\n")
            if seen == row:
                return number
    return row + 1
