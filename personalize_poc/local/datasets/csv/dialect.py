r"""The CSV that Personalize reads: how Arrow is told about it.

UTF-8; names of the columns in the first row; one record a line; text with commas in double
quotes; ``"`` and ``\`` escaped by ``\`` (doubled quotes are understood too); an empty field is
null; booleans are ``true`` and ``false``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from personalize_poc.local.datasets import constraints
from personalize_poc.local.datasets.arrow_types import arrow_type
from personalize_poc.local.datasets.schema import Column, Schema
from personalize_poc.local.errors import JobFailed

BLOCK = 4 << 20
"""Bytes that Arrow parses at a time; also the longest possible row."""

_MAX_HEADER = 1 << 20


def plain_texts(values: pa.Array) -> pa.Array:
    """Texts of a textual column as they are kept: without tags and line ends, not too long."""
    plain = pc.replace_substring_regex(values, r"<[^<>]*>", " ")
    plain = pc.utf8_trim_whitespace(pc.replace_substring_regex(plain, r"\s+", " "))
    lengths = pc.utf8_length(plain)
    if (pc.max(lengths).as_py() or 0) <= constraints.MAX_TEXT_ZH_JA:
        return plain
    # A text counts as Chinese or Japanese when half of its characters are.
    signs = pc.count_substring_regex(plain, r"[\p{Han}\p{Hiragana}\p{Katakana}]")
    asian = pc.greater(pc.multiply(signs, 2), lengths)
    return pc.if_else(
        asian,
        pc.utf8_slice_codeunits(plain, 0, constraints.MAX_TEXT_ZH_JA),
        pc.utf8_slice_codeunits(plain, 0, constraints.MAX_TEXT),
    )


@dataclass(frozen=True)
class Reading:
    """How Arrow reads one block. plain: no field of it can hold a line break.

    as_texts: how to read it when some number or boolean of the metadata cannot be read: those
    columns come as texts.
    """

    parse: pacsv.ParseOptions
    convert: pacsv.ConvertOptions
    as_texts: pacsv.ConvertOptions
    plain: bool


def readings(schema: Schema, loose: frozenset[str]) -> Callable[[bytes], Reading]:
    """How to read a block of a data set, as a function of its bytes.

    loose: the columns that may hold unreadable values.

    A block means the same when Arrow is told that it has no quotes, no escapes or nothing beyond
    ASCII where that is so, and takes up to a sixth less time.
    """
    choices = (True, False)
    parse = {(q, e): parse_options(quotes=q, escapes=e) for q in choices for e in choices}
    convert = {plain: convert_options(schema, check_utf8=not plain) for plain in choices}
    texts = convert_options(schema, texts=loose)

    def reading(block: bytes) -> Reading:
        quotes, escapes = b'"' in block, b"\\" in block
        plain = not (quotes or escapes)
        return Reading(parse[quotes, escapes], convert[block.isascii()], texts, plain)

    return reading


def parse_options(
    invalid_row_handler: Callable[[Any], str] | None = None,
    *,
    quotes: bool = True,
    escapes: bool = True,
) -> pacsv.ParseOptions:
    """Quotes, escapes and line ends."""
    return pacsv.ParseOptions(
        quote_char='"' if quotes else False,
        double_quote=quotes,
        escape_char="\\" if escapes else False,
        newlines_in_values=False,
        invalid_row_handler=invalid_row_handler,
    )


def convert_options(
    schema: Schema,
    *,
    raw: bool = False,
    check_utf8: bool = True,
    texts: frozenset[str] = frozenset(),
) -> pacsv.ConvertOptions:
    """Types of the columns of a schema; with `raw` all stay bytes, those of `texts` are texts."""

    def wanted(column: Column) -> pa.DataType:
        if raw:
            return pa.binary()
        return pa.string() if column.name in texts else arrow_type(column)

    return pacsv.ConvertOptions(
        include_columns=schema.names,
        column_types={column.name: wanted(column) for column in schema.columns},
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
        true_values=["true"],
        false_values=["false"],
        check_utf8=check_utf8 and not raw,
    )


def read_header(path: Path, uri: str) -> list[str]:
    """The names in the first row. Raises JobFailed when there is none."""
    with path.open("rb") as file:
        line = file.readline(_MAX_HEADER)
        while line and not line.strip():
            line = file.readline(_MAX_HEADER)
    if not line:
        raise JobFailed(f"{uri}: the file is empty. The first row must name the columns.")
    try:
        text = re.split(r"[\r\n]", line.decode("utf-8-sig"), maxsplit=1)[0]
        return next(csv.reader([text], escapechar="\\"), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise JobFailed(
            f"{uri}: the first row is not UTF-8 text with names of columns. "
            "Save the file as CSV in UTF-8."
        ) from error
